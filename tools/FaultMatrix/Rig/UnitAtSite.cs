using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Proof;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>The whole firmware on a simulated board at a simulated site: what a fault is made in.</summary>
public sealed class UnitAtSite : IProgramFactory
{
    private readonly FaultSetup _setup;
    private readonly List<long> _bootSiteMs = [];
    private ChargepointProgram? _program;

    /// <summary>Installs and powers a unit.</summary>
    /// <param name="setup">What it is built from.</param>
    public UnitAtSite(FaultSetup setup)
    {
        _setup = setup;
        Site = new SimulatedSite(setup.Parameters, House, Solar, setup.Seed);
        SimulatedHardware hardware = new(Site, setup.Field, setup.Seed);
        hardware.LoadControlSwitch.State = setup.LoadControl;
        PutLedgerOn(hardware);
        Link = new SimulatedMessageLink(Site, null, 1);
        Run = new SimulatedRun(hardware, this, Link) { RethrowsCrashes = false };
        Run.LinkThread.HandshakeMs = SimulatedLinkThread.UsualHandshakeMs;
        Run.SeedStalls(setup.Seed);
    }

    /// <summary>What the house draws.</summary>
    public ConstantProfile House { get; } = new(FaultSetup.HouseWatts);

    /// <summary>What the sun gives.</summary>
    public ConstantProfile Solar { get; } = new(FaultSetup.SolarWatts);

    /// <summary>The site.</summary>
    public SimulatedSite Site { get; }

    /// <summary>The link to the broker.</summary>
    public SimulatedMessageLink Link { get; }

    /// <summary>The run.</summary>
    public SimulatedRun Run { get; }

    /// <summary>Site time of each boot, ms.</summary>
    public IReadOnlyList<long> BootSiteMs => _bootSiteMs;

    /// <summary>The control loop of the present boot; null while there is none.</summary>
    public ControlLoop? Control => Run.Life is ControllerLife.Running or ControllerLife.Frozen ? _program?.Control : null;

    /// <summary>The power that the schedule asks for, W, positive = charging; outlives a boot.</summary>
    public int RequestWatts
    {
        get => _setup.Settings.ScheduleWatts[0];
        set => _setup.Settings.ScheduleWatts[0] = value;
    }

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        _bootSiteMs.Add(Site.NowMs);
        _setup.AtBoot(Run.Hardware);
        _program = new ChargepointProgram(_setup.TrustsDrive ? new TrustingBoard(board) : board, _setup.Settings);
        _program.Control.Reversion.IsProved = _setup.TrustsReversion;
        if (_setup.MutedSource is not null)
        {
            MutedSource.MuteIn(_program.Control, _setup.MutedSource);
        }

        return _program;
    }

    /// <summary>Runs until something is so.</summary>
    /// <param name="isSo">Asked after every step.</param>
    /// <param name="mostMs">Longest time, ms.</param>
    /// <returns>Whether it came to be so.</returns>
    public bool RunUntil(Func<UnitAtSite, bool> isSo, int mostMs)
    {
        for (int passedMs = 0; passedMs < mostMs; passedMs += SiteTiming.StepMs)
        {
            Run.StepTenMs();
            if (isSo(this))
            {
                return true;
            }
        }

        return false;
    }

    // A unit in service: its commissioning has begun the ledger, and no fault of the matrix comes at its very first start.
    private void PutLedgerOn(SimulatedHardware hardware)
    {
        LockoutLedger ledger = new(new RecordLog(hardware.Store, LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes));
        ledger.Offer(new LockoutLedgerState { InstallerReset = _setup.Settings.InstallerReset }, 1);
        ledger.PersistStep();
    }
}
