using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// An Eastron meter as asset meter: power and current at the polling interval, the energy registers together once a
/// second, the serial number until it is known. Nothing is published while the registers are unread or old: a fresh power
/// must not make old energy look fresh. Of three phases the registers of each phase are read and added, so that import
/// and export are never netted across them.
/// </summary>
public sealed class EastronAssetMeter : EastronMeter, IAssetMeter
{
    /// <summary>Rated current of an SDM120, one phase, mA (Eastron SDM120 data sheet: 5(45) A).</summary>
    public const int Sdm120Milliamps = 45000;

    /// <summary>Rated current of each of the three phases of an SDM630, mA (Eastron SDM630 data sheet: 10(100) A).</summary>
    public const int Sdm630Milliamps = 100000;

    private const int EnergyIntervalMs = 1000;

    /// <summary>Oldest registers that a sample may carry, ms.</summary>
    private const int EnergyValidMs = 3000;

    /// <summary>Interval of attempts at a serial number that the meter does not give, ms.</summary>
    private const int SerialIntervalMs = 10000;

    private const int AskEnergy = AskOwn;
    private const int AskSerial = AskOwn + 1;
    private const int AskTotals = AskOwn + 2;

    /// <summary>Interval at which a three-phase meter's own totals are compared with the sum of its phases, ms.</summary>
    private const int TotalsIntervalMs = 60000;

    /// <summary>
    /// By how much the sum of the phases may exceed the totals and still agree, Wh: three roundings to 1 Wh, and what flows
    /// between the two readings.
    /// </summary>
    private const int TotalsToleranceWattHours = 10;

    private readonly AssetSample _sample = new AssetSample();
    private long _energyDueMs;
    private long _serialDueMs;
    private long _serial;
    private long _totalsDueMs;
    private PhaseSummation _summation;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="phaseCount">How many phases it measures, 1 or 3.</param>
    /// <param name="ratedMilliamps">Rated current, mA.</param>
    /// <param name="pollMs">Interval between readings of power, ms.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    public EastronAssetMeter(int slave, int phaseCount, int ratedMilliamps, int pollMs, int timeoutMs)
        : base(slave, phaseCount, ratedMilliamps, pollMs, timeoutMs)
    {
        _summation = phaseCount > 1 ? PhaseSummation.Unknown : PhaseSummation.OnePhase;
        _totalsDueMs = phaseCount > 1 ? 0 : long.MaxValue;
    }

    /// <inheritdoc/>
    public bool TryCopyTo(AssetSample target)
    {
        int version = Gate.BeginRead();
        _sample.CopyTo(target);
        return Gate.EndRead(version);
    }

    /// <inheritdoc/>
    public override void Fail(ModbusRtuMaster master, long nowMs)
    {
        if (Asked == AskEnergy && master.Error != ModbusError.Timeout)
        {
            // The meter is alive and the line was disturbed: energy is worth asking for again at once.
            _energyDueMs = nowMs;
            SetDue();
        }
    }

    /// <inheritdoc/>
    protected override int NextQuestion(long nowMs)
    {
        if (_serial == 0 && _serialDueMs <= nowMs)
        {
            return AskSerial;
        }

        if (_sample.RegistersMs >= 0 && _totalsDueMs <= nowMs)
        {
            return AskTotals;
        }

        return _energyDueMs <= nowMs && _energyDueMs <= PowerDueMs ? AskEnergy : AskPower;
    }

    /// <inheritdoc/>
    protected override void SetDue()
    {
        DueMs = Earlier(PowerDueMs, _energyDueMs);
        DueMs = _serial == 0 ? Earlier(_serialDueMs, DueMs) : DueMs;
    }

    /// <inheritdoc/>
    protected override void BeginOwn(ModbusRtuMaster master, long nowMs)
    {
        if (Asked == AskTotals)
        {
            _totalsDueMs = nowMs + TotalsIntervalMs;
            master.BeginRead(ModbusFunction.ReadInput, Slave, EastronRegisters.ImportEnergy, EastronRegisters.EnergyBlockCount, TimeoutMs, nowMs);
        }
        else if (Asked == AskSerial)
        {
            _serialDueMs = nowMs + SerialIntervalMs;
            master.BeginRead(ModbusFunction.ReadHolding, Slave, EastronRegisters.SerialNumber, EastronRegisters.ValueCount, TimeoutMs, nowMs);
        }
        else
        {
            _energyDueMs = nowMs + EnergyIntervalMs;
            bool hasPhases = Phases.Length > 1;
            int register = hasPhases ? EastronRegisters.PhaseImportEnergy : EastronRegisters.ImportEnergy;
            int count = hasPhases ? EastronRegisters.PhaseEnergyBlockCount : EastronRegisters.EnergyBlockCount;
            master.BeginRead(ModbusFunction.ReadInput, Slave, register, count, TimeoutMs, nowMs);
        }
    }

