using NanoV2G.Firmware.Limiter;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// One reading of the inverter each 200 ms; 2300 W at 230 V are 10 A.
[TestClass]
public class OwnCurrentHistoryTest
{
    [TestMethod]
    public void NothingReadIsNoCurrent()
    {
        Assert.AreEqual(0, new OwnCurrentHistory().MeanMilliamps(0, 1000));
    }

    // 0 W up to 1000 ms, then a step to 2300 W that is taken to have moved evenly from 1000 to 1200 ms.
    [TestMethod]
    [DataRow(0, 1000, 0)]
    [DataRow(1000, 1200, 5000)]
    [DataRow(1000, 1100, 2500)]
    [DataRow(1100, 1200, 7500)]
    [DataRow(1200, 2000, 10000)]
    [DataRow(600, 1600, 5000)]
    [DataRow(1800, 9000, 10000)]
    [DataRow(-5000, 1000, 0)]
    public void TheMeanIsTakenOverExactlyTheTimeAsked(int fromMs, int toMs, int milliamps)
    {
        OwnCurrentHistory history = new OwnCurrentHistory();
        Situation situation = new Situation();
        long beginMs = situation.Snapshot.NowMs;
        situation.Snapshot.ContactorIsProvedOpen = false;
        for (int atMs = 200; atMs <= 2000; atMs += 200)
        {
            situation.Advance(200);
            situation.InverterReads(atMs <= 1000 ? 0 : 2300);
            history.Observe(situation.Snapshot);
        }

        int found = history.MeanMilliamps(beginMs + fromMs, beginMs + toMs);
        Assert.IsTrue(found >= milliamps - 2 && found <= milliamps + 2, "found " + found);
    }

    [TestMethod]
    public void BeforeTheFirstReadingTheCurrentStands()
    {
        OwnCurrentHistory history = new OwnCurrentHistory();
        Situation situation = Reading(5000, 2300, history);

        Assert.AreEqual(10000, history.MeanMilliamps(situation.Snapshot.NowMs - 2000, situation.Snapshot.NowMs - 1000));
        Assert.AreEqual(10000, history.MeanMilliamps(situation.Snapshot.NowMs + 1000, situation.Snapshot.NowMs + 2000));
    }

    // Time does not run backwards; what claims so is no reading.
    [TestMethod]
    [DataRow(0)]
    [DataRow(-100)]
    public void AReadingThatIsNoYoungerChangesNothing(int laterMs)
    {
        OwnCurrentHistory history = new OwnCurrentHistory();
        Situation situation = Reading(5000, 2300, history);
        situation.Advance(laterMs);
        situation.InverterReads(-2300);
        history.Observe(situation.Snapshot);

        Assert.AreEqual(10000, history.MeanMilliamps(5000, 6000));
    }

    // A discharge of a day: the integral neither wraps nor loses a milliampere.
    [TestMethod]
    public void ALongTimeOfFullPowerIsStillExact()
    {
        OwnCurrentHistory history = new OwnCurrentHistory();
        Situation situation = new Situation();
        situation.Snapshot.ContactorIsProvedOpen = false;
        for (int i = 0; i < 2000; i++)
        {
            situation.Advance(60000);
            situation.InverterReads(-7360);
            history.Observe(situation.Snapshot);
        }

        Assert.AreEqual(-32000, history.MeanMilliamps(situation.Snapshot.NowMs - 1000, situation.Snapshot.NowMs));
    }
    private static Situation Reading(int atMs, int watts, OwnCurrentHistory history)
    {
        Situation situation = new Situation();
        situation.Snapshot.ContactorIsProvedOpen = false;
        situation.Advance(atMs);
        situation.InverterReads(watts);
        history.Observe(situation.Snapshot);
        return situation;
    }
}
