using System;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Storage;

namespace NanoV2G.Hal.Simulated.Run;

/// <summary>
/// Runs a program on a simulated board at a simulated site: boots it, calls its steps at their times, and lets it
/// hang, crash and lose its power.
/// </summary>
/// <remarks>
/// The order inside one step is fixed: faults that are due; the site; its lines; power and supervisor; then, unless the
/// controller is off or frozen, its buses, <see cref="IBoardProgram.ControlTick"/> (at its interval, or when the boundary
/// meter has shown something new), <see cref="IBoardProgram.RecordStep"/>
/// (right after a tick), <see cref="IBoardProgram.ReportStep"/> (half-way between two ticks) and the link thread. Times count from the boot.
/// </remarks>
public sealed partial class SimulatedRun
{
    private const int ReportPhaseMs = BoardTiming.TickMs / 2;

    private readonly IProgramFactory _factory;
    private readonly IMessageLink _link;
    private readonly IControllerPresence _presence;
    private readonly TickRhythm _rhythm = new TickRhythm();
    private readonly int _bootMs;
    private readonly int _holdUpMs;
    private readonly int _eraseStallMs;
    private IBoardProgram _program;
    private long _bootAtMs;
    private long _dieAtMs = long.MaxValue;
    private long _mainsAtMs = long.MaxValue;
    private long _powerAtMs = long.MaxValue;
    private long _frozenUntilMs;
    private long _nextRecordMs;
    private long _nextReportMs;
    private int _seenErases;
    private PseudoRandom _stalls = new PseudoRandom(1);

    /// <summary>Installs a controller at a site and powers it up.</summary>
    /// <param name="site">The site.</param>
    /// <param name="factory">Makes the program at each boot.</param>
    /// <param name="link">
    /// The message link. One that is also an <see cref="IBrokerSwitch"/> or <see cref="IControllerPresence"/> is told what concerns it.
    /// </param>
    public SimulatedRun(SimulatedSite site, IProgramFactory factory, IMessageLink link)
        : this(new SimulatedHardware(site), factory, link)
    {
    }

    /// <summary>Powers up a controller that is already installed.</summary>
    /// <param name="hardware">The controller's hardware at its site.</param>
    /// <param name="factory">Makes the program at each boot.</param>
    /// <param name="link">The message link, as above.</param>
    public SimulatedRun(SimulatedHardware hardware, IProgramFactory factory, IMessageLink link)
    {
        Hardware = hardware;
        Site = hardware.Site;
        Faults = new FaultSchedule();
        BrokerSwitch = link as IBrokerSwitch;
        _factory = factory;
        _link = link;
        _presence = link as IControllerPresence;
        LinkThread = new SimulatedLinkThread(this, hardware.Store, link as IDialledLink);
        _bootMs = Site.Parameters.ControllerBootMs;
        _holdUpMs = Site.Parameters.ControllerHoldUpMs;
        _eraseStallMs = Site.Parameters.FlashEraseStallMs;

        // What stood on the flash before the power came stalls nobody.
        _seenErases = hardware.Store.Erases;
        Site.PowerController(true);
        StartBooting();
    }

    /// <summary>The site.</summary>
    public SimulatedSite Site { get; }

    /// <summary>What of the controller outlives a boot.</summary>
    public SimulatedHardware Hardware { get; }

    /// <summary>The board of the present boot; null until the first.</summary>
    public SimulatedBoard Board { get; private set; }

    /// <summary>The program of the present boot; null until the first and while there is none.</summary>
    public IBoardProgram Program => _program;

    /// <summary>Connects the link and stops the interpreter while it does, as the real board's does.</summary>
    public SimulatedLinkThread LinkThread { get; }

    /// <summary>The thread that hangs while the others run; a reset starts them all anew.</summary>
    public BoardThread HungThread { get; set; }

    /// <summary>Whether the flash stops the interpreter at random ticks.</summary>
    public bool FlashIsStalling { get; private set; }

    /// <summary>The faults to come.</summary>
    public FaultSchedule Faults { get; }

    /// <summary>What takes the broker away: the link if it can, or what a host puts here; null when nothing can.</summary>
    public IBrokerSwitch BrokerSwitch { get; set; }

    /// <summary>
    /// Whether an exception out of the program ends the run (the default). Otherwise the program counts as hung
    /// from then on, and the supervisor resets it.
    /// </summary>
    public bool RethrowsCrashes { get; set; } = true;

    /// <summary>How long the controller is without power after a cut that the store was told to make, ms.</summary>
    public int StoreCutMs { get; set; } = 5000;

    /// <summary>Ticks run.</summary>
    public long Ticks { get; private set; }

    /// <summary>Programs started.</summary>
    public int Boots { get; private set; }

