using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Outbox;

/// <summary>The event log as messages.</summary>
public sealed class EventSource : IOutboxSource
{
    private static readonly byte[] Version = Ascii.Key("v");
    private static readonly byte[] SequenceKey = Ascii.Key("seq");
    private static readonly byte[] Utc = Ascii.Key("utc");
    private static readonly byte[] Clock = Ascii.Key("clock");
    private static readonly byte[] Boot = Ascii.Key("boot");
    private static readonly byte[] Uptime = Ascii.Key("uptimeMs");
    private static readonly byte[] Code = Ascii.Key("code");
    private static readonly byte[] Value1 = Ascii.Key("value1");
    private static readonly byte[] Value2 = Ascii.Key("value2");

    private readonly RecordLog _log;
    private readonly RecordReader _reader;
    private readonly RecordView _view = new RecordView();
    private readonly StoredEvent _event = new StoredEvent();
    private readonly string _topic;

    /// <summary>Reads this log.</summary>
    /// <param name="log">The event log.</param>
    /// <param name="topic">Topic of its messages.</param>
    public EventSource(RecordLog log, string topic)
    {
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
                Write(writer);
                return true;
            }
        }

        return false;
    }

    private void Write(JsonWriter writer)
    {
        writer.BeginObject();
        writer.Number(Version, 1);
        writer.Number(SequenceKey, _event.Sequence);
        if (_event.ClockQuality == 0)
        {
            writer.Null(Utc);
        }
        else
        {
            writer.Utc(Utc, _event.UtcUnixMs);
        }

        writer.Text(Clock, ClockQualityNames.Of(_event.ClockQuality));
        writer.Number(Boot, _event.BootCount);
        writer.Number(Uptime, _event.MonotonicMs);
        writer.Text(Code, EventCodeNames.Of(_event.Code));
        writer.Number(Value1, _event.Value1);
        writer.Number(Value2, _event.Value2);
        writer.EndObject();
    }
}
