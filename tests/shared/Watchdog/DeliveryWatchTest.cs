using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// A set-point that the inverter ignores: contactor proved open at most 5 s after it.
[TestClass]
public class DeliveryWatchTest
{
    private const int TravelMs = 200;

    [TestMethod]
    [DataRow(-7000, 0, -7000, 200)]
    [DataRow(-7000, -3000, -7000, 200)]
    [DataRow(-7000, 0, -400, 200)]
    [DataRow(7000, 0, 7000, 200)]
    [DataRow(-7000, 7000, -7000, 200)]
    [DataRow(7000, -7000, 7000, 200)]
    [DataRow(-7000, 0, -7000, 350)]
    [DataRow(-7000, 0, -7000, 600)]
    public void AnIgnoredReductionOpensWithinFiveSeconds(int before, int after, int measured, int tickMs)
    {
        Bench bench = new Bench();
        bench.Hold(10000, before, before, tickMs);
        Assert.IsFalse(bench.Window.MustOpen);
        bench.SetPoint(after);
        long setMs = bench.Situation.Snapshot.NowMs;
        while (!bench.Window.MustOpen && bench.Situation.Snapshot.NowMs - setMs < 20000)
        {
            bench.Tick(tickMs, after, measured);
        }

        long openMs = bench.Situation.Snapshot.NowMs - setMs + TravelMs + tickMs;
        Assert.IsTrue(openMs <= 5000, "with the contactor's travel and the tick that proves it");
        Assert.AreEqual((int)LimitReason.SetpointNotDelivered, (int)bench.Window.OpenReason);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.SetpointNotDelivered));
        Assert.AreEqual(after, bench.Events.LastValue1(EventCode.SetpointNotDelivered));
        Assert.AreEqual(measured, bench.Events.LastValue2(EventCode.SetpointNotDelivered));
    }

    // Dead time 500 ms, then a slew; the meter reads every second and shows what was a second before.
    [TestMethod]
    [DataRow(-7000, 0, 7000)]
    [DataRow(-7000, -3000, 7000)]
    [DataRow(7000, -7000, 14000)]
    public void ASlowInverterThatFollowsIsNotAccused(int from, int to, int slewWattsPerSecond)
    {
        Bench bench = new Bench();
        bench.Hold(5000, from, from, 200);
        int shown = from;
        for (int at = 200; at <= 10000; at += 200)
        {
            if (at % 1000 == 0)
            {
                shown = Slewed(from, to, at - 1000 - 500, slewWattsPerSecond);
            }

            bench.Tick(200, to, shown);
            Assert.IsFalse(bench.Window.MustOpen);
        }
    }

    [TestMethod]
    [DataRow(0, -7000)]
    [DataRow(0, 7000)]
    [DataRow(-3000, -7000)]
    [DataRow(3000, 7000)]
    public void ARiseIsNeverAccused(int measured, int commanded)
    {
        Bench bench = new Bench();
        bench.Hold(59000, commanded, measured, 200);

        Assert.IsFalse(bench.Window.MustOpen);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.SetpointNotDelivered));
    }

    // 5 % and 150 W beside the command.
    [TestMethod]
    [DataRow(-3000, -3300, false)]
    [DataRow(-3000, -3301, true)]
    [DataRow(3000, 3300, false)]
    [DataRow(3000, 3301, true)]
    [DataRow(0, -150, false)]
    [DataRow(0, -151, true)]
    [DataRow(0, 151, true)]
    [DataRow(3000, -151, true)]
    public void TheToleranceCoversClassErrorAndStandby(int commanded, int measured, bool mustOpen)
    {
        Bench bench = new Bench();
        bench.Hold(5000, commanded, measured, 200);

        Assert.AreEqual(mustOpen, bench.Window.MustOpen);
    }

    [TestMethod]
    public void WithoutTheAssetMeterTheInvertersOwnReadingIsJudged()
    {
        Bench bench = new Bench();
        for (int at = 0; at < 10000 && !bench.Window.MustOpen; at += 200)
        {
            bench.Situation.Advance(200);
            bench.Situation.InverterReads(-7000);
            bench.Judge();
        }

        Assert.AreEqual((int)LimitReason.SetpointNotDelivered, (int)bench.Window.OpenReason);
    }

    [TestMethod]
    public void UnknownOwnPowerOpensWithinFiveSeconds()
    {
        Bench bench = new Bench();
        bench.Hold(5000, -3000, -3000, 200);
        long lastReadMs = bench.Situation.Snapshot.NowMs;
        while (!bench.Window.MustOpen && bench.Situation.Snapshot.NowMs - lastReadMs < 20000)
        {
            bench.Situation.Advance(200);
            bench.Judge();
        }

        Assert.IsTrue(bench.Situation.Snapshot.NowMs - lastReadMs + TravelMs + 200 <= 5000);
        Assert.AreEqual((int)LimitReason.OwnPowerUnknown, (int)bench.Window.OpenReason);
    }

    // A bus error passes: two ticks without either reading are no reason yet, the third is.
    [TestMethod]
    [DataRow(1, false)]
    [DataRow(2, false)]
    [DataRow(3, true)]
    public void UnknownOwnPowerHasTwoTicksOfGrace(int silentTicks, bool opens)
    {
        Bench bench = new Bench();
        bench.Hold(5000, -3000, -3000, 200);
        bench.Situation.Snapshot.Asset.SampleMs = -1;
        for (int tick = 0; tick < silentTicks; tick++)
        {
            bench.Situation.Advance(200);
            bench.Judge();
        }

        Assert.AreEqual(opens, bench.Window.MustOpen);
    }

    [TestMethod]
    public void AReadingBeginsTheGraceAnew()
    {
        Bench bench = new Bench();
        bench.Hold(5000, -3000, -3000, 200);
        for (int round = 0; round < 5; round++)
        {
            bench.Situation.Snapshot.Asset.SampleMs = -1;
            bench.Situation.Advance(200);
            bench.Judge();
            bench.Situation.Advance(200);
            bench.Judge();
            bench.Tick(200, -3000, -3000);
            Assert.IsFalse(bench.Window.MustOpen);
        }
    }

    [TestMethod]
    public void UnknownOwnPowerIsNoMatterWhileTheContactorIsProvedOpen()
    {
        Bench bench = new Bench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = true;
        for (int at = 0; at < 60000; at += 200)
        {
            bench.Situation.Advance(200);
            bench.Judge();
        }

        Assert.AreEqual(0, bench.Events.CountOf(EventCode.SetpointNotDelivered));
    }

    [TestMethod]
    public void ItIsTriedAgainAfterTheRetryTimeAndAProvedOpening()
    {
        Bench bench = new Bench();
        bench.Hold(10000, 0, -7000, 200);
        Assert.IsTrue(bench.Window.MustOpen);

        bench.Hold(70000, 0, -7000, 200);
        Assert.IsTrue(bench.Window.MustOpen, "never while the contactor is not proved open");

        bench.Situation.Snapshot.ContactorIsProvedOpen = true;
        bench.Tick(200, 0, 0);
        bench.Tick(200, 0, 0);
        Assert.IsFalse(bench.Window.MustOpen);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.SetpointNotDelivered));
    }

    [TestMethod]
    [DataRow(59000, true)]
    [DataRow(60400, false)]
    public void TheRetryTimePassesFirst(int waitMs, bool mustOpen)
    {
        Bench bench = new Bench();
        while (!bench.Window.MustOpen)
        {
            bench.Tick(200, 0, -7000);
        }

        bench.Situation.Snapshot.ContactorIsProvedOpen = true;
        bench.Hold(waitMs, 0, 0, 200);

        Assert.AreEqual(mustOpen, bench.Window.MustOpen);
    }

    // A refused discharge must not be silent.
    [TestMethod]
    [DataRow(-3000, 0, true)]
    [DataRow(-3000, -1400, true)]
    [DataRow(-3000, -1500, false)]
    [DataRow(7000, 0, true)]
    [DataRow(300, 0, false)]
    public void PowerThatIsLongShortIsReportedOnceAndKeepsTheContactor(int commanded, int measured, bool isReported)
    {
        Bench bench = new Bench();
        bench.Hold(59000, commanded, measured, 200);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.SetpointNotDelivered));
        bench.Hold(120000, commanded, measured, 200);

        Assert.AreEqual(isReported ? 1 : 0, bench.Events.CountOf(EventCode.SetpointNotDelivered));
        Assert.AreEqual(isReported, bench.Watch.IsShort);
        Assert.IsFalse(bench.Window.MustOpen);

        bench.Tick(200, commanded, commanded);
        Assert.IsFalse(bench.Watch.IsShort);
    }

    private static int Slewed(int from, int to, int ms, int slewWattsPerSecond)
    {
        int moved = ms < 0 ? 0 : ms * slewWattsPerSecond / 1000;
        int way = to > from ? to - from : from - to;
        moved = moved < way ? moved : way;
        return to > from ? from + moved : from - moved;
    }

    private sealed class Bench
    {
        public readonly Situation Situation = new Situation();
        public readonly RecordingEvents Events = new RecordingEvents();
        public readonly LimitWindow Window = new LimitWindow();

        public Bench()
        {
            Watch = new DeliveryWatch(new UnitSettings(), Events);
            Situation.Snapshot.ContactorIsProvedOpen = false;
        }

        public DeliveryWatch Watch { get; }

        // The tick's set-point is known to the watch from the next tick on.
        public void SetPoint(int watts)
        {
            Situation.Snapshot.CommandedWatts = watts;
        }

        public void Tick(int ms, int commanded, int measured)
        {
            Situation.Advance(ms);
            Situation.AssetReads(measured);
            Judge();
            SetPoint(commanded);
        }

        public void Hold(int ms, int commanded, int measured, int tickMs)
        {
            SetPoint(commanded);
            for (int at = 0; at < ms; at += tickMs)
            {
                Tick(tickMs, commanded, measured);
            }
        }

        public void Judge()
        {
            Window.Begin(32000);
            Watch.Narrow(Situation.Snapshot, Window);
        }
    }
}
