using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// Single readings of an inverter, exact to the millisecond and the watt.
[TestClass]
public class InverterTimingTest
{
    // From standstill: 400 W are timed, and half of them is an answer.
    [TestMethod]
    [DataRow(-400, -400, 2000)]
    [DataRow(-400, -200, 2000)]
    [DataRow(-400, -199, InverterResponse.AssumedDelayMs)]
    [DataRow(-399, -399, InverterResponse.AssumedDelayMs)]
    [DataRow(-300, -300, InverterResponse.AssumedDelayMs)]
    [DataRow(400, 200, 2000)]
    [DataRow(400, -400, InverterResponse.AssumedDelayMs)]
    [DataRow(399, 399, InverterResponse.AssumedDelayMs)]
    public void AStepOf400WattsIsTimedToItsHalf(int setpointWatts, int thenWatts, int delayMs)
    {
        Bench bench = new Bench();
        bench.Read(10000, 0, 0);
        bench.Read(11000, setpointWatts, 0);
        bench.Read(13000, setpointWatts, thenWatts);
        Assert.AreEqual(delayMs, bench.Response.DelayMs);
    }

    [TestMethod]
    public void TheFirstSetpointSeenIsTimedFromItself()
    {
        Bench bench = new Bench();
        bench.Read(5000, -3000, 0);
        bench.Read(6500, -3000, -3000);
        Assert.AreEqual(1500, bench.Response.DelayMs);
    }

    [TestMethod]
    public void AfterAnOpeningTheNextStepIsTimedFromItself()
    {
        Bench bench = new Bench();
        bench.Read(10000, -3000, 0);
        bench.Situation.Snapshot.ContactorIsProvedOpen = true;
        bench.Observe(12000, -3000, 0);
        bench.Read(20000, -1000, 0);
        bench.Read(21500, -1000, -1000);
        Assert.AreEqual(1500, bench.Response.DelayMs);
    }

    // A set-point acknowledged 5 s ago that was never followed.
    [TestMethod]
    [DataRow(true, true)]
    [DataRow(false, false)]
    public void BehindAnOpenContactorOrInAnInverterAtRestNothingIsTimed(bool isOpen, bool isRunning)
    {
        Bench bench = new Bench();
        Snapshot snapshot = bench.Situation.Snapshot;
        bench.Situation.Advance(10000);
        bench.Situation.InverterReads(-3000);
        snapshot.Inverter.AcknowledgedSetpointWatts = -500;
        snapshot.Inverter.AcknowledgedMs = 5000;
        snapshot.ContactorIsProvedOpen = isOpen;
        snapshot.Inverter.IsRunning = isRunning;
        bench.Response.Observe(snapshot);
        Assert.AreEqual(InverterResponse.AssumedDelayMs, bench.Response.DelayMs);
    }

    // From discharge to as much charge: more is asked for, and the vehicle may refuse it.
    [TestMethod]
    public void AReversalIsNoReduction()
    {
        Bench bench = new Bench();
        bench.Read(10000, -2000, -2000);
        bench.Read(11000, 2000, -2000);
        bench.Read(15000, 2000, -2000);
        Assert.AreEqual(InverterResponse.AssumedDelayMs, bench.Response.DelayMs);
    }

    [TestMethod]
    public void AStepTakenBackIsForgottenAndTheNextTimedFromItself()
    {
        Bench bench = new Bench();
        bench.Read(10000, -3000, -3000);
        bench.Read(11000, -1000, -3000);
        bench.Read(11200, -3000, -3000);
        bench.Read(20000, -1000, -3000);
        bench.Read(21500, -1000, -1000);
        Assert.AreEqual(1500, bench.Response.DelayMs);
    }

    [TestMethod]
    [DataRow(0, InverterResponse.MostDelayMs)]
    [DataRow(1, InverterResponse.AssumedDelayMs)]
    public void ARiseIsWaitedForSoLongAndNoLonger(int lateMs, int delayMs)
    {
        Bench bench = new Bench();
        bench.Read(10000, 0, 0);
        bench.Read(11000, -3000, 0);
        bench.Read(11000 + InverterResponse.MostDelayMs + lateMs, -3000, -3000);
        Assert.AreEqual(delayMs, bench.Response.DelayMs);
    }

