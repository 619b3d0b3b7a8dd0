using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Reads the half-hour log one half-hour at a time: a stored run of missing half-hours comes as that many, each with
/// its place in the run.
/// </summary>
public sealed class HalfHourReader
{
    private readonly HalfHourRecords _records;
    private readonly HalfHour _run = new HalfHour();
    private int _items;
    private int _next;

    /// <summary>Makes a reader that stands before the oldest half-hour.</summary>
    /// <param name="log">The half-hour log.</param>
    public HalfHourReader(RecordLog log)
        : this(log, new RecordView())
    {
    }

    /// <summary>Makes a reader that stands before the oldest half-hour, with a view that others use too.</summary>
    /// <param name="log">The half-hour log.</param>
    /// <param name="view">Shared only with readers on the same thread.</param>
    public HalfHourReader(RecordLog log, RecordView view)
    {
        _records = new HalfHourRecords(log, view);
    }

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
        if (placeInRun > 0 && LoadRecord() && _run.Sequence == sequence)
        {
            _next = placeInRun;
        }
    }

    /// <summary>Reads the next half-hour or recovered amount.</summary>
    /// <param name="target">Receives it; a half-hour of a missing run comes with the run's sequence number.</param>
    /// <returns>False when there is none yet.</returns>
    public bool TryReadNext(HalfHour target)
    {
        if (_next >= _items && !LoadRecord())
        {
            return false;
        }

        _run.CopyTo(target);
        PlaceInRun = _next;
        if (_run.Kind == HalfHour.MissingKind)
        {
            target.StartIndex = _run.StartIndex + _next;
            target.PeriodCount = 1;
        }

        _next++;
        return true;
    }

    private bool LoadRecord()
    {
        _next = 0;
        _items = 0;
        if (!_records.TryReadNext(_run))
        {
            return false;
        }

        _items = _run.Kind == HalfHour.MissingKind ? _run.PeriodCount : 1;
        return true;
    }
}
