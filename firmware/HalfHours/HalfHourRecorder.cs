using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Reads the asset meter's registers, dates the readings, and stores the energy half-hour by half-hour.
/// </summary>
/// <remarks>
/// <para>Order of things: a reading goes to the cutter as soon as it can be dated (UTC known) and compared with the log
/// (read through after boot, a portion a step); until then it waits in the buffer of six hours. What the cutter cuts
/// waits in a short queue until the store has taken it; while the store fails the cutter is not fed, so that in the end
/// there is a gap as any other, its energy recovered, nothing lost.</para>
/// <para>Writes: a half-hour when it ends, and a register checkpoint every 5 minutes in between if the registers moved,
/// so that a power cut leaves at most 5 minutes' energy undated: at most 48 + 240 writes a day. Outbox positions
/// (48 a day) and events (some 50 a day, gathered) bring it to about 390, each of which costs the flash file system one
/// block erase: 1.4 million in 10 years. Segments are given back and taken anew, so all of some 45 blocks take turns:
/// 32,000 erases each, of the 100,000 that the flash is specified for. Derived; a write stalls the interpreter for one
/// erase (50 ms, worst 400 ms).</para>
/// </remarks>
public sealed class HalfHourRecorder
{
    /// <summary>Begins the names of the log's files.</summary>
    public const string FilePrefix = "h";

    /// <summary>
    /// Files of the log. A whole half-hour takes 35 bytes, 31 short ones behind it 22 each, so that 182 fill a segment of 4096;
    /// with one segment always being reclaimed, 28 segments hold at least 27 × 182 = 4,914 half-hours: 102 days in 112 KB
    /// (CoP11 asks for 20 days, secondary source; the project for 100).
    /// </summary>
    public const int SegmentCount = 28;

    /// <summary>Bytes of one file: one block of the flash file system.</summary>
    public const int SegmentBytes = 4096;

    /// <summary>Time between two checkpoints, ms.</summary>
    public const int CheckpointMs = 5 * 60 * 1000;

    /// <summary>Age of the last reading from which the meter counts as silent, ms: a half-hour's end would be missed.</summary>
    public const int StaleMs = HalfHourCutter.BoundaryToleranceMs;

    /// <summary>How long a failed write waits before it is tried again, ms.</summary>
    public const int RetryMs = 5000;

    private const int MostDrainedPerStep = 120;
    private const long MostRegisterWattHours = 1000000000000;
    private const long MostUnixMs = 0xFFFFFFL * HalfHour.PeriodMs;
    private const long SerialMask = 0xFFFFFFFF;

    private readonly IAssetMeter _meter;
    private readonly IClock _clock;
    private readonly RecordLog _log;
    private readonly StateSlice _slice;
    private readonly IEventSink _events;
    private readonly CutterState _state = new CutterState();
    private readonly StoredPeriods _stored;
    private readonly HalfHourCutter _cutter;
    private readonly ReverseRunningWatch _reverseWatch = new ReverseRunningWatch();
    private readonly AssetSample _sample = new AssetSample();
    private readonly RegisterReading _reading = new RegisterReading();
    private readonly byte[] _bytes = new byte[StateBlock.CheckpointBytes];
    private long _sampleMs = -1;
    private bool _isStale;
    private bool _isTimeKnown;
    private bool _wasTimeKnown;
    private long _offsetMs;
    private long _utcMs;
    private long _meterSerial = -1;
    private bool _wasReverse;
    private long _notBeforeMs;
    private bool _isDue;
    private long _slot;
    private long _baseImportWattHours;
    private long _baseExportWattHours;

    /// <summary>Makes a recorder that goes on where checkpoint and log end.</summary>
    /// <param name="meter">The asset meter.</param>
    /// <param name="clock">Monotonic time and UTC.</param>
    /// <param name="log">The half-hour log.</param>
    /// <param name="checkpoint">Slice <see cref="StateBlock.CheckpointOffset"/> of the state block.</param>
    /// <param name="events">Receives what happens to half-hours, meter and clock.</param>
    public HalfHourRecorder(IAssetMeter meter, IClock clock, RecordLog log, StateSlice checkpoint, IEventSink events)
    {
        _meter = meter;
        _clock = clock;
        _log = log;
        _slice = checkpoint;
        _events = events;
        _stored = new StoredPeriods(log);
        _cutter = new HalfHourCutter(_state, _stored, Queue, events);
        Restore();
    }

    /// <summary>Half-hours and amounts that are cut but not yet on flash, at most 24.</summary>
    public readonly HalfHourQueue Queue = new HalfHourQueue();

    /// <summary>Readings that wait to be dated.</summary>
    public readonly ReadingBuffer Buffer = new ReadingBuffer();

