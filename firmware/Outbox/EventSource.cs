using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Outbox;

/// <summary>The event log as messages.</summary>
public sealed class EventSource : OutboxSource
{
    private const int Version = 0;
    private const int SequenceKey = 1;
    private const int Utc = 2;
    private const int Clock = 3;
    private const int Boot = 4;
    private const int Uptime = 5;
    private const int Code = 6;
    private const int Value1 = 7;
    private const int Value2 = 8;

    // In the order of the numbers above.
    private static readonly byte[][] Keys = Ascii.Keys("v seq utc clock boot uptimeMs code value1 value2");

    private readonly RecordReader _reader;
    private readonly RecordView _view;
    private readonly StoredEvent _event = new StoredEvent();

    /// <summary>Reads this log.</summary>
    /// <param name="log">The event log.</param>
    /// <param name="topic">Topic of its messages.</param>
    /// <param name="view">Shared only with readers on the same thread.</param>
    public EventSource(RecordLog log, string topic, RecordView view)
        : base(log, topic)
    {
        _view = view;
        _reader = new RecordReader(log);
    }

    /// <inheritdoc/>
    public override void GoBehind(long position)
    {
        _reader.Seek((int)(position >> PlaceBits) + 1);
    }

    /// <inheritdoc/>
    public override bool TryWriteNext(JsonWriter writer)
    {
        RecordView view = _view;
        while (_reader.TryReadNext(view))
        {
            if (view.Type == EventLog.EventType && _event.TryRead(view))
            {
                Position = (long)view.Sequence << PlaceBits;
                WriteAgain(writer);
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override void WriteAgain(JsonWriter writer)
    {
        StoredEvent stored = _event;
        byte[][] keys = Keys;
        writer.BeginObject();
        writer.Number(keys[Version], 1);
        writer.Number(keys[SequenceKey], stored.Sequence);
        ClockQualityNames.Write(writer, keys[Utc], stored.UtcUnixMs, keys[Clock], stored.ClockQuality);
        writer.Number(keys[Boot], stored.BootCount);
        writer.Number(keys[Uptime], stored.MonotonicMs);
        writer.Text(keys[Code], EventCodeNames.Of(stored.Code));
        writer.Number(keys[Value1], stored.Value1);
        writer.Number(keys[Value2], stored.Value2);
        writer.EndObject();
    }
}
