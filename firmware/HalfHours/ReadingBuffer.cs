using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Meters;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Readings on monotonic time, kept while they cannot be dated: UTC is unknown, or the log is still being looked
/// through. Six hours of them; what overflows is the oldest, whose energy then becomes a recovered amount.
/// </summary>
/// <remarks>
/// A reading every 30 s, so that one lies within 15 s of every half-hour's end: minute readings would miss CoP11's
/// ± 20 s (recalled value). 9 bytes each, 6.5 KB, no more, however long the clock stays unknown: time and registers are
/// kept as differences, and what they count from moves on with the oldest reading.
/// </remarks>
public sealed class ReadingBuffer
{
    /// <summary>Time between two readings kept, ms.</summary>
    public const int SpacingMs = 30000;

    /// <summary>Most readings kept: six hours.</summary>
    public const int Capacity = 6 * 60 * 60 * 1000 / SpacingMs;

    private const int TickMs = 100;
    private const int NumberBytes = 3;
    private const int ReadingBytes = 3 * NumberBytes;
    private const int Ticks = 0;
    private const int Import = 1;
    private const int Export = 2;

    /// <summary>Most ticks between the oldest reading and the newest: 19 days.</summary>
    private const int MostTicksFromBase = 0xFFFFFF;

    /// <summary>Most energy between them, either way, Wh: 47 days at 7.4 kW. Added to each difference, so that none is negative.</summary>
    private const int MostWattHoursFromBase = 0x7FFFFF;

    private readonly byte[] _readings = new byte[Capacity * ReadingBytes];
    private int _first;
    private long _baseMs;
    private long _baseImportWattHours;
    private long _baseExportWattHours;
    private long _newestMs;

    /// <summary>How many readings wait.</summary>
    public int Count;

    /// <summary>Serial number of the meter they come from; meaningless while none waits.</summary>
    public long MeterSerial;

    /// <summary>Largest step of the registers among them, Wh.</summary>
    public int QuantumWattHours;

    /// <summary>
    /// Keeps a reading if the last one kept is old enough. One of another meter, or too far from the oldest to be
    /// written in 24 bits, is not kept: it comes again once the others have been dated.
    /// </summary>
    /// <param name="sample">The reading.</param>
    public void Add(AssetSample sample)
    {
        long sampleMs = sample.SampleMs;
        if (Count == 0)
        {
            Begin(sample);
        }
        else if (sampleMs - _newestMs < SpacingMs || sample.MeterSerial != MeterSerial)
        {
            return;
        }

        if (!IsNear(sample))
        {
            MoveBase();
            if (!IsNear(sample))
            {
                return;
            }
        }

        if (Count == Capacity)
        {
            RemoveOldest();
        }

        Write(
            (_first + Count) % Capacity,
            (sampleMs - _baseMs) / TickMs,
            sample.ImportWattHours - _baseImportWattHours,
            sample.ExportWattHours - _baseExportWattHours);
        _newestMs = sampleMs;
        if (sample.QuantumWattHours > QuantumWattHours)
        {
            QuantumWattHours = sample.QuantumWattHours;
        }

        Count++;
    }

    /// <summary>Copies the oldest reading and dates it.</summary>
    /// <param name="offsetMs">UTC minus monotonic time, ms.</param>
    /// <param name="target">Receives the reading.</param>
    /// <returns>False when none waits.</returns>
    public bool TryPeek(long offsetMs, RegisterReading target)
    {
        if (Count == 0)
        {
            return false;
        }

        target.OffsetMs = offsetMs;
        target.UtcUnixMs = _baseMs + (StoredAt(_first, Ticks) * TickMs) + offsetMs;
        target.ImportWattHours = _baseImportWattHours + StoredAt(_first, Import) - MostWattHoursFromBase;
        target.ExportWattHours = _baseExportWattHours + StoredAt(_first, Export) - MostWattHoursFromBase;
        target.QuantumWattHours = QuantumWattHours;
        target.MeterSerial = MeterSerial;
        return true;
    }

    /// <summary>Removes the oldest reading.</summary>
    public void RemoveOldest()
    {
        _first = (_first + 1) % Capacity;
        Count--;
    }

    private bool IsNear(AssetSample sample)
    {
        return (sample.SampleMs - _baseMs) / TickMs <= MostTicksFromBase
            && IsNear(sample.ImportWattHours - _baseImportWattHours)
            && IsNear(sample.ExportWattHours - _baseExportWattHours);
    }

    private static bool IsNear(long wattHours)
    {
        return wattHours <= MostWattHoursFromBase && wattHours >= -MostWattHoursFromBase;
    }

    /// <summary>Lets all count from the oldest: once in weeks without UTC. Leaves them as they are where one would not fit.</summary>
    private void MoveBase()
    {
        long ticks = StoredAt(_first, Ticks);
        long importWattHours = StoredAt(_first, Import) - MostWattHoursFromBase;
        long exportWattHours = StoredAt(_first, Export) - MostWattHoursFromBase;
        bool isAtBase = ticks == 0 && importWattHours == 0 && exportWattHours == 0;
        for (int round = 0; round < 2; round++)
        {
            for (int ahead = 0; ahead < Count; ahead++)
            {
                int place = (_first + ahead) % Capacity;
                long movedImport = StoredAt(place, Import) - MostWattHoursFromBase - importWattHours;
                long movedExport = StoredAt(place, Export) - MostWattHoursFromBase - exportWattHours;
                if (isAtBase || !IsNear(movedImport) || !IsNear(movedExport))
                {
                    return;
                }

                // Nothing is moved before it is known that all fit.
                if (round > 0)
                {
                    Write(place, StoredAt(place, Ticks) - ticks, movedImport, movedExport);
                }
            }
        }

        _baseMs += ticks * TickMs;
        _baseImportWattHours += importWattHours;
        _baseExportWattHours += exportWattHours;
    }

    private void Write(int place, long ticks, long importWattHours, long exportWattHours)
    {
        int at = place * ReadingBytes;
        LittleEndian.Write(_readings, at, NumberBytes, ticks);
        LittleEndian.Write(_readings, at + NumberBytes, NumberBytes, importWattHours + MostWattHoursFromBase);
        LittleEndian.Write(_readings, at + (2 * NumberBytes), NumberBytes, exportWattHours + MostWattHoursFromBase);
    }

    // As stored: the energies with what keeps them from being negative.
    private long StoredAt(int place, int column)
    {
        return LittleEndian.Read(_readings, (place * ReadingBytes) + (column * NumberBytes), NumberBytes);
    }

    private void Begin(AssetSample sample)
    {
        _first = 0;
        _baseMs = sample.SampleMs;
        _baseImportWattHours = sample.ImportWattHours;
        _baseExportWattHours = sample.ExportWattHours;
        MeterSerial = sample.MeterSerial;
        QuantumWattHours = 1;
    }
}
