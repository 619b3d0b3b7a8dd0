using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Outbox;

/// <summary>A stored log, read in order and written as messages.</summary>
public interface IOutboxSource
{
    /// <summary>Topic of its messages.</summary>
    string Topic { get; }

    /// <summary>Sequence number of the record written last.</summary>
    int Sequence { get; }

    /// <summary>Place of the message written last within its record, from 0.</summary>
    int Place { get; }

    /// <summary>The sequence number that the next record will carry: every one in the log is lower.</summary>
    int NextSequence { get; }

    /// <summary>Goes to the message behind a place; 0 and 0 stand before the oldest.</summary>
    /// <param name="sequence">Sequence number of a record.</param>
    /// <param name="place">Place within that record.</param>
    void GoBehind(int sequence, int place);

    /// <summary>Writes the next message.</summary>
    /// <param name="writer">Receives it.</param>
    /// <returns>False when there is none yet.</returns>
    bool TryWriteNext(JsonWriter writer);

    /// <summary>Writes the message written last once more, to the byte. Call only when there was one since <see cref="GoBehind"/>.</summary>
    /// <param name="writer">Receives it.</param>
    void WriteAgain(JsonWriter writer);
}
