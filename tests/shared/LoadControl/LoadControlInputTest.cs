using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.LoadControl;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Inputs;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.LoadControl;

[TestClass]
public class LoadControlInputTest
{
    private const int Rated = 32000;
    private const int Fault = (int)ContactState.Fault;
    private const int Open = (int)ContactState.Open;
    private const int Closed = (int)ContactState.Closed;

    // Contact; permille of discharge and charge while closed, while open; mA of discharge and charge allowed.
    [TestMethod]
    [DataRow(Closed, 1000, 1000, 0, 1000, 32000, 32000)]
    [DataRow(Open, 1000, 1000, 0, 1000, 0, 32000)]
    [DataRow(Fault, 1000, 1000, 0, 1000, 0, 32000)]
    [DataRow(Closed, 0, 250, 1000, 1000, 0, 8000)]
    [DataRow(Open, 0, 250, 1000, 1000, 32000, 32000)]
    [DataRow(Fault, 0, 250, 1000, 1000, 0, 8000)]
    [DataRow(Closed, 500, 1, 250, 0, 16000, 32)]
    [DataRow(Open, 500, 1, 250, 0, 8000, 0)]
    [DataRow(Fault, 500, 1, 250, 0, 8000, 0)]
    [DataRow(Fault, 250, 0, 500, 1, 8000, 0)]
    [DataRow(Closed, 2000, -1, 0, 0, 32000, 0)]
    public void TheTruthTableHolds(int contact, int closedExport, int closedImport, int openExport, int openImport, int export, int import)
    {
        UnitSettings settings = new UnitSettings();
        settings.LoadControlClosedExportPermille = closedExport;
        settings.LoadControlClosedImportPermille = closedImport;
        settings.LoadControlOpenExportPermille = openExport;
        settings.LoadControlOpenImportPermille = openImport;
        Bench bench = new Bench(settings);
        bench.Hold((ContactState)contact, 5000);

        Assert.AreEqual(export, bench.Window.MostExportMilliamps);
        Assert.AreEqual(import, bench.Window.MostImportMilliamps);
        Assert.IsFalse(bench.Window.MustOpen);
        Assert.AreEqual((int)(export < Rated ? LimitReason.LoadControl : LimitReason.Rating), (int)bench.Window.ExportReason);
    }

    [TestMethod]
    public void UntilAValidStateIsSeenTheStricterRowHolds()
    {
        Bench bench = new Bench(new UnitSettings());
        bench.Tick(ContactState.Closed);
        Assert.AreEqual(0, bench.Window.MostExportMilliamps, "the first tick has not seen it stand still");
        bench.Tick(ContactState.Closed);
        Assert.AreEqual(0, bench.Window.MostExportMilliamps);
        bench.Tick(ContactState.Closed);
        Assert.AreEqual(Rated, bench.Window.MostExportMilliamps);
    }

    [TestMethod]
    [DataRow(Closed, Open)]
    [DataRow(Open, Closed)]
    public void AStateHasToStandStillToBeTakenOver(int from, int to)
    {
        Bench bench = new Bench(new UnitSettings());
        bench.Hold((ContactState)from, 5000);
        bench.Tick((ContactState)to);
        bench.Tick((ContactState)to);
        Assert.AreEqual(from, (int)bench.Input.Accepted, "200 ms are not 400 ms");
        bench.Tick((ContactState)from);
        bench.Tick((ContactState)to);
        bench.Tick((ContactState)to);
        Assert.AreEqual(from, (int)bench.Input.Accepted, "a bounce begins the time anew");
        bench.Tick((ContactState)to);

        Assert.AreEqual(to, (int)bench.Input.Accepted);
        Assert.AreEqual(to, bench.Events.LastValue1(EventCode.LoadControlChanged));
        Assert.AreEqual(400, bench.Events.LastValue2(EventCode.LoadControlChanged), "the latency is told");
    }

    [TestMethod]
    public void AWiringFaultRestrictsAtOnceAndLeavesSlowly()
    {
        Bench bench = new Bench(new UnitSettings());
        bench.Hold(ContactState.Closed, 5000);
        bench.Tick(ContactState.Fault);
        Assert.AreEqual(0, bench.Window.MostExportMilliamps);

        bench.Tick(ContactState.Closed);
        bench.Tick(ContactState.Closed);
        Assert.AreEqual(0, bench.Window.MostExportMilliamps);
        bench.Tick(ContactState.Closed);
        Assert.AreEqual(Rated, bench.Window.MostExportMilliamps);
    }

    // A relay that sticks is a steady state like any other: it holds as long as it lasts, without an event a tick.
    [TestMethod]
    [DataRow(Open, 0)]
    [DataRow(Closed, Rated)]
    public void AStuckContactKeepsItsRow(int contact, int export)
    {
        Bench bench = new Bench(new UnitSettings());
        bench.Hold((ContactState)contact, 3600000);

        Assert.AreEqual(export, bench.Window.MostExportMilliamps);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.LoadControlChanged));
    }

    // A contact that never stands still is implausible: the stricter row holds until it does.
    [TestMethod]
    public void AChatteringContactRestricts()
    {
        Bench bench = new Bench(new UnitSettings());
        bench.Hold(ContactState.Closed, 5000);
        for (int i = 0; i < 10; i++)
        {
            bench.Tick(i % 2 == 0 ? ContactState.Open : ContactState.Closed);
        }

        Assert.AreEqual(Fault, (int)bench.Input.Accepted);
        Assert.AreEqual(0, bench.Window.MostExportMilliamps);
        bench.Hold(ContactState.Closed, 1000);
        Assert.AreEqual(Rated, bench.Window.MostExportMilliamps);
        Assert.AreEqual(3, bench.Events.CountOf(EventCode.LoadControlChanged));
    }

    private sealed class Bench
    {
        public readonly RecordingEvents Events = new RecordingEvents();
        public readonly LimitWindow Window = new LimitWindow();
        public readonly LoadControlInput Input;
        private readonly Situation _situation = new Situation();

        public Bench(UnitSettings settings)
        {
            Input = new LoadControlInput(settings, Rated, Events);
        }

        public void Tick(ContactState contact)
        {
            _situation.Advance(200);
            _situation.Snapshot.LoadControlContact = contact;
            Window.Begin(Rated);
            Input.Narrow(_situation.Snapshot, Window);
        }

        public void Hold(ContactState contact, int ms)
        {
            for (int at = 0; at < ms; at += 200)
            {
                Tick(contact);
            }
        }
    }
}