    /// <inheritdoc/>
    protected override void CompleteOwn(ModbusRtuMaster master, long nowMs)
    {
        if (Asked == AskTotals)
        {
            TakeTotals(master);
        }
        else if (Asked == AskSerial)
        {
            _serial = ((long)master.GetRegister(0) << 16) | (long)master.GetRegister(1);
            SetDue();
        }
        else
        {
            TakeEnergy(master, nowMs);
        }
    }

    private void TakeEnergy(ModbusRtuMaster master, long nowMs)
    {
        long imported = 0;
        long exported = 0;
        int quantum = 1;
        for (int phase = 0; phase < Phases.Length; phase++)
        {
            int importAt = phase * EastronRegisters.ValueCount;
            int exportAt = importAt + (Phases.Length * EastronRegisters.ValueCount);
            if (!Float32Register.TryToWattHours(master.GetRegister(importAt), master.GetRegister(importAt + 1), out long importWattHours)
                || !Float32Register.TryToWattHours(master.GetRegister(exportAt), master.GetRegister(exportAt + 1), out long exportWattHours))
            {
                ImplausibleCount++;
                return;
            }

            imported += importWattHours;
            exported += exportWattHours;
            quantum = Larger(quantum, Float32Register.QuantumWattHours(master.GetRegister(importAt)));
            quantum = Larger(quantum, Float32Register.QuantumWattHours(master.GetRegister(exportAt)));
        }

        // Nobody reads the sample before its first power.
        AssetSample sample = _sample;
        bool isPublished = sample.SampleMs >= 0;
        if (isPublished)
        {
            Gate.BeginWrite();
        }

        sample.ImportWattHours = imported;
        sample.ExportWattHours = exported;
        sample.QuantumWattHours = quantum;
        sample.RegistersMs = nowMs;
        WriteMeter();
        if (isPublished)
        {
            Gate.EndWrite();
        }
    }

    private void TakeTotals(ModbusRtuMaster master)
    {
        if (!Float32Register.TryToWattHours(master.GetRegister(0), master.GetRegister(1), out long importWattHours)
            || !Float32Register.TryToWattHours(master.GetRegister(2), master.GetRegister(3), out long exportWattHours))
        {
            ImplausibleCount++;
            return;
        }

        // Netting takes from both totals alike what the phases count apart.
        long tolerance = TotalsToleranceWattHours + (4L * _sample.QuantumWattHours);
        bool nets = _sample.ImportWattHours - importWattHours > tolerance && _sample.ExportWattHours - exportWattHours > tolerance;
        _summation = nets ? PhaseSummation.TotalsNetPhases : PhaseSummation.TotalsAgree;
    }

    /// <inheritdoc/>
    protected override void TakePower(ModbusRtuMaster master, long nowMs)
    {
        AssetSample sample = _sample;
        int watts = 0;
        int mostMilliamps = 0;
        for (int phase = 0; phase < Phases.Length; phase++)
        {
            PowerReading reading = Phases[phase];
            if (!reading.Take(master, phase))
            {
                ImplausibleCount++;
                return;
            }

            watts += reading.ActiveWatts;
            mostMilliamps = Larger(mostMilliamps, reading.RmsMilliamps);
        }

        if (IsWiredWrong || sample.RegistersMs < 0 || nowMs - sample.RegistersMs > EnergyValidMs)
        {
            return;
        }

        Readings++;
        Gate.BeginWrite();
        sample.SampleMs = nowMs;
        sample.ActiveWatts = watts;
        sample.RmsMilliamps = mostMilliamps;
        WriteMeter();
        Gate.EndWrite();
    }

    private static int Larger(int left, int right)
    {
        return left > right ? left : right;
    }

    private void WriteMeter()
    {
        _sample.Summation = _summation;
        _sample.MeterSerial = _serial;
    }
}
