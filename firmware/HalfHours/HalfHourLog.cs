namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// The form of the half-hour log. A whole half-hour takes 35 bytes, 31 short ones behind it 22 each, so that 182 fill a
/// segment of 4096; with one segment always being reclaimed, 28 segments hold at least 27 × 182 = 4,914 half-hours: 102
/// days in 112 KB (CoP11 asks for 20 days, secondary source; the project for 100).
/// </summary>
public static class HalfHourLog
{
    /// <summary>Begins the names of the log's files.</summary>
    public const string FilePrefix = "h";

    /// <summary>Files of the log.</summary>
    public const int SegmentCount = 28;

    /// <summary>Bytes of one file: one block of the flash file system.</summary>
    public const int SegmentBytes = 4096;
}
