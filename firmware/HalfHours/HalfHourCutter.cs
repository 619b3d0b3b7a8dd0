using NanoV2G.Firmware.Events;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Cuts the energy between dated register readings into half-hours. Every Wh that the registers moved ends in exactly
/// one stored object: in the half-hour it flowed in, where readings near both ends prove that, and otherwise in a
/// recovered amount. A half-hour that is in the log is never stored again, whatever the clock does: while the clock
/// shows it, the energy is recovered.
/// </summary>
internal sealed class HalfHourCutter
{
    /// <summary>
    /// Greatest distance of the reading that counts as that of a half-hour's end, ms. Half of CoP11's ± 20 s (recalled
    /// value): the other half is left to the clock.
    /// </summary>
    public const int BoundaryToleranceMs = 10000;

    /// <summary>
    /// A step back of the clock to no more than this before the half-hour in progress stretches it, ms: CoP11's ± 20 s.
    /// </summary>
    public const int BackwardToleranceMs = 20000;

    /// <summary>A correction of UTC above this is a step, ms: what slewing and latency explain stays below.</summary>
    public const int ClockStepMs = 2000;

    /// <summary>
    /// Longest gap whose half-hours are listed as missing: the depth of the log, 100 days. A clock that leaps years
    /// ahead must not fill log and network with half-hours that never were.
    /// </summary>
    public const int MostMissing = 4800;

    /// <summary>Free places that one reading may take in the queue.</summary>
    public const int MostCutAtOnce = 12;

    private const int MostMissingRuns = 8;
    private const int MostPeriodCount = 0xFFFF;
    private const int LooseFlags = HalfHourFlags.ClockStepped | HalfHourFlags.ReverseRunning | HalfHourFlags.RegisterRollback;

    private readonly CutterState _state;
    private readonly StoredPeriods _stored;
    private readonly HalfHourQueue _queue;
    private readonly IEventSink _events;
    private readonly RegisterReading _still = new RegisterReading();
    private int _carriedFlags;
    private long _offsetMs;
    private bool _isOffsetKnown;

    public HalfHourCutter(CutterState state, StoredPeriods stored, HalfHourQueue queue, IEventSink events)
    {
        _state = state;
        _stored = stored;
        _queue = queue;
        _events = events;
    }

    /// <summary>
    /// Marks the half-hour in progress and every one up to that of the next reading: the clock stepped, or power was
    /// lost, somewhere in between.
    /// </summary>
    public void Mark(int flags)
    {
        _carriedFlags |= flags;
    }

    /// <summary>Takes the next reading of the same meter. The caller has made sure that it is known what is stored.</summary>
    public void Accept(RegisterReading reading)
    {
        CutterState state = _state;
        if (state.Mode == CutterState.Open && _stored.Contains(state.Period))
        {
            // Only after a restart that followed a step back: the half-hour behind the newest one is an older one.
            GoLoose(state.Period);
            state.Accounted = state.Period;
        }

        if (state.Mode == CutterState.Empty)
        {
            Start(reading);
        }
        else if (!IsContinuous(reading))
        {
            StartAnew(reading);
        }
        else if (state.Mode == CutterState.Open)
        {
            AcceptOpen(reading);
        }
        else
        {
            AcceptLoose(reading);
        }

        reading.CopyTo(state.Last);
        if (reading.QuantumWattHours > state.QuantumWattHours)
        {
            state.QuantumWattHours = reading.QuantumWattHours;
        }

        if (!_isOffsetKnown)
        {
            _offsetMs = reading.OffsetMs;
            _isOffsetKnown = true;
        }

        state.Flags |= _carriedFlags;
        _carriedFlags = 0;
    }

    /// <summary>Ends what was counted on the meter so far: another one answers.</summary>
    public void EndMeter(RegisterReading firstOfOther)
    {
        EndAccumulation(_state.Period);
        StoreMissing(_state.Accounted + 1, firstOfOther.PeriodIndex - 1);
        _state.Mode = CutterState.Empty;
    }

    private static long StartOf(int period)
    {
        return (long)period * HalfHour.PeriodMs;
    }

    private bool IsContinuous(RegisterReading reading)
    {
        RegisterReading last = _state.Last;
        return reading.ImportWattHours >= last.ImportWattHours
            && reading.ExportWattHours >= last.ExportWattHours
            && reading.ImportWattHours - _state.AnchorImportWattHours <= HalfHour.MostWattHours
            && reading.ExportWattHours - _state.AnchorExportWattHours <= HalfHour.MostWattHours;
    }

