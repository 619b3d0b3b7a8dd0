using System;
using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Which half-hours of a meter are in the log already, so that none is stored twice when UTC steps back. The log is
/// read in portions, a portion a step. In the ordinary course every new half-hour lies behind all stored ones and no
/// reading is needed; after a step back a window of three weeks from there is held as bits.
/// </summary>
internal sealed class StoredPeriods
{
    /// <summary>Records read in one step: about a tenth of the log.</summary>
    private const int RecordsPerStep = 512;

    /// <summary>How many half-hours are held as bits: three weeks.</summary>
    public const int WindowPeriods = 1024;

    private const int BitsPerWord = 32;

    /// <summary>Steps without a readable record after which the rest is given up: recording must go on.</summary>
    private const int MostIdleSteps = 60;

    private readonly HalfHourRecords _records;
    private readonly HalfHour _record = new HalfHour();
    private readonly RecordLog _log;
    private readonly uint[] _window = new uint[WindowPeriods / BitsPerWord];
    private int _first;
    private long _meterSerial;
    private int _idleSteps;

    public StoredPeriods(RecordLog log)
    {
        _log = log;
        _records = new HalfHourRecords(log, new RecordView());
    }

    /// <summary>Whether the log has been read through for the meter and window asked for.</summary>
    public bool IsReady;

    /// <summary>Highest half-hour stored for the meter, -1 for none.</summary>
    public int Highest = -1;

    /// <summary>Begins to read the log for a meter, with the window from this half-hour on.</summary>
    public void Begin(long meterSerial, int windowStart)
    {
        _meterSerial = meterSerial;
        _first = windowStart;
        Array.Clear(_window, 0, _window.Length);
        Highest = -1;
        IsReady = false;
        _idleSteps = 0;
        _records.Seek(0);
    }

    /// <summary>Reads the next portion.</summary>
    public void Step()
    {
        for (int count = 0; count < RecordsPerStep && !IsReady; count++)
        {
            if (!_records.TryReadNext(_record))
            {
                // What cannot be read now is tried again in the next step, as long as there is something behind.
                _idleSteps++;
                IsReady = _records.LastSequence >= _log.NewestSequence || _idleSteps > MostIdleSteps;
                return;
            }

            _idleSteps = 0;
            Note(_record);
        }
    }

    /// <summary>Takes note of a record that is, or is about to be, in the log.</summary>
    public void Note(HalfHour record)
    {
        int start = record.StartIndex;
        if (record.MeterSerial != _meterSerial || record.Kind == HalfHour.RecoveredKind)
        {
            return;
        }

        int last = start + record.PeriodCount - 1;
        if (last > Highest)
        {
            Highest = last;
        }

        int place = start < _first ? 0 : start - _first;
        int end = last - _first;
        for (; place <= end && place < WindowPeriods; place++)
        {
            _window[place / BitsPerWord] |= 1u << (place % BitsPerWord);
        }
    }

    /// <summary>Whether the log need not be read to say if a half-hour is stored.</summary>
    public bool IsKnown(int period)
    {
        return period > Highest || (period >= _first && period - _first < WindowPeriods);
    }

    /// <summary>Whether a half-hour is stored; one of which that is not known counts as stored.</summary>
    public bool Contains(int period)
    {
        int place = period - _first;
        return period <= Highest && (!IsKnown(period) || ((_window[place / BitsPerWord] >> (place % BitsPerWord)) & 1) != 0);
    }
}
