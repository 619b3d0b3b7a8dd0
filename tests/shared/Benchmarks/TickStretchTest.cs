using nanoFramework.TestFramework;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>A maximum is worth what the stretch contains that it was taken over.</summary>
[TestClass]
public class TickStretchTest
{
    [TestMethod]
    public void TheStretchHoldsEveryDearTick()
    {
        TickStretch stretch = new TickStretch(null);
        stretch.RunThrough();
        AssertHappened(stretch, EventCode.Boot, 1);
        AssertHappened(stretch, EventCode.ContactorClosed, 1);
        AssertHappened(stretch, EventCode.ExcursionStarted, 3);
        AssertHappened(stretch, EventCode.ExcursionEnded, 1);
        AssertHappened(stretch, EventCode.ExcursionCounted, 2);
        AssertHappened(stretch, EventCode.LockoutEntered, 1);
        AssertHappened(stretch, EventCode.CommandAccepted, 3);
        AssertHappened(stretch, EventCode.MeterStale, 1);
        AssertHappened(stretch, EventCode.MeterBack, 1);
        AssertHappened(stretch, EventCode.SetpointNotDelivered, 1);
        AssertHappened(stretch, EventCode.InverterStale, 1);
        AssertHappened(stretch, EventCode.InverterBack, 1);
        AssertHappened(stretch, EventCode.LoadControlChanged, 2);
        AssertHappened(stretch, EventCode.LimitReasonChanged, 2);
        AssertHappened(stretch, EventCode.PostureChanged, 4);
        AssertHappened(stretch, EventCode.HalfHourPartial, 1);
        AssertHappened(stretch, EventCode.VehicleDisconnected, 1);
    }

    private static void AssertHappened(TickStretch stretch, EventCode code, int least)
    {
        RecordReader reader = new RecordReader(stretch.Program.Record.EventRecords);
        RecordView view = new RecordView();
        StoredEvent stored = new StoredEvent();
        int count = 0;
        while (reader.TryReadNext(view))
        {
            count += stored.TryRead(view) && stored.Code == (int)code ? 1 : 0;
        }

        Assert.IsTrue(count >= least, "events of code " + ((int)code).ToString() + ": " + count.ToString() + ", expected " + least.ToString());
    }
}
