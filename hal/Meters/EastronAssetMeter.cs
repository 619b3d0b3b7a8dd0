using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// An Eastron meter as asset meter: power and current at the polling interval, the energy registers together once a
/// second, the serial number until it is known. Nothing is published while the registers are unread or old: a fresh power
/// must not make old energy look fresh. Of three phases the registers of each phase are read and added, so that import
/// and export are never netted across them.
/// </summary>
public abstract class EastronAssetMeter : BusDevice, IAssetMeter
{
    private const int EnergyIntervalMs = 1000;

    /// <summary>Oldest registers that a sample may carry, ms.</summary>
    private const int EnergyValidMs = 3000;

    /// <summary>Interval of attempts at a serial number that the meter does not give, ms.</summary>
    private const int SerialIntervalMs = 10000;

    private const int AskPower = 0;
    private const int AskEnergy = 1;
    private const int AskSerial = 2;
    private const int AskWiring = 3;
    private const int AskTotals = 4;

    /// <summary>Interval at which a three-phase meter's own totals are compared with the sum of its phases, ms.</summary>
    private const int TotalsIntervalMs = 60000;

    /// <summary>
    /// By how much the sum of the phases may exceed the totals and still agree, Wh: three roundings to 1 Wh, and what flows
    /// between the two readings.
    /// </summary>
    private const int TotalsToleranceWattHours = 10;

    private readonly int _slave;
    private readonly int _pollMs;
    private readonly int _timeoutMs;
    private readonly SampleGate _gate = new SampleGate();
    private readonly AssetSample _sample = new AssetSample();
    private readonly PowerReading[] _phases;
    private readonly int _powerBlockCount;
    private readonly WiringCheck _wiring;
    private int _asked;
    private long _powerDueMs;
    private long _energyDueMs;
    private long _serialDueMs;
    private long _energyMs = -1;
    private long _importWattHours;
    private long _exportWattHours;
    private int _quantumWattHours = 1;
    private long _serial;
    private long _totalsDueMs;
    private PhaseSummation _summation;
    private int _implausibleCount;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="phaseCount">How many phases it measures, 1 or 3.</param>
    /// <param name="ratedMilliamps">Rated current, mA.</param>
    /// <param name="pollMs">Interval between readings of power, ms.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    protected EastronAssetMeter(int slave, int phaseCount, int ratedMilliamps, int pollMs, int timeoutMs)
    {
        _powerBlockCount = EastronRegisters.PowerBlockCount + ((phaseCount - 1) * EastronRegisters.ValueCount);
        _wiring = phaseCount > 1 ? new WiringCheck(slave, timeoutMs) : null;
        _summation = phaseCount > 1 ? PhaseSummation.Unknown : PhaseSummation.OnePhase;
        _totalsDueMs = phaseCount > 1 ? 0 : long.MaxValue;
        _phases = new PowerReading[phaseCount];
        for (int phase = 0; phase < phaseCount; phase++)
        {
            _phases[phase] = new PowerReading(ratedMilliamps);
        }

        _slave = slave;
        _pollMs = pollMs;
        _timeoutMs = timeoutMs;
    }

    /// <summary>Replies refused because a value was not a number or could not be true.</summary>
    public int ImplausibleCount => _implausibleCount;

    /// <inheritdoc/>
    public bool TryCopyTo(AssetSample target)
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
        else if (_asked == AskTotals)
        {
            _totalsDueMs = nowMs + TotalsIntervalMs;
            master.BeginReadInput(_slave, EastronRegisters.ImportEnergy, EastronRegisters.EnergyBlockCount, _timeoutMs, nowMs);
        }
        else if (_asked == AskSerial)
        {
            _serialDueMs = nowMs + SerialIntervalMs;
            master.BeginReadHolding(_slave, EastronRegisters.SerialNumber, EastronRegisters.ValueCount, _timeoutMs, nowMs);
        }
        else if (_asked == AskEnergy)
        {
            _energyDueMs = nowMs + EnergyIntervalMs;
            BeginEnergy(master, nowMs);
        }
        else
        {
            _powerDueMs = nowMs + _pollMs;
            master.BeginReadInput(_slave, EastronRegisters.Voltage, _powerBlockCount, _timeoutMs, nowMs);
        }

