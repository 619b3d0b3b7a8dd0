using System;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Inverters;

/// <summary>
/// Finds the models of a SunSpec device: looks for the mark at the three base addresses, walks from header to header past
/// whatever else is there, reads the texts and ratings, and judges whether the points that are needed exist, one request
/// at a time. Until it is complete nothing may be published or written: a number without its scale factor means nothing.
/// </summary>
internal sealed class SunSpecChain
{
    /// <summary>Longest chain walked: a device has some dozens of models at most, garbage might never end.</summary>
    private const int MostModels = 60;

    /// <summary>How often the same question is asked in a row before the look-up begins again.</summary>
    private const int MostAttempts = 5;

    /// <summary>
    /// Rounds of the base addresses without a mark after which the device is refused: one that comes back in the middle of
    /// a round has not been asked everywhere.
    /// </summary>
    private const int RoundsToRefuse = 2;

    private const int StepMark = 0;
    private const int StepHeader = 1;
    private const int StepIdentity = 2;
    private const int StepCapacity = 3;
    private const int StepMeasurement = 4;
    private const int StepMeasurementScales = 5;
    private const int StepControl = 6;
    private const int StepControlScale = 7;
    private const int StepComplete = 8;

    private int _step;
    private int _base;
    private bool _hasAnswered;
    private int _fruitlessRounds;
    private int _attempts;
    private int _address;
    private int _models;
    private int _commonAddress;
    private InverterRefusal _lengthFault;

    /// <summary>Looks for a device.</summary>
    /// <param name="phaseCount">On how many phases it is to feed, 1 or 3.</param>
    public SunSpecChain(int phaseCount)
    {
        PhaseCount = phaseCount;
        Restart();
    }

    /// <summary>On how many phases it is to feed, 1 or 3.</summary>
    public readonly int PhaseCount;

    /// <summary>First register of model 701.</summary>
    public int MeasurementAddress;

    /// <summary>First register of model 704.</summary>
    public int ControlAddress;

    /// <summary>First register of model 713; 0 when the device has none, which is no fault.</summary>
    public int StorageAddress;

    /// <summary>First register of model 714; 0 when the device has none, which is no fault.</summary>
    public int DirectCurrentAddress;

    /// <summary>First register of each model that tells of the interface protection, by its place there; 0 when the device has none, which is no fault.</summary>
    public readonly int[] ProtectionAddress = new int[SunSpecProtection.Places];

    /// <summary>Length of each of them.</summary>
    public readonly int[] ProtectionLength = new int[SunSpecProtection.Places];

    /// <summary>V_SF of model 701; <see cref="SunSpecScale.Invalid"/> when the device has none.</summary>
    public int VoltageScale;

    /// <summary>W_SF of model 701.</summary>
    public int WattsScale;

    /// <summary>WSet_SF of model 704.</summary>
    public int SetpointScale;

    /// <summary>Most charge by model 702, W; as much as an int holds when the device does not say.</summary>
    public int MostChargeWatts;

    /// <summary>Most discharge by model 702, W; as much as an int holds when the device does not say.</summary>
    public int MostDischargeWatts;

    /// <summary>What the device says of itself.</summary>
    public readonly DeviceIdentity Identity = new DeviceIdentity();

    /// <summary>Why the device last looked at is refused; stays until one is found that is not.</summary>
    public InverterRefusal Refusal;

    /// <summary>Whether everything has been found.</summary>
    public bool IsComplete => _step == StepComplete;

    /// <summary>Forgets everything: after a loss of communication another device may stand there.</summary>
    public void Restart()
    {
        _fruitlessRounds = 0;
        BeginRound();
    }

    /// <summary>Asks the next question.</summary>
    /// <param name="master">The free master.</param>
    /// <param name="slave">Modbus address.</param>
    /// <param name="timeoutMs">Longest wait for the reply, ms.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Begin(ModbusRtuMaster master, int slave, int timeoutMs, long nowMs)
    {
        // What StepControlScale asks for.
        int address = ControlAddress + SunSpecRegisters.ControlWattsScale;
        int count = 1;
        switch (_step)
        {
            case StepMark:
                address = BaseAddress(_base);
                count = SunSpecRegisters.MarkCount;
                break;
            case StepHeader:
                address = _address;
                count = SunSpecRegisters.HeaderCount;
                break;
            case StepIdentity:
                address = _commonAddress + SunSpecRegisters.CommonManufacturer;
                count = DeviceIdentity.RegisterCount;
                break;
            case StepCapacity:
                address = ProtectionAddress[SunSpecProtection.CapacityPlace] + SunSpecRegisters.CapacityWatts;
                count = SunSpecRegisters.CapacityReadCount;
                break;
            case StepMeasurement:
                address = MeasurementAddress + SunSpecRegisters.MeasurementType;
                count = SunSpecRegisters.MeasurementWatts - SunSpecRegisters.MeasurementType + 1;
                break;
            case StepMeasurementScales:
                address = MeasurementAddress + SunSpecRegisters.MeasurementVoltageScale;
                count = SunSpecRegisters.MeasurementWattsScale - SunSpecRegisters.MeasurementVoltageScale + 1;
                break;
            case StepControl:
                address = ControlAddress + SunSpecRegisters.ControlEnable;
                count = SunSpecRegisters.ControlWriteCount;
                break;
        }

        master.BeginRead(ModbusFunction.ReadHolding, slave, address, count, timeoutMs, nowMs);
    }

