using System;
using NanoV2G.Hal.Simulated.Profiles;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Recorded and generated powers.</summary>
[TestClass]
public class ProfilesTest
{
    [TestMethod]
    [DataRow(0, 0, true)]
    [DataRow(999, 0, true)]
    [DataRow(1000, 100, false)]
    [DataRow(6999, 100, false)]
    [DataRow(7000, 200, false)]
    [DataRow(37000, 200, false)]
    [DataRow(37001, 200, true)]
    [DataRow(99999, 200, true)]
    [DataRow(100000, 300, false)]
    [DataRow(130000, 300, false)]
    [DataRow(130001, 300, true)]
    public void RecordingHoldsItsSamplesAndMarksGaps(int atMs, int expectedWatts, bool expectedGap)
    {
        RecordedProfile profile = Recorded(RecordedProfile.HoldLast);
        Assert.AreEqual(expectedWatts, profile.WattsAt(atMs));
        Assert.AreEqual(expectedGap, profile.IsGapAt(atMs));
    }

    [TestMethod]
    [DataRow(500, 77)]
    [DataRow(37000, 200)]
    [DataRow(50000, 77)]
    [DataRow(100000, 300)]
    [DataRow(200000, 77)]
    public void GapsShowTheirOwnPowerWhenOneIsGiven(int atMs, int expectedWatts)
    {
        Assert.AreEqual(expectedWatts, Recorded(77).WattsAt(atMs));
    }

    [TestMethod]
    public void AnEarlierTimeIsFoundAgain()
    {
        RecordedProfile profile = Recorded(RecordedProfile.HoldLast);
        Assert.AreEqual(300, profile.WattsAt(110000));
        Assert.AreEqual(100, profile.WattsAt(2000));
        Assert.AreEqual(0, profile.WattsAt(0));
        Assert.AreEqual(200, profile.WattsAt(20000));
    }

    [TestMethod]
    public void WrongTablesAreRefused()
    {
        Assert.ThrowsException(typeof(ArgumentException), () => new RecordedProfile(new long[0], new int[0], 1000));
        Assert.ThrowsException(typeof(ArgumentException), () => new RecordedProfile(new long[] { 5, 5 }, new int[] { 1, 2 }, 1000));
        Assert.ThrowsException(typeof(ArgumentException), () => new RecordedProfile(new long[] { 5 }, new int[] { 1, 2 }, 1000));
        Assert.ThrowsException(typeof(ArgumentException), () => new RecordedProfile(new long[] { 5 }, new int[] { -1 }, 1000));
        Assert.ThrowsException(typeof(ArgumentException), () => new RecordedProfile(new long[] { 5 }, new int[] { 1 }, 0));
        Assert.ThrowsException(typeof(ArgumentException), () => new StepProfile(new long[] { 5 }, new int[] { 1, 2 }));
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(99, 0)]
    [DataRow(100, 5)]
    [DataRow(199, 5)]
    [DataRow(200, 7)]
    [DataRow(1000000, 7)]
    public void StepsHoldUntilTheNext(int atMs, int expectedWatts)
    {
        StepProfile profile = new StepProfile(new long[] { 100, 200 }, new int[] { 5, 7 });
        Assert.AreEqual(expectedWatts, profile.WattsAt(atMs));
        Assert.IsFalse(profile.IsGapAt(atMs));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(77)]
    public void GeneratedHouseLivesAPlausibleDay(int seed)
    {
        GeneratedHouse house = new GeneratedHouse(seed);
        long wattSeconds = 0;
        int most = 0;
        int least = int.MaxValue;
        for (int second = 0; second < 86400; second += 5)
        {
            int watts = house.WattsAt(second * 1000L);
            wattSeconds += watts * 5;
            most = watts > most ? watts : most;
            least = watts < least ? watts : least;
        }

        long wattHours = wattSeconds / 3600;
        Assert.IsTrue(wattHours > 7000 && wattHours < 16000, "a day takes " + wattHours.ToString() + " Wh");
        Assert.IsTrue(most > 8500 && most < 16000, "peak " + most.ToString());
        Assert.IsTrue(least >= 160 && least < 400, "base " + least.ToString());
    }

    [TestMethod]
    public void GeneratedProfilesDependOnTimeAndSeedOnly()
    {
        GeneratedHouse first = new GeneratedHouse(5);
        GeneratedHouse second = new GeneratedHouse(5, 7 * 3600);
        GeneratedSolar noon = new GeneratedSolar(5, 3000, 12 * 3600, 6 * 3600, 18 * 3600);
        GeneratedSolar midnight = new GeneratedSolar(5, 3000);
        first.WattsAt(80000000);
        for (int minute = 0; minute < 60; minute++)
        {
            Assert.AreEqual(first.WattsAt((7 * 3600 + minute * 60) * 1000L), second.WattsAt(minute * 60000L));
            Assert.AreEqual(midnight.WattsAt((12 * 3600 + minute * 60) * 1000L), noon.WattsAt(minute * 60000L));
        }
    }

    [TestMethod]
    public void GeneratedSunShinesByDayUpToItsPeakWithSharpEdges()
    {
        GeneratedSolar solar = new GeneratedSolar(9, 3000);
        int most = 0;
        int steepest = 0;
        int before = 0;
        for (int second = 0; second < 86400; second++)
        {
            int watts = solar.WattsAt(second * 1000L);
            bool isDay = second >= 6 * 3600 && second < 18 * 3600;
            Assert.IsTrue(isDay ? watts >= 0 : watts == 0);
            most = watts > most ? watts : most;
            int step = watts > before ? watts - before : before - watts;
            steepest = step > steepest ? step : steepest;
            before = watts;
        }

        Assert.IsTrue(most > 2700 && most <= 3000, "peak " + most.ToString());
        Assert.IsTrue(steepest > 300, "steepest second " + steepest.ToString());
    }

    private static RecordedProfile Recorded(int gapWatts)
    {
        return new RecordedProfile(new long[] { 1000, 7000, 100000 }, new int[] { 100, 200, 300 }, 30000, gapWatts);
    }
}
