using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// The short stored form of a half-hour that goes on where the record before it ended: 22 bytes on flash with the
/// journal's overhead, in place of 35. What follows from the record before is left out, the rest of it is repeated in
/// its low bits, so that a damaged record costs itself and none behind it.
/// </summary>
/// <remarks>
/// Start (2 bytes), serial (1), registers at the start (2 each), energies (2 each), flags (1). The first record of a
/// segment, every 32nd and every one after a boot is whole, so that each segment can be read by itself. Both directions
/// keep the same state: the record before.
/// </remarks>
internal sealed class HalfHourChain
{
    /// <summary>Record type of the short form.</summary>
    public const int ShortType = 5;

    /// <summary>Length of the short form, bytes.</summary>
    public const int ShortBytes = 12;

    /// <summary>Most short records between two whole ones.</summary>
    public const int MostShort = 31;

    private const int LowMask = 0xFFFF;
    private const int SerialMask = 0xFF;

    // Of the record before, what the next one follows from: less to keep than the whole of it.
    private int _startIndex;
    private long _meterSerial;
    private int _quantum;
    private long _baseImportWattHours;
    private long _baseExportWattHours;
    private bool _hasBefore;
    private int _shorts;

    /// <summary>Forgets the record before: the next one is whole.</summary>
    public void Forget()
    {
        _hasBefore = false;
    }

    /// <summary>Whether a half-hour may be stored in the short form.</summary>
    /// <param name="next">The half-hour to be stored.</param>
    /// <returns>True when everything left out follows from the record before.</returns>
    public bool CanShorten(HalfHour next)
    {
        int steps = next.StartIndex - _startIndex;
        return _hasBefore && _shorts < MostShort
            && next.Kind == HalfHour.WholeKind && next.PeriodCount == 1
            && steps > 0 && steps <= LowMask
            && next.MeterSerial == _meterSerial
            && next.QuantumWattHours == _quantum
            && next.RegisterImportStartWattHours == _baseImportWattHours
            && next.RegisterExportStartWattHours == _baseExportWattHours
            && next.ImportWattHours <= LowMask && next.ExportWattHours <= LowMask;
    }

    /// <summary>Writes the short form.</summary>
    /// <param name="next">A half-hour that <see cref="CanShorten"/>.</param>
    /// <param name="payload">Receives <see cref="ShortBytes"/> bytes from index 0.</param>
    public static void Write(HalfHour next, byte[] payload)
    {
        LittleEndian.Write(payload, 0, 2, next.StartIndex);
        LittleEndian.Write(payload, 2, 1, next.MeterSerial);
        LittleEndian.Write(payload, 3, 2, next.RegisterImportStartWattHours);
        LittleEndian.Write(payload, 5, 2, next.RegisterExportStartWattHours);
        LittleEndian.Write(payload, 7, 2, next.ImportWattHours);
        LittleEndian.Write(payload, 9, 2, next.ExportWattHours);
        payload[11] = (byte)next.Flags;
    }

    /// <summary>Takes note of a record that was stored or read.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isShort">Whether it had the short form.</param>
    public void Follow(HalfHour record, bool isShort)
    {
        _startIndex = record.StartIndex;
        _meterSerial = record.MeterSerial;
        _quantum = record.QuantumWattHours;
        _baseImportWattHours = record.RegisterImportEndWattHours;
        _baseExportWattHours = record.RegisterExportEndWattHours;
        _hasBefore = true;
        _shorts = isShort ? _shorts + 1 : 0;
    }

    /// <summary>Reads either form and takes note of it.</summary>
    /// <param name="record">A record of the half-hour log.</param>
    /// <param name="target">Receives it.</param>
    /// <returns>False when it is none, or a short one whose record before is not known.</returns>
    public bool TryRead(RecordView record, HalfHour target)
    {
        bool isShort = record.Type == ShortType && record.Length == ShortBytes;
        bool isRead = isShort ? TryReadShort(record, target) : target.TryRead(record.Type, record.Payload, 0, record.Length);
        if (isRead)
        {
            target.Sequence = record.Sequence;
            Follow(target, isShort);
        }

        return isRead;
    }

    private bool TryReadShort(RecordView record, HalfHour target)
    {
        byte[] payload = record.Payload;
        if (!_hasBefore || payload[2] != (int)(_meterSerial & SerialMask))
        {
            return false;
        }

        target.Kind = HalfHour.WholeKind;
        target.PeriodCount = 1;
        target.MeterSerial = _meterSerial;
        target.QuantumWattHours = _quantum;
        target.StartIndex = (int)NextWithLow(_startIndex + 1, LittleEndian.Read(payload, 0, 2));
        target.RegisterImportStartWattHours = NextWithLow(_baseImportWattHours, LittleEndian.Read(payload, 3, 2));
        target.RegisterExportStartWattHours = NextWithLow(_baseExportWattHours, LittleEndian.Read(payload, 5, 2));
        target.ImportWattHours = LittleEndian.Read(payload, 7, 2);
        target.ExportWattHours = LittleEndian.Read(payload, 9, 2);
        target.Flags = payload[11];
        return true;
    }

    // The least value from a bound on that has these low bits: the bound itself unless a record in between is damaged.
    private static long NextWithLow(long bound, long low)
    {
        return bound + ((low - bound) & LowMask);
    }
}
