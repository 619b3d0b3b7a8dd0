using System;
using System.Threading;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Inverters;

/// <summary>
/// A bidirectional inverter with SunSpec models 701 (measurement) and 704 (set-point with reversion timer) and, where it
/// has them, 1 (what it is), 702 (ratings), 713 (state of charge), 714 (DC side), and 703 and 707 to 711 (interface protection). A changed set-point is written before any measurement; an unchanged one is refreshed four times within the
/// reversion time, but only while <see cref="Command"/> keeps being called: when the control thread has died, the
/// inverter falls back to zero by itself.
/// </summary>
public sealed class SunSpecInverter : BusDevice, IInverter
{
    private const int NoCommand = int.MinValue;

    private const int StorageIntervalMs = 2000;

    /// <summary>
    /// Time without any reply after which the device is taken for lost and its models are looked up again, ms: nobody
    /// exchanges an inverter faster, and on a disturbed line a look-up would cost more than the disturbance.
    /// </summary>
    private const int LostAfterMs = 5000;

    /// <summary>Pause after a failed write or look-up, ms: the other devices of the bus get their turn.</summary>
    private const int RetryMs = 250;

    /// <summary>Pause after a device has been refused, ms: it is looked at again, since it may have been starting up.</summary>
    private const int RefusedRetryMs = 5000;

    private const int AskModels = 0;
    private const int AskMeasurement = 1;
    private const int AskStorage = 2;
    private const int WriteSetpoint = 3;
    private const int AskDirectCurrent = 4;
    private const int AskProtection = 5;

    private const int DirectCurrentCount = SunSpecRegisters.DirectCurrentWattsScale - SunSpecRegisters.DirectCurrentWatts + 1;
    private const int MeasurementCount = SunSpecRegisters.MeasurementVoltage - SunSpecRegisters.MeasurementState + 1;

    private readonly int _slave;
    private readonly int _pollMs;
    private readonly int _timeoutMs;
    private readonly int _reversionSeconds;
    private readonly SampleGate _gate = new SampleGate();
    private readonly InverterSample _sample = new InverterSample();
    private readonly SunSpecChain _chain;
    private readonly SunSpecProtection _protection;
    private readonly int[] _block = new int[SunSpecRegisters.ControlWriteCount];
    private int _wantedWatts = NoCommand;
    private int _commandCount;
    private int _asked;
    private int _sentWatts;
    private int _sentCount;
    private int _writtenWatts = NoCommand;
    private int _writtenCount;
    private long _refreshDueMs;
    private long _answeredMs;
    private long _retryMs;
    private long _measurementDueMs;
    private long _storageDueMs;
    private long _directCurrentDueMs;
    private int _directCurrentWatts = InverterSample.UnknownWatts;
    private int _chargePermille = -1;
    private readonly int _ratedWatts;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="phaseCount">On how many phases it feeds, 1 or 3.</param>
    /// <param name="ratedWatts">Rated power in either direction, W: no set-point beyond it is ever written.</param>
    /// <param name="reversionMs">Time after which the inverter falls back to zero without a write, ms; rounded up to whole seconds, at least 1 s.</param>
    /// <param name="pollMs">Interval between measurements, ms.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    public SunSpecInverter(int slave, int phaseCount, int ratedWatts, int reversionMs, int pollMs, int timeoutMs)
    {
        _slave = slave;
        _chain = new SunSpecChain(phaseCount);
        Identity = _chain.Identity;
        _protection = new SunSpecProtection(_chain);
        _ratedWatts = ratedWatts;
        _pollMs = pollMs;
        _timeoutMs = timeoutMs;
        int seconds = (reversionMs + 999) / 1000;
        _reversionSeconds = seconds < 1 ? 1 : seconds;
    }

    /// <inheritdoc/>
    public int RatedWatts => _ratedWatts;

    /// <inheritdoc/>
    public int PhaseCount => _chain.PhaseCount;

    /// <summary>Whether the device's models and scale factors are known: nothing is published or written before.</summary>
    public bool IsReady => _chain.IsComplete;

    /// <inheritdoc/>
    public InverterRefusal Refusal => _chain.Refusal;

    /// <inheritdoc/>
    public InverterProtection Protection => _protection.Shown;

    /// <summary>What the device says of itself; empty until it has been found.</summary>
    public readonly DeviceIdentity Identity;

    /// <summary>Replies refused: another device, a missing scale factor, a measurement that is not implemented.</summary>
    public int ImplausibleCount;

    /// <inheritdoc/>
    public void Command(int watts)
    {
        SunSpecChain chain = _chain;
        int rated = _ratedWatts;
        int mostCharge = chain.MostChargeWatts < rated ? chain.MostChargeWatts : rated;
        int mostDischarge = chain.MostDischargeWatts < rated ? chain.MostDischargeWatts : rated;
        Interlocked.Exchange(ref _wantedWatts, watts > mostCharge ? mostCharge : watts < -mostDischarge ? -mostDischarge : watts);
        Interlocked.Increment(ref _commandCount);
    }

