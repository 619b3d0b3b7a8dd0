extern alias Device;

using Device::NanoV2G.Hal.Esp32.Storage;
using Device::NanoV2G.Tests.DeviceStandIns.Files;
using NanoV2G.Hal.Messages;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class ReconnectTest
{
    private readonly LittleFsFileStore _store = new();

    public ReconnectTest()
    {
        Flash.Erase();
    }

    [TestMethod]
    public void The_pause_doubles_up_to_a_quarter_of_an_hour()
    {
        ReconnectPolicy policy = new(0);
        Assert.IsTrue(policy.IsDue(0, true));
        long nowMs = 0;
        foreach (int pauseMs in new[] { 5000, 10000, 20000, 40000, 80000, 160000, 320000, 640000, 900000, 900000 })
        {
            policy.Begin(nowMs);
            policy.Fail(nowMs);
            Assert.IsFalse(policy.IsDue(nowMs + pauseMs - 1, true));
            nowMs += pauseMs;
            Assert.IsTrue(policy.IsDue(nowMs, true));
        }

        policy.Begin(nowMs);
        policy.Succeed();
        policy.Lose(nowMs);
        Assert.IsTrue(policy.IsDue(nowMs + 5000, true), "a success starts anew");
    }

    [TestMethod]
    public void While_a_vehicle_is_served_at_most_one_attempt_an_hour()
    {
        ReconnectPolicy policy = new(0);
        Assert.IsTrue(policy.IsDue(0, false), "the first one");
        policy.Begin(0);
        policy.Fail(0);
        Assert.IsTrue(policy.IsDue(5000, true));
        Assert.IsFalse(policy.IsDue(3599999, false));
        Assert.IsTrue(policy.IsDue(3600000, false));
    }

    [TestMethod]
    [DataRow(1, 120000)]
    [DataRow(2, 240000)]
    [DataRow(5, 1920000)]
    [DataRow(6, 3600000)]
    [DataRow(258, 3600000)]
    public void Attempts_that_earlier_boots_did_not_survive_lengthen_the_first_pause(int unfinished, int pauseMs)
    {
        ReconnectPolicy policy = new(unfinished);
        Assert.IsFalse(policy.IsDue(pauseMs - 1, true));
        Assert.IsTrue(policy.IsDue(pauseMs, true));
        Assert.IsFalse(policy.IsDue(3599999, false));
    }

    [TestMethod]
    public void An_attempt_that_ended_leaves_no_mark_and_one_that_did_not_counts_at_each_boot()
    {
        AttemptMark mark = new(_store);
        Assert.AreEqual(0, mark.CountUnfinished());
        Assert.IsTrue(mark.Begin());
        mark.End();
        Assert.AreEqual(0, new AttemptMark(_store).CountUnfinished());
        for (int boot = 1; boot <= 3; boot++)
        {
            Assert.IsTrue(mark.Begin());
            Flash.CutPower();
            mark = new AttemptMark(_store);
            Assert.AreEqual(boot, mark.CountUnfinished());
        }
    }

    [TestMethod]
    public void The_file_of_the_marks_stays_short_and_keeps_what_is_unfinished()
    {
        AttemptMark mark = new(_store);
        for (int attempt = 0; attempt < 1000; attempt++)
        {
            Assert.IsTrue(mark.Begin());
            mark.End();
            Assert.IsTrue(_store.GetLength(AttemptMark.File) <= AttemptMark.MostBytes + 2);
        }

        for (int attempt = 0; attempt < 1000; attempt++)
        {
            Assert.IsTrue(mark.Begin());
            Assert.IsTrue(_store.GetLength(AttemptMark.File) <= AttemptMark.MostBytes + 2);
        }

        Assert.IsTrue(mark.CountUnfinished() > 6);
    }

    [TestMethod]
    public void Without_a_mark_there_is_no_attempt()
    {
        Flash.WritesBeforeFull = 0;
        Assert.IsFalse(new AttemptMark(_store).Begin());
    }
}
