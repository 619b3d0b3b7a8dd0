using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Outbox;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Outbox;

/// <summary>A collector asks for half-hours again.</summary>
[TestClass]
public class HalfHourResendTest
{
    [TestMethod]
    public void RangeIsSentAgainWithTheSameBytesAndNothingElse()
    {
        OutboxBench bench = new OutboxBench();
        bench.StoreHalfHours(0, 60);
        bench.Run(30000);
        Assert.IsTrue(bench.Resend.Resend(UnixMs(20), UnixMs(25)) == CommandReason.None);
        bench.Run(10000);
        bench.AssertHas(60, 20, 5);
        Assert.AreEqual(bench.TextAt(20), bench.TextAt(60));
        Assert.IsFalse(bench.Resend.IsActive);
        Assert.AreEqual(60, bench.Outbox.DeliveredCount, "the position stays where it was");
    }

    [TestMethod]
    public void NewHalfHoursAreNotHeldUp()
    {
        OutboxBench bench = new OutboxBench();
        bench.StoreHalfHours(0, 20);
        bench.Run(10000);
        bench.Link.Confirms = false;
        bench.Resend.Resend(UnixMs(0), UnixMs(20));
        bench.Run(1000);
        Assert.AreEqual(21, bench.Link.Count, "one at a time");
        bench.StoreHalfHours(20, 1);
        bench.Run(400);
        Assert.AreEqual(OutboxBench.IdOf(20), bench.IdAt(21));
    }

    [TestMethod]
    public void LateConfirmationIsNotTakenForTheNext()
    {
        OutboxBench bench = new OutboxBench();
        bench.StoreHalfHours(0, 2);
        bench.Run(10000);
        bench.Link.Confirms = false;
        bench.Resend.Resend(UnixMs(0), UnixMs(2));
        bench.Run(MessageOutbox.PatienceMs + 2000);
        Assert.AreEqual(4, bench.Link.Count, "sent twice");
        bench.Link.Confirm(3);
        bench.Run(1000);
        Assert.AreEqual(5, bench.Link.Count, "the second half-hour");
        bench.Link.Confirm(2);
        bench.Run(1000);
        Assert.IsTrue(bench.Resend.IsActive, "the second half-hour is not confirmed");
        bench.Link.Confirm(4);
        bench.Run(2000);
        Assert.IsFalse(bench.Resend.IsActive);
        Assert.AreEqual(5, bench.Link.Count);
    }

    private static long UnixMs(int place)
    {
        return (long)(OutboxBench.FirstIndex + place) * HalfHour.PeriodMs;
    }
}
