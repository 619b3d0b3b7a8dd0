using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>
/// A SunSpec inverter answering Modbus frames: models 1, 701, 704 and 713 in a chain, and those of its interface protection where it shows it. A write to model 704 that puts a
/// set-point into force is handed to the physics; the physics runs the reversion timer.
/// </summary>
public sealed class SimulatedSunSpecInverter : SimulatedSlave
{
    private const int CommonAddress = SunSpecRegisters.Base + SunSpecRegisters.MarkCount;

    private const int MeasurementAddress = CommonAddress + SunSpecRegisters.HeaderCount + SunSpecRegisters.CommonLength;

    private const int ControlAddress = MeasurementAddress + SunSpecRegisters.HeaderCount + SunSpecRegisters.MeasurementLength;

    private const int StorageAddress = ControlAddress + SunSpecRegisters.HeaderCount + SunSpecRegisters.ControlLength;

    /// <summary>Volt-var, which nobody looks for.</summary>
    private const int OtherModel = 705;

    private const int ProtectionAddress = StorageAddress + SunSpecRegisters.HeaderCount + SunSpecRegisters.StorageLength;

    private readonly InverterFace _face;
    private readonly int[] _registers = new int[ProtectionAddress + ProtectionModels.Count + SunSpecRegisters.HeaderCount - SunSpecRegisters.Base];
    private readonly ProtectionModels _protection;

    private int _wattsScale;
    private int _setpointScale;

