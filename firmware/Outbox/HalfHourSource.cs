using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Outbox;

/// <summary>The half-hour log as messages.</summary>
public sealed class HalfHourSource : OutboxSource
{
    private readonly HalfHourReader _reader;
    private readonly HalfHourMessage _message;

    /// <summary>Reads this log.</summary>
    /// <param name="log">The half-hour log.</param>
    /// <param name="message">The form of its messages.</param>
    /// <param name="topic">Topic of its messages.</param>
    /// <param name="view">Shared only with readers on the same thread.</param>
    public HalfHourSource(RecordLog log, HalfHourMessage message, string topic, RecordView view)
        : base(log, topic)
    {
        _reader = new HalfHourReader(log, view);
        _message = message;
        Last = _reader.Last;
    }

    /// <summary>The half-hour written last.</summary>
    public readonly HalfHour Last;

    /// <inheritdoc/>
    public override void GoBehind(long position)
    {
        int sequence = (int)(position >> PlaceBits);
        _reader.Seek(sequence, sequence == 0 ? 0 : (int)position + 1);
    }

    /// <inheritdoc/>
    public override bool TryWriteNext(JsonWriter writer)
    {
        if (!_reader.TryReadNext())
        {
            return false;
        }

        Position = ((long)Last.Sequence << PlaceBits) | (uint)_reader.PlaceInRun;
        WriteAgain(writer);
        return true;
    }

    /// <inheritdoc/>
    public override void WriteAgain(JsonWriter writer)
    {
        _message.Write(writer, Last);
    }
}
