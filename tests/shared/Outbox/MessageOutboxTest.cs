using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Outbox;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Outbox;

/// <summary>Stored half-hours arrive: in order, at least once, under one identity, whatever broker and power do.</summary>
[TestClass]
public class MessageOutboxTest
{
    [TestMethod]
    public void StoredHalfHoursArriveInOrderAndOnce()
    {
        OutboxBench bench = new OutboxBench();
        bench.StoreHalfHours(0, 10);
        bench.Run(5000);
        bench.AssertHas(0, 0, 10);
        bench.StoreHalfHours(10, 1);
        bench.Run(100000);
        bench.AssertHas(0, 0, 11);
        Assert.AreEqual(11, bench.Outbox.DeliveredCount);
        Assert.AreEqual("t/halfhour", bench.Link.TopicAt(0));
        Assert.IsFalse(bench.Link.IsRetainedAt(0));
    }

    [TestMethod]
    public void FourAreOnTheirWayAtMost()
    {
        OutboxBench bench = new OutboxBench();
        bench.Link.Confirms = false;
        bench.StoreHalfHours(0, 10);
        bench.Run(20000);
        bench.AssertHas(0, 0, 4);
        bench.Link.Confirm(0);
        bench.Run(400);
        bench.AssertHas(0, 0, 5);
    }

    [TestMethod]
    public void DaysWithoutBrokerCostNothingButTheWait()
    {
        OutboxBench bench = new OutboxBench();
        bench.Link.IsConnected = false;
        bench.StoreHalfHours(0, 96);
        bench.Run(60000);
        Assert.AreEqual(0, bench.Link.Count);
        bench.Link.IsConnected = true;
        bench.Run(60000);
        bench.AssertHas(0, 0, 96);
    }

    [TestMethod]
    public void FullLinkIsAskedAgain()
    {
        OutboxBench bench = new OutboxBench();
        bench.Link.IsFull = true;
        bench.StoreHalfHours(0, 3);
        bench.Run(2000);
        bench.Link.IsFull = false;
        bench.Run(2000);
        bench.AssertHas(0, 0, 3);
    }

    [TestMethod]
    public void RefusedMessageIsWholeThoughOthersUseTheWriter()
    {
        OutboxBench bench = new OutboxBench();
        bench.StoreHalfHours(0, 3);
        bench.Run(2000);
        bench.Link.IsFull = true;
        bench.StoreHalfHours(3, 2);
        bench.Resend.Resend((long)OutboxBench.FirstIndex * HalfHour.PeriodMs, (OutboxBench.FirstIndex + 1L) * HalfHour.PeriodMs);
        bench.Run(2000);
        bench.Writer.BeginObject();
        bench.Link.IsFull = false;
        bench.Run(2000);
        Assert.AreEqual(6, bench.Link.Count);
        Assert.AreEqual(OutboxBench.IdOf(3), bench.IdAt(3));
        Assert.AreEqual(OutboxBench.IdOf(4), bench.IdAt(4));
        Assert.AreEqual(bench.TextAt(0), bench.TextAt(5));
    }

    [TestMethod]
    public void LostConfirmationRepeatsTheSameBytesAfterThirtySeconds()
    {
        OutboxBench bench = new OutboxBench();
        bench.Link.Confirms = false;
        bench.StoreHalfHours(0, 1);
        bench.Run(MessageOutbox.PatienceMs - 1000);
        Assert.AreEqual(1, bench.Link.Count, "not before its time");
        bench.Run(2000);
        Assert.AreEqual(2, bench.Link.Count);
        Assert.AreEqual(bench.TextAt(0), bench.TextAt(1));
        bench.Link.Confirm(1);
        bench.Run(100000);
        Assert.AreEqual(2, bench.Link.Count);
    }

    [TestMethod]
    public void OnlyTheUnconfirmedIsRepeated()
    {
        OutboxBench bench = new OutboxBench();
        bench.Link.Confirms = false;
        bench.StoreHalfHours(0, 6);
        bench.Run(1000);
        bench.Link.Confirm(0);
        bench.Link.Confirm(2);
        bench.Link.Confirm(3);
        bench.Run(1000);
        bench.AssertHas(0, 0, 5);
        bench.Link.Confirms = true;
        bench.Outbox.Restart();
        bench.Outbox.Restart();
        bench.Run(2000);
        Assert.AreEqual(8, bench.Link.Count);
        Assert.AreEqual(OutboxBench.IdOf(1), bench.IdAt(5));
        Assert.AreEqual(OutboxBench.IdOf(4), bench.IdAt(6));
        Assert.AreEqual(OutboxBench.IdOf(5), bench.IdAt(7));
    }

    [TestMethod]
    public void RestartGoesOnBehindWhatWasConfirmed()
    {
        OutboxBench bench = new OutboxBench();
        bench.StoreHalfHours(0, 5);
        bench.Run(20000);
        bench.Boot();
        bench.Run(20000);
        bench.AssertHas(0, 0, 5);
        bench.StoreHalfHours(5, 2);
        bench.Run(5000);
        bench.AssertHas(0, 0, 7);
    }

    [TestMethod]
    public void CutBeforeThePositionIsStoredRepeatsTheSameBytes()
    {
        OutboxBench bench = new OutboxBench();
        bench.StoreHalfHours(0, 3);
        bench.Run(1000);
        bench.AssertHas(0, 0, 3);
        bench.Boot();
        bench.Run(2000);
        bench.AssertHas(3, 0, 3);
        Assert.AreEqual(bench.TextAt(1), bench.TextAt(4));
    }

    [TestMethod]
    public void MissingRunArrivesHalfHourByHalfHour()
    {
        OutboxBench bench = new OutboxBench();
        bench.Link.Confirms = false;
        bench.StoreHalfHours(0, 1);
        bench.Append(OutboxBench.Make(HalfHour.MissingKind, 1, 6));
        bench.StoreHalfHours(7, 1);
        bench.Run(1000);
        bench.AssertHas(0, 0, 4);
        for (int place = 0; place < 4; place++)
        {
            bench.Link.Confirm(place);
        }

        bench.Link.IsFull = true;
        bench.Run(20000);
        bench.Boot();
        bench.Link.IsFull = false;
        bench.Link.Confirms = true;
        bench.Run(3000);
        bench.AssertHas(0, 0, 8);
    }

    [TestMethod]
    public void LogThatWasLostIsReportedFromItsNewBeginning()
    {
        OutboxBench bench = new OutboxBench();
        bench.StoreHalfHours(0, 5);
        bench.Run(20000);
        bench.Store.Delete("h00");
        bench.Boot();
        bench.StoreHalfHours(20, 2);
        bench.Run(2000);
        bench.AssertHas(5, 20, 2);
    }

    [TestMethod]
    public void DroppedSegmentsAreSkipped()
    {
        OutboxBench bench = new OutboxBench();
        bench.Link.IsConnected = false;
        bench.StoreHalfHours(0, 600);
        bench.Link.IsConnected = true;
        bench.Run(60000);
        RecordReader reader = new RecordReader(bench.Log);
        RecordView view = new RecordView();
        reader.Seek(0);
        reader.TryReadNext(view);
        int oldest = view.Sequence - 1;
        Assert.IsTrue(oldest > 0, "four segments hold fewer than 600");
        bench.AssertHas(0, oldest, 600 - oldest);
    }
}
