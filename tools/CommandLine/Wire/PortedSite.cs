using NanoV2G.Hal.Board;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Host.Modbus;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// A simulated site whose slaves answer on serial ports: moved on in steps of 10 ms by whoever keeps the time. What
/// reaches its contactor and supervisor is set from outside, since on a real board these are wires of their own.
/// </summary>
public sealed class PortedSite
{
    /// <summary>
    /// Speed at which a simulated line takes no time: the bytes take their time on the real wire behind the port.
    /// </summary>
    private const int NoTimeBaud = 100_000_000;

    private readonly SiteField _field;
    private readonly LineBridge[] _bridges;
    private readonly SiteFaultSwitch _faults;
    private readonly ContactorLog _log;
    private readonly SiteWitness _witness;
    private readonly bool _isContactorOwn;
    private readonly long _beganMs;

    /// <summary>Builds the site and lets it live until the start of the plan, without a controller.</summary>
    /// <param name="plan">What the site is like.</param>
    /// <param name="options">Its ports' speed, and the seed.</param>
    /// <param name="ports">One port or two, opened.</param>
    /// <param name="log">Takes note of contactor and faults.</param>
    public PortedSite(RunPlan plan, SiteOptions options, IReadOnlyList<ISerialLine> ports, ContactorLog log)
    {
        Site = new SimulatedSite(plan.Site, plan.House, plan.Solar, plan.Seed);
        FieldSettings settings = new() { Baud = PseudoTerminal.IsName(options.Ports[0]) ? options.Baud : NoTimeBaud };
        _field = new SiteField(Site, settings, plan.Seed);
        _bridges = ports.Count == 1
            ? [new LineBridge(ports[0], _field.BoundaryLine, _field.AssetLine)]
            : [new LineBridge(ports[0], _field.BoundaryLine), new LineBridge(ports[1], _field.AssetLine)];
        _faults = new SiteFaultSwitch(Site, _field);
        _log = log;
        _isContactorOwn = options.IsWired;
        while (Site.NowMs < RunPlan.WarmUpMs)
        {
            Site.AdvanceStep();
        }

        _beganMs = Site.NowMs;
        _witness = new SiteWitness(Site, plan);
    }

    /// <summary>The site.</summary>
    public SimulatedSite Site { get; }

    /// <summary>What it measures.</summary>
    public SiteWitness Witness => _witness;

    /// <summary>Time since the start, ms.</summary>
    public long RanMs => Site.NowMs - _beganMs;

    /// <summary>Frames that have come in over all ports.</summary>
    public int FramesIn => _bridges.Sum(bridge => bridge.FramesIn);

    /// <summary>Whether a fault is present.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>True while it is.</returns>
    public bool IsPresent(SimulatedFault fault) => _faults.IsPresent(fault);

    /// <summary>Makes a fault of the site, or clears it.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="isPresent">True to make it.</param>
    public void Set(SimulatedFault fault, bool isPresent)
    {
        if (_faults.IsPresent(fault) != isPresent)
        {
            _faults.Set(fault, isPresent);
            _witness.Note(fault, isPresent);
            _log.Fault(Site.UtcUnixMs, RanMs, fault, isPresent);
        }
    }

    /// <summary>Lets 10 ms pass.</summary>
    /// <param name="feedback">The real contactor's mirror contact: proved open or not; null when nothing is wired.</param>
    public void Step(bool? feedback)
    {
        Site.AdvanceStep();
        _field.Step();
        foreach (LineBridge bridge in _bridges)
        {
            bridge.Step(Site.NowMs);
        }

        _witness.Observe();
        long unixMs = Site.UtcUnixMs;
        if (feedback is bool isProvedOpen)
        {
            _log.Observe(unixMs, RanMs, "feedback", isProvedOpen, "feedbackProvesOpen", "feedbackProvesNothing");
        }
        else if (_isContactorOwn)
        {
            // Behind a real board the simulated contactor is a stand-in, and its times mean nothing.
            _log.Observe(unixMs, RanMs, "coil", Site.IsCoilDriven, "coilDriven", "coilReleased");
            _log.Observe(unixMs, RanMs, "main", Site.Contactor.IsMainClosed, "mainClosed", "mainOpened");
            _log.Observe(unixMs, RanMs, "mirror", Site.Contactor.IsProvedOpen, "provedOpen", "provesNothing");
        }
    }
}
