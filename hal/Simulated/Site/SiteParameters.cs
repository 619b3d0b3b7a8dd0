namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// Everything a simulated site can be set to. Plain fields, read once when the site is made; <see cref="FindFault"/>
/// says in one sentence what is wrong with them. Defaults not sourced otherwise are plausible values of a British
/// house with a 7.4 kW bidirectional charger.
/// </summary>
public sealed partial class SiteParameters
{
    /// <summary>UTC at site time 0, Unix ms. Default 2026-01-14 00:00 UTC, a Wednesday.</summary>
    public long StartUtcUnixMs = 1768348800000L;

    /// <summary>Voltage of the supply without load, mV, 100,000 to 300,000.</summary>
    public int SupplyMillivolts = 240000;

    /// <summary>How far the voltage wanders slowly to either side, mV, 0 to 30,000.</summary>
    public int SupplyWanderMillivolts = 2500;

    /// <summary>Impedance of the supply, mΩ, 0 to 1000: sag with import, rise with export. 350 mΩ is the most usually quoted for PME.</summary>
    public int SupplyMilliohms = 200;

    /// <summary>Frequency of the supply, mHz, 40,000 to 60,000.</summary>
    public int FrequencyMilliHertz = 50000;

    /// <summary>How far the frequency wanders to either side, mHz, 0 to 2000.</summary>
    public int FrequencyWanderMilliHertz = 80;

    /// <summary>Reactive power of the house, var, 0 to 10,000, constant: the current near zero active power is not zero.</summary>
    public int HouseReactiveVars = 120;

    /// <summary>Rated active power of the inverter in either direction, W, 100 to 100,000.</summary>
    public int InverterRatedWatts = 7400;

    /// <summary>Time from a set-point write to the start of the change, ms, 0 to 60,000.</summary>
    public int InverterDeadTimeMs = 300;

    /// <summary>Rate of change of the inverter's power, W/s, 1 to 1,000,000.</summary>
    public int InverterSlewWattsPerSecond = 20000;

    /// <summary>Conversion losses as permille of the AC power, each way, 0 to 500.</summary>
    public int InverterLossesPermille = 60;

    /// <summary>What the supplied inverter draws on top of its set-point, W, 0 to 500.</summary>
    public int InverterStandbyWatts = 12;

    /// <summary>Time from supply to a running inverter, ms, 0 to 600,000. EREC G99 reconnection: all in range for at least 20 s (recalled).</summary>
    public int InverterRestartMs = 20000;

    /// <summary>By how much the settled power differs from the set-point, permille of it, -500 to 500.</summary>
    public int InverterSteadyErrorPermille = 4;

    /// <summary>Whether the inverter acknowledges set-points but never follows them.</summary>
    public bool InverterIgnoresSetpoints;

    /// <summary>The interface protection that the inverter shows.</summary>
    public ProtectionParameters InverterProtection = new ProtectionParameters();

    /// <summary>Usable capacity of the vehicle's battery, Wh, 5000 to 1,000,000.</summary>
    public int BatteryCapacityWattHours = 40000;

    /// <summary>State of charge at the start, permille, 0 to 1000.</summary>
    public int BatteryStartPermille = 700;

    /// <summary>State of charge above which the car takes less and less, permille, 0 to 990; nothing at 1000.</summary>
    public int BatteryChargeTaperPermille = 900;

    /// <summary>State of charge at which the car gives nothing any more, permille, 0 to 980.</summary>
    public int BatteryFloorPermille = 50;

    /// <summary>State of charge below which the car gives less and less, permille, at least 10 above the floor and at most 990.</summary>
    public int BatteryDischargeTaperPermille = 100;

    /// <summary>Whether the vehicle is connected at the start.</summary>
    public bool VehicleConnectedAtStart = true;

    /// <summary>Site times at which the plug changes from connected to not or back, ms, rising.</summary>
    public long[] PlugChangesMs = new long[0];

    /// <summary>Energy that each journey between two connections has used, Wh, 0 to the capacity; the battery does not go below empty.</summary>
    public int JourneyWattHours = 6000;

    /// <summary>Travel of the contactor from coil on to main contacts closed, ms, 0 to 200.</summary>
    public int ContactorCloseMs = 60;

    /// <summary>Travel of the contactor from coil off to main contacts open, ms, 0 to 200.</summary>
    public int ContactorOpenMs = 40;

    /// <summary>How many contactors are in series between supply and inverter, 1 or 2: two break the circuit twice.</summary>
    public int ContactorCount = 1;

    /// <summary>Whether the controller drives the contactors between the inverter's DC link and the battery; usually the inverter has its own.</summary>
    public bool HasDcContactor;

    /// <summary>Time constant of the pre-charge, resistor and link, ms, 20 to 10,000 (derived: 100 ohms and 2 mF).</summary>
    public int PreChargeMs = 200;

    /// <summary>Time without an edge after which the supervisor drops the coil supply, ms, 100 to 10,000. Drawn as 2 to 2.5 s.</summary>
    public int SupervisorDropMs = 2200;

    /// <summary>Time without an edge after which the supervisor resets the chip, ms, above the drop, up to 600,000. Drawn as 30 to 60 s.</summary>
    public int SupervisorResetMs = 45000;

    /// <summary>Time from power or reset to the program's first step, ms, 0 to 60,000.</summary>
    public int ControllerBootMs = 1500;

    /// <summary>How long the controller lives on after the mains has gone, ms, 0 to 5000. At least 100 ms is asked of an installation.</summary>
    public int ControllerHoldUpMs = 100;

    /// <summary>How long one flash erase stalls the interpreter, ms, 0 to 1000. About 50 ms (derived), at worst about 400 ms.</summary>
    public int FlashEraseStallMs = 50;

    /// <summary>Size of the flash file system, bytes, 16,384 to 16,777,216: 256 KB on boards with 4 MB.</summary>
    public int FlashBytes = 262144;

    /// <summary>Part of it taken by certificates and directories, bytes, 0 to below the size.</summary>
    public int FlashReservedBytes = 24576;

    /// <summary>Time from a boot to the first synchronisation of the clock, ms, 0 to 86,400,000; -1 = never.</summary>
    public int ClockSyncAfterBootMs = 8000;

    /// <summary>Time between synchronisations after the first, ms, 60,000 to 604,800,000.</summary>
    public int ClockSyncEveryMs = 3600000;

    /// <summary>Drift of the controller's oscillator, parts per million, -1000 to 1000.</summary>
    public int ClockDriftPartsPerMillion = 10;

    /// <summary>By how much the fault "clockStep" moves UTC, s, -630,720,000 to 630,720,000 (20 years).</summary>
    public int ClockStepSeconds = 3600;

    /// <summary>The meter at the supply terminals.</summary>
    public MeterParameters BoundaryMeter = new MeterParameters();

    /// <summary>The meter inside the chargepoint.</summary>
    public MeterParameters AssetMeter = new MeterParameters();
}
