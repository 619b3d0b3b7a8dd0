namespace NanoV2G.Hal.Simulated.Site;

/// <content>Phases, what is connected to which, and the appliances that are hard on a limiter. By default there are none.</content>
public sealed partial class SiteParameters
{
    /// <summary>In place of a phase: connected to every phase alike.</summary>
    public const int EveryPhase = 0;

    /// <summary>Phases of the supply, 1 or 3.</summary>
    public int PhaseCount = 1;

    /// <summary>The phase that a one-phase inverter feeds, 1 to the phase count; 0 = an inverter that feeds every phase alike.</summary>
    public int InverterPhase = 1;

    /// <summary>The phase that the solar array feeds, 1 to the phase count; 0 = every phase alike.</summary>
    public int SolarPhase = 1;

    /// <summary>Share of the house's load on phase 2, permille, 0 to 1000; not used on a one-phase supply.</summary>
    public int HousePhase2Permille = 300;

    /// <summary>Share of the house's load on phase 3, permille, 0 to 1000; phase 1 has the rest.</summary>
    public int HousePhase3Permille = 300;

    /// <summary>Power of a hob's heating zone on each phase, W, 0 to 10,000; 0 = no hob.</summary>
    public int HobWatts;

    /// <summary>Period of the zones' switching, ms, 1000 to 600,000; each phase's is a tenth longer than the one before, so that they drift.</summary>
    public int HobPeriodMs = 15000;

    /// <summary>Part of the period for which a zone is on, permille, 0 to 1000.</summary>
    public int HobOnPermille = 550;

    /// <summary>Running power of a motor on each of its phases, W, 0 to 10,000; 0 = no motor.</summary>
    public int MotorWatts;

    /// <summary>The motor's phase, 1 to the phase count; 0 = a motor on every phase.</summary>
    public int MotorPhase = 1;

    /// <summary>Time from one start of the motor to the next, ms, 1000 to 86,400,000.</summary>
    public int MotorEveryMs = 60000;

    /// <summary>How long the motor runs, ms, 10 to 86,400,000.</summary>
    public int MotorRunMs = 20000;

    /// <summary>How long the inrush lasts, ms, 0 to 10,000.</summary>
    public int MotorInrushMs = 300;

    /// <summary>Inrush current as a multiple of the running current, 1 to 10 (6 is the usual figure of a squirrel-cage motor, derived).</summary>
    public int MotorInrushTimes = 6;

    /// <summary>A constant reactive load besides the house's own, var, -20,000 (capacitive) to 20,000 (inductive).</summary>
    public int ReactiveLoadVars;

    /// <summary>Its phase, 1 to the phase count; 0 = every phase alike.</summary>
    public int ReactiveLoadPhase = 1;

    /// <summary>Rating of a home battery that holds the current of its own transformer at zero, W, 0 to 20,000; 0 = none.</summary>
    public int HomeBatteryWatts;

    /// <summary>The home battery's phase, 1 to the phase count: it measures and feeds that one.</summary>
    public int HomeBatteryPhase = 1;

    /// <summary>Interval of its control, ms, 100 to 60,000.</summary>
    public int HomeBatteryEveryMs = 1000;

    /// <summary>Time from its reading to its power, ms, 0 to 10,000: longer than the interval, it sees the same error twice and hunts.</summary>
    public int HomeBatteryDelayMs = 1400;

    /// <summary>What it corrects of the error that it sees each time, permille, 0 to 3000.</summary>
    public int HomeBatteryGainPermille = 1100;

    /// <summary>Its capacity, Wh, 100 to 1,000,000; half full at the start.</summary>
    public int HomeBatteryCapacityWattHours = 10000;

    /// <summary>By how much the fault "voltageSag" takes the voltage down, mV, 0 to 200,000.</summary>
    public int SagMillivolts = 40000;

    /// <summary>The phase that sags, 1 to the phase count; 0 = every phase.</summary>
    public int SagPhase;

    /// <summary>The first phase of the inverter, from 0.</summary>
    internal int FirstInverterPhase => InverterPhase == EveryPhase ? 0 : InverterPhase - 1;

    /// <summary>On how many phases the inverter feeds.</summary>
    public int InverterPhaseCount => InverterPhase == EveryPhase ? PhaseCount : 1;

    private string FindPhaseFault()
    {
        if (PhaseCount != 1 && PhaseCount != 3)
        {
            return "PhaseCount is " + PhaseCount.ToString() + ", expected 1 or 3";
        }

        string fault = RangeFault("InverterPhase", InverterPhase, EveryPhase, PhaseCount);
        fault ??= RangeFault("SolarPhase", SolarPhase, EveryPhase, PhaseCount);
        fault ??= RangeFault("HousePhase2Permille", HousePhase2Permille, 0, 1000);
        fault ??= RangeFault("HousePhase3Permille", HousePhase3Permille, 0, 1000 - HousePhase2Permille);
        fault ??= RangeFault("SagMillivolts", SagMillivolts, 0, 200000);
        return fault ?? RangeFault("SagPhase", SagPhase, EveryPhase, PhaseCount);
    }

    private string FindApplianceFault()
    {
        string fault = RangeFault("HobWatts", HobWatts, 0, 10000);
        fault ??= RangeFault("HobPeriodMs", HobPeriodMs, 1000, 600000);
        fault ??= RangeFault("HobOnPermille", HobOnPermille, 0, 1000);
        fault ??= RangeFault("MotorWatts", MotorWatts, 0, 10000);
        fault ??= RangeFault("MotorPhase", MotorPhase, EveryPhase, PhaseCount);
        fault ??= RangeFault("MotorEveryMs", MotorEveryMs, 1000, 86400000);
        fault ??= RangeFault("MotorRunMs", MotorRunMs, 10, 86400000);
        fault ??= RangeFault("MotorInrushMs", MotorInrushMs, 0, 10000);
        fault ??= RangeFault("MotorInrushTimes", MotorInrushTimes, 1, 10);
        fault ??= RangeFault("ReactiveLoadVars", ReactiveLoadVars, -20000, 20000);
        fault ??= RangeFault("ReactiveLoadPhase", ReactiveLoadPhase, EveryPhase, PhaseCount);
        fault ??= RangeFault("HomeBatteryWatts", HomeBatteryWatts, 0, 20000);
        fault ??= RangeFault("HomeBatteryPhase", HomeBatteryPhase, 1, PhaseCount);
        fault ??= RangeFault("HomeBatteryEveryMs", HomeBatteryEveryMs, 100, 60000);
        fault ??= RangeFault("HomeBatteryDelayMs", HomeBatteryDelayMs, 0, 10000);
        fault ??= RangeFault("HomeBatteryGainPermille", HomeBatteryGainPermille, 0, 3000);
        return fault ?? RangeFault("HomeBatteryCapacityWattHours", HomeBatteryCapacityWattHours, 100, 1000000);
    }
}