    /// <inheritdoc/>
    public bool TryCopyTo(InverterSample target)
    {
        int version = _gate.BeginRead();
        _sample.CopyTo(target);
        return _gate.EndRead(version);
    }

    /// <inheritdoc/>
    public override bool IsUrgent(long nowMs)
    {
        int wantedWatts = _wantedWatts;
        if (!_chain.IsComplete || wantedWatts == NoCommand || nowMs < _retryMs)
        {
            return false;
        }

        return wantedWatts != _writtenWatts || (nowMs >= _refreshDueMs && _commandCount != _writtenCount);
    }

    /// <inheritdoc/>
    public override void Begin(ModbusRtuMaster master, long nowMs)
    {
        SunSpecChain chain = _chain;
        int slave = _slave;
        int timeoutMs = _timeoutMs;
        long measurementDueMs = _measurementDueMs;
        if (!chain.IsComplete)
        {
            _asked = AskModels;
            chain.Begin(master, slave, timeoutMs, nowMs);
        }
        else if (IsUrgent(nowMs) && !(_asked == WriteSetpoint && nowMs - measurementDueMs > FieldBus.PatienceMs))
        {
            // Not when a measurement is overdue: a set-point that changes all the time must not hide what becomes of it.
            _asked = WriteSetpoint;
            BeginWrite(master, nowMs);
        }
        else if (_storageDueMs <= nowMs && _storageDueMs < measurementDueMs)
        {
            _asked = AskStorage;
            _storageDueMs = nowMs + StorageIntervalMs;
            master.BeginRead(ModbusFunction.ReadHolding, slave, chain.StorageAddress, SunSpecRegisters.StoragePercentScale + 1, timeoutMs, nowMs);
        }
        else if (_directCurrentDueMs <= nowMs && _directCurrentDueMs < measurementDueMs)
        {
            _asked = AskDirectCurrent;
            _directCurrentDueMs = nowMs + StorageIntervalMs;
            master.BeginRead(
                ModbusFunction.ReadHolding, slave, chain.DirectCurrentAddress + SunSpecRegisters.DirectCurrentWatts, DirectCurrentCount, timeoutMs, nowMs);
        }
        else if (_protection.DueMs <= nowMs && _protection.DueMs < measurementDueMs)
        {
            _asked = AskProtection;
            _protection.Begin(master, slave, timeoutMs, nowMs);
        }
        else
        {
            _asked = AskMeasurement;
            _measurementDueMs = nowMs + _pollMs;
            master.BeginRead(ModbusFunction.ReadHolding, slave, chain.MeasurementAddress + SunSpecRegisters.MeasurementState, MeasurementCount, timeoutMs, nowMs);
        }

        SetDue();
    }

    /// <inheritdoc/>
    public override void Complete(ModbusRtuMaster master, long nowMs)
    {
        int asked = _asked;
        _answeredMs = nowMs;
        if (asked == AskModels)
        {
            NoteFound(_chain.Take(master), nowMs);
            SetDue();
        }
        else if (asked == WriteSetpoint)
        {
            Acknowledge(nowMs);
        }
        else if (asked == AskStorage)
        {
            TakeStorage(master);
        }
        else if (asked == AskProtection)
        {
            _protection.Take(master, nowMs);
        }
        else if (asked == AskDirectCurrent)
        {
            int raw = master.GetRegister(0);
            int scale = SunSpecScale.FromRegister(
                master.GetRegister(SunSpecRegisters.DirectCurrentWattsScale - SunSpecRegisters.DirectCurrentWatts));
            bool isTold = raw != SunSpecRegisters.NotImplementedSigned && scale != SunSpecScale.Invalid;
            _directCurrentWatts = isTold ? -SunSpecScale.Shift(SunSpecScale.ToSigned(raw), scale) : InverterSample.UnknownWatts;
        }
        else
        {
            TakeMeasurement(master, nowMs);
        }
    }

    /// <inheritdoc/>
    public override void Fail(ModbusRtuMaster master, long nowMs)
    {
        int asked = _asked;
        if (asked == AskModels || asked == WriteSetpoint)
        {
            _retryMs = nowMs + RetryMs;
        }

        if (asked == AskModels)
        {
            NoteFound(_chain.TakeFailure(master), nowMs);
        }
        else if (asked == AskProtection)
        {
            _protection.TakeFailure(master, nowMs);
        }

        if (_chain.IsComplete && nowMs - _answeredMs >= LostAfterMs)
        {
            _protection.Shown.Forget();
            _chain.Restart();
            _writtenWatts = NoCommand;
            _chargePermille = -1;
            _directCurrentWatts = InverterSample.UnknownWatts;
        }

        SetDue();
    }

    private void NoteFound(bool isAccepted, long nowMs)
    {
        if (!isAccepted)
        {
            ImplausibleCount++;
            _retryMs = nowMs + RefusedRetryMs;
        }

        if (_chain.IsComplete)
        {
            _measurementDueMs = nowMs;
            _storageDueMs = _chain.StorageAddress == 0 ? long.MaxValue : nowMs;
            _directCurrentDueMs = _chain.DirectCurrentAddress == 0 ? long.MaxValue : nowMs;
            _protection.Restart(nowMs);
        }
    }