    /// <summary>Takes the answer.</summary>
    /// <param name="master">Holds the reply.</param>
    /// <returns>False when the device is refused: the look-up has been restarted.</returns>
    public bool Take(ModbusRtuMaster master)
    {
        _hasAnswered = true;
        _attempts = 0;
        switch (_step)
        {
            case StepMark:
                if (master.GetRegister(0) != SunSpecRegisters.MarkHigh || master.GetRegister(1) != SunSpecRegisters.MarkLow)
                {
                    return NextBase();
                }

                _address = BaseAddress(_base) + SunSpecRegisters.MarkCount;
                _step = StepHeader;
                return true;
            case StepHeader:
                return TakeHeader(master.GetRegister(0), master.GetRegister(1));
            case StepIdentity:
                Identity.Take(master);
                return GoOn();
            case StepCapacity:
                SunSpecPoints.TakeCapacity(master, this);
                return GoOn();
            case StepMeasurement:
                return Judge(SunSpecPoints.JudgeMeasurement(master, PhaseCount));
            case StepMeasurementScales:
                VoltageScale = SunSpecScale.FromRegister(master.GetRegister(0));
                WattsScale = SunSpecScale.FromRegister(
                    master.GetRegister(SunSpecRegisters.MeasurementWattsScale - SunSpecRegisters.MeasurementVoltageScale));
                return Judge(WattsScale == SunSpecScale.Invalid ? InverterRefusal.NoPowerScale : InverterRefusal.None);
            case StepControl:
                return Judge(SunSpecPoints.JudgeControl(master));
            default:
                SetpointScale = SunSpecScale.FromRegister(master.GetRegister(0));
                return Judge(SetpointScale == SunSpecScale.Invalid ? InverterRefusal.NoSetpointScale : InverterRefusal.None);
        }
    }

    /// <summary>The question was not answered, or with an exception.</summary>
    /// <param name="master">Holds the error.</param>
    /// <returns>False when the device is refused: the look-up has been restarted.</returns>
    public bool TakeFailure(ModbusRtuMaster master)
    {
        bool isRefused = master.Error == ModbusError.Exception;
        _hasAnswered |= isRefused;
        if (_step == StepMark)
        {
            // A device need not answer for registers that it does not have; a disturbed reply is asked for again.
            bool isDisturbed = master.Error != ModbusError.Timeout && !isRefused;
            return isDisturbed || NextBase();
        }

        if (isRefused && master.ExceptionCode == ModbusFunction.IllegalAddress)
        {
            return TakeAbsence();
        }

        _attempts++;
        if (_attempts >= MostAttempts)
        {
            if (_step == StepIdentity || _step == StepCapacity)
            {
                // It can be driven without: on a disturbed line these long replies seldom come whole.
                _attempts = 0;
                return GoOn();
            }

            // Whoever falls silent is lost, not refused; whoever keeps refusing is.
            return Refuse(isRefused ? InverterRefusal.BrokenChain : InverterRefusal.None);
        }

        return true;
    }

    private static int BaseAddress(int number)
    {
        return number == 0 ? SunSpecRegisters.Base : number == 1 ? SunSpecRegisters.SecondBase : SunSpecRegisters.ThirdBase;
    }

    private bool NextBase()
    {
        _base++;
        if (_base < SunSpecRegisters.BaseCount)
        {
            return true;
        }

        if (!_hasAnswered)
        {
            return Refuse(InverterRefusal.None);
        }

        _fruitlessRounds++;
        return _fruitlessRounds < RoundsToRefuse ? BeginRound() : Refuse(InverterRefusal.NotSunSpec);
    }