    /// <summary>Resets by the supervisor that hit a live controller.</summary>
    public int Resets { get; private set; }

    /// <summary>How often the controller has lost its supply.</summary>
    public int PowerLosses { get; private set; }

    /// <summary>Exceptions out of the program.</summary>
    public int Crashes { get; private set; }

    /// <summary>The last exception out of the program, or null.</summary>
    public Exception LastCrash { get; private set; }

    /// <summary>Longest time between two ticks of one boot, ms.</summary>
    public long LongestTickGapMs => _rhythm.LongestGapMs;

    /// <summary>What the controller is doing.</summary>
    public ControllerLife Life
    {
        get
        {
            if (_powerAtMs != long.MaxValue)
            {
                return ControllerLife.Off;
            }

            if (_bootAtMs != long.MaxValue)
            {
                return ControllerLife.Booting;
            }

            return Site.NowMs < _frozenUntilMs ? ControllerLife.Frozen : ControllerLife.Running;
        }
    }

    /// <summary>Begins the random stalls of the flash anew.</summary>
    /// <param name="seed">Start of their sequence; 1 unless set.</param>
    public void SeedStalls(int seed)
    {
        _stalls = new PseudoRandom(seed);
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="milliseconds">How long, ms; whole steps of 10 ms are run.</param>
    public void RunFor(long milliseconds)
    {
        for (long leftMs = milliseconds; leftMs >= SiteTiming.StepMs; leftMs -= SiteTiming.StepMs)
        {
            StepTenMs();
        }
    }

    /// <summary>Lets 10 ms pass, in the order given above.</summary>
    public void StepTenMs()
    {
        Faults.Step(Site.NowMs, this);
        Site.AdvanceStep();
        Hardware.Field.Step();
        long nowMs = Site.NowMs;
        if (nowMs >= _dieAtMs)
        {
            Die(_mainsAtMs);
        }

        if (nowMs >= _mainsAtMs)
        {
            RestoreMains();
        }

        if (nowMs >= _powerAtMs)
        {
            RestorePower();
        }

        if (Site.Supervisor.TakeReset())
        {
            Reset();
        }

        if (nowMs >= _bootAtMs)
        {
            Boot();
        }

        if (_program != null)
        {
            Board.StepClock();
            if (nowMs >= _frozenUntilMs)
            {
                StepController(nowMs);
            }
        }
    }

    private void StepController(long nowMs)
    {
        try
        {
            if (HungThread != BoardThread.Sense)
            {
                _rhythm.Note(Board.StepField());
            }

            if (_rhythm.IsDue(nowMs))
            {
                Tick(nowMs);
            }

            if (nowMs >= _nextReportMs && _program != null && HungThread != BoardThread.Report)
            {
                _nextReportMs = TickRhythm.NextAfter(_nextReportMs, nowMs, BoardTiming.ReportMs);
                _program.ReportStep();
                FeelFlash(nowMs);
            }

            StepLink(nowMs);
        }
        catch (SimulatedPowerCutException)
        {
            CutControllerPower(StoreCutMs);
        }
        catch (Exception exception)
        {
            Crash(exception);
            if (RethrowsCrashes)
            {
                throw;
            }
        }
    }

    private void Tick(long nowMs)
    {
        _rhythm.Begin(nowMs);
        Ticks++;
        if (HungThread != BoardThread.Control)
        {
            _program.ControlTick();
        }

        if (nowMs >= _nextRecordMs && HungThread != BoardThread.Record)
        {
            _nextRecordMs = TickRhythm.NextAfter(_nextRecordMs, nowMs, BoardTiming.RecordMs);
            _program.RecordStep();
        }

        FeelFlash(nowMs);
        StallAtRandom();
    }

    private void StepLink(long nowMs)
    {
        // A write just made may have stopped the interpreter or cost it its supply.
        if (_program != null && nowMs >= _frozenUntilMs)
        {
            StepLinkThread();
            FeelFlash(nowMs);
        }
    }

    private void StepLinkThread()
    {
        if (HungThread == BoardThread.Link)
        {
            _program.Parking.Ask();
        }
        else
        {
            LinkThread.Step(Board.Clock.MonotonicMs, _program.Parking);
        }
    }

    /// <summary>Erases stall the interpreter; a cut that the program has swallowed is carried out here.</summary>
    private void FeelFlash(long nowMs)
    {
        SimulatedFileStore store = Hardware.Store;
        int erases = store.Erases - _seenErases;
        if (erases > 0)
        {
            _seenErases = store.Erases;
            FreezeUntil(nowMs + (long)erases * _eraseStallMs);
        }

        if (store.IsCut)
        {
            CutControllerPower(StoreCutMs);
        }
    }
}