    /// <summary>One step, called every second: takes the newest reading, cuts what has ended, writes at most once.</summary>
    /// <returns>Whether it wrote, so that no other write need follow in the same step.</returns>
    public bool Step()
    {
        UpdateTime();
        _stored.Step();
        for (int count = 0; count < MostDrainedPerStep && Buffer.TryPeek(_offsetMs, _reading) && TryAccept(); count++)
        {
            Buffer.RemoveOldest();
        }

        if (TryTakeSample())
        {
            Feed();
        }

        bool wrote = Flush();
        Checkpoint();
        return wrote;
    }

    private void Restore()
    {
        _slice.Read(_bytes);
        HalfHourRecords records = new HalfHourRecords(_log, new RecordView());
        HalfHour newest = new HalfHour();
        bool isRestored = _state.TryRead(_bytes, _log.NewestSequence);
        records.Seek(_log.NewestSequence);
        if (!isRestored && records.TryReadNext(newest))
        {
            _state.ContinueBehind(newest);
            isRestored = true;
        }

        if (isRestored)
        {
            _cutter.Mark(HalfHourFlags.Partial);
            ReadLogFor(_state.Last.MeterSerial, int.MaxValue);
        }
    }

    private void UpdateTime()
    {
        IClock clock = _clock;
        long utcMs = clock.UtcUnixMs;
        long offsetMs = utcMs - clock.MonotonicMs;

        // UTC that stands still while time passes is none, whatever the clock says of it.
        bool isKnown = clock.Quality != ClockQuality.Unknown && (utcMs != _utcMs || offsetMs == _offsetMs);
        _utcMs = utcMs;
        if (isKnown && !_isTimeKnown)
        {
            _events.Raise(EventCode.ClockSynchronised, (int)((offsetMs + clock.MonotonicMs) / 60000), (int)clock.Quality);
        }
        else if (!isKnown && _isTimeKnown)
        {
            _events.Raise(EventCode.ClockLost, 0, 0);
        }

        if (isKnown)
        {
            long stepMs = offsetMs - _offsetMs;
            if (_wasTimeKnown && (stepMs > HalfHourCutter.ClockStepMs || stepMs < -HalfHourCutter.ClockStepMs))
            {
                _cutter.Mark(HalfHourFlags.ClockStepped);
                int before = HalfHour.IndexOf(clock.UtcUnixMs - stepMs);
                _events.Raise(EventCode.ClockStepped, (int)(stepMs / 1000), before != HalfHour.IndexOf(clock.UtcUnixMs) ? 1 : 0);
            }

            _offsetMs = offsetMs;
            _wasTimeKnown = true;
        }

        _isTimeKnown = isKnown;
    }

    private bool TryTakeSample()
    {
        AssetSample sample = _sample;
        long nowMs = _clock.MonotonicMs;
        if (_meter.TryCopyTo(sample) && sample.SampleMs > _sampleMs && IsUsable())
        {
            if (_isStale)
            {
                _events.Raise(EventCode.AssetMeterBack, (int)((sample.SampleMs - _sampleMs) / 1000), 0);
            }

            _isStale = false;
            _sampleMs = sample.SampleMs;
            return true;
        }

        if (!_isStale && nowMs - _sampleMs > StaleMs)
        {
            _isStale = true;
            _events.Raise(EventCode.AssetMeterStale, (int)(nowMs - _sampleMs), 0);
        }

        return false;
    }

    /// <summary>Whether the sample can be a meter's at all; brings serial and quantum into their stored range.</summary>
    private bool IsUsable()
    {
        AssetSample sample = _sample;
        sample.MeterSerial &= SerialMask;
        sample.QuantumWattHours = sample.QuantumWattHours < 1 ? 1 : sample.QuantumWattHours > 255 ? 255 : sample.QuantumWattHours;
        return sample.MeterSerial != 0
            && sample.ImportWattHours >= 0 && sample.ImportWattHours <= MostRegisterWattHours
            && sample.ExportWattHours >= 0 && sample.ExportWattHours <= MostRegisterWattHours;
    }

    private void Feed()
    {
        ReverseRunningWatch watch = _reverseWatch;
        RegisterReading reading = _reading;
        AssetSample sample = _sample;
        if (watch.Add(sample))
        {
            if (watch.IsReverse)
            {
                _cutter.Mark(HalfHourFlags.ReverseRunning);
                if (!_wasReverse)
                {
                    _events.Raise(EventCode.ReverseRunning, watch.ImportWattHours, watch.RegisterImportWattHours);
                }
            }

            _wasReverse = watch.IsReverse;
        }

        reading.OffsetMs = _offsetMs;
        reading.UtcUnixMs = sample.SampleMs + _offsetMs;
        reading.ImportWattHours = sample.ImportWattHours;
        reading.ExportWattHours = sample.ExportWattHours;
        reading.QuantumWattHours = sample.QuantumWattHours;
        reading.MeterSerial = sample.MeterSerial;
        if (Buffer.Count > 0 || !TryAccept())
        {
            Buffer.Add(sample);
        }
    }

