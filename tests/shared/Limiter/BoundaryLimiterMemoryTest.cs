using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// What the limiter remembers of the house, for how long, and what it does not take for the house's.
[TestClass]
public class BoundaryLimiterMemoryTest
{
    private const int ExportLessMargin = 15800;

    // The meter's interval and 0.2 s, or the setting where that is more.
    [TestMethod]
    [DataRow(600, 600)]
    [DataRow(400, 400)]
    [DataRow(100, 400)]
    public void ARiseIsHeldForTheLongerOfTwoTimes(int settingMs, int heldMs)
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Settings.HoldBeforeRiseMs = settingMs;
        for (int i = 0; i < 20; i++)
        {
            bench.Read(200, 4600);
        }

        bench.Read(200, 0);
        for (int atMs = 200; atMs <= heldMs; atMs += 200)
        {
            bench.Read(200, 4600);
            bench.AssertExport(ExportLessMargin);
        }

        bench.Read(200, 4600);
        bench.AssertExport(ExportLessMargin + 20000);
    }

    // 0.2 A less each second, of which 0.357 A more is expected with the next reading. A third more than interval, lag and
    // inverter take, 2.9 s or 3.5 s, reaches two or three readings back.
    [TestMethod]
    [DataRow(150, 400)]
    [DataRow(600, 600)]
    public void AMovementCountsWithinTheTimeOfAReaction(int lagMs, int fallMilliamps)
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Settings.BoundaryLagMs = lagMs;
        bench.Hold(15, 9200);
        for (int i = 1; i <= 10; i++)
        {
            bench.Read(1000, 9200 - (i * 46));
        }

        bench.AssertExport(ExportLessMargin + 38000 - fallMilliamps - 357);
    }

    [TestMethod]
    public void BesideAQuietHouseTheMarginGrowsWhole()
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(2500, 4600);
        bench.AssertExport(ExportLessMargin + 20000 - 250);
    }

    [TestMethod]
    public void WhileTheLoopIsOpenTheQuietMarginStands()
    {
        BoundaryBench bench = new BoundaryBench();
        for (int i = 0; i < 1500; i++)
        {
            bench.Read(1300, 4600);
        }

        bench.Hold(9, 4600);
        bench.AssertExport(ExportLessMargin + 20000);
    }

    [TestMethod]
    public void ALossForgetsTheProofAndWhatTheHouseHasFallen()
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(15, 2300);
        bench.Read(1000, 2116);
        bench.Believe(true);
        bench.Situation.Snapshot.BoundaryIsLive = false;
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.Tick(3000);
        Assert.IsFalse(bench.Limiter.Proof.IsProved);

        bench.Situation.Snapshot.BoundaryIsLive = true;
        bench.Situation.Snapshot.ContactorIsProvedOpen = true;
        bench.Hold(9, 2116);
        bench.AssertExport(ExportLessMargin + 9200);
    }

    // The house falls by 0.4 A while own power of 30 A moves by so much a second: 138 W are 0.6 A, up to which it is the house.
    [TestMethod]
    [DataRow(0, true)]
    [DataRow(138, true)]
    [DataRow(-138, true)]
    [DataRow(140, false)]
    [DataRow(-140, false)]
    public void BesideOwnMovementTheHouseIsNotLearned(int wattsPerSecond, bool isLearned)
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.Believe(true);
        int own = -6900;
        for (int second = 1; second <= 24; second++)
        {
            own += second > 12 ? wattsPerSecond : 0;
            bench.Follow(own, second < 24 ? 2300 : 2208);
        }

        AssertFall(bench, 9600 - 714, isLearned);
    }

    // Own current comes back for 2.5 s after a step that asked the meter.
    [TestMethod]
    [DataRow(2500, false)]
    [DataRow(2501, true)]
    public void AfterAStepThatAskedTheHouseIsNotLearnedAtOnce(int afterMs, bool isLearned)
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        for (int second = 0; second < 20 && !bench.Limiter.Proof.IsProved; second++)
        {
            bench.Follow(bench.Limiter.Proof.MostOwnMilliamps == int.MaxValue ? -6900 : -6693, 2300);
        }

        Assert.IsTrue(bench.Limiter.Proof.IsProved);
        bench.Follow(-6693, 2300);
        bench.Read(afterMs - 1000, 2208 - 6693);

        // The pace has become 1.06 s.
        AssertFall(bench, 9600 - 758, isLearned);
    }

    private static void AssertFall(BoundaryBench bench, int houseMilliamps, bool isLearned)
    {
        int kept = ExportLessMargin + houseMilliamps - bench.Window.MostExportMilliamps;
        Assert.IsTrue(isLearned ? kept >= 400 && kept <= 420 : kept >= 0 && kept <= 100, "mA kept free: " + kept.ToString());
    }
}
