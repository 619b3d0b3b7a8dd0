using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>
/// Everything that a case is built from, with the values of the base case: a house of 2.5 kW under as much sun at an
/// export limit of 16 A and an import limit of 25 A, so that the house's going away leaves a discharge at nearly twice
/// the limit.
/// </summary>
public sealed class FaultSetup
{
    /// <summary>Most export, mA.</summary>
    public const int ExportLimitMilliamps = 16000;

    /// <summary>Most import, mA.</summary>
    public const int ImportLimitMilliamps = 25000;

    /// <summary>What the house draws before, W.</summary>
    public const int HouseWatts = 2500;

    /// <summary>What the sun gives, W.</summary>
    public const int SolarWatts = 2500;

    /// <summary>Minutes of a week: the schedule's one entry covers them all.</summary>
    private const int MinutesPerWeek = 7 * 24 * 60;

    /// <summary>Makes the base case.</summary>
    public FaultSetup()
    {
        Parameters.ClockSyncAfterBootMs = 2000;
        Parameters.InverterRestartMs = 2000;
        Parameters.BatteryCapacityWattHours = 1000000;
        Parameters.JourneyWattHours = 0;
        Parameters.SagMillivolts = 70000;
        Settings.ExportLimitMilliamps = ExportLimitMilliamps;
        Settings.ImportLimitMilliamps = ImportLimitMilliamps;
        Settings.OtherGenerationMilliamps = 13000;
        Settings.GreatestHouseDemandMilliamps = 22000;
        Settings.TryAddSchedule(0, MinutesPerWeek, 0);
        Field = SimulatedHardware.SettingsFor(Parameters);
    }

    /// <summary>The site.</summary>
    public SiteParameters Parameters { get; } = new();

    /// <summary>The unit, commissioned.</summary>
    public UnitSettings Settings { get; } = new() { InstallerReset = 1 };

    /// <summary>Its buses.</summary>
    public FieldSettings Field { get; }

    /// <summary>The load control contact at the start.</summary>
    public ContactState LoadControl { get; set; } = ContactState.Closed;

    /// <summary>Start of every random sequence.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The limit source that may look and not act; null for none.</summary>
    public Type? MutedSource { get; set; }

    /// <summary>Whether the mirror contact is not looked at.</summary>
    public bool TrustsDrive { get; set; }

    /// <summary>Whether the reversion timer counts as proved from each boot on.</summary>
    public bool TrustsReversion { get; set; }

    /// <summary>Done to the unit in its posture, before the fault.</summary>
    public Action<UnitAtSite> InPosture { get; set; } = _ => { };

    /// <summary>Done to the hardware at every boot, before the firmware starts.</summary>
    public Action<SimulatedHardware> AtBoot { get; set; } = _ => { };

    /// <summary>Fits an inverter of three phases and three times the power, behind an asset meter of three.</summary>
    public void FitInverterOfThree()
    {
        Parameters.InverterPhase = SiteParameters.EveryPhase;
        Parameters.InverterRatedWatts *= BoundarySample.MostPhases;
        Field.InverterRatedWatts = Parameters.InverterRatedWatts;
        Field.InverterPhases = BoundarySample.MostPhases;
        Field.AssetMeter = MeterKind.Sdm630;
        Settings.InverterPhase = 0;
    }
}
