namespace NanoV2G.Firmware.Journal;

/// <summary>One record as read back. A reused object of plain fields.</summary>
public sealed class RecordView
{
    /// <summary>Longest payload of a record, bytes: its length is one byte.</summary>
    public const int MostPayloadBytes = 255;

    /// <summary>Sequence number, rising within a log but not without gaps.</summary>
    public int Sequence;

    /// <summary>Type, 1 to <see cref="RecordLog.MostType"/>; its meaning belongs to the log.</summary>
    public int Type;

    /// <summary>Length of the payload, bytes.</summary>
    public int Length;

    /// <summary>Payload, valid up to <see cref="Length"/>.</summary>
    public readonly byte[] Payload = new byte[MostPayloadBytes];

    /// <summary>What was read of a segment around the record: one room for every reader that fills this view, for the longest record and hardly more.</summary>
    internal readonly byte[] Scanned = new byte[MostPayloadBytes + RecordLog.OverheadBytes + 7];

    /// <summary>Whose bytes <see cref="Scanned"/> holds.</summary>
    internal SegmentScanner ScannedBy;
}
