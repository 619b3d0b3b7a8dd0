using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.StopInputs;
using NanoV2G.Hal.Inputs;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.StopInputs;

[TestClass]
public class StopInputTest
{
    private const int Rated = 32000;
    private const int ReleaseMs = 20000;
    private const int TickMs = 200;
    private const int Fault = (int)ContactState.Fault;
    private const int Open = (int)ContactState.Open;

    [TestMethod]
    public void AClosedContactNarrowsNothing()
    {
        Bench bench = new Bench();
        bench.Hold(ContactState.Closed, 60000);
        Assert.AreEqual(Rated, bench.Window.MostExportMilliamps);
        Assert.AreEqual(Rated, bench.Window.MostImportMilliamps);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.StopInputChanged));
    }

    // A broken wire and an input that is not known are no different from an open contact.
    [TestMethod]
    [DataRow(Open)]
    [DataRow(Fault)]
    public void TheFirstLookTakesThePowerAndTheSecondOpens(int contact)
    {
        Bench bench = new Bench();
        bench.Tick(ContactState.Closed);
        bench.Tick((ContactState)contact);
        Assert.AreEqual(0, bench.Window.MostExportMilliamps);
        Assert.AreEqual(0, bench.Window.MostImportMilliamps);
        Assert.IsFalse(bench.Window.MustOpen, "one look may be a spike");
        bench.Tick((ContactState)contact);
        Assert.IsTrue(bench.Window.MustOpen);
        Assert.AreEqual((int)LimitReason.LogicInterfaceOpen, (int)bench.Window.OpenReason);
        Assert.AreEqual((int)LimitReason.LogicInterfaceOpen, bench.Events.LastValue1(EventCode.StopInputChanged));
        Assert.AreEqual(Open, bench.Events.LastValue2(EventCode.StopInputChanged));
    }

    [TestMethod]
    public void AContactThatIsOpenFromTheBootStops()
    {
        Bench bench = new Bench();
        bench.Hold(ContactState.Open, 2 * TickMs);
        Assert.IsTrue(bench.Window.MustOpen);
    }

    [TestMethod]
    public void OneOpenLookCostsASecondAndNoOpening()
    {
        Bench bench = new Bench();
        bench.Tick(ContactState.Open);
        bench.Hold(ContactState.Closed, StopInput.GlitchMs - TickMs);
        Assert.AreEqual(0, bench.Window.MostImportMilliamps);
        bench.Tick(ContactState.Closed);
        Assert.AreEqual(Rated, bench.Window.MostImportMilliamps);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.StopInputChanged));
    }

    [TestMethod]
    public void AChatteringContactStops()
    {
        Bench bench = new Bench();
        bench.Tick(ContactState.Open);
        bench.Tick(ContactState.Closed);
        bench.Tick(ContactState.Open);
        Assert.IsTrue(bench.Window.MustOpen);
    }

    [TestMethod]
    public void OnlyTimeClosedWithoutABreakEndsTheStop()
    {
        Bench bench = new Bench();
        bench.Hold(ContactState.Open, 1000);
        bench.Hold(ContactState.Closed, ReleaseMs - TickMs);
        Assert.IsTrue(bench.Window.MustOpen);
        bench.Tick(ContactState.Open);
        bench.Hold(ContactState.Closed, ReleaseMs - TickMs);
        Assert.IsTrue(bench.Window.MustOpen, "a bounce begins the time anew");
        bench.Tick(ContactState.Closed);

        Assert.IsFalse(bench.Window.MustOpen);
        Assert.AreEqual(Rated, bench.Window.MostExportMilliamps);
        Assert.AreEqual(2, bench.Events.CountOf(EventCode.StopInputChanged));
        Assert.AreEqual((int)ContactState.Closed, bench.Events.LastValue2(EventCode.StopInputChanged));
    }

    [TestMethod]
    public void AStopThatLastsIsToldOnce()
    {
        Bench bench = new Bench();
        bench.Hold(ContactState.Open, 3600000);
        Assert.IsTrue(bench.Window.MustOpen);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.StopInputChanged));
    }

    [TestMethod]
    public void AnInputThatIsNotFittedIsNotLookedAt()
    {
        RecordingEvents events = new RecordingEvents();
        StopInput input = new StopInput(null, LimitReason.LogicInterfaceOpen, ReleaseMs, events);
        LimitWindow window = new LimitWindow();
        window.Begin(Rated);
        input.Narrow(new Situation().Snapshot, window);
        input.Narrow(new Situation().Snapshot, window);
        Assert.AreEqual(Rated, window.MostExportMilliamps);
    }

    private sealed class Bench
    {
        public readonly RecordingEvents Events = new RecordingEvents();
        public readonly LimitWindow Window = new LimitWindow();
        private readonly FakeContact _contact = new FakeContact();
        private readonly Situation _situation = new Situation();
        private readonly StopInput _input;

        public Bench()
        {
            _input = new StopInput(_contact, LimitReason.LogicInterfaceOpen, ReleaseMs, Events);
        }

        public void Tick(ContactState contact)
        {
            _situation.Advance(TickMs);
            _contact.State = contact;
            Window.Begin(Rated);
            _input.Narrow(_situation.Snapshot, Window);
        }

        public void Hold(ContactState contact, int ms)
        {
            for (int at = 0; at < ms; at += TickMs)
            {
                Tick(contact);
            }
        }
    }
}