    /// <summary>Makes an inverter with scale factors of 1 W.</summary>
    /// <param name="face">What it shows and what is written to it.</param>
    /// <param name="address">Its Modbus address, 1 to 247.</param>
    public SimulatedSunSpecInverter(InverterFace face, int address)
        : base(address)
    {
        _face = face;
        Set(SunSpecRegisters.Base, SunSpecRegisters.MarkHigh);
        Set(SunSpecRegisters.Base + 1, SunSpecRegisters.MarkLow);
        SetModel(CommonAddress, SunSpecRegisters.CommonModel, SunSpecRegisters.CommonLength);
        SetModel(MeasurementAddress, SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        SetModel(ControlAddress, SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength);
        SetModel(StorageAddress, SunSpecRegisters.StorageModel, SunSpecRegisters.StorageLength);
        _protection = face.Protection.IsShown ? new ProtectionModels(_registers, ProtectionAddress - SunSpecRegisters.Base) : null;
        SetModel(ProtectionAddress + (face.Protection.IsShown ? ProtectionModels.Count : 0), SunSpecRegisters.EndModel, 0);
        SetText(CommonAddress + SunSpecRegisters.CommonManufacturer, "nanoV2G");
        SetText(CommonAddress + SunSpecRegisters.CommonType, "simulated inverter");
        SetText(CommonAddress + SunSpecRegisters.CommonSerial, "1");
        Set(MeasurementAddress + SunSpecRegisters.MeasurementType, face.PhaseCount == 3 ? SunSpecRegisters.TypeThreePhase : 0);
        Set(MeasurementAddress + SunSpecRegisters.MeasurementVoltageScale, -1);
        Set(MeasurementAddress + SunSpecRegisters.MeasurementFrequencyScale, -3);
        Set(StorageAddress + SunSpecRegisters.StoragePercentScale, -1);
        SetScales(0, 0);
    }

    /// <summary>Changes the scale factors of power, as another make would have them.</summary>
    /// <param name="wattsScale">W_SF of model 701, power of ten, -3 to 3.</param>
    /// <param name="setpointScale">WSet_SF of model 704, power of ten, -3 to 3.</param>
    public void SetScales(int wattsScale, int setpointScale)
    {
        _wattsScale = wattsScale;
        _setpointScale = setpointScale;
        Set(MeasurementAddress + SunSpecRegisters.MeasurementWattsScale, wattsScale);
        Set(ControlAddress + SunSpecRegisters.ControlWattsScale, setpointScale);
    }

    /// <inheritdoc/>
    protected override int Read(int function, int register, int count, byte[] reply, int offset)
    {
        int start = register - SunSpecRegisters.Base;
        if (function != ModbusFunction.ReadHolding)
        {
            return ModbusFunction.IllegalFunction;
        }

        if (start < 0 || start + count > _registers.Length)
        {
            return ModbusFunction.IllegalAddress;
        }

        Refresh();
        for (int index = 0; index < count; index++)
        {
            Put(reply, offset + (2 * index), _registers[start + index]);
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override int Write(int register, int count, byte[] frame, int offset)
    {
        if (_face.RefusesWrites)
        {
            return ModbusFunction.IllegalValue;
        }

        int first = ControlAddress + SunSpecRegisters.ControlEnable;
        if (register < first || register + count > first + SunSpecRegisters.ControlWriteCount)
        {
            return ModbusFunction.IllegalAddress;
        }

        for (int index = 0; index < count; index++)
        {
            int at = offset + (2 * index);
            Set(register + index, (frame[at] << 8) | frame[at + 1]);
        }

        TakeSetpoint();
        return 0;
    }

    private void TakeSetpoint()
    {
        if (Control(SunSpecRegisters.ControlEnable) != SunSpecRegisters.Enabled
            || Control(SunSpecRegisters.ControlMode) != SunSpecRegisters.ControlModeWatts)
        {
            return;
        }

        int raw = (Control(SunSpecRegisters.ControlWatts) << 16) | Control(SunSpecRegisters.ControlWatts + 1);
        int seconds = (Control(SunSpecRegisters.ControlReversionSeconds) << 16)
            | Control(SunSpecRegisters.ControlReversionSeconds + 1);
        bool hasReversion = Control(SunSpecRegisters.ControlReversionEnable) == SunSpecRegisters.Enabled && seconds > 0;

        // SunSpec counts generation as positive, the face counts charging.
        _face.WrittenSetpointWatts = -SunSpecScale.Shift(raw, _setpointScale);
        _face.WrittenReversionMs = hasReversion && seconds < 1000000 ? seconds * 1000 : 0;
        _face.WriteCount++;
    }

    private void Refresh()
    {
        Set(ControlAddress, _face.HasNoControls ? OtherModel : SunSpecRegisters.ControlModel);
        int measurement = MeasurementAddress;
        Set(measurement + SunSpecRegisters.MeasurementState, _face.IsRunning ? SunSpecRegisters.StateOn : 0);
        Set(
            measurement + SunSpecRegisters.MeasurementInverterState,
            _face.IsRunning ? SunSpecRegisters.InverterRunning : SunSpecRegisters.InverterOff);
        Set(measurement + SunSpecRegisters.MeasurementAlarms, _face.Alarms >> 16);
        Set(measurement + SunSpecRegisters.MeasurementAlarms + 1, _face.Alarms);
        Set(measurement + SunSpecRegisters.MeasurementWatts, SunSpecScale.Shift(-_face.ActiveWatts, -_wattsScale));
        Set(measurement + SunSpecRegisters.MeasurementVoltage, (_face.Millivolts + 50) / 100);
        Set(measurement + SunSpecRegisters.MeasurementFrequency, _face.FrequencyMilliHertz >> 16);
        Set(measurement + SunSpecRegisters.MeasurementFrequency + 1, _face.FrequencyMilliHertz);
        Set(
            StorageAddress + SunSpecRegisters.StorageStateOfCharge,
            _face.StateOfChargePermille < 0 ? SunSpecRegisters.NotImplementedUnsigned : _face.StateOfChargePermille);
        _protection?.Refresh(_face.Protection);
    }

    private int Control(int offset)
    {
        return _registers[ControlAddress + offset - SunSpecRegisters.Base];
    }

    private void Set(int address, int value)
    {
        _registers[address - SunSpecRegisters.Base] = value & 0xFFFF;
    }

    private void SetText(int address, string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            int at = address + (index / 2);
            Set(at, _registers[at - SunSpecRegisters.Base] | (text[index] << (index % 2 == 0 ? 8 : 0)));
        }
    }

    private void SetModel(int address, int model, int length)
    {
        Set(address, model);
        Set(address + 1, length);
    }
}
