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

    /// <summary>Numbers that <see cref="WriteFields"/> takes.</summary>
    internal const int FieldCount = 10;

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

    /// <summary>Copies every field.</summary>
    /// <param name="target">Receives the fields.</param>
    public void CopyTo(HalfHour target)
    {
        target.Sequence = Sequence;
        target.Kind = Kind;
        target.StartIndex = StartIndex;
        target.PeriodCount = PeriodCount;
        target.MeterSerial = MeterSerial;
        target.RegisterImportStartWattHours = RegisterImportStartWattHours;
        target.RegisterExportStartWattHours = RegisterExportStartWattHours;
        target.ImportWattHours = ImportWattHours;
        target.ExportWattHours = ExportWattHours;
        target.QuantumWattHours = QuantumWattHours;
        target.Flags = Flags;
    }

    /// <summary>Writes every field but <see cref="Sequence"/>, as one of many side by side.</summary>
    /// <param name="fields">Receives <see cref="FieldCount"/> numbers.</param>
    /// <param name="at">Index of the first one.</param>
    internal void WriteFields(long[] fields, int at)
    {
        fields[at] = Kind;
        fields[at + 1] = StartIndex;
        fields[at + 2] = PeriodCount;
        fields[at + 3] = MeterSerial;
        fields[at + 4] = RegisterImportStartWattHours;
        fields[at + 5] = RegisterExportStartWattHours;
        fields[at + 6] = ImportWattHours;
        fields[at + 7] = ExportWattHours;
        fields[at + 8] = QuantumWattHours;
        fields[at + 9] = Flags;
    }

    /// <summary>Reads what <see cref="WriteFields"/> wrote.</summary>
    /// <param name="fields">Holds the numbers.</param>
    /// <param name="at">Index of the first one.</param>
    internal void ReadFields(long[] fields, int at)
    {
        Kind = (int)fields[at];
        StartIndex = (int)fields[at + 1];
        PeriodCount = (int)fields[at + 2];
        MeterSerial = fields[at + 3];
        RegisterImportStartWattHours = fields[at + 4];
        RegisterExportStartWattHours = fields[at + 5];
        ImportWattHours = fields[at + 6];
        ExportWattHours = fields[at + 7];
        QuantumWattHours = (int)fields[at + 8];
        Flags = (int)fields[at + 9];
    }

    /// <summary>Writes the stored form.</summary>
    /// <param name="payload">Receives at most <see cref="MostStoredBytes"/> bytes from index 0.</param>
    /// <returns>Its length, bytes.</returns>
    public int WriteTo(byte[] payload)
    {
        // A start of 3 bytes reaches the year 2927, registers of 5 bytes 1.1 TWh.
        bool isLong = PeriodCount != 1 || ImportWattHours > MostShortWattHours || ExportWattHours > MostShortWattHours;
        int energyBytes = isLong ? 4 : 3;
        LittleEndian.Write(payload, 0, 3, StartIndex);
        LittleEndian.Write(payload, 3, 4, MeterSerial);
        LittleEndian.Write(payload, 7, 5, RegisterImportStartWattHours);
        LittleEndian.Write(payload, 12, 5, RegisterExportStartWattHours);
        payload[17] = (byte)QuantumWattHours;
        payload[18] = (byte)Flags;
        LittleEndian.Write(payload, 19, energyBytes, ImportWattHours);
        LittleEndian.Write(payload, 19 + energyBytes, energyBytes, ExportWattHours);
        if (!isLong)
        {
            return ShortBytes;
        }

        LittleEndian.Write(payload, 27, 2, PeriodCount);
        return LongBytes;
    }

    /// <summary>Reads the stored form.</summary>
    /// <param name="record">A record of the half-hour log.</param>
    /// <returns>False when it is none of the kinds above.</returns>
    public bool TryRead(RecordView record)
    {
        if (record.Type < WholeKind || record.Type > RecoveredKind
            || (record.Length != ShortBytes && record.Length != LongBytes))
        {
            return false;
        }

        byte[] payload = record.Payload;
        int energyBytes = record.Length == LongBytes ? 4 : 3;
        Sequence = record.Sequence;
        Kind = record.Type;
        StartIndex = (int)LittleEndian.Read(payload, 0, 3);
        MeterSerial = LittleEndian.Read(payload, 3, 4);
        RegisterImportStartWattHours = LittleEndian.Read(payload, 7, 5);
        RegisterExportStartWattHours = LittleEndian.Read(payload, 12, 5);
        QuantumWattHours = payload[17];
        Flags = payload[18];
        ImportWattHours = LittleEndian.Read(payload, 19, energyBytes);
        ExportWattHours = LittleEndian.Read(payload, 19 + energyBytes, energyBytes);
        PeriodCount = record.Length == LongBytes ? (int)LittleEndian.Read(payload, 27, 2) : 1;
        return true;
    }
}
