using System.Text;
using System.Text.Json;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Hal.Storage;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// Reads what the unit has stored, from its flash, with the unit's own readers: the records and not the messages are
/// the truth. The event log is a ring of some hundred events, so it is read from time to time.
/// </summary>
public sealed class UnitRecords
{
    private readonly IFileStore _store;
    private readonly List<EventRow> _events = [];
    private readonly List<string> _eventLines = [];
    private int _lastSequence;

    /// <summary>Reads from a unit's flash.</summary>
    /// <param name="store">The flash.</param>
    public UnitRecords(IFileStore store)
    {
        _store = store;
    }

    /// <summary>Events read so far, in order.</summary>
    public IReadOnlyList<EventRow> Events => _events;

    /// <summary>The same as the messages that the unit sends.</summary>
    public IReadOnlyList<string> EventLines => _eventLines;

    /// <summary>Reads the events that are new.</summary>
    /// <param name="bootUnixMs">UTC of each boot, ms since 1970, for events of a time when the unit did not know it.</param>
    public void ReadEvents(IReadOnlyList<long> bootUnixMs)
    {
        RecordLog log = new(_store, EventLog.FilePrefix, EventLog.SegmentCount, EventLog.SegmentBytes);
        EventSource messages = new(log, "", new RecordView());
        RecordReader reader = new(log);
        RecordView view = new();
        StoredEvent stored = new();
        JsonWriter writer = new(1024);
        messages.GoBehind((long)_lastSequence << OutboxSource.PlaceBits);
        reader.Seek(_lastSequence + 1);
        while (reader.TryReadNext(view))
        {
            if (view.Type == EventLog.EventType && stored.TryRead(view) && messages.TryWriteNext(writer))
            {
                _lastSequence = stored.Sequence;
                _eventLines.Add(Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length));
                _events.Add(RowOf(stored, bootUnixMs));
            }
        }
    }

    /// <summary>Reads the half-hours and recovered amounts.</summary>
    /// <param name="unitId">Identity of the unit.</param>
    /// <param name="acknowledged">Identities that the broker has confirmed.</param>
    /// <returns>All of them, in order of their start.</returns>
    public IReadOnlyList<HalfHourRow> ReadHalfHours(string unitId, IReadOnlyCollection<string> acknowledged)
    {
        List<HalfHourRow> rows = [];
        HalfHourReader reader = new(new RecordLog(_store, HalfHourRecorder.FilePrefix, HalfHourRecorder.SegmentCount, HalfHourRecorder.SegmentBytes), new RecordView());
        HalfHourMessage message = new(unitId);
        JsonWriter writer = new(1024);
        HalfHour record = reader.Last;
        while (reader.TryReadNext())
        {
            message.Write(writer, record);
            using JsonDocument json = JsonDocument.Parse(writer.Buffer.AsMemory(0, writer.Length));
            string id = json.RootElement.GetProperty("id").GetString() ?? "";
            string flags = string.Join(' ', json.RootElement.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
            rows.Add(RowOf(record, id, flags, acknowledged.Contains(id)));
        }

        return [.. rows.OrderBy(row => row.StartUnixMs)];
    }

    private static HalfHourRow RowOf(HalfHour record, string id, string flags, bool isAcknowledged)
    {
        return new HalfHourRow(
            id,
            record.MeterSerial,
            record.StartUnixMs,
            record.EndUnixMs,
            record.ImportWattHours,
            record.ExportWattHours,
            record.RegisterImportStartWattHours,
            record.RegisterImportEndWattHours,
            record.RegisterExportStartWattHours,
            record.RegisterExportEndWattHours,
            record.QuantumWattHours,
            flags,
            (record.Flags & HalfHourFlags.Missing) != 0,
            record.Kind == HalfHour.RecoveredKind,
            isAcknowledged);
    }

    private static EventRow RowOf(StoredEvent stored, IReadOnlyList<long> bootUnixMs)
    {
        bool isClockKnown = stored.ClockQuality != 0;
        long booted = stored.BootCount >= 1 && stored.BootCount <= bootUnixMs.Count ? bootUnixMs[stored.BootCount - 1] : 0;
        return new EventRow(
            isClockKnown ? stored.UtcUnixMs : booted + stored.MonotonicMs,
            isClockKnown,
            stored.Code,
            Encoding.ASCII.GetString(EventCodeNames.Of(stored.Code)),
            stored.Value1,
            stored.Value2);
    }
}
