using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.HalfHours;

/// <summary>UTC is corrected, by little and by much, forwards and back: no half-hour twice, no energy lost.</summary>
[TestClass]
public class HalfHourClockTest
{
    private const int HalfHourSeconds = 1800;
    private const long HourMs = 3600000;

    [TestMethod]
    [DataRow(1500, false)]
    [DataRow(-1500, false)]
    [DataRow(5000, true)]
    [DataRow(-5000, true)]
    [DataRow(300000, true)]
    [DataRow(-300000, true)]
    public void StepWithinAHalfHourIsFlaggedAboveTwoSeconds(int stepMs, bool isFlagged)
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 900);
        Step(bench, stepMs);
        bench.Run(3 * HalfHourSeconds);

        RecordAudit audit = Whole(bench);
        int flags = HalfHourFlags.Actual | (isFlagged ? HalfHourFlags.ClockStepped : 0);
        Assert.AreEqual(flags, audit.Find(RecorderBench.FirstIndex + 1).Flags);
        Assert.AreEqual(HalfHourFlags.Actual, audit.Find(RecorderBench.FirstIndex + 2).Flags, "the next one is whole");
        Assert.AreEqual(isFlagged ? 1 : 0, bench.Events.CountOf(EventCode.ClockStepped));
        Assert.AreEqual(0, audit.CountFlag(HalfHourFlags.Recovered));
    }

    [TestMethod]
    public void SlowCorrectionThatAddsUpIsFlaggedToo()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(60);
        for (int minute = 0; minute < 5; minute++)
        {
            Step(bench, 1000);
            bench.Run(60);
        }

        bench.Run(HalfHourSeconds);
        Assert.AreEqual(HalfHourFlags.Actual | HalfHourFlags.ClockStepped, Whole(bench).At(0).Flags);
    }

    // UTC that no longer counts is unknown from the first second on, said once, and no reading is dated by it.
    [TestMethod]
    public void UtcThatStandsStillIsNoTime()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(60);
        long stoodAtMs = bench.Clock.UtcUnixMs;
        for (int second = 0; second < HalfHourSeconds; second++)
        {
            bench.Clock.UtcUnixMs = stoodAtMs - bench.StepMs;
            bench.Run(1);
        }

        Assert.AreEqual(1, bench.Events.CountOf(EventCode.ClockLost));
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ClockStepped));
        bench.Clock.UtcUnixMs = bench.TrueUtcMs;
        bench.Run(2 * HalfHourSeconds);

        Assert.AreEqual(2, bench.Events.CountOf(EventCode.ClockSynchronised));
        Assert.AreEqual(HalfHourFlags.Actual, Whole(bench).At(1).Flags, "the readings of the meantime were dated when time was known again");
    }

    [TestMethod]
    public void ATimeThatIsAskedForTwiceIsKnown()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(60);
        bench.Recorder.Step();
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ClockLost));
    }

    [TestMethod]
    public void SmallStepBackOverABoundaryStretchesTheHalfHour()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 5);
        Step(bench, -15000);
        bench.Run(2 * HalfHourSeconds + 30);
        RecordAudit audit = Whole(bench);
        Assert.AreEqual(HalfHourFlags.Actual, audit.Find(RecorderBench.FirstIndex).Flags);
        Assert.AreEqual(HalfHourFlags.Actual | HalfHourFlags.ClockStepped, audit.Find(RecorderBench.FirstIndex + 1).Flags);
        Assert.AreEqual(0, audit.CountFlag(HalfHourFlags.Recovered));
        audit.AssertHasNoHole();
    }

    [TestMethod]
    public void ClockOneHourAheadLeavesMissingAndWhenPutRightRecovered()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 600);
        Step(bench, HourMs);
        bench.Run(HalfHourSeconds);
        Step(bench, -HourMs);
        bench.Run(6 * HalfHourSeconds);

        // 10:40 became 11:40: 10:30 and 11:30 are cut, 11:00 is missing, the second between is recovered. At 12:10 it
        // became 11:10 again: up to 12:00 every half-hour is stored, and what flowed until then is recovered.
        RecordAudit audit = Whole(bench);
        audit.AssertHasNoHole();
        int cut = HalfHourFlags.Partial | HalfHourFlags.ClockStepped;
        Assert.AreEqual(cut, audit.Find(RecorderBench.FirstIndex + 1).Flags);
        Assert.AreEqual(HalfHourFlags.Missing, audit.Find(RecorderBench.FirstIndex + 2).Flags);
        Assert.AreEqual(cut, audit.Find(RecorderBench.FirstIndex + 3).Flags);
        Assert.AreEqual(2, audit.CountFlag(HalfHourFlags.Recovered));
        for (int period = 4; period <= 6; period++)
        {
            HalfHour record = audit.Find(RecorderBench.FirstIndex + period);
            Assert.AreEqual(HalfHourFlags.Actual, record.Flags, "half-hour " + period);
            Assert.AreEqual(bench.TrueImport[period + 1] - bench.TrueImport[period], record.ImportWattHours);
        }
    }

    [TestMethod]
    public void ClockOneHourBehindRecoversUntilTheStoredHalfHoursEnd()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(3 * HalfHourSeconds + 600);
        Step(bench, -HourMs);
        bench.Run(4 * HalfHourSeconds);
        RecordAudit audit = Whole(bench);
        audit.AssertHasNoHole();
        Assert.AreEqual(1, audit.CountFlag(HalfHourFlags.Recovered));
        HalfHour recovered = audit.At(3);
        Assert.AreEqual(HalfHourFlags.Recovered | HalfHourFlags.ClockStepped, recovered.Flags);
        Assert.AreEqual(RecorderBench.FirstIndex + 1, recovered.StartIndex);
        Assert.AreEqual(2, recovered.PeriodCount);
    }

    [TestMethod]
    public void RestartWhileTheClockShowsStoredHalfHoursStoresNoneTwice()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(5 * HalfHourSeconds + 600);
        for (int boot = 0; boot < 4; boot++)
        {
            bench.ClockErrorMs = -2 * HourMs;
            bench.RunWithoutUnit(100);
            bench.BootSynchronised();
            bench.Run(1000);
        }

        bench.ClockErrorMs = 0;
        bench.BootSynchronised();
        bench.Run(3 * HalfHourSeconds);
        Whole(bench).AssertHasNoHole();
    }

    [TestMethod]
    public void LeapOfYearsIsNotFilledAndDoesNotBlockTheReturn()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 600);
        long years = 9L * 365 * 24 * HourMs;
        Step(bench, years);
        bench.Run(2 * HalfHourSeconds);
        Assert.AreEqual(0, Whole(bench).CountFlag(HalfHourFlags.Missing), "no years of missing half-hours");
        Step(bench, -years);
        bench.Run(4 * HalfHourSeconds);
        RecordAudit audit = Whole(bench);
        Assert.AreEqual(HalfHourFlags.Actual, audit.Find(RecorderBench.FirstIndex + 5).Flags);
        Assert.AreEqual(HalfHourFlags.Actual, audit.Find(RecorderBench.FirstIndex + 6).Flags);

        bench.RunWithoutUnit(100);
        bench.BootSynchronised();
        bench.Run(2 * HalfHourSeconds);
        audit = Whole(bench);
        Assert.AreEqual(HalfHourFlags.Actual, audit.Find(RecorderBench.FirstIndex + 8).Flags, "after a restart too");
    }

    // Two years ahead, then a year behind, then right again: between the newest stored half-hour and the one that was being counted
    // lies more than is held as bits, and recording goes on all the same.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void LeapsOfYearsEitherWayDoNotBlockTheReturn(bool restarts)
    {
        const long YearMs = 365 * 24 * HourMs;
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(2 * HalfHourSeconds);
        Step(bench, 2 * YearMs);
        bench.Run(3 * HalfHourSeconds);
        Step(bench, -3 * YearMs);
        bench.Run(3 * HalfHourSeconds);
        Step(bench, YearMs);
        if (restarts)
        {
            bench.BootSynchronised();
        }

        bench.Run(4 * HalfHourSeconds);
        RecordAudit audit = Whole(bench);
        int last = (int)(bench.TrueUtcMs / HalfHour.PeriodMs) - 1;
        Assert.IsNotNull(audit.Find(last));
        Assert.IsNotNull(audit.Find(last - 1));
    }

    [TestMethod]
    public void RandomStepsAndRestartsNeverStoreAHalfHourTwice()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            RecorderBench bench = new RecorderBench();
            bench.StepMs = 5000;
            bench.BootSynchronised();
            int state = seed * 7919;
            for (int turn = 0; turn < 40; turn++)
            {
                state = Next(state);
                bench.Run(5 * (60 + (state >> 8 & 255)));
                state = Next(state);
                int what = state >> 10 & 7;
                bench.ClockErrorMs = what < 4 ? ((state >> 14 & 1023) - 512) * 20000L : 0;
                if (what == 1 || what == 5)
                {
                    bench.RunWithoutUnit((state >> 12 & 63) * 100);
                    bench.BootSynchronised();
                }
                else if (what == 2)
                {
                    bench.Boot();
                    bench.Run(900);
                }

                bench.Synchronise();
            }

            bench.ClockErrorMs = 0;
            bench.Synchronise();
            bench.Run(20 * HalfHourSeconds);
            RecordAudit audit = Whole(bench);
            Assert.AreEqual(HalfHourFlags.Actual, audit.Newest.Flags, "recording is itself again, seed " + seed);
        }
    }

    private static RecordAudit Whole(RecorderBench bench)
    {
        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        audit.AssertHoldsAllUpTo(bench);
        return audit;
    }

    private static void Step(RecorderBench bench, long ms)
    {
        bench.ClockErrorMs += ms;
        bench.Synchronise();
    }

    private static int Next(int state)
    {
        return (state * 1103515245) + 12345;
    }
}
