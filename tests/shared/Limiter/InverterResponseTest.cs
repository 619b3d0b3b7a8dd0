using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// An inverter that acknowledges at once, follows after its delay and is read every 100 ms.
[TestClass]
public class InverterResponseTest
{
    [TestMethod]
    [DataRow(200)]
    [DataRow(700)]
    [DataRow(2000)]
    [DataRow(6000)]
    public void TheDelayIsThatOfTheStepsSeen(int delayMs)
    {
        Bench bench = new Bench(delayMs, 0);
        for (int step = 0; step < 30; step++)
        {
            bench.Run(step % 2 == 0 ? -3000 : -1000, delayMs + 3000);
        }

        int learned = bench.Response.DelayMs;
        Assert.IsTrue(learned >= delayMs && learned <= delayMs + 200, "ms: " + learned.ToString());
    }

    [TestMethod]
    public void ASlowerAnswerCountsAtOnceAndAQuickerOneByAndBy()
    {
        Bench bench = new Bench(500, 0);
        bench.Swing(20, 3000);
        bench.DelayMs = 1500;
        bench.Swing(1, 3000);
        Assert.IsTrue(bench.Response.DelayMs >= 1500, "ms: " + bench.Response.DelayMs.ToString());

        bench.DelayMs = 500;
        bench.Run(-3000, 3000);
        Assert.IsTrue(bench.Response.DelayMs >= 1200, "one quick answer is no habit");
        bench.Swing(20, 3000);
        Assert.IsTrue(bench.Response.DelayMs <= 700, "ms: " + bench.Response.DelayMs.ToString());
    }

    [TestMethod]
    public void AReductionThatIsNotFollowedCountsWhileItLasts()
    {
        Bench bench = new Bench(500, 0);
        bench.Swing(20, 3000);
        bench.Run(-3000, 3000);
        bench.DelayMs = 100000;
        bench.Run(-500, 4000);
        Assert.IsTrue(bench.Response.DelayMs >= 3800, "ms: " + bench.Response.DelayMs.ToString());
    }

    // The vehicle decides whether it takes or gives more; that tells nothing of the inverter.
    [TestMethod]
    public void ARiseThatTheVehicleRefusesCountsForNothing()
    {
        Bench bench = new Bench(500, 0);
        bench.Swing(20, 3000);
        int before = bench.Response.DelayMs;
        bench.DelayMs = 100000;
        bench.Run(-4000, 60000);
        Assert.AreEqual(before, bench.Response.DelayMs);
    }

    [TestMethod]
    public void AnOpenContactorOrARestartingInverterIsNotTimed()
    {
        Bench bench = new Bench(500, 0);
        bench.Swing(20, 3000);
        bench.Run(-3000, 3000);
        bench.Situation.Snapshot.ContactorIsProvedOpen = true;
        bench.DelayMs = 100000;
        bench.Run(-500, 10000);
        Assert.AreEqual(InverterResponse.AssumedDelayMs, bench.Response.DelayMs, "met anew after the opening");
    }

    // At the open-loop cap the set-point stands still and nothing could ever be measured.
    [TestMethod]
    public void AnInverterThatWasTooSlowIsTriedAgainAndMeasured()
    {
        Bench bench = new Bench(4000, 0);
        bench.Swing(2, 6000);
        Assert.IsTrue(bench.Response.DelayMs > InverterResponse.SlowestMs);
        bench.Run(-1000, InverterResponse.TryAgainMs - 6000);
        Assert.IsTrue(bench.Response.DelayMs > InverterResponse.SlowestMs, "not yet");
        bench.Run(-1000, 7000);
        Assert.AreEqual(InverterResponse.SlowestMs, bench.Response.DelayMs);
        bench.Run(-3000, 6000);
        Assert.IsTrue(bench.Response.DelayMs > InverterResponse.SlowestMs, "as slow as before");
    }

    [TestMethod]
    [DataRow(-3000, 20, 60)]
    [DataRow(3000, 20, 60)]
    [DataRow(-3000, 0, 0)]
    [DataRow(-3000, -30, 0)]
    [DataRow(-500, 40, 20)]
    public void WhatSettledPowerHasTooMuchIsLearned(int setpointWatts, int errorPermille, int excessWatts)
    {
        Bench bench = new Bench(500, errorPermille);
        bench.Run(setpointWatts, 20000);
        Assert.AreEqual(excessWatts, bench.Response.ExcessWatts);
    }

    // More than the delivery watch tolerates is its matter: a limit that followed such an inverter down would hide it.
    [TestMethod]
    public void AnExcessBeyondTheWatchIsNotLearned()
    {
        Bench bench = new Bench(500, 0);
        bench.Run(-3000, 10000);
        bench.ErrorPermille = 200;
        bench.Run(-3000, 20000);
        Assert.AreEqual(0, bench.Response.ExcessWatts);
    }

    [TestMethod]
    public void PowerOnItsWayIsNoError()
    {
        Bench bench = new Bench(2000, 0);
        for (int step = 0; step < 40; step++)
        {
            bench.Run(step % 2 == 0 ? -3000 : -2900, 1000);
            Assert.AreEqual(0, bench.Response.ExcessWatts);
        }
    }

    private sealed class Bench
    {
        private const int StepMs = 100;
        private const int Kept = 128;

        public readonly Situation Situation = new Situation();
        public readonly InverterResponse Response = new InverterResponse();
        public int DelayMs;
        public int ErrorPermille;
        private readonly int[] _setpoints = new int[Kept];
        private int _step;
        private int _watts;

        public Bench(int delayMs, int errorPermille)
        {
            DelayMs = delayMs;
            ErrorPermille = errorPermille;
            Situation.Snapshot.ContactorIsProvedOpen = false;
        }

        public void Swing(int times, int ms)
        {
            for (int time = 0; time < times; time++)
            {
                Run(-3000, ms);
                Run(-1000, ms);
            }
        }

        public void Run(int setpointWatts, int ms)
        {
            Snapshot snapshot = Situation.Snapshot;
            for (int at = 0; at < ms; at += StepMs)
            {
                Situation.Advance(StepMs);
                _step++;
                _setpoints[_step % Kept] = setpointWatts;
                int delaySteps = DelayMs / StepMs;
                if (delaySteps < Kept)
                {
                    int followed = _setpoints[(_step + Kept - delaySteps) % Kept];
                    _watts = followed + (followed * ErrorPermille / 1000);
                }

                if (snapshot.Inverter.AcknowledgedSetpointWatts != setpointWatts)
                {
                    snapshot.Inverter.AcknowledgedSetpointWatts = setpointWatts;
                    snapshot.Inverter.AcknowledgedMs = snapshot.NowMs;
                }

                Situation.InverterReads(_watts);
                snapshot.Inverter.IsRunning = true;
                Response.Observe(snapshot);
            }
        }
    }
}
