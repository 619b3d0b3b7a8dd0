using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Reads the half-hour log one half-hour at a time: a stored run of missing half-hours comes as that many, each with
/// its place in the run.
/// </summary>
public sealed class HalfHourReader
{
    private readonly HalfHourRecords _records;
    private int _items;
    private int _next;
    private int _start;

    /// <summary>Makes a reader that stands before the oldest half-hour.</summary>
    /// <param name="log">The half-hour log.</param>
    /// <param name="view">Shared only with readers on the same thread.</param>
    public HalfHourReader(RecordLog log, RecordView view)
    {
        _records = new HalfHourRecords(log, view);
    }

    /// <summary>The half-hour or recovered amount read last; one of a missing run has the run's sequence number.</summary>
    public readonly HalfHour Last = new HalfHour();

    /// <summary>Place of the half-hour read last within its record, from 0.</summary>
    public int PlaceInRun;

    /// <summary>Goes to a place in the log.</summary>
    /// <param name="sequence">Sequence number of the record to read next, or the first behind it.</param>
    /// <param name="placeInRun">Half-hours of that record to leave out, 0 for none.</param>
    public void Seek(int sequence, int placeInRun)
    {
        _records.Seek(sequence);
        _items = 0;
        _next = 0;
        if (placeInRun > 0 && LoadRecord() && Last.Sequence == sequence)
        {
            _next = placeInRun;
        }
    }

    /// <summary>Reads the next half-hour or recovered amount into <see cref="Last"/>.</summary>
    /// <returns>False when there is none yet; what stands in <see cref="Last"/> is then undefined.</returns>
    public bool TryReadNext()
    {
        if (_next >= _items && !LoadRecord())
        {
            return false;
        }

        PlaceInRun = _next;
        Last.StartIndex = _start + _next;
        _next++;
        return true;
    }

    private bool LoadRecord()
    {
        HalfHour last = Last;
        _next = 0;
        _items = 0;
        if (!_records.TryReadNext(last))
        {
            return false;
        }

        _items = 1;
        _start = last.StartIndex;
        if (last.Kind == HalfHour.MissingKind)
        {
            _items = last.PeriodCount;
            last.PeriodCount = 1;
        }

        return true;
    }
}
