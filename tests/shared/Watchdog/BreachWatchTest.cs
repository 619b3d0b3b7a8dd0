using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Watchdog;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// A breach that outlasts the loop opens the contactor within the 5 s of G100, and only where the unit adds to it.
[TestClass]
public class BreachWatchTest
{
    private const int TravelMs = 200;
    private const int OverExport = ExcursionBench.OverExport;
    private const int OverImport = ExcursionBench.OverImport;
    private const int Within = ExcursionBench.Within;

    [TestMethod]
    [DataRow(OverExport, -3000, true)]
    [DataRow(OverExport, -151, true)]
    [DataRow(OverExport, -150, false)]
    [DataRow(OverExport, 0, false)]
    [DataRow(OverExport, 3000, false)]
    [DataRow(OverImport, 3000, true)]
    [DataRow(OverImport, 0, false)]
    [DataRow(OverImport, -3000, false)]
    [DataRow(Within, -3000, false)]
    public void ItOpensWhereTheUnitAddsToTheBreach(int gridWatts, int ownWatts, bool opens)
    {
        Bench bench = new Bench();
        bench.Hold(1000, Within, ownWatts);
        int afterMs = bench.HoldUntilOpen(gridWatts, ownWatts);

        Assert.AreEqual(opens, bench.Window.MustOpen);
        Assert.AreEqual(opens ? 1 : 0, bench.Excursion.Events.CountOf(EventCode.LimitBreached));
        Assert.IsTrue(!opens || afterMs + TravelMs + 1000 <= 5000, "with a second of meter interval before the first tick above");
        Assert.IsTrue(!opens || bench.Window.OpenReason == LimitReason.LimitBreached);
    }

    [TestMethod]
    public void UnknownOwnPowerCountsAsAddingToIt()
    {
        Bench bench = new Bench();
        for (int at = 0; at < 10000 && !bench.Window.MustOpen; at += 200)
        {
            bench.Tick(OverExport);
        }

        Assert.IsTrue(bench.Window.MustOpen);
    }

    // A pulse meter tells no power: the inverter does.
    [TestMethod]
    [DataRow(OverExport, -3000, true)]
    [DataRow(OverExport, 3000, false)]
    [DataRow(OverImport, 3000, true)]
    [DataRow(OverImport, -3000, false)]
    public void WithoutAnAssetMeterThatTellsPowerTheInverterDoes(int gridWatts, int inverterWatts, bool opens)
    {
        Bench bench = new Bench();
        for (int at = 0; at < 10000 && !bench.Window.MustOpen; at += 200)
        {
            bench.Excursion.Situation.InverterReads(inverterWatts);
            bench.Tick(gridWatts);
        }

        Assert.AreEqual(opens, bench.Window.MustOpen);
    }

    [TestMethod]
    public void AnOpenContactorAddsNothing()
    {
        Bench bench = new Bench();
        bench.Excursion.Situation.Snapshot.ContactorIsProvedOpen = true;
        bench.HoldUntilOpen(OverExport, 0);

        Assert.IsFalse(bench.Window.MustOpen);
    }

    // The loop takes a fall of load back within 3 s: that is no breach.
    [TestMethod]
    [DataRow(3200, false)]
    [DataRow(3400, true)]
    public void TheLoopHasItsTimeFirst(int overMs, bool opens)
    {
        Bench bench = new Bench();
        bench.Hold(overMs, OverExport, -3000);
        Assert.AreEqual(opens, bench.Window.MustOpen);
        bench.Hold(200, Within, -3000);
        bench.Hold(3000, OverExport, -3000);

        Assert.AreEqual(opens, bench.Window.MustOpen, "a tick within begins the time anew");
    }

    [TestMethod]
    public void ItIsTriedAgainAfterTheRetryTimeAndAProvedOpening()
    {
        Bench bench = new Bench();
        bench.HoldUntilOpen(OverExport, -3000);
        bench.Hold(70000, Within, -3000);
        Assert.IsTrue(bench.Window.MustOpen, "never while the contactor is not proved open");

        bench.Excursion.Situation.Snapshot.ContactorIsProvedOpen = true;
        bench.Hold(200, Within, 0);
        Assert.IsFalse(bench.Window.MustOpen);
    }

    private sealed class Bench
    {
        public readonly ExcursionBench Excursion = new ExcursionBench();
        public readonly LimitWindow Window = new LimitWindow();
        private readonly BreachWatch _watch;

        public Bench()
        {
            _watch = new BreachWatch(Excursion.Settings, Excursion.Watch, Excursion.Events);
            Excursion.Situation.Snapshot.ContactorIsProvedOpen = false;
        }

        public void Tick(int gridWatts)
        {
            Excursion.Tick(200, gridWatts);
            Window.Begin(32000);
            _watch.Narrow(Excursion.Situation.Snapshot, Window);
        }

        // So long that first and last tick are this far apart.
        public void Hold(int ms, int gridWatts, int ownWatts)
        {
            for (int at = 0; at <= ms; at += 200)
            {
                Excursion.Situation.AssetReads(ownWatts);
                Tick(gridWatts);
            }
        }

        // Time from the first tick above the limit to the demand to open.
        public int HoldUntilOpen(int gridWatts, int ownWatts)
        {
            int afterMs = -200;
            while (!Window.MustOpen && afterMs < 10000)
            {
                Excursion.Situation.AssetReads(ownWatts);
                Tick(gridWatts);
                afterMs += 200;
            }

            return afterMs;
        }
    }
}
