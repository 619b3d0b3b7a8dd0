using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// An Eastron meter as boundary meter: the SDM230 (one phase, direct 100 A, class 1) or the SDM630 (three phases, each of
/// which stands for itself), or one that is refused: named and never read. Voltage, current and power of every phase come in one short block
/// at the polling interval, the frequency once a second. A reply that cannot be true is counted and not published, so
/// that the last sample grows stale and the watchdog sees it.
/// </summary>
public sealed class EastronBoundaryMeter : EastronMeter, IBoundaryMeter
{
    private const int FrequencyIntervalMs = 1000;

    /// <summary>A frequency older than this is withheld, ms.</summary>
    private const int FrequencyValidMs = 5000;

    private const int AskFrequency = AskOwn;

    private const int LowestMilliHertz = 40000;
    private const int HighestMilliHertz = 70000;

    private readonly BoundarySample _sample = new BoundarySample();
    private readonly RefreshInterval _refresh = new RefreshInterval();
    private long _frequencyDueMs;
    private long _frequencyMs = -1;
    private int _milliHertz;
    private readonly int _ratedMilliamps;
    private readonly int _classErrorPermille;
    private readonly MeterRefusal _refusal;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="phaseCount">How many phases it measures, 1 or 3.</param>
    /// <param name="pollMs">Interval between readings, ms, at least the time of one transaction.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    /// <param name="ratedMilliamps">Rated current of the meter as installed, mA.</param>
    /// <param name="classErrorPermille">Accuracy class, permille of the reading.</param>
    /// <param name="refusal">Why a meter of its kind cannot be a boundary meter.</param>
    public EastronBoundaryMeter(
        int slave, int phaseCount, int pollMs, int timeoutMs, int ratedMilliamps, int classErrorPermille, MeterRefusal refusal)
        : base(slave, phaseCount, ratedMilliamps, pollMs, timeoutMs)
    {
        _ratedMilliamps = ratedMilliamps;
        _classErrorPermille = classErrorPermille;
        _refusal = refusal;
        ComesFirst = true;
    }

    /// <summary>How many readings have differed from the one before.</summary>
    public int ChangeCount;

    /// <inheritdoc/>
    public int PhaseCount => Phases.Length;

    /// <inheritdoc/>
    public int RatedMilliamps => _ratedMilliamps;

    /// <inheritdoc/>
    public int ClassErrorPermille => _classErrorPermille;

    /// <inheritdoc/>
    public int MeasuredRefreshMs => _refresh.MeasuredMs;

    /// <inheritdoc/>
    public MeterRefusal Refusal => IsWiredWrong ? MeterRefusal.WrongWiring : _refusal;

    /// <inheritdoc/>
    public bool TryCopyTo(BoundarySample target)
    {
        int version = Gate.BeginRead();
        _sample.CopyTo(target);
        return Gate.EndRead(version);
    }

    /// <inheritdoc/>
    public override void Fail(ModbusRtuMaster master, long nowMs)
    {
        if (Asked != AskPower)
        {
            // Power goes first: the limits live on it.
            return;
        }

        _refresh.Skip();
        Longer = EastronRegisters.ValueCount - Longer;
        if (master.Error != ModbusError.Timeout)
        {
            // The meter is alive and the line was disturbed: ask again at once.
            PowerDueMs = nowMs;
            DueMs = nowMs;
        }
    }

    /// <inheritdoc/>
    protected override int NextQuestion(long nowMs)
    {
        bool isFrequencyNext = _frequencyDueMs <= nowMs && (_frequencyDueMs < PowerDueMs || _frequencyMs < 0);
        return isFrequencyNext ? AskFrequency : AskPower;
    }

    /// <inheritdoc/>
    protected override void SetDue()
    {
        DueMs = Earlier(PowerDueMs, _frequencyDueMs);
    }

    /// <inheritdoc/>
    protected override void BeginOwn(ModbusRtuMaster master, long nowMs)
    {
        _frequencyDueMs = nowMs + FrequencyIntervalMs;
        master.BeginRead(ModbusFunction.ReadInput, Slave, EastronRegisters.Frequency, EastronRegisters.ValueCount, TimeoutMs, nowMs);
    }

    /// <inheritdoc/>
    protected override void CompleteOwn(ModbusRtuMaster master, long nowMs)
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

    /// <inheritdoc/>
    protected override void TakePower(ModbusRtuMaster master, long nowMs)
    {
        bool hasChanged = false;
        for (int phase = 0; phase < Phases.Length; phase++)
        {
            PowerReading reading = Phases[phase];
            if (!reading.Take(master, phase))
            {
                ImplausibleCount++;
                _refresh.Skip();
                return;
            }

            hasChanged |= reading.Millivolts != _sample.Millivolts[phase]
                || reading.RmsMilliamps != _sample.RmsMilliamps[phase]
                || reading.ActiveWatts != _sample.ActiveWatts[phase];
        }

        _refresh.Observe(nowMs, hasChanged);
        ChangeCount += hasChanged ? 1 : 0;
        Readings++;
        Publish(nowMs);
    }

    private void Publish(long nowMs)
    {
        BoundarySample sample = _sample;
        bool isFrequencyKnown = _frequencyMs >= 0 && nowMs - _frequencyMs <= FrequencyValidMs;
        Gate.BeginWrite();
        sample.SampleMs = nowMs;
        for (int phase = 0; phase < Phases.Length; phase++)
        {
            PowerReading reading = Phases[phase];
            sample.Millivolts[phase] = reading.Millivolts;
            sample.RmsMilliamps[phase] = reading.RmsMilliamps;
            sample.ActiveWatts[phase] = reading.ActiveWatts;
        }

        sample.FrequencyMilliHertz = isFrequencyKnown ? _milliHertz : 0;
        Gate.EndWrite();
    }
}
