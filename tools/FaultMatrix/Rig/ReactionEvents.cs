using System.Text;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Storage;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>The reactions that stand in the unit's event log, read from its flash with its own reader.</summary>
public static class ReactionEvents
{
    /// <summary>Events of ordinary work: what happens without a fault too.</summary>
    private static readonly HashSet<EventCode> Ordinary =
    [
        EventCode.Boot, EventCode.StoreBack, EventCode.ClockSynchronised, EventCode.HalfHourStored, EventCode.HalfHourPartial,
        EventCode.HalfHoursMissing, EventCode.EnergyRecovered, EventCode.AssetMeterBack, EventCode.AssetSummation, EventCode.MeterBack,
        EventCode.ExcursionStarted, EventCode.ExcursionEnded, EventCode.LimitReasonChanged, EventCode.ContactorClosed,
        EventCode.ContactorOpened, EventCode.InverterBack, EventCode.PostureChanged, EventCode.Parked, EventCode.VehicleConnected,
        EventCode.MqttConnected,
    ];

    /// <summary>Reads them.</summary>
    /// <param name="store">The unit's flash.</param>
    /// <param name="bootSiteMs">Site time of each boot, ms.</param>
    /// <param name="fromMs">Site time from which on events count, ms.</param>
    /// <param name="toMs">Site time up to which they count, ms.</param>
    /// <returns>Name and time since the start of each, ms, in their order.</returns>
    public static IReadOnlyList<(long AtMs, string Reason)> Read(IFileStore store, IReadOnlyList<long> bootSiteMs, long fromMs, long toMs)
    {
        List<(long, string)> found = [];
        RecordReader reader = new(new RecordLog(store, EventLog.FilePrefix, EventLog.SegmentCount, EventLog.SegmentBytes));
        RecordView view = new();
        StoredEvent stored = new();
        while (reader.TryReadNext(view))
        {
            bool isEvent = view.Type == EventLog.EventType && stored.TryRead(view) && stored.BootCount >= 1 && stored.BootCount <= bootSiteMs.Count;
            if (!isEvent || IsOrdinary(stored))
            {
                continue;
            }

            long siteMs = bootSiteMs[stored.BootCount - 1] + stored.MonotonicMs;
            if (siteMs >= fromMs && siteMs <= toMs)
            {
                found.Add((siteMs - fromMs, Encoding.ASCII.GetString(EventCodeNames.Of(stored.Code))));
            }
        }

        return found;
    }

    /// <summary>The reversion timer is tried after every start: a landing at zero is no reaction.</summary>
    private static bool IsOrdinary(StoredEvent stored)
    {
        bool hasLanded = (EventCode)stored.Code == EventCode.ReversionTried && Math.Abs(stored.Value2) <= DeliveryWatch.ToleranceWatts;
        return hasLanded || Ordinary.Contains((EventCode)stored.Code);
    }
}
