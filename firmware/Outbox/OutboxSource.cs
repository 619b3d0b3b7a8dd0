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

    /// <summary>Low bits of a position, which hold the place within the record; the others hold its sequence number.</summary>
    public const int PlaceBits = 32;

    /// <summary>
    /// Position of the message written last: sequence number of its record, then its place within the record, from 0.
    /// Positions rise in the order of the messages.
    /// </summary>
    public long Position;

    /// <summary>Reads this log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="topic">Topic of its messages.</param>
    protected OutboxSource(RecordLog log, string topic)
    {
        Log = log;
        Topic = topic;
    }

    /// <summary>Goes to the message behind a position; 0 stands before the oldest.</summary>
    /// <param name="position">A <see cref="Position"/>.</param>
    public abstract void GoBehind(long position);

    /// <summary>Writes the next message.</summary>
    /// <param name="writer">Receives it.</param>
    /// <returns>False when there is none yet.</returns>
    public abstract bool TryWriteNext(JsonWriter writer);

    /// <summary>Writes the message written last once more, to the byte. Call only when there was one since <see cref="GoBehind"/>.</summary>
    /// <param name="writer">Receives it.</param>
    public abstract void WriteAgain(JsonWriter writer);
}
