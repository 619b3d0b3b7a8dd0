using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// Eastron SDM230 (one phase, direct 100 A, class 1) as boundary meter. Voltage, current and power come in one short block
/// at the polling interval, the frequency once a second. A reply that cannot be true is counted and not published, so
/// that the last sample grows stale and the watchdog sees it.
/// </summary>
public sealed class Sdm230 : BusDevice, IBoundaryMeter
{
    private const int FrequencyIntervalMs = 1000;

    /// <summary>A frequency older than this is withheld, ms.</summary>
    private const int FrequencyValidMs = 5000;

    private const int LowestMilliHertz = 40000;
    private const int HighestMilliHertz = 70000;

    private readonly int _slave;
    private readonly int _pollMs;
    private readonly int _timeoutMs;
    private readonly SampleGate _gate = new SampleGate();
    private readonly BoundarySample _sample = new BoundarySample();
    private readonly PowerReading _power;
    private bool _isFrequencyAsked;
    private long _powerDueMs;
    private long _frequencyDueMs;
    private long _frequencyMs = -1;
    private int _milliHertz;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="pollMs">Interval between readings, ms, at least the time of one transaction.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    /// <param name="ratedMilliamps">Rated current of the meter as installed, mA.</param>
    /// <param name="classErrorPermille">Accuracy class, permille of the reading.</param>
    public Sdm230(int slave, int pollMs, int timeoutMs, int ratedMilliamps, int classErrorPermille)
    {
        _slave = slave;
        _pollMs = pollMs;
        _timeoutMs = timeoutMs;
        RatedMilliamps = ratedMilliamps;
        ClassErrorPermille = classErrorPermille;
        _power = new PowerReading(ratedMilliamps);
    }

    /// <inheritdoc/>
    public int PhaseCount => 1;

    /// <inheritdoc/>
    public int RatedMilliamps { get; }

    /// <inheritdoc/>
    public int ClassErrorPermille { get; }

    /// <summary>Replies refused because a value was not a number or could not be true.</summary>
    public int ImplausibleCount { get; private set; }

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
        _isFrequencyAsked = _frequencyDueMs <= nowMs && (_powerDueMs > nowMs || _frequencyDueMs < _powerDueMs || _frequencyMs < 0);
        if (_isFrequencyAsked)
        {
            _frequencyDueMs = nowMs + FrequencyIntervalMs;
            master.BeginReadInput(_slave, EastronRegisters.Frequency, EastronRegisters.ValueCount, _timeoutMs, nowMs);
        }
        else
        {
            _powerDueMs = nowMs + _pollMs;
            master.BeginReadInput(_slave, EastronRegisters.Voltage, EastronRegisters.PowerBlockCount, _timeoutMs, nowMs);
        }

        DueMs = _powerDueMs < _frequencyDueMs ? _powerDueMs : _frequencyDueMs;
    }

    /// <inheritdoc/>
    public override void Complete(ModbusRtuMaster master, long nowMs)
    {
        if (_isFrequencyAsked)
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
        if (_isFrequencyAsked)
        {
            // Power goes first: the limits live on it.
            return;
        }

        if (master.Error != ModbusError.Timeout)
        {
            // The meter is alive and the line was disturbed: ask again at once.
            _powerDueMs = nowMs;
            DueMs = nowMs;
        }
    }

    private void TakeFrequency(ModbusRtuMaster master, long nowMs)
    {
        if (!Float32Register.TryToMilli(master.GetRegister(0), master.GetRegister(1), out int milliHertz)
            || milliHertz < LowestMilliHertz || milliHertz > HighestMilliHertz)
        {
            ImplausibleCount++;
            return;
        }

        _milliHertz = milliHertz;
        _frequencyMs = nowMs;
    }

    private void TakePower(ModbusRtuMaster master, long nowMs)
    {
        if (!_power.Take(master))
        {
            ImplausibleCount++;
            return;
        }

        bool isFrequencyKnown = _frequencyMs >= 0 && nowMs - _frequencyMs <= FrequencyValidMs;
        _gate.BeginWrite();
        _sample.SampleMs = nowMs;
        _sample.Millivolts[0] = _power.Millivolts;
        _sample.RmsMilliamps[0] = _power.RmsMilliamps;
        _sample.ActiveWatts[0] = _power.ActiveWatts;
        _sample.FrequencyMilliHertz = isFrequencyKnown ? _milliHertz : 0;
        _gate.EndWrite();
    }
}
