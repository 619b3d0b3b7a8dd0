extern alias Device;

using Device::NanoV2G.Hal.Esp32.Board;

namespace NanoV2G.Tests.Device;

[TestClass]
public sealed class PaceTest
{
    [TestMethod]
    public void A_late_round_shortens_the_next_pause_so_that_the_interval_holds()
    {
        TickPace pace = new(200);
        Assert.AreEqual(200, pace.PauseMs(1000));
        Assert.AreEqual(170, pace.PauseMs(1230));
        Assert.AreEqual(200, pace.PauseMs(1400));
        Assert.AreEqual(10, pace.PauseMs(1795), "never below the scheduler's floor");
        Assert.AreEqual(0, pace.Missed);
    }

    [TestMethod]
    [DataRow(50)]
    [DataRow(500)]
    [DataRow(100000)]
    public void Rounds_missed_in_a_freeze_are_dropped_and_never_made_up_for(int freezeMs)
    {
        TickPace pace = new(200);
        pace.PauseMs(1000);
        long nowMs = 1200 + freezeMs;
        int pauseMs = pace.PauseMs(nowMs);
        Assert.IsTrue(pauseMs >= TickPace.LeastPauseMs && pauseMs <= 200, pauseMs.ToString());
        Assert.AreEqual(200, pace.PauseMs(nowMs + pauseMs), "back on the grid");
        Assert.AreEqual(freezeMs / 200, pace.Missed);
    }

    [TestMethod]
    public void A_clock_that_stands_still_or_goes_back_makes_no_longer_pause()
    {
        TickPace pace = new(200);
        for (int round = 0; round < 10; round++)
        {
            Assert.AreEqual(200, pace.PauseMs(1000));
        }

        Assert.AreEqual(200, pace.PauseMs(500));
    }

    [TestMethod]
    public void A_round_before_its_time_starts_the_interval_anew()
    {
        TickPace pace = new(200);
        pace.PauseMs(1000);
        pace.BeginAnew(1130);
        Assert.IsFalse(pace.HasStalled(1130), "it is early, not late");
        Assert.AreEqual(200, pace.PauseMs(1130));
        Assert.AreEqual(0, pace.Missed);
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(78, false)]
    [DataRow(149, false)]
    [DataRow(150, true)]
    [DataRow(900, true)]
    public void A_round_after_a_stall_lets_the_readings_come_first(int lateMs, bool hasStalled)
    {
        TickPace pace = new(200);
        int pauseMs = pace.PauseMs(1000);
        Assert.AreEqual(hasStalled, pace.HasStalled(1000 + pauseMs + lateMs));
    }

    [TestMethod]
    public void The_restart_comes_before_the_tick_count_overflows_and_only_parked()
    {
        PlannedRestart restart = new();
        FakeGate gate = new();
        Assert.IsFalse(restart.IsDue(PlannedRestart.WelcomeMs - 1, gate));
        Assert.AreEqual(0, gate.Asked);
        gate.IsIdle = false;
        Assert.IsFalse(restart.IsDue(PlannedRestart.PressingMs - 1, gate), "a vehicle is served");
        Assert.AreEqual(0, gate.Asked);
        gate.Grants = false;
        Assert.IsFalse(restart.IsDue(PlannedRestart.PressingMs, gate), "not yet parked");
        Assert.AreEqual(1, gate.Asked);
        gate.Grants = true;
        Assert.IsTrue(restart.IsDue(PlannedRestart.PressingMs + 1000, gate));
        gate.Release();
        gate.IsIdle = true;
        Assert.IsTrue(restart.IsDue(PlannedRestart.WelcomeMs, gate), "a moment that interrupts nothing");
    }
}
