using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Inverters;

/// <summary>
/// Reads the interface protection of a SunSpec device, one model at a time: 702 for the voltage that percentages refer to,
/// the adopted (first) curve of 707 to 710, 711 and 703. A model that is missing, refused or not answered shows nothing.
/// </summary>
internal sealed class SunSpecProtection
{
    /// <summary>Models that are read: 702, 707 to 711, 703.</summary>
    public const int Places = 7;

    /// <summary>Place of model 702.</summary>
    public const int CapacityPlace = 0;

    /// <summary>Time after which everything is read again, ms: it changes when somebody changes it.</summary>
    public const int IntervalMs = 120000;

    /// <summary>Pause between two models, ms: nothing else may be late for them.</summary>
    private const int PaceMs = 500;

    /// <summary>How often a model is asked for in a row before it counts as not shown.</summary>
    private const int MostAttempts = 5;

    private const int ResponsePlace = 5;
    private const int EnterServicePlace = 6;

    private readonly SunSpecChain _chain;
    private int _place = Places;
    private int _attempts;
    private int _nominalMillivolts;

    /// <summary>Reads the device that this chain has found.</summary>
    /// <param name="chain">The chain.</param>
    public SunSpecProtection(SunSpecChain chain)
    {
        _chain = chain;
    }

    /// <summary>What has been read.</summary>
    public readonly InverterProtection Shown = new InverterProtection();

    /// <summary>Monotonic time at which the next model is to be read, ms; the end of time for a device without any.</summary>
    public long DueMs;

    /// <summary>Where a model stands among those that are read.</summary>
    /// <param name="model">Number of the model.</param>
    /// <param name="length">Its length.</param>
    /// <returns>0 to 6, or -1 for one that is not read, or too short for what is read of it.</returns>
    public static int PlaceOf(int model, int length)
    {
        return model == SunSpecRegisters.CapacityModel && length >= SunSpecRegisters.CapacityLength ? CapacityPlace
            : model == SunSpecRegisters.EnterServiceModel && length >= SunSpecRegisters.EnterServiceLength ? EnterServicePlace
            : model >= SunSpecRegisters.FirstTripModel && model <= SunSpecRegisters.FrequencyDroopModel && length >= SunSpecRegisters.TripPoints
                ? model - SunSpecRegisters.FirstTripModel + 1
            : -1;
    }

    /// <summary>A device has been found: everything is read from the beginning.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Restart(long nowMs)
    {
        _place = -1;
        GoOn(nowMs);
        DueMs = _place == Places ? long.MaxValue : nowMs;
    }

    /// <summary>Asks for the next model.</summary>
    /// <param name="master">The free master.</param>
    /// <param name="slave">Modbus address.</param>
    /// <param name="timeoutMs">Longest wait for the reply, ms.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Begin(ModbusRtuMaster master, int slave, int timeoutMs, long nowMs)
    {
        DueMs = nowMs + PaceMs;
        if (_place == Places)
        {
            _place = -1;
            GoOn(nowMs);
        }

        int offset = _place == CapacityPlace ? SunSpecRegisters.CapacityVoltageRating : SunSpecRegisters.HeaderCount;
        master.BeginRead(ModbusFunction.ReadHolding, slave, _chain.ProtectionAddress[_place] + offset, ReadCount(), timeoutMs, nowMs);
    }

    /// <summary>Takes the answer.</summary>
    /// <param name="master">Holds the reply.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Take(ModbusRtuMaster master, long nowMs)
    {
        InverterProtection shown = Shown;
        if (_place == CapacityPlace)
        {
            int scale = SunSpecRegisters.CapacityVoltageScale - SunSpecRegisters.CapacityVoltageRating;
            int millivolts = Milli(master, SunSpecRegisters.CapacityVoltageSetting - SunSpecRegisters.CapacityVoltageRating, 1, scale);
            millivolts = millivolts > 0 ? millivolts : Milli(master, 0, 1, scale);

            // Between two phases instead of to neutral (BS EN 60038: 230/400 V).
            _nominalMillivolts = millivolts == 400000 ? 230000 : millivolts;
        }
        else if (_place == ResponsePlace)
        {
            int enabled = master.GetRegister(0);
            shown.Set(InverterProtection.FrequencyResponse, enabled == SunSpecRegisters.NotImplementedUnsigned ? InverterProtection.NotShown : enabled);
        }
        else if (_place == EnterServicePlace)
        {
            shown.Set(InverterProtection.Reconnection, Millivolts(Milli(master, 1, 1, 15)));
            shown.Set(InverterProtection.Reconnection + 1, Millivolts(Milli(master, 2, 1, 15)));
            shown.Set(InverterProtection.Reconnection + 2, Milli(master, 3, 2, 16));
            shown.Set(InverterProtection.Reconnection + 3, Milli(master, 5, 2, 16));
            shown.Set(InverterProtection.Reconnection + 4, Milli(master, 7, 2, -1));
        }
        else
        {
            TakeCurve(master, (_place - 1) * InverterProtection.BlockLength);
        }

        GoOn(nowMs);
    }

