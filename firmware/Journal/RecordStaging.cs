namespace NanoV2G.Firmware.Journal;

/// <summary>
/// Where records stand until they are written. Logs that one thread writes may share one, since each of them stages and
/// commits, or discards, before another begins.
/// </summary>
public sealed class RecordStaging
{
    private const int PieceBytes = 64;

    /// <summary>The records, as they will be on flash.</summary>
    internal readonly byte[] Records = new byte[RecordLog.StagingBytes];

    /// <summary>A piece of what is on flash, to compare.</summary>
    internal readonly byte[] ReadBack = new byte[PieceBytes];
}
