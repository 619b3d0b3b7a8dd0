using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Outbox;

/// <summary>A stored log, read in order and written as messages.</summary>
public abstract class OutboxSource
{
    /// <summary>The log.</summary>
    public readonly RecordLog Log;

    /// <summary>Topic of its messages.</summary>
    public readonly string Topic;

    /// <summary>Sequence number of the record written last.</summary>
    public int Sequence;

    /// <summary>Place of the message written last within its record, from 0.</summary>
    public int Place;

    /// <summary>Reads this log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="topic">Topic of its messages.</param>
    protected OutboxSource(RecordLog log, string topic)
    {
        Log = log;
        Topic = topic;
    }

    /// <summary>Goes to the message behind a place; 0 and 0 stand before the oldest.</summary>
    /// <param name="sequence">Sequence number of a record.</param>
    /// <param name="place">Place within that record.</param>
    public abstract void GoBehind(int sequence, int place);

    /// <summary>Writes the next message.</summary>
    /// <param name="writer">Receives it.</param>
    /// <returns>False when there is none yet.</returns>
    public abstract bool TryWriteNext(JsonWriter writer);

    /// <summary>Writes the message written last once more, to the byte. Call only when there was one since <see cref="GoBehind"/>.</summary>
    /// <param name="writer">Receives it.</param>
    public abstract void WriteAgain(JsonWriter writer);
}