    private void SetDue()
    {
        if (!_chain.IsComplete)
        {
            DueMs = _retryMs;
        }
        else
        {
            long dueMs = Earlier(_storageDueMs, _measurementDueMs);
            dueMs = Earlier(_directCurrentDueMs, dueMs);
            DueMs = Earlier(_protection.DueMs, dueMs);
        }
    }

    private void BeginWrite(ModbusRtuMaster master, long nowMs)
    {
        SunSpecChain chain = _chain;
        int scale = chain.SetpointScale;
        int[] block = _block;
        _sentCount = _commandCount;
        _sentWatts = _wantedWatts;

        // SunSpec counts generation as positive: this and the measurement are the only places where the sign turns.
        int watts = -_sentWatts;
        int raw = scale > 0
            ? SunSpecScale.Cut(watts, scale)
            : SunSpecScale.Shift(watts, -scale);
        Array.Clear(block, 0, block.Length);
        Put(SunSpecRegisters.ControlEnable, SunSpecRegisters.Enabled);
        Put(SunSpecRegisters.ControlMode, SunSpecRegisters.ControlModeWatts);
        Put(SunSpecRegisters.ControlWatts, raw >> 16);
        Put(SunSpecRegisters.ControlWatts + 1, raw);
        Put(SunSpecRegisters.ControlReversionEnable, SunSpecRegisters.Enabled);
        Put(SunSpecRegisters.ControlReversionSeconds, _reversionSeconds >> 16);
        Put(SunSpecRegisters.ControlReversionSeconds + 1, _reversionSeconds);

        // One block, so that no set-point is ever in force without its reversion.
        master.BeginWriteMultiple(
            _slave, chain.ControlAddress + SunSpecRegisters.ControlEnable, block, 0, block.Length, _timeoutMs, nowMs);
    }

    private void Put(int offset, int value)
    {
        _block[offset - SunSpecRegisters.ControlEnable] = value & 0xFFFF;
    }

    private void Acknowledge(long nowMs)
    {
        InverterSample sample = _sample;
        _writtenWatts = _sentWatts;
        _writtenCount = _sentCount;
        _refreshDueMs = nowMs + (_reversionSeconds * 1000 / 4);

        // Nobody reads the sample before its first measurement.
        bool isPublished = sample.SampleMs >= 0;
        if (isPublished)
        {
            _gate.BeginWrite();
        }

        sample.AcknowledgedSetpointWatts = _sentWatts;
        sample.AcknowledgedMs = nowMs;
        if (isPublished)
        {
            _gate.EndWrite();
        }
    }

    private void TakeStorage(ModbusRtuMaster master)
    {
        int raw = master.GetRegister(SunSpecRegisters.StorageStateOfCharge);
        int scale = SunSpecScale.FromRegister(master.GetRegister(SunSpecRegisters.StoragePercentScale));
        int permille = raw == SunSpecRegisters.NotImplementedUnsigned || scale == SunSpecScale.Invalid
            ? -1
            : SunSpecScale.Shift(raw, scale + 1);
        _chargePermille = permille > 1000 ? -1 : permille;
    }

    private void TakeMeasurement(ModbusRtuMaster master, long nowMs)
    {
        InverterSample sample = _sample;
        int watts = master.GetRegister(SunSpecRegisters.MeasurementWatts - SunSpecRegisters.MeasurementState);
        if (watts == SunSpecRegisters.NotImplementedSigned)
        {
            ImplausibleCount++;
            return;
        }

        int volts = master.GetRegister(SunSpecRegisters.MeasurementVoltage - SunSpecRegisters.MeasurementState);
        bool hasVolts = volts != SunSpecRegisters.NotImplementedUnsigned && _chain.VoltageScale != SunSpecScale.Invalid;
        int state = master.GetRegister(SunSpecRegisters.MeasurementInverterState - SunSpecRegisters.MeasurementState);
        int alarms = master.GetRegister(SunSpecRegisters.MeasurementAlarms - SunSpecRegisters.MeasurementState);
        alarms = (alarms << 16) | master.GetRegister(SunSpecRegisters.MeasurementAlarms + 1 - SunSpecRegisters.MeasurementState);
        Readings++;
        _gate.BeginWrite();
        sample.SampleMs = nowMs;
        sample.ActiveWatts = -SunSpecScale.Shift(SunSpecScale.ToSigned(watts), _chain.WattsScale);
        sample.Millivolts = hasVolts ? SunSpecScale.Shift(volts, _chain.VoltageScale + 3) : 0;
        sample.StateOfChargePermille = _chargePermille;
        sample.DirectCurrentWatts = _directCurrentWatts;
        sample.Alarms = alarms == int.MinValue ? 0 : alarms;
        sample.IsRunning = state == SunSpecRegisters.NotImplementedUnsigned
            ? master.GetRegister(0) == SunSpecRegisters.StateOn
            : state == SunSpecRegisters.InverterRunning || state == SunSpecRegisters.InverterThrottled;
        _gate.EndWrite();
    }
}
