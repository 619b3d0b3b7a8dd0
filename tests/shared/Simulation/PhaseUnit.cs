using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Simulation;

/// <summary>The whole firmware at a three-phase house, and how long each phase's true current was above a limit.</summary>
public sealed class PhaseUnit : IProgramFactory
{
    private readonly int[] _aboveExportMs = new int[3];
    private readonly int[] _aboveImportMs = new int[3];

    /// <summary>Installs a unit with meters of three phases and an inverter as the site has it.</summary>
    /// <param name="parameters">What the site is like.</param>
    /// <param name="house">The house.</param>
    /// <param name="solarWatts">The sun.</param>
    public PhaseUnit(SiteParameters parameters, ILoadProfile house, int solarWatts)
    {
        Field = SimulatedHardware.SettingsFor(parameters);
        Settings.InstallerReset = 1;
        Settings.ExportLimitMilliamps = 16000;
        Settings.InverterPhase = parameters.InverterPhase;
        Site = new SimulatedSite(parameters, house, new ConstantProfile(solarWatts), 11);
    }

    /// <summary>The unit's settings, to be changed before the first step.</summary>
    public UnitSettings Settings { get; } = new UnitSettings();

    /// <summary>What is installed, to be changed before the first step.</summary>
    public FieldSettings Field { get; }

    public SimulatedSite Site { get; }

    public SimulatedRun Run { get; private set; }

    public ChargepointProgram Program { get; private set; }

    /// <summary>Longest time without a break that a phase was above the export limit, ms.</summary>
    public int LongestAboveExportMs { get; private set; }

    /// <summary>Longest time without a break that a phase that the inverter feeds was above the import limit, ms.</summary>
    public int LongestAboveImportMs { get; private set; }

    /// <summary>Most discharge, W.</summary>
    public int MostDischargeWatts { get; private set; }

    /// <summary>Most charge, W.</summary>
    public int MostChargeWatts { get; private set; }

    public IBoardProgram Create(IBoard board)
    {
        Program = new ChargepointProgram(board, Settings);
        return Program;
    }

    /// <summary>Runs on, watching the plant.</summary>
    public void RunSeconds(int seconds)
    {
        if (Run == null)
        {
            Run = new SimulatedRun(new SimulatedHardware(Site, Field, 1), this, new SimulatedMessageLink(Site));
        }

        for (int step = 0; step < seconds * (1000 / SiteTiming.StepMs); step++)
        {
            Run.StepTenMs();
            Observe();
        }
    }

    private void Observe()
    {
        int watts = Site.InverterWatts;
        MostDischargeWatts = -watts > MostDischargeWatts ? -watts : MostDischargeWatts;
        MostChargeWatts = watts > MostChargeWatts ? watts : MostChargeWatts;
        for (int phase = 0; phase < 3; phase++)
        {
            int milliamps = Site.GridMilliampsOf(phase);
            _aboveExportMs[phase] = -milliamps > Settings.ExportLimitMilliamps ? _aboveExportMs[phase] + SiteTiming.StepMs : 0;
            _aboveImportMs[phase] = milliamps > Settings.ImportLimitMilliamps ? _aboveImportMs[phase] + SiteTiming.StepMs : 0;
            LongestAboveExportMs = _aboveExportMs[phase] > LongestAboveExportMs ? _aboveExportMs[phase] : LongestAboveExportMs;
            LongestAboveImportMs = _aboveImportMs[phase] > LongestAboveImportMs ? _aboveImportMs[phase] : LongestAboveImportMs;
        }
    }
}