    /// <summary>Hands the reading to the cutter; false when it has to wait.</summary>
    private bool TryAccept()
    {
        RegisterReading reading = _reading;
        if (!_isTimeKnown || reading.UtcUnixMs < HalfHour.PeriodMs || reading.UtcUnixMs > MostUnixMs
            || HalfHourQueue.Capacity - Queue.Count < HalfHourCutter.MostCutAtOnce)
        {
            return false;
        }

        if (!IsLogReadFor(reading))
        {
            return false;
        }

        bool isFirst = _state.Mode == CutterState.Empty;
        _cutter.Accept(reading);
        _isDue |= isFirst;
        return true;
    }

    /// <summary>Whether it is known which half-hours of this meter are stored around this reading; sees to it if not.</summary>
    private bool IsLogReadFor(RegisterReading reading)
    {
        CutterState state = _state;
        long meterSerial = reading.MeterSerial;
        int period = reading.PeriodIndex;
        bool isOtherMeter = state.Mode != CutterState.Empty && meterSerial != state.Last.MeterSerial;
        bool isSettled = !isOtherMeter && _meterSerial == meterSerial;
        if (isSettled && _stored.IsReady && _stored.IsKnown(period))
        {
            return true;
        }

        if (!_stored.IsReady && (isSettled || isOtherMeter))
        {
            return false;
        }

        if (isOtherMeter)
        {
            _events.Raise(EventCode.MeterExchanged, (int)state.Last.MeterSerial, (int)meterSerial);
            _cutter.EndMeter(reading);
        }

        // What is still in the queue would be missed by reading the log now: the next step tries again.
        if (Queue.Count == 0)
        {
            // From further behind than the window reaches the reading would never be known: what lies between is then left open.
            bool isBehind = isSettled && state.Period < period && period - state.Period < StoredPeriods.WindowPeriods;
            ReadLogFor(meterSerial, isBehind ? state.Period : period);
        }

        return false;
    }

    private void ReadLogFor(long meterSerial, int windowStart)
    {
        _meterSerial = meterSerial;
        _stored.Begin(meterSerial, windowStart);
    }

    private bool Flush()
    {
        HalfHourQueue queue = Queue;
        if (queue.Count == 0 || _clock.MonotonicMs < _notBeforeMs)
        {
            return false;
        }

        int written = queue.WriteTo(_log);
        if (written == 0)
        {
            _notBeforeMs = _clock.MonotonicMs + RetryMs;
            return true;
        }

        for (int place = 0; place < written; place++)
        {
            RaiseStored(queue.At(place));
        }

        // Behind a whole half-hour the log itself says where counting stands; behind anything else only a checkpoint does.
        _isDue |= queue.At(written - 1).Kind != HalfHour.WholeKind;
        queue.Remove(written);
        NoteCheckpointed();
        return true;
    }

    private void RaiseStored(HalfHour stored)
    {
        int netWattHours = (int)(stored.ImportWattHours - stored.ExportWattHours);
        if (stored.Kind == HalfHour.RecoveredKind)
        {
            _events.Raise(EventCode.EnergyRecovered, (int)stored.ImportWattHours, (int)stored.ExportWattHours);
        }
        else if (stored.Kind == HalfHour.MissingKind)
        {
            _events.Raise(EventCode.HalfHoursMissing, stored.StartIndex, stored.PeriodCount);
        }
        else
        {
            bool isActual = (stored.Flags & HalfHourFlags.Actual) != 0;
            _events.Raise(isActual ? EventCode.HalfHourStored : EventCode.HalfHourPartial, stored.StartIndex, netWattHours);
        }
    }

    private void Checkpoint()
    {
        if (!_isTimeKnown || _state.Mode == CutterState.Empty || Queue.Count > 0 || Buffer.Count > 0)
        {
            return;
        }

        RegisterReading last = _state.Last;
        bool hasMoved = last.ImportWattHours != _baseImportWattHours || last.ExportWattHours != _baseExportWattHours;
        if (!_isDue && (!hasMoved || last.UtcUnixMs / CheckpointMs == _slot))
        {
            return;
        }

        _state.WriteTo(_bytes, _log.NewestSequence);
        _slice.Write(_bytes, true);
        _isDue = false;
        NoteCheckpointed();
    }

    private void NoteCheckpointed()
    {
        RegisterReading last = _state.Last;
        _slot = last.UtcUnixMs / CheckpointMs;
        _baseImportWattHours = last.ImportWattHours;
        _baseExportWattHours = last.ExportWattHours;
    }
}
