using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// What is stored of one half-hour, of a run of missing ones, or of a recovered amount. A reused object of plain fields,
/// and its stored form: 35 bytes on flash for a half-hour, 39 for the rarer two, journal overhead included; <c>HalfHourChain</c> shortens the usual one.
/// </summary>
/// <remarks>
/// Energy is always the difference of the registers at both ends, and each stored object of a meter begins at the
/// registers at which the one before it ended. So nothing can be counted twice or lost, and anyone can check it.
/// </remarks>
public sealed class HalfHour
{
    /// <summary>Length of a half-hour, ms.</summary>
    public const int PeriodMs = 30 * 60 * 1000;

    /// <summary>Record type: a half-hour that ends with a reading at its end.</summary>
    public const int WholeKind = 1;

    /// <summary>Record type: a half-hour whose last reading lies before its end.</summary>
    public const int EndedEarlyKind = 2;

    /// <summary>Record type: one or more half-hours of which nothing is known.</summary>
    public const int MissingKind = 3;

    /// <summary>Record type: an amount of energy over several periods.</summary>
    public const int RecoveredKind = 4;

    /// <summary>Longest stored form, bytes.</summary>
    public const int MostStoredBytes = LongBytes;

    /// <summary>
    /// Most energy of one stored object in either register, Wh: what four bytes hold. A register that moves further
    /// between two readings has not counted but leapt.
    /// </summary>
    public const long MostWattHours = 4000000000;

    private const int ShortBytes = 25;
    private const int LongBytes = 29;
    private const int MostShortWattHours = 0xFFFFFF;

    /// <summary>Sequence number in the half-hour log.</summary>
    public int Sequence;

    /// <summary>One of the record types above.</summary>
    public int Kind;

    /// <summary>Start of the first period, in half-hours since 1970-01-01 00:00 UTC.</summary>
    public int StartIndex;

    /// <summary>How many periods it covers, 1 for a half-hour.</summary>
    public int PeriodCount;

    /// <summary>Serial number of the meter, at most 32 bits.</summary>
    public long MeterSerial;

    /// <summary>Import register at the start, Wh.</summary>
    public long RegisterImportStartWattHours;

    /// <summary>Export register at the start, Wh.</summary>
    public long RegisterExportStartWattHours;

    /// <summary>Energy imported, Wh.</summary>
    public long ImportWattHours;

    /// <summary>Energy exported, Wh.</summary>
    public long ExportWattHours;

    /// <summary>Step of the registers, Wh, 1 to 255.</summary>
    public int QuantumWattHours;

    /// <summary>Sum of <see cref="HalfHourFlags"/>.</summary>
    public int Flags;

    /// <summary>Import register at the end, Wh.</summary>
    public long RegisterImportEndWattHours => RegisterImportStartWattHours + ImportWattHours;

    /// <summary>Export register at the end, Wh.</summary>
    public long RegisterExportEndWattHours => RegisterExportStartWattHours + ExportWattHours;

    /// <summary>Start of the first period, Unix ms.</summary>
    public long StartUnixMs => (long)StartIndex * PeriodMs;

    /// <summary>End of the last period, Unix ms.</summary>
    public long EndUnixMs => (long)(StartIndex + PeriodCount) * PeriodMs;

    /// <summary>The half-hour in which an instant lies.</summary>
    /// <param name="unixMs">Instant, Unix ms, from 1970 on.</param>
    /// <returns>Half-hours since 1970-01-01 00:00 UTC.</returns>
    public static int IndexOf(long unixMs)
    {
        return (int)(unixMs / PeriodMs);
    }

    /// <summary>Writes the stored form.</summary>
    /// <param name="payload">Receives at most <see cref="MostStoredBytes"/> bytes.</param>
    /// <param name="at">Index of the first one.</param>
    /// <returns>Its length, bytes.</returns>
    public int WriteTo(byte[] payload, int at)
    {
        // A start of 3 bytes reaches the year 2927, registers of 5 bytes 1.1 TWh.
        bool isLong = PeriodCount != 1 || ImportWattHours > MostShortWattHours || ExportWattHours > MostShortWattHours;
        int energyBytes = isLong ? 4 : 3;
        LittleEndian.Write(payload, at, 3, StartIndex);
        LittleEndian.Write(payload, at + 3, 4, MeterSerial);
        LittleEndian.Write(payload, at + 7, 5, RegisterImportStartWattHours);
        LittleEndian.Write(payload, at + 12, 5, RegisterExportStartWattHours);
        payload[at + 17] = (byte)QuantumWattHours;
        payload[at + 18] = (byte)Flags;
        LittleEndian.Write(payload, at + 19, energyBytes, ImportWattHours);
        LittleEndian.Write(payload, at + 19 + energyBytes, energyBytes, ExportWattHours);
        if (!isLong)
        {
            return ShortBytes;
        }

        LittleEndian.Write(payload, at + 27, 2, PeriodCount);
        return LongBytes;
    }

    /// <summary>Reads the stored form; <see cref="Sequence"/> stays as it is.</summary>
    /// <param name="kind">Record type it was stored under.</param>
    /// <param name="payload">Holds it.</param>
    /// <param name="at">Index of its first byte.</param>
    /// <param name="length">Its length, bytes.</param>
    /// <returns>False when it is none of the kinds above: nothing has changed.</returns>
    public bool TryRead(int kind, byte[] payload, int at, int length)
    {
        bool isLong = length == LongBytes;
        if (kind < WholeKind || kind > RecoveredKind || (length != ShortBytes && !isLong))
        {
            return false;
        }

        int energyBytes = isLong ? 4 : 3;
        Kind = kind;
        StartIndex = (int)LittleEndian.Read(payload, at, 3);
        MeterSerial = LittleEndian.Read(payload, at + 3, 4);
        RegisterImportStartWattHours = LittleEndian.Read(payload, at + 7, 5);
        RegisterExportStartWattHours = LittleEndian.Read(payload, at + 12, 5);
        QuantumWattHours = payload[at + 17];
        Flags = payload[at + 18];
        ImportWattHours = LittleEndian.Read(payload, at + 19, energyBytes);
        ExportWattHours = LittleEndian.Read(payload, at + 19 + energyBytes, energyBytes);
        PeriodCount = isLong ? (int)LittleEndian.Read(payload, at + 27, 2) : 1;
        return true;
    }
}
