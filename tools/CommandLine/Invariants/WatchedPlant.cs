using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// What the watches of the invariants look at: the plant's truth, and what the unit commands. Nothing of it is the unit's
/// own opinion of the plant.
/// </summary>
public sealed class WatchedPlant
{
    private readonly UnitView _unit;
    private long _ticks;

    /// <summary>Watches a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="settings">What the installer has set.</param>
    public WatchedPlant(SimulatedRun run, UnitView unit, UnitSettings settings)
    {
        Run = run;
        Settings = settings;
        _unit = unit;
        SiteParameters parameters = run.Site.Parameters;
        InverterPhases = parameters.InverterPhaseCount;
        int first = parameters.InverterPhase == SiteParameters.EveryPhase ? 0 : parameters.InverterPhase - 1;
        FedPhases = [.. Enumerable.Range(first, InverterPhases)];
        Others = [.. Enumerable.Range(0, parameters.PhaseCount).Select(phase => new OtherCurrents(run.Site, phase))];
        RatedMilliamps = (int)(parameters.InverterRatedWatts / InverterPhases * 1_000_000L / ControlLoop.NominalMillivolts);
    }

    /// <summary>The run.</summary>
    public SimulatedRun Run { get; }

    /// <summary>The site.</summary>
    public SimulatedSite Site => Run.Site;

    /// <summary>What the installer has set.</summary>
    public UnitSettings Settings { get; }

    /// <summary>On how many phases the inverter feeds.</summary>
    public int InverterPhases { get; }

    /// <summary>The phases that the inverter feeds, from 0.</summary>
    public IReadOnlyList<int> FedPhases { get; }

    /// <summary>Everything but the unit, per phase.</summary>
    public IReadOnlyList<OtherCurrents> Others { get; }

    /// <summary>Rated current of the inverter per phase, mA.</summary>
    public int RatedMilliamps { get; }

    /// <summary>The unit's control loop, or null while there is none that runs. A tick whose own record then stops the interpreter has been made all the same.</summary>
    public ControlLoop? Control => HasTicked || _unit.IsRunning ? _unit.Control : null;

    /// <summary>Whether a control tick was made in this step.</summary>
    public bool HasTicked { get; private set; }

    /// <summary>Site time from which on the meter has told the truth about the direction, ms.</summary>
    public long TruthfulSinceMs { get; private set; }

    /// <summary>Site time of the last change of the load control contact, ms.</summary>
    public long ContactChangedMs { get; private set; }

    /// <summary>State of the load control contact.</summary>
    public ContactState Contact { get; private set; } = ContactState.Closed;

    /// <summary>Site time up to which logic interface and emergency stop were closed last, ms.</summary>
    public long StopsClosedMs { get; private set; }

    /// <summary>Own discharge on each phase that is fed, mA, 0 or more.</summary>
    public int OwnExportMilliamps => Site.InverterWatts < 0 ? Site.ChargerMilliamps : 0;

    /// <summary>Takes one step: before every watch.</summary>
    public void Observe()
    {
        HasTicked = Run.Ticks != _ticks;
        _ticks = Run.Ticks;
        foreach (OtherCurrents other in Others)
        {
            other.Observe();
        }

        if (Site.BoundaryMeter.IsReversed)
        {
            TruthfulSinceMs = Site.NowMs + SiteTiming.StepMs;
        }

        bool isStopped = Run.Hardware.LogicInterface.State != ContactState.Closed || Run.Hardware.EmergencyStop.State != ContactState.Closed;
        StopsClosedMs = isStopped ? StopsClosedMs : Site.NowMs;
        if (Run.Hardware.LoadControlSwitch.State != Contact)
        {
            Contact = Run.Hardware.LoadControlSwitch.State;
            ContactChangedMs = Site.NowMs;
        }
    }
}
