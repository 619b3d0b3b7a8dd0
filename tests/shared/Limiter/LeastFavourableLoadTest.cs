using NanoV2G.Firmware.Limiter;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

[TestClass]
public class LeastFavourableLoadTest
{
    private const int HoldMs = 3000;
    private const int ReachMs = 2400;

    // Readings of 1 A, then 9 A so many times, one each second: the first is remembered for 3 s.
    [TestMethod]
    [DataRow(0, 1000, 1000)]
    [DataRow(1, 1000, 9000)]
    [DataRow(3, 1000, 9000)]
    [DataRow(4, 9000, 9000)]
    public void LowestAndHighestOfTheHoldTimeCount(int highReadings, int lowest, int highest)
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 1000, HoldMs, ReachMs, true);
        for (int i = 1; i <= highReadings; i++)
        {
            load.Add(i * 1000L, 9000, HoldMs, ReachMs, true);
        }

        Assert.AreEqual(lowest, load.LowestMilliamps);
        Assert.AreEqual(highest, load.HighestMilliamps);
    }

    [TestMethod]
    public void ADipCountsBothWays()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 9000, HoldMs, ReachMs, true);
        load.Add(1000, -2000, HoldMs, ReachMs, true);
        load.Add(2000, 3000, HoldMs, ReachMs, true);
        Assert.AreEqual(-2000, load.LowestMilliamps);
        Assert.AreEqual(9000, load.HighestMilliamps);

        load.Add(5000, 3000, HoldMs, ReachMs, true);
        Assert.AreEqual(3000, load.LowestMilliamps);
        Assert.AreEqual(3000, load.HighestMilliamps);
    }

    // With a meter slower than the hold time one reading would decide alone, so the one before counts too.
    [TestMethod]
    public void TheNewestTwoCountHoweverLateTheyCome()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 1000, HoldMs, ReachMs, true);
        load.Add(100000, 7000, HoldMs, ReachMs, true);
        Assert.AreEqual(1000, load.LowestMilliamps);
        Assert.AreEqual(7000, load.HighestMilliamps);

        load.Add(200000, 6500, HoldMs, ReachMs, true);
        Assert.AreEqual(6500, load.LowestMilliamps);
        Assert.AreEqual(7000, load.HighestMilliamps);
    }

    // Readings each second from 5 A on; a switched load of 0.9 A and more is no movement that may be foreseen.
    [TestMethod]
    [DataRow(4600, 400, 0)]
    [DataRow(5300, 0, 300)]
    [DataRow(5000, 0, 0)]
    [DataRow(4101, 899, 0)]
    [DataRow(4100, 0, 0)]
    [DataRow(6500, 0, 0)]
    public void WhatTheHouseMovedWithinAReactionIsRemembered(int then, int fall, int rise)
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 5000, HoldMs, ReachMs, true);
        load.Add(1000, then, HoldMs, ReachMs, true);

        Assert.AreEqual(fall, load.FallMilliamps);
        Assert.AreEqual(rise, load.RiseMilliamps);
    }

    // 150 mA each second: what lies within 2.4 s counts, however long the lowest is remembered.
    [TestMethod]
    public void ASlowDriftCountsAsFarAsTheMemoryReaches()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        for (int i = 0; i <= 10; i++)
        {
            load.Add(i * 1000L, 9000 - (i * 150), HoldMs, ReachMs, true);
        }

        Assert.AreEqual(300, load.FallMilliamps);
        Assert.AreEqual(0, load.RiseMilliamps);
    }

    // Where the hold time is shorter than a reaction, 2.4 s of it count all the same: two readings before the newest.
    [TestMethod]
    public void AMovementReachesBeyondAShortHoldTime()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        for (int i = 0; i <= 10; i++)
        {
            load.Add(i * 1000L, 9000 - (i * 150), 500, ReachMs, true);
        }

        Assert.AreEqual(300, load.FallMilliamps);
        Assert.AreEqual(7500, load.LowestMilliamps);
        Assert.AreEqual(7650, load.HighestMilliamps, "the newest two");
    }

    // Own current moves by some ampere within the second before the reading at 3 s: nothing is learned across it, but
    // what is lowest stays lowest, and what falls from then on is learned again.
    [TestMethod]
    public void WhatOwnMovementFeignsIsNotLearned()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(1000, 5000, HoldMs, ReachMs, true);
        load.Add(2000, 5000, HoldMs, ReachMs, true);
        load.Add(3000, 4000, HoldMs, ReachMs, false);
        Assert.AreEqual(0, load.FallMilliamps);
        Assert.AreEqual(4000, load.LowestMilliamps);

        load.Add(4000, 5000, HoldMs, ReachMs, false);
        Assert.AreEqual(0, load.RiseMilliamps);
        Assert.AreEqual(4000, load.LowestMilliamps);
        load.Add(5000, 4800, HoldMs, ReachMs, true);
        Assert.AreEqual(200, load.FallMilliamps);
    }

    // What lies within 0.05 A of the reading before is noise.
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(49, 0)]
    [DataRow(50, 0)]
    [DataRow(51, 51)]
    [DataRow(1500, 1500)]
    [DataRow(-49, 0)]
    [DataRow(-50, 0)]
    [DataRow(-51, -51)]
    [DataRow(-1500, -1500)]
    public void AFallBeyondNoiseIsTold(int fallMilliamps, int told)
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 5000, HoldMs, ReachMs, true);
        Assert.AreEqual(0, load.JustFellMilliamps, "nothing was before");
        load.Add(1000, 5000 - fallMilliamps, HoldMs, ReachMs, true);

        Assert.AreEqual(told, load.JustFellMilliamps);
    }

    // Small enough to be learned, both ways, were it the house's own.
    [TestMethod]
    [DataRow(400)]
    [DataRow(-400)]
    public void AMovementBesideOwnMovementIsNotLearnedLaterEither(int fallMilliamps)
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 5000, HoldMs, ReachMs, true);
        load.Add(1000, 5000 - fallMilliamps, HoldMs, ReachMs, false);
        load.Add(2000, 5000 - fallMilliamps, HoldMs, ReachMs, true);

        Assert.AreEqual(0, load.FallMilliamps);
        Assert.AreEqual(0, load.RiseMilliamps);
    }

    // To little more than half within 32 s, sooner where readings come 0.7 s apart or more.
    [TestMethod]
    [DataRow(4200, 200, 440, 496)]
    [DataRow(5800, 690, 440, 496)]
    [DataRow(4200, 700, 360, 420)]
    [DataRow(4200, 1000, 360, 420)]
    [DataRow(5800, 1000, 360, 420)]
    public void AMovementIsForgottenByAndBy(int then, int intervalMs, int least, int most)
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 5000, HoldMs, ReachMs, true);
        load.Add(intervalMs, then, HoldMs, ReachMs, true);
        Assert.AreEqual(800, load.FallMilliamps + load.RiseMilliamps);
        int before = 800;
        for (int atMs = 2 * intervalMs; atMs <= 32000 + intervalMs; atMs += intervalMs)
        {
            load.Add(atMs, then, HoldMs, ReachMs, true);
            int left = load.FallMilliamps + load.RiseMilliamps;
            Assert.IsTrue(left <= before);
            before = left;
        }

        Assert.IsTrue(before > least && before < most, "left of 0.8 A: " + before);
    }

    // Of 0.8 A, after a pause of so many seconds: the last is longer than an int counts milliseconds.
    [TestMethod]
    [DataRow(15, 533)]
    [DataRow(45, 0)]
    [DataRow(3600, 0)]
    [DataRow(3000000, 0)]
    public void AfterAPauseTheRestIsLeftAndNothingTurnsRound(int pauseSeconds, int left)
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 5000, HoldMs, ReachMs, true);
        load.Add(1000, 4200, HoldMs, ReachMs, true);
        load.Add(2000, 5000, HoldMs, ReachMs, true);
        load.Add(2000 + (pauseSeconds * 1000L), 5000, HoldMs, ReachMs, true);

        Assert.AreEqual(left, load.RiseMilliamps);
        Assert.IsTrue(load.FallMilliamps <= left && load.FallMilliamps >= 0, "a second older");
    }

    [TestMethod]
    public void ClearingForgetsEverything()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, -20000, HoldMs, ReachMs, true);
        load.Clear();
        load.Add(200, 4000, HoldMs, ReachMs, true);

        Assert.AreEqual(4000, load.LowestMilliamps);
        Assert.AreEqual(0, load.RiseMilliamps, "the movement of what is forgotten too");
    }

    [TestMethod]
    public void AFastMeterStaysWithinTheMemory()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        for (int i = 0; i < 1000; i++)
        {
            load.Add(i * 100L, i, HoldMs, ReachMs, true);
        }

        Assert.AreEqual(969, load.LowestMilliamps, "thirty readings back");
        Assert.AreEqual(999, load.HighestMilliamps);
    }
}
