using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// An Eastron meter as boundary meter. Voltage, current and power of every phase come in one short block
/// at the polling interval, the frequency once a second. A reply that cannot be true is counted and not published, so
/// that the last sample grows stale and the watchdog sees it.
/// </summary>
public abstract class EastronBoundaryMeter : BusDevice, IBoundaryMeter
{
    private const int FrequencyIntervalMs = 1000;

    /// <summary>A frequency older than this is withheld, ms.</summary>
    private const int FrequencyValidMs = 5000;

    private const int AskPower = 0;
    private const int AskFrequency = 1;
    private const int AskWiring = 2;

    private const int LowestMilliHertz = 40000;
    private const int HighestMilliHertz = 70000;

    private readonly int _slave;
    private readonly int _pollMs;
    private readonly int _timeoutMs;
    private readonly SampleGate _gate = new SampleGate();
    private readonly BoundarySample _sample = new BoundarySample();
    private readonly RefreshInterval _refresh = new RefreshInterval();
    private readonly PowerReading[] _phases;
    private readonly int _powerBlockCount;
    private readonly WiringCheck _wiring;
    private int _asked;
    private long _powerDueMs;
    private long _frequencyDueMs;
    private long _frequencyMs = -1;
    private int _milliHertz;
    private readonly int _phaseCount;
    private readonly int _ratedMilliamps;
    private readonly int _classErrorPermille;
    private int _implausibleCount;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="phaseCount">How many phases it measures, 1 or 3.</param>
    /// <param name="pollMs">Interval between readings, ms, at least the time of one transaction.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    /// <param name="ratedMilliamps">Rated current of the meter as installed, mA.</param>
    /// <param name="classErrorPermille">Accuracy class, permille of the reading.</param>
    protected EastronBoundaryMeter(int slave, int phaseCount, int pollMs, int timeoutMs, int ratedMilliamps, int classErrorPermille)
    {
        _slave = slave;
        _pollMs = pollMs;
        _timeoutMs = timeoutMs;
        _ratedMilliamps = ratedMilliamps;
        _classErrorPermille = classErrorPermille;
        ComesFirst = true;
        _wiring = phaseCount > 1 ? new WiringCheck(slave, timeoutMs) : null;
        _phaseCount = phaseCount;
        _powerBlockCount = EastronRegisters.PowerBlockCount + ((phaseCount - 1) * EastronRegisters.ValueCount);
        _phases = new PowerReading[phaseCount];
        for (int phase = 0; phase < phaseCount; phase++)
        {
            _phases[phase] = new PowerReading(ratedMilliamps);
        }
    }

    /// <inheritdoc/>
    public int PhaseCount => _phaseCount;

    /// <inheritdoc/>
    public int RatedMilliamps => _ratedMilliamps;

    /// <inheritdoc/>
    public int ClassErrorPermille => _classErrorPermille;

    /// <inheritdoc/>
    public int MeasuredRefreshMs => _refresh.MeasuredMs;

    /// <inheritdoc/>
    public MeterRefusal Refusal => _wiring != null && _wiring.IsWrong ? MeterRefusal.WrongWiring : MeterRefusal.None;

    /// <summary>Replies refused because a value was not a number or could not be true.</summary>
    public int ImplausibleCount => _implausibleCount;

    /// <inheritdoc/>
    public bool TryCopyTo(BoundarySample target)
    {
        int version = _gate.BeginRead();
        if (version < 0)
        {
            return false;
        }

        _sample.CopyTo(target);
        return _gate.EndRead(version);
    }

    /// <inheritdoc/>
    public override bool IsUrgent(long nowMs)
    {
        return false;
    }

    /// <inheritdoc/>
    public override void Begin(ModbusRtuMaster master, long nowMs)
    {
        _asked = NextQuestion(nowMs);
        if (_asked == AskWiring)
        {
            _wiring.Begin(master, nowMs);
        }
        else if (_asked == AskFrequency)
        {
            _frequencyDueMs = nowMs + FrequencyIntervalMs;
            master.BeginReadInput(_slave, EastronRegisters.Frequency, EastronRegisters.ValueCount, _timeoutMs, nowMs);
        }
        else
        {
            _powerDueMs = nowMs + _pollMs;
            master.BeginReadInput(_slave, EastronRegisters.Voltage, _powerBlockCount, _timeoutMs, nowMs);
        }

        DueMs = _powerDueMs < _frequencyDueMs ? _powerDueMs : _frequencyDueMs;
    }

    /// <inheritdoc/>
    public override void Complete(ModbusRtuMaster master, long nowMs)
    {
        if (_asked == AskWiring)
        {
            _wiring.Take(master);
        }
        else if (_asked == AskFrequency)
        {
            TakeFrequency(master, nowMs);
        }
        else
        {
            TakePower(master, nowMs);
        }
    }

    /// <inheritdoc/>
    public override void Fail(ModbusRtuMaster master, long nowMs)
    {
        if (_asked != AskPower)
        {
            // Power goes first: the limits live on it.
            return;
        }

        _refresh.Skip();
        if (master.Error != ModbusError.Timeout)
        {
            // The meter is alive and the line was disturbed: ask again at once.
            _powerDueMs = nowMs;
            DueMs = nowMs;
        }
    }

    private int NextQuestion(long nowMs)
    {
        if (_wiring != null && _wiring.IsDue(nowMs))
        {
            return AskWiring;
        }

        bool isFrequencyNext = _frequencyDueMs <= nowMs && (_powerDueMs > nowMs || _frequencyDueMs < _powerDueMs || _frequencyMs < 0);
        return isFrequencyNext ? AskFrequency : AskPower;
    }

    private void TakeFrequency(ModbusRtuMaster master, long nowMs)
    {
        if (!Float32Register.TryToMilli(master.GetRegister(0), master.GetRegister(1), out int milliHertz)
            || milliHertz < LowestMilliHertz || milliHertz > HighestMilliHertz)
        {
            _implausibleCount++;
            return;
        }

        _milliHertz = milliHertz;
        _frequencyMs = nowMs;
    }

    private void TakePower(ModbusRtuMaster master, long nowMs)
    {
        bool hasChanged = false;
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            PowerReading reading = _phases[phase];
            if (!reading.Take(master, phase))
            {
                _implausibleCount++;
                _refresh.Skip();
                return;
            }

            hasChanged |= reading.Millivolts != _sample.Millivolts[phase]
                || reading.RmsMilliamps != _sample.RmsMilliamps[phase]
                || reading.ActiveWatts != _sample.ActiveWatts[phase];
        }

        _refresh.Observe(nowMs, hasChanged);
        Readings.Note(nowMs);
        Publish(nowMs);
    }

    private void Publish(long nowMs)
    {
        bool isFrequencyKnown = _frequencyMs >= 0 && nowMs - _frequencyMs <= FrequencyValidMs;
        _gate.BeginWrite();
        _sample.SampleMs = nowMs;
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            _sample.Millivolts[phase] = _phases[phase].Millivolts;
            _sample.RmsMilliamps[phase] = _phases[phase].RmsMilliamps;
            _sample.ActiveWatts[phase] = _phases[phase].ActiveWatts;
        }

        _sample.FrequencyMilliHertz = isFrequencyKnown ? _milliHertz : 0;
        _gate.EndWrite();
    }
}