    [TestMethod]
    public void WhatWasTooSlowIsTriedAgainToTheMillisecond()
    {
        Bench bench = new Bench();
        bench.Read(10000, -3000, -3000);
        bench.Read(11000, -500, -3000);
        bench.Read(14100, -500, -500);
        bench.Read(14100 + InverterResponse.TryAgainMs - 1, -500, -500);
        Assert.AreEqual(3100, bench.Response.DelayMs);
        bench.Read(14100 + InverterResponse.TryAgainMs, -500, -500);
        Assert.AreEqual(InverterResponse.SlowestMs, bench.Response.DelayMs);
    }

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(0, 20)]
    public void PowerIsComparedOnceItHasSettled(int earlyMs, int excessWatts)
    {
        Bench bench = new Bench();
        bench.Read(10000, -3000, -3080);
        bench.Read(10000 + InverterResponse.AssumedDelayMs + InverterResponse.SettledMs - earlyMs, -3000, -3080);
        Assert.AreEqual(excessWatts, bench.Response.ExcessWatts);
    }

    // A quarter is learned with each reading, up to 150 W and a twentieth of the set-point.
    [TestMethod]
    [DataRow(-3000, -3300, 75)]
    [DataRow(-3000, -3301, 0)]
    [DataRow(3000, 3300, 75)]
    [DataRow(3000, 3301, 0)]
    [DataRow(3000, 2900, 0)]
    [DataRow(0, 80, 20)]
    [DataRow(0, -80, 0)]
    public void AnErrorIsLearnedAsFarAsTheWatchToleratesIt(int setpointWatts, int watts, int excessWatts)
    {
        Bench bench = new Bench();
        bench.Read(1000, setpointWatts, watts);
        bench.Read(3000, setpointWatts, watts);
        Assert.AreEqual(excessWatts, bench.Response.ExcessWatts);
    }

    [TestMethod]
    public void AnErrorThatIsGoneIsForgottenByQuarters()
    {
        Bench bench = new Bench();
        bench.Read(10000, -3000, -3080);
        bench.Read(12000, -3000, -3080);
        Assert.AreEqual(20, bench.Response.ExcessWatts);
        bench.Read(12200, -3000, -3000);
        Assert.AreEqual(15, bench.Response.ExcessWatts);
        bench.Read(12400, -3000, -2900);
        Assert.AreEqual(12, bench.Response.ExcessWatts);
    }

    [TestMethod]
    public void AReadingIsLearnedOnceHoweverManyTicksSeeIt()
    {
        Bench bench = new Bench();
        bench.Read(10000, -3000, -3080);
        bench.Read(12000, -3000, -3080);
        for (int tick = 0; tick < 4; tick++)
        {
            bench.Situation.Advance(100);
            bench.Response.Observe(bench.Situation.Snapshot);
        }

        Assert.AreEqual(20, bench.Response.ExcessWatts);
    }

    private sealed class Bench
    {
        public readonly Situation Situation = new Situation();
        public readonly InverterResponse Response = new InverterResponse();

        public void Read(int atMs, int setpointWatts, int watts)
        {
            Situation.Snapshot.ContactorIsProvedOpen = false;
            Observe(atMs, setpointWatts, watts);
        }

        public void Observe(int atMs, int setpointWatts, int watts)
        {
            Snapshot snapshot = Situation.Snapshot;
            Situation.Advance(atMs - snapshot.NowMs);
            Situation.InverterReads(watts);
            snapshot.Inverter.IsRunning = true;
            if (snapshot.Inverter.AcknowledgedSetpointWatts != setpointWatts)
            {
                snapshot.Inverter.AcknowledgedSetpointWatts = setpointWatts;
                snapshot.Inverter.AcknowledgedMs = snapshot.NowMs;
            }

            Response.Observe(snapshot);
        }
    }
}