    private void Start(RegisterReading reading)
    {
        int now = reading.PeriodIndex;
        _state.SetAnchor(reading);
        _state.Accounted = now - 1;
        Enter(now, reading, reading.UtcUnixMs - StartOf(now) <= BoundaryToleranceMs);
    }

    private void StartAnew(RegisterReading reading)
    {
        CutterState state = _state;
        _events.Raise(
            EventCode.RegisterRollback,
            Saturate(reading.ImportWattHours - state.Last.ImportWattHours),
            Saturate(reading.ExportWattHours - state.Last.ExportWattHours));
        state.Flags |= HalfHourFlags.RegisterRollback;
        EndAccumulation(state.Period);
        state.SetAnchor(reading);
        state.Flags = HalfHourFlags.RegisterRollback;
        state.Mode = CutterState.Loose;
        state.LooseFirst = state.Period;
        int now = reading.PeriodIndex;
        if (now != state.Period && !IsJustBefore(reading))
        {
            LeavePeriod(reading, now, false);
        }
    }

    private void AcceptOpen(RegisterReading reading)
    {
        int now = reading.PeriodIndex;
        int period = _state.Period;
        if (now == period || IsJustBefore(reading))
        {
            return;
        }

        if (now < period)
        {
            GoLoose(period);
            LeavePeriod(reading, now, false);
            return;
        }

        long beforeMs = StartOf(period + 1) - _state.Last.UtcUnixMs;
        long afterMs = reading.UtcUnixMs - StartOf(period + 1);
        if (now == period + 1 && (beforeMs <= BoundaryToleranceMs || afterMs <= BoundaryToleranceMs))
        {
            RegisterReading cut = beforeMs <= afterMs ? _state.Last : reading;
            StorePeriod(cut, HalfHour.WholeKind);
            Enter(now, cut, true);
            return;
        }

        CrossGap(reading, now, beforeMs <= BoundaryToleranceMs);
    }

    /// <summary>No reading is near enough to the end of the half-hour in progress, or whole ones passed without any.</summary>
    private void CrossGap(RegisterReading reading, int now, bool isEndKnown)
    {
        int period = _state.Period;
        bool isStartKnown = reading.UtcUnixMs - StartOf(now) <= BoundaryToleranceMs;
        StorePeriod(_state.Last, isEndKnown ? HalfHour.WholeKind : HalfHour.EndedEarlyKind);
        if (isEndKnown && isStartKnown && now == period + 2 && !_stored.Contains(period + 1))
        {
            // The silence covers just the half-hour between: both its ends are read.
            Begin(period + 1, _state.Last, true);
            StorePeriod(reading, HalfHour.WholeKind);
            Enter(now, reading, true);
            return;
        }

        GoLoose(isEndKnown ? period + 1 : period);
        LeavePeriod(reading, now, isStartKnown);
    }

    private void AcceptLoose(RegisterReading reading)
    {
        int now = reading.PeriodIndex;
        int period = _state.Period;
        if (now == period && !_stored.Contains(now))
        {
            LeavePeriod(reading, now, false);
            return;
        }

        if (now == period || IsJustBefore(reading))
        {
            return;
        }

        long beforeMs = StartOf(now) - _state.Last.UtcUnixMs;
        long afterMs = reading.UtcUnixMs - StartOf(now);
        bool isNext = now == period + 1;
        RegisterReading cut = isNext && beforeMs <= BoundaryToleranceMs && beforeMs <= afterMs ? _state.Last : reading;
        LeavePeriod(cut, now, now > period && (cut != reading || afterMs <= BoundaryToleranceMs));
    }

    /// <summary>
    /// Energy that is loose up to here meets another half-hour: if that is not stored yet, what came before is recovered
    /// and it begins; otherwise the energy stays loose.
    /// </summary>
    private void LeavePeriod(RegisterReading reading, int now, bool isAtStart)
    {
        CutterState state = _state;
        if (now < state.Period)
        {
            state.Accounted = now - 1;
            state.LooseFirst = now < state.LooseFirst ? now : state.LooseFirst;
        }

        if (_stored.Contains(now))
        {
            StoreMissing(state.Accounted + 1, now - 1);
            state.Accounted = now;
            state.Period = now;
            return;
        }

        StoreRecovered(reading, isAtStart ? now - 1 : now);
        StoreMissing(state.Accounted + 1, now - 1);
        Begin(now, reading, isAtStart);
    }

    /// <summary>Whether the clock went back, but by so little that the half-hour in progress is merely stretched.</summary>
    private bool IsJustBefore(RegisterReading reading)
    {
        long beforeMs = StartOf(_state.Period) - reading.UtcUnixMs;
        return beforeMs > 0 && beforeMs <= BackwardToleranceMs;
    }

