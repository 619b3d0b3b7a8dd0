using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Outbox;

/// <summary>The event log as messages.</summary>
public sealed class EventSource : IOutboxSource
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

    private readonly RecordLog _log;
    private readonly RecordReader _reader;
    private readonly RecordView _view;
    private readonly StoredEvent _event = new StoredEvent();
    private readonly string _topic;

    /// <summary>Reads this log.</summary>
    /// <param name="log">The event log.</param>
    /// <param name="topic">Topic of its messages.</param>
    /// <param name="view">Shared only with readers on the same thread.</param>
    public EventSource(RecordLog log, string topic, RecordView view)
    {
        _view = view;
        _log = log;
        _reader = new RecordReader(log);
        _topic = topic;
    }

    /// <inheritdoc/>
    public string Topic => _topic;

    /// <inheritdoc/>
    public int Sequence => _event.Sequence;

    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public int NextSequence => _log.NextSequence;

    /// <inheritdoc/>
    public void GoBehind(int sequence, int place)
    {
        _reader.Seek(sequence + 1);
    }

    /// <inheritdoc/>
    public bool TryWriteNext(JsonWriter writer)
    {
        while (_reader.TryReadNext(_view))
        {
            if (_view.Type == EventLog.EventType && _event.TryRead(_view))
            {
                WriteAgain(writer);
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void WriteAgain(JsonWriter writer)
    {
        StoredEvent stored = _event;
        byte[][] keys = Keys;
        writer.BeginObject();
        writer.Number(keys[Version], 1);
        writer.Number(keys[SequenceKey], stored.Sequence);
        if (stored.ClockQuality == 0)
        {
            writer.Null(keys[Utc]);
        }
        else
        {
            writer.Utc(keys[Utc], stored.UtcUnixMs);
        }

        writer.Text(keys[Clock], ClockQualityNames.Of(stored.ClockQuality));
        writer.Number(keys[Boot], stored.BootCount);
        writer.Number(keys[Uptime], stored.MonotonicMs);
        writer.Text(keys[Code], EventCodeNames.Of(stored.Code));
        writer.Number(keys[Value1], stored.Value1);
        writer.Number(keys[Value2], stored.Value2);
        writer.EndObject();
    }
}
