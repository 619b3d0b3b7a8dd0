using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// Eastron SDM120 (one phase, direct 45 A, class 1) as asset meter: power and current at the polling interval, both
/// energy registers together once a second, the serial number until it is known. Nothing is published while the
/// registers are unread or old: a fresh power must not make old energy look fresh.
/// </summary>
public sealed class Sdm120 : BusDevice, IAssetMeter
{
    /// <summary>Rated current, mA (Eastron SDM120 data sheet: 5(45) A).</summary>
    private const int RatedMilliamps = 45000;

    private const int EnergyIntervalMs = 1000;

    /// <summary>Oldest registers that a sample may carry, ms.</summary>
    private const int EnergyValidMs = 3000;

    /// <summary>Interval of attempts at a serial number that the meter does not give, ms.</summary>
    private const int SerialIntervalMs = 10000;

    private const int AskPower = 0;
    private const int AskEnergy = 1;
    private const int AskSerial = 2;

    private readonly int _slave;
    private readonly int _pollMs;
    private readonly int _timeoutMs;
    private readonly SampleGate _gate = new SampleGate();
    private readonly AssetSample _sample = new AssetSample();
    private readonly PowerReading _power = new PowerReading(RatedMilliamps);
    private int _asked;
    private long _powerDueMs;
    private long _energyDueMs;
    private long _serialDueMs;
    private long _energyMs = -1;
    private long _importWattHours;
    private long _exportWattHours;
    private int _quantumWattHours = 1;
    private long _serial;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="pollMs">Interval between readings of power, ms.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    public Sdm120(int slave, int pollMs, int timeoutMs)
    {
        _slave = slave;
        _pollMs = pollMs;
        _timeoutMs = timeoutMs;
    }

    /// <summary>Replies refused because a value was not a number or could not be true.</summary>
    public int ImplausibleCount { get; private set; }

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
        if (_asked == AskSerial)
        {
            _serialDueMs = nowMs + SerialIntervalMs;
            master.BeginReadHolding(_slave, EastronRegisters.SerialNumber, EastronRegisters.ValueCount, _timeoutMs, nowMs);
        }
        else if (_asked == AskEnergy)
        {
            _energyDueMs = nowMs + EnergyIntervalMs;
            master.BeginReadInput(_slave, EastronRegisters.ImportEnergy, EastronRegisters.EnergyBlockCount, _timeoutMs, nowMs);
        }
        else
        {
            _powerDueMs = nowMs + _pollMs;
            master.BeginReadInput(_slave, EastronRegisters.Voltage, EastronRegisters.PowerBlockCount, _timeoutMs, nowMs);
        }

        SetDue();
    }

    /// <inheritdoc/>
    public override void Complete(ModbusRtuMaster master, long nowMs)
    {
        if (_asked == AskSerial)
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

        return _energyDueMs <= nowMs && (_energyDueMs <= _powerDueMs || _powerDueMs > nowMs) ? AskEnergy : AskPower;
    }

    private void SetDue()
    {
        long dueMs = _powerDueMs < _energyDueMs ? _powerDueMs : _energyDueMs;
        DueMs = _serial == 0 && _serialDueMs < dueMs ? _serialDueMs : dueMs;
    }

    private void TakeEnergy(ModbusRtuMaster master, long nowMs)
    {
        int importHigh = master.GetRegister(0);
        int exportHigh = master.GetRegister(EastronRegisters.ExportEnergy - EastronRegisters.ImportEnergy);
        int exportLow = master.GetRegister(EastronRegisters.ExportEnergy - EastronRegisters.ImportEnergy + 1);
        if (!Float32Register.TryToWattHours(importHigh, master.GetRegister(1), out long importWattHours)
            || !Float32Register.TryToWattHours(exportHigh, exportLow, out long exportWattHours))
        {
            ImplausibleCount++;
            return;
        }

        int importQuantum = Float32Register.QuantumWattHours(importHigh);
        int exportQuantum = Float32Register.QuantumWattHours(exportHigh);
        _importWattHours = importWattHours;
        _exportWattHours = exportWattHours;
        _quantumWattHours = importQuantum > exportQuantum ? importQuantum : exportQuantum;
        _energyMs = nowMs;
        if (_sample.SampleMs >= 0)
        {
            _gate.BeginWrite();
            WriteRegisters();
            _gate.EndWrite();
        }
    }

    private void TakePower(ModbusRtuMaster master, long nowMs)
    {
        if (!_power.Take(master))
        {
            ImplausibleCount++;
            return;
        }

        if (_energyMs < 0 || nowMs - _energyMs > EnergyValidMs)
        {
            return;
        }

        _gate.BeginWrite();
        _sample.SampleMs = nowMs;
        _sample.ActiveWatts = _power.ActiveWatts;
        _sample.RmsMilliamps = _power.RmsMilliamps;
        WriteRegisters();
        _gate.EndWrite();
    }

    private void WriteRegisters()
    {
        _sample.ImportWattHours = _importWattHours;
        _sample.ExportWattHours = _exportWattHours;
        _sample.RegistersMs = _energyMs;
        _sample.QuantumWattHours = _quantumWattHours;
        _sample.MeterSerial = _serial;
    }
}