    /// <summary>The model was not answered, or with an exception.</summary>
    /// <param name="master">Holds the error.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void TakeFailure(ModbusRtuMaster master, long nowMs)
    {
        _attempts++;
        if (master.Error == ModbusError.Exception || _attempts >= MostAttempts)
        {
            Hide();
            GoOn(nowMs);
        }
    }

    /// <summary>In thousandths; <see cref="InverterProtection.NotShown"/> without value or scale.</summary>
    private static int Milli(ModbusRtuMaster master, int index, int width, int scaleIndex)
    {
        int raw = master.GetRegister(index);
        bool isShown = raw != SunSpecRegisters.NotImplementedUnsigned;
        if (width == 2)
        {
            raw = (raw << 16) | master.GetRegister(index + 1);
            isShown = raw >= 0;
        }

        int scale = scaleIndex < 0 ? 0 : SunSpecScale.FromRegister(master.GetRegister(scaleIndex));
        return isShown && scale != SunSpecScale.Invalid ? SunSpecScale.Shift(raw, scale + 3) : InverterProtection.NotShown;
    }

    /// <summary>Thousandths of a percent of the nominal voltage in mV.</summary>
    private int Millivolts(int milliPercent)
    {
        return milliPercent < 0 || _nominalMillivolts <= 0
            ? InverterProtection.NotShown
            : (int)((long)milliPercent * _nominalMillivolts / 100000);
    }

    private int ReadCount()
    {
        if (_place == CapacityPlace)
        {
            return SunSpecRegisters.CapacityVoltageScale - SunSpecRegisters.CapacityVoltageRating + 1;
        }

        int most = SunSpecRegisters.TripPoints + (InverterProtection.MostPoints * PointWidth());
        int length = _chain.ProtectionLength[_place];
        return length < most ? length : most;
    }

    // A voltage has one register, a frequency two; the time two.
    private int PointWidth()
    {
        return _place <= 2 ? 3 : 4;
    }

    private void TakeCurve(ModbusRtuMaster master, int first)
    {
        int width = PointWidth();
        int enabled = master.GetRegister(0);
        int count = enabled == 0 ? 0 : master.GetRegister(SunSpecRegisters.TripPoints - 1);
        bool isShown = enabled <= SunSpecRegisters.Enabled && count <= InverterProtection.MostPoints
            && count <= master.GetRegister(3) && SunSpecRegisters.TripPoints + (count * width) <= ReadCount();
        for (int point = 0; isShown && point < count; point++)
        {
            int index = SunSpecRegisters.TripPoints + (point * width);
            int threshold = Milli(master, index, width - 2, 5);
            threshold = width == 3 ? Millivolts(threshold) : threshold;
            int delayMs = Milli(master, index + width - 2, 2, 6);
            Shown.Set(first + (2 * point) + 1, threshold);
            Shown.Set(first + (2 * point) + 2, delayMs);
            isShown = threshold >= 0 && delayMs >= 0;
        }

        Shown.Set(first, isShown ? count : InverterProtection.NotShown);
    }

    /// <summary>The present model shows nothing.</summary>
    private void Hide()
    {
        if (_place == CapacityPlace)
        {
            _nominalMillivolts = 0;
        }
        else
        {
            Shown.Set((_place - 1) * InverterProtection.BlockLength, InverterProtection.NotShown);
        }
    }

    private void GoOn(long nowMs)
    {
        _attempts = 0;
        _place++;
        while (_place < Places && _chain.ProtectionAddress[_place] == 0)
        {
            Hide();
            _place++;
        }

        if (_place == Places)
        {
            DueMs = nowMs + IntervalMs;
            Shown.Publish();
        }
    }
}