        SetDue();
    }

    /// <inheritdoc/>
    public override void Complete(ModbusRtuMaster master, long nowMs)
    {
        if (_asked == AskWiring)
        {
            _wiring.Take(master);
        }
        else if (_asked == AskTotals)
        {
            TakeTotals(master);
        }
        else if (_asked == AskSerial)
        {
            _serial = ((long)master.GetRegister(0) << 16) | (long)master.GetRegister(1);
            SetDue();
        }
        else if (_asked == AskEnergy)
        {
            TakeEnergy(master, nowMs);
        }
        else
        {
            TakePower(master, nowMs);
        }
    }

    /// <inheritdoc/>
    public override void Fail(ModbusRtuMaster master, long nowMs)
    {
        if (_asked == AskEnergy && master.Error != ModbusError.Timeout)
        {
            // The meter is alive and the line was disturbed: energy is worth asking for again at once.
            _energyDueMs = nowMs;
            SetDue();
        }
    }

    private int NextQuestion(long nowMs)
    {
        if (_serial == 0 && _serialDueMs <= nowMs)
        {
            return AskSerial;
        }

        if (_wiring != null && _wiring.IsDue(nowMs))
        {
            return AskWiring;
        }

        if (_energyMs >= 0 && _totalsDueMs <= nowMs)
        {
            return AskTotals;
        }

        return _energyDueMs <= nowMs && (_energyDueMs <= _powerDueMs || _powerDueMs > nowMs) ? AskEnergy : AskPower;
    }

    private void SetDue()
    {
        long dueMs = _powerDueMs < _energyDueMs ? _powerDueMs : _energyDueMs;
        DueMs = _serial == 0 && _serialDueMs < dueMs ? _serialDueMs : dueMs;
    }

    private void BeginEnergy(ModbusRtuMaster master, long nowMs)
    {
        if (_phases.Length > 1)
        {
            master.BeginReadInput(_slave, EastronRegisters.PhaseImportEnergy, EastronRegisters.PhaseEnergyBlockCount, _timeoutMs, nowMs);
        }
        else
        {
            master.BeginReadInput(_slave, EastronRegisters.ImportEnergy, EastronRegisters.EnergyBlockCount, _timeoutMs, nowMs);
        }
    }

    private void TakeEnergy(ModbusRtuMaster master, long nowMs)
    {
        long imported = 0;
        long exported = 0;
        int quantum = 1;
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            int importAt = phase * EastronRegisters.ValueCount;
            int exportAt = importAt + (_phases.Length * EastronRegisters.ValueCount);
            if (!Float32Register.TryToWattHours(master.GetRegister(importAt), master.GetRegister(importAt + 1), out long importWattHours)
                || !Float32Register.TryToWattHours(master.GetRegister(exportAt), master.GetRegister(exportAt + 1), out long exportWattHours))
            {
                _implausibleCount++;
                return;
            }

            imported += importWattHours;
            exported += exportWattHours;
            quantum = Larger(quantum, Float32Register.QuantumWattHours(master.GetRegister(importAt)));
            quantum = Larger(quantum, Float32Register.QuantumWattHours(master.GetRegister(exportAt)));
        }

        _importWattHours = imported;
        _exportWattHours = exported;
        _quantumWattHours = quantum;
        _energyMs = nowMs;
        if (_sample.SampleMs >= 0)
        {
            _gate.BeginWrite();
            WriteRegisters();
            _gate.EndWrite();
        }
    }

    private void TakeTotals(ModbusRtuMaster master)
    {
        if (!Float32Register.TryToWattHours(master.GetRegister(0), master.GetRegister(1), out long importWattHours)
            || !Float32Register.TryToWattHours(master.GetRegister(2), master.GetRegister(3), out long exportWattHours))
        {
            _implausibleCount++;
            return;
        }

        // Netting takes from both totals alike what the phases count apart.
        long tolerance = TotalsToleranceWattHours + (4L * _quantumWattHours);
        bool nets = _importWattHours - importWattHours > tolerance && _exportWattHours - exportWattHours > tolerance;
        _summation = nets ? PhaseSummation.TotalsNetPhases : PhaseSummation.TotalsAgree;
    }

    private void TakePower(ModbusRtuMaster master, long nowMs)
    {
        int watts = 0;
        int mostMilliamps = 0;
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            if (!_phases[phase].Take(master, phase))
            {
                _implausibleCount++;
                return;
            }

            watts += _phases[phase].ActiveWatts;
            mostMilliamps = Larger(mostMilliamps, _phases[phase].RmsMilliamps);
        }

        bool isWiredWrong = _wiring != null && _wiring.IsWrong;
        if (isWiredWrong || _energyMs < 0 || nowMs - _energyMs > EnergyValidMs)
        {
            return;
        }

        Readings.Note(nowMs);
        _gate.BeginWrite();
        _sample.SampleMs = nowMs;
        _sample.ActiveWatts = watts;
        _sample.RmsMilliamps = mostMilliamps;
        WriteRegisters();
        _gate.EndWrite();
    }

    private static int Larger(int left, int right)
    {
        return left > right ? left : right;
    }

    private void WriteRegisters()
    {
        _sample.ImportWattHours = _importWattHours;
        _sample.ExportWattHours = _exportWattHours;
        _sample.RegistersMs = _energyMs;
        _sample.QuantumWattHours = _quantumWattHours;
        _sample.Summation = _summation;
        _sample.MeterSerial = _serial;
    }
}