    private void Enter(int period, RegisterReading cut, bool isAtStart)
    {
        if (_stored.Contains(period))
        {
            GoLoose(period);
            _state.Accounted = period;
            _state.Period = period;
            return;
        }

        Begin(period, cut, isAtStart);
    }

    private void Begin(int period, RegisterReading cut, bool isAtStart)
    {
        CutterState state = _state;
        state.SetAnchor(cut);
        state.Mode = CutterState.Open;
        state.Period = period;
        state.Accounted = period - 1;
        state.Flags = isAtStart ? 0 : HalfHourFlags.Partial;
        _offsetMs = cut.OffsetMs;
        _isOffsetKnown = cut != state.Last || cut.OffsetMs != 0;
    }

    private void GoLoose(int first)
    {
        _state.Mode = CutterState.Loose;
        _state.LooseFirst = first;
        _state.Flags &= LooseFlags;
    }

    /// <summary>Stores what was counted up to the last reading, in whichever form it can be.</summary>
    private void EndAccumulation(int lastPeriod)
    {
        if (_state.Mode == CutterState.Open)
        {
            StorePeriod(_state.Last, HalfHour.EndedEarlyKind);
        }
        else
        {
            StoreRecovered(_state.Last, lastPeriod);
        }
    }

    private void StorePeriod(RegisterReading end, int kind)
    {
        CutterState state = _state;
        int flags = state.Flags | _carriedFlags;
        if (kind == HalfHour.EndedEarlyKind)
        {
            flags |= HalfHourFlags.Partial;
        }

        long correctionMs = _isOffsetKnown ? end.OffsetMs - _offsetMs : 0;
        if (correctionMs > ClockStepMs || correctionMs < -ClockStepMs)
        {
            flags |= HalfHourFlags.ClockStepped;
        }

        if ((flags & HalfHourFlags.Partial) == 0)
        {
            flags |= HalfHourFlags.Actual;
        }

        Store(kind, state.Period, 1, end, flags);
        state.Accounted = state.Period;
    }

    private void StoreRecovered(RegisterReading end, int lastPeriod)
    {
        CutterState state = _state;
        if (end.ImportWattHours == state.AnchorImportWattHours && end.ExportWattHours == state.AnchorExportWattHours)
        {
            return;
        }

        int count = lastPeriod - state.LooseFirst + 1;
        count = count < 1 ? 1 : count;
        count = count > MostPeriodCount ? MostPeriodCount : count;
        int flags = HalfHourFlags.Recovered | ((state.Flags | _carriedFlags) & LooseFlags);
        Store(HalfHour.RecoveredKind, state.LooseFirst, count, end, flags);
    }

    private void StoreMissing(int first, int last)
    {
        if (last - first >= MostMissing)
        {
            return;
        }

        int runs = 0;
        int runStart = -1;
        for (int period = first; period <= last + 1 && runs < MostMissingRuns; period++)
        {
            bool isMissing = period <= last && !_stored.Contains(period);
            if (isMissing && runStart < 0)
            {
                runStart = period;
            }
            else if (!isMissing && runStart >= 0)
            {
                // The registers stand still for a missing run: what is not known is not counted.
                CutterState state = _state;
                state.Last.CopyTo(_still);
                _still.ImportWattHours = state.AnchorImportWattHours;
                _still.ExportWattHours = state.AnchorExportWattHours;
                Store(HalfHour.MissingKind, runStart, period - runStart, _still, HalfHourFlags.Missing);
                runs++;
                runStart = -1;
            }
        }
    }

    private void Store(int kind, int start, int count, RegisterReading end, int flags)
    {
        CutterState state = _state;
        HalfHour stored = _queue.Draft;
        stored.Kind = kind;
        stored.StartIndex = start;
        stored.PeriodCount = count;
        stored.MeterSerial = state.Last.MeterSerial;
        stored.RegisterImportStartWattHours = state.AnchorImportWattHours;
        stored.RegisterExportStartWattHours = state.AnchorExportWattHours;
        stored.ImportWattHours = end.ImportWattHours - state.AnchorImportWattHours;
        stored.ExportWattHours = end.ExportWattHours - state.AnchorExportWattHours;
        stored.QuantumWattHours = state.QuantumWattHours;
        stored.Flags = flags;
        _queue.Add();
        state.SetAnchor(end);
        _stored.Note(stored);
    }

    private static int Saturate(long value)
    {
        return value > int.MaxValue ? int.MaxValue : value < int.MinValue ? int.MinValue : (int)value;
    }
}
