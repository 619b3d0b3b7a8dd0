namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// The inverter's DC link with its contactors to the battery: charged through the resistor in proportion to what is missing, by
/// the main contactor at once, by the supply through the inverter's diodes up to its peak, and otherwise discharging itself.
/// </summary>
public sealed class DcLink
{
    /// <summary>Peak of a sine over its RMS value, permille.</summary>
    private const int PeakPermille = 1414;

    /// <summary>Time constant of the link's own discharge, ms (derived): below 60 V in 2 s.</summary>
    private const int BleedMs = 1000;

    private readonly VehicleBattery _battery;
    private readonly MainsSupply _supply;
    private readonly int _preChargeMs;

    internal DcLink(SiteParameters parameters, VehicleBattery battery, MainsSupply supply)
    {
        _battery = battery;
        _supply = supply;
        _preChargeMs = parameters.PreChargeMs;
    }

    /// <summary>Voltage of the link, mV.</summary>
    public int Millivolts { get; private set; }

    /// <summary>Whether the main contactor is closed; its mirror contact tells the same.</summary>
    public bool IsMainClosed { get; private set; }

    /// <summary>Greatest step of the link's voltage that came at once through the main contactor, mV: what its contacts and the link's capacitors have suffered.</summary>
    public int WorstInrushMillivolts { get; private set; }

    /// <summary>Greatest step of the link's voltage that came through the inverter's diodes from the supply, mV.</summary>
    public int WorstDiodeInrushMillivolts { get; private set; }

    /// <summary>Whether the main contacts are welded: closed ones stay closed, open ones after their next closing.</summary>
    public bool IsWelded { get; set; }

    /// <summary>Whether the main contactor's mirror contact says open whatever is so.</summary>
    public bool MirrorLies { get; set; }

    /// <summary>Whether the main contactor stays open whatever is driven.</summary>
    public bool FailsToClose { get; set; }

    /// <summary>Whether the pre-charge resistor or its contactor is open.</summary>
    public bool PreChargeIsOpen { get; set; }

    /// <summary>Whether something else keeps the link at a voltage, mV; 0 = nothing does.</summary>
    public int ForeignMillivolts { get; set; }

    /// <summary>Voltage of the battery before the contactors, mV; 0 without a car.</summary>
    public int BatteryMillivolts => _battery.IsConnected ? _battery.Millivolts : 0;

    /// <summary>Whether the mirror contact proves the main contactor open.</summary>
    public bool IsProvedOpen => MirrorLies || !IsMainClosed;

    /// <summary>Lets 10 ms pass.</summary>
    /// <param name="isPreChargeEnergised">Whether the coil of the pre-charge contactor carries current.</param>
    /// <param name="isMainEnergised">Whether that of the main contactor does.</param>
    /// <param name="isSupplied">Whether the AC contactor is closed and the mains on.</param>
    internal void Step(bool isPreChargeEnergised, bool isMainEnergised, bool isSupplied)
    {
        bool wasClosed = IsMainClosed;
        IsMainClosed = (isMainEnergised && !FailsToClose) || (IsWelded && wasClosed);
        int battery = BatteryMillivolts;
        if (IsMainClosed && battery > 0)
        {
            Note(wasClosed ? 0 : battery - Millivolts);
            Millivolts = battery;
            return;
        }

        int peak = isSupplied ? (int)((long)_supply.Phase(0).Millivolts * PeakPermille / 1000) : 0;
        if (peak > Millivolts)
        {
            WorstDiodeInrushMillivolts = peak - Millivolts > WorstDiodeInrushMillivolts ? peak - Millivolts : WorstDiodeInrushMillivolts;
            Millivolts = peak;
        }
        else if (isPreChargeEnergised && !PreChargeIsOpen && battery > Millivolts)
        {
            Millivolts += (battery - Millivolts) * SiteTiming.StepMs / _preChargeMs;
        }
        else
        {
            Millivolts -= Millivolts * SiteTiming.StepMs / BleedMs;
        }

        Millivolts = Millivolts < ForeignMillivolts ? ForeignMillivolts : Millivolts;
    }

    private void Note(int stepMillivolts)
    {
        int step = stepMillivolts < 0 ? -stepMillivolts : stepMillivolts;
        WorstInrushMillivolts = step > WorstInrushMillivolts ? step : WorstInrushMillivolts;
    }
}
