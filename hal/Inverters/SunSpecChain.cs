using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Inverters;

/// <summary>
/// Finds the models of a SunSpec device: checks the mark at the base address, walks from header to header to models 701,
/// 704 and 713, and reads the scale factors, one request at a time. Until it is complete nothing may be published or
/// written: a number without its scale factor means nothing.
/// </summary>
internal sealed class SunSpecChain
{
    /// <summary>Longest chain walked: a device has some dozens of models at most, garbage might never end.</summary>
    private const int MostModels = 40;

    private const int StepMark = 0;
    private const int StepHeader = 1;
    private const int StepMeasurementScales = 2;
    private const int StepControlScale = 3;
    private const int StepComplete = 4;

    private int _step;
    private int _address;
    private int _models;

    /// <summary>First register of model 701.</summary>
    public int MeasurementAddress;

    /// <summary>First register of model 704.</summary>
    public int ControlAddress;

    /// <summary>First register of model 713; 0 when the device has none, which is no fault.</summary>
    public int StorageAddress;

    /// <summary>V_SF of model 701; <see cref="SunSpecScale.Invalid"/> when the device has none.</summary>
    public int VoltageScale;

    /// <summary>W_SF of model 701.</summary>
    public int WattsScale;

    /// <summary>WSet_SF of model 704.</summary>
    public int SetpointScale;

    /// <summary>Whether everything has been found.</summary>
    public bool IsComplete => _step == StepComplete;

    /// <summary>Forgets everything: after a loss of communication another device may stand there.</summary>
    public void Restart()
    {
        _step = StepMark;
        _models = 0;
        MeasurementAddress = 0;
        ControlAddress = 0;
        StorageAddress = 0;
    }

    /// <summary>Asks the next question.</summary>
    /// <param name="master">The free master.</param>
    /// <param name="slave">Modbus address.</param>
    /// <param name="timeoutMs">Longest wait for the reply, ms.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Begin(ModbusRtuMaster master, int slave, int timeoutMs, long nowMs)
    {
        if (_step == StepMark)
        {
            master.BeginReadHolding(slave, SunSpecRegisters.Base, SunSpecRegisters.MarkCount, timeoutMs, nowMs);
        }
        else if (_step == StepHeader)
        {
            master.BeginReadHolding(slave, _address, SunSpecRegisters.HeaderCount, timeoutMs, nowMs);
        }
        else if (_step == StepMeasurementScales)
        {
            int address = MeasurementAddress + SunSpecRegisters.MeasurementVoltageScale;
            master.BeginReadHolding(slave, address, 3, timeoutMs, nowMs);
        }
        else
        {
            master.BeginReadHolding(slave, ControlAddress + SunSpecRegisters.ControlWattsScale, 1, timeoutMs, nowMs);
        }
    }

    /// <summary>Takes the answer.</summary>
    /// <param name="master">Holds the reply.</param>
    /// <returns>False when the device is not the one expected: the chain has been restarted.</returns>
    public bool Take(ModbusRtuMaster master)
    {
        bool isRight;
        if (_step == StepMark)
        {
            isRight = master.GetRegister(0) == SunSpecRegisters.MarkHigh && master.GetRegister(1) == SunSpecRegisters.MarkLow;
            _address = SunSpecRegisters.Base + SunSpecRegisters.MarkCount;
            _step = StepHeader;
        }
        else if (_step == StepHeader)
        {
            isRight = TakeHeader(master.GetRegister(0), master.GetRegister(1));
        }
        else if (_step == StepMeasurementScales)
        {
            VoltageScale = SunSpecScale.FromRegister(master.GetRegister(0));
            WattsScale = SunSpecScale.FromRegister(
                master.GetRegister(SunSpecRegisters.MeasurementWattsScale - SunSpecRegisters.MeasurementVoltageScale));
            isRight = WattsScale != SunSpecScale.Invalid;
            _step = StepControlScale;
        }
        else
        {
            SetpointScale = SunSpecScale.FromRegister(master.GetRegister(0));
            isRight = SetpointScale != SunSpecScale.Invalid;
            _step = StepComplete;
        }

        if (!isRight)
        {
            Restart();
        }

        return isRight;
    }

    private bool TakeHeader(int model, int length)
    {
        if (model == SunSpecRegisters.EndModel)
        {
            _step = StepMeasurementScales;
            return MeasurementAddress != 0 && ControlAddress != 0;
        }

        if (model == SunSpecRegisters.MeasurementModel && length == SunSpecRegisters.MeasurementLength)
        {
            MeasurementAddress = _address;
        }
        else if (model == SunSpecRegisters.ControlModel && length == SunSpecRegisters.ControlLength)
        {
            ControlAddress = _address;
        }
        else if (model == SunSpecRegisters.StorageModel && length == SunSpecRegisters.StorageLength)
        {
            StorageAddress = _address;
        }

        _address += SunSpecRegisters.HeaderCount + length;
        _models++;
        return _models < MostModels && _address <= 0xFFFE;
    }
}
