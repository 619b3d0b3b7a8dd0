using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Parking;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Parking;

/// <summary>
/// The whole firmware at a house of 3 kW under 3 kW of sun with a limit of 16 A, asked to discharge without end: at rest
/// it discharges what the limit allows, and a house that goes away leaves twice the limit behind.
/// </summary>
public sealed class FreezeBench : IProgramFactory
{
    public const int ExportLimitMilliamps = 16000;
    public const int SolarWatts = 3000;
    public const int HouseWatts = 3000;

    /// <summary>What is left of the house after a load rejection, W.</summary>
    public const int RejectedWatts = 200;

    public readonly ConstantProfile House = new ConstantProfile(HouseWatts);
    public readonly ConstantProfile Solar = new ConstantProfile(SolarWatts);
    public readonly UnitSettings Settings = new UnitSettings();
    public readonly SimulatedMessageLink Link;
    public readonly SimulatedSite Site;
    public readonly SimulatedRun Run;
    private bool _wasClosed;
    private bool _wasDriven;
    private int _aboveMs;

    public FreezeBench()
    {
        SiteParameters parameters = new SiteParameters();
        parameters.ClockSyncAfterBootMs = 2000;
        parameters.InverterRestartMs = 2000;
        parameters.BatteryCapacityWattHours = 1000000;
        Settings.InstallerReset = 1;
        Settings.ExportLimitMilliamps = ExportLimitMilliamps;
        Settings.OtherGenerationMilliamps = 13000;
        Settings.GreatestHouseDemandMilliamps = 55000;
        Settings.TryAddSchedule(0, 10080, -7400);
        Site = new SimulatedSite(parameters, House, Solar, 7);
        Link = new SimulatedMessageLink(Site);
        Run = new SimulatedRun(Site, this, Link);
    }

    /// <summary>The firmware of the present boot.</summary>
    public ChargepointProgram Program { get; private set; }

    public ControlLoop Control => Program.Control;

    /// <summary>Openings of the main contacts since <see cref="Clear"/>.</summary>
    public int Openings { get; private set; }

    /// <summary>Longest time without a break above the export limit since <see cref="Clear"/>, ms, of the plant's true current.</summary>
    public int LongestAboveMs { get; private set; }

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        Program = new ChargepointProgram(board, Settings);
        return Program;
    }

    /// <summary>Begins to count anew.</summary>
    public void Clear()
    {
        Openings = 0;
        LongestAboveMs = 0;
        _aboveMs = 0;
    }

    /// <summary>Lets 10 ms pass and looks at the plant and at what the unit may do: invariants 1 and 2.</summary>
    public void Step()
    {
        Run.StepTenMs();
        bool isClosed = Site.Contactor.IsMainClosed;
        Openings += _wasClosed && !isClosed ? 1 : 0;
        _wasClosed = isClosed;
        _aboveMs = -Site.GridMilliamps > ExportLimitMilliamps ? _aboveMs + SiteTiming.StepMs : 0;
        LongestAboveMs = _aboveMs > LongestAboveMs ? _aboveMs : LongestAboveMs;
        bool isDriven = Site.IsCoilDriven;
        if (Program != null && isDriven)
        {
            Assert.IsTrue(_wasDriven || Control.MissingPermissives == 0, "driven closed with a permissive missing");
            LimitWindow window = Control.Window;
            int most = Control.Target.Watts < 0 ? window.MostExportMilliamps : window.MostImportMilliamps;
            int watts = Control.Target.Watts < 0 ? -Control.Target.Watts : Control.Target.Watts;

            // At the highest statutory voltage a current is the most power.
            Assert.IsTrue(watts <= most * 253L / 1000, "commanded beyond the window");
        }

        _wasDriven = isDriven;
    }

    public void RunMs(int ms)
    {
        for (int at = 0; at < ms; at += SiteTiming.StepMs)
        {
            Step();
        }
    }

    /// <summary>Runs until power flows again at the unit's will.</summary>
    /// <returns>Time, ms; -1 when it did not within the time.</returns>
    public int RunUntilServing(int mostMs)
    {
        for (int at = 0; at < mostMs; at += SiteTiming.StepMs)
        {
            Step();
            bool isServing = Run.Life == ControllerLife.Running && Control.Posture == Posture.Serving && Control.Target.Watts < -300;
            if (isServing && Site.InverterWatts < -300)
            {
                return at;
            }
        }

        return -1;
    }

    public bool RunUntil(ContactorState state, int mostMs)
    {
        for (int at = 0; at < mostMs; at += SiteTiming.StepMs)
        {
            Step();
            if (Run.Life == ControllerLife.Running && Control.Contactor.State == state)
            {
                return true;
            }
        }

        return false;
    }

    public bool RunUntilParked(int mostMs)
    {
        for (int at = 0; at < mostMs && Control.Parking.State != ParkingState.Parked; at += SiteTiming.StepMs)
        {
            Step();
        }

        return Control.Parking.State == ParkingState.Parked;
    }
}
