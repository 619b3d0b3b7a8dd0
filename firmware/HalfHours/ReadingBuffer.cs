using NanoV2G.Hal.Meters;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Readings on monotonic time, kept while they cannot be dated: UTC is unknown, or the log is still being looked
/// through. Six hours of them; what overflows is the oldest, whose energy then becomes a recovered amount.
/// </summary>
/// <remarks>
/// A reading every 20 s, so that one lies within 10 s of every half-hour's end: minute readings would miss CoP11's
/// ± 20 s (recalled value). 12 bytes each, 13 KB, no more, however long the clock stays unknown.
/// </remarks>
public sealed class ReadingBuffer
{
    /// <summary>Time between two readings kept, ms.</summary>
    public const int SpacingMs = 20000;

    /// <summary>Most readings kept: six hours.</summary>
    public const int Capacity = 6 * 60 * 60 * 1000 / SpacingMs;

    private const int TickMs = 100;
    private const long MostWattHoursFromBase = int.MaxValue;

    private readonly int[] _ticks = new int[Capacity];
    private readonly int[] _importWattHours = new int[Capacity];
    private readonly int[] _exportWattHours = new int[Capacity];
    private int _first;
    private long _baseMs;
    private long _baseImportWattHours;
    private long _baseExportWattHours;
    private long _newestMs;
    private int _count;
    private long _meterSerial;
    private int _quantumWattHours;

    /// <summary>How many readings wait.</summary>
    public int Count => _count;

    /// <summary>Serial number of the meter they come from; meaningless while none waits.</summary>
    public long MeterSerial => _meterSerial;

    /// <summary>Largest step of the registers among them, Wh.</summary>
    public int QuantumWattHours => _quantumWattHours;

    /// <summary>
    /// Keeps a reading if the last one kept is old enough. One of another meter, or too far from the first to be
    /// written in 32 bits, is not kept: it comes again once the others have been dated.
    /// </summary>
    /// <param name="sample">The reading.</param>
    public void Add(AssetSample sample)
    {
        if (_count == 0)
        {
            Begin(sample);
        }
        else if (sample.SampleMs - _newestMs < SpacingMs || sample.MeterSerial != _meterSerial
            || !IsNear(sample.ImportWattHours - _baseImportWattHours)
            || !IsNear(sample.ExportWattHours - _baseExportWattHours)
            || !IsNear((sample.SampleMs - _baseMs) / TickMs))
        {
            return;
        }

        if (_count == Capacity)
        {
            RemoveOldest();
        }

        int place = (_first + _count) % Capacity;
        _ticks[place] = (int)((sample.SampleMs - _baseMs) / TickMs);
        _importWattHours[place] = (int)(sample.ImportWattHours - _baseImportWattHours);
        _exportWattHours[place] = (int)(sample.ExportWattHours - _baseExportWattHours);
        _newestMs = sample.SampleMs;
        if (sample.QuantumWattHours > _quantumWattHours)
        {
            _quantumWattHours = sample.QuantumWattHours;
        }

        _count++;
    }

    /// <summary>Copies the oldest reading and dates it.</summary>
    /// <param name="offsetMs">UTC minus monotonic time, ms.</param>
    /// <param name="target">Receives the reading.</param>
    /// <returns>False when none waits.</returns>
    public bool TryPeek(long offsetMs, RegisterReading target)
    {
        if (_count == 0)
        {
            return false;
        }

        target.OffsetMs = offsetMs;
        target.UtcUnixMs = _baseMs + ((long)_ticks[_first] * TickMs) + offsetMs;
        target.ImportWattHours = _baseImportWattHours + _importWattHours[_first];
        target.ExportWattHours = _baseExportWattHours + _exportWattHours[_first];
        target.QuantumWattHours = _quantumWattHours;
        target.MeterSerial = _meterSerial;
        return true;
    }

    /// <summary>Removes the oldest reading.</summary>
    public void RemoveOldest()
    {
        _first = (_first + 1) % Capacity;
        _count--;
    }

    private static bool IsNear(long difference)
    {
        return difference <= MostWattHoursFromBase && difference >= -MostWattHoursFromBase;
    }

    private void Begin(AssetSample sample)
    {
        _first = 0;
        _baseMs = sample.SampleMs;
        _baseImportWattHours = sample.ImportWattHours;
        _baseExportWattHours = sample.ExportWattHours;
        _meterSerial = sample.MeterSerial;
        _quantumWattHours = 1;
    }
}