    private bool BeginRound()
    {
        _base = 0;
        _hasAnswered = false;
        _step = StepMark;
        _attempts = 0;
        _models = 0;
        _commonAddress = 0;
        _lengthFault = InverterRefusal.None;
        MeasurementAddress = 0;
        ControlAddress = 0;
        StorageAddress = 0;
        DirectCurrentAddress = 0;
        Array.Clear(ProtectionAddress, 0, SunSpecProtection.Places);
        MostChargeWatts = int.MaxValue;
        MostDischargeWatts = int.MaxValue;
        Identity.Clear();
        return true;
    }

    private bool TakeHeader(int model, int length)
    {
        if (model == SunSpecRegisters.EndModel)
        {
            return EndOfChain();
        }

        Note(model, length);
        _address += SunSpecRegisters.HeaderCount + length;
        _models++;
        return (_models < MostModels && _address <= 0xFFFE) || Refuse(InverterRefusal.BrokenChain);
    }

    private void Note(int model, int length)
    {
        switch (model)
        {
            case SunSpecRegisters.CommonModel:
                NoteFirst(ref _commonAddress, length >= DeviceIdentity.RegisterCount);
                break;
            case SunSpecRegisters.MeasurementModel:
                NoteLength(length == SunSpecRegisters.MeasurementLength, InverterRefusal.MeasurementLength);
                NoteFirst(ref MeasurementAddress, length == SunSpecRegisters.MeasurementLength);
                break;
            case SunSpecRegisters.ControlModel:
                NoteLength(length == SunSpecRegisters.ControlLength, InverterRefusal.ControlLength);
                NoteFirst(ref ControlAddress, length == SunSpecRegisters.ControlLength);
                break;
            case SunSpecRegisters.StorageModel:
                NoteFirst(ref StorageAddress, length == SunSpecRegisters.StorageLength);
                break;
            case SunSpecRegisters.DirectCurrentModel:
                NoteFirst(ref DirectCurrentAddress, length >= SunSpecRegisters.DirectCurrentLeastLength);
                break;
            default:
                int place = SunSpecProtection.PlaceOf(model, length);
                if (place >= 0 && ProtectionAddress[place] == 0)
                {
                    ProtectionAddress[place] = _address;
                    ProtectionLength[place] = length;
                }

                break;
        }
    }

    // Of several models of one kind the first counts.
    private void NoteFirst(ref int address, bool isRight)
    {
        address = address == 0 && isRight ? _address : address;
    }

    private void NoteLength(bool isRight, InverterRefusal fault)
    {
        _lengthFault = isRight || _lengthFault != InverterRefusal.None ? _lengthFault : fault;
    }

    private bool EndOfChain()
    {
        InverterRefusal fault = _lengthFault;
        if (MeasurementAddress == 0)
        {
            return Refuse(fault == InverterRefusal.MeasurementLength ? fault : InverterRefusal.NoMeasurementModel);
        }

        if (ControlAddress == 0)
        {
            return Refuse(fault == InverterRefusal.ControlLength ? fault : InverterRefusal.NoControlModel);
        }

        return GoOn();
    }

    /// <summary>The register asked for does not exist.</summary>
    private bool TakeAbsence()
    {
        switch (_step)
        {
            case StepHeader:
                // Some devices end without an end mark: nothing more can be read, so nothing more is there.
                return MeasurementAddress != 0 && ControlAddress != 0 ? EndOfChain() : Refuse(InverterRefusal.BrokenChain);
            case StepIdentity:
            case StepCapacity:
                return GoOn();
            case StepMeasurement:
                return Refuse(InverterRefusal.NoPower);
            case StepMeasurementScales:
                return Refuse(InverterRefusal.NoPowerScale);
            case StepControl:
                return Refuse(InverterRefusal.NoSetpoint);
            default:
                return Refuse(InverterRefusal.NoSetpointScale);
        }
    }

    private bool Judge(InverterRefusal refusal)
    {
        return refusal == InverterRefusal.None ? GoOn() : Refuse(refusal);
    }

    /// <summary>To the next question that this device has an answer to.</summary>
    private bool GoOn()
    {
        int step = _step + 1;
        if (step == StepIdentity && _commonAddress == 0)
        {
            step++;
        }

        if (step == StepCapacity && ProtectionAddress[SunSpecProtection.CapacityPlace] == 0)
        {
            step++;
        }

        _step = step;
        if (step == StepComplete)
        {
            Refusal = InverterRefusal.None;
        }

        return true;
    }

    /// <summary>Starts over; with no reason to refuse it, the device is taken for lost.</summary>
    private bool Refuse(InverterRefusal refusal)
    {
        Refusal = refusal;
        Restart();
        return refusal == InverterRefusal.None;
    }
}
