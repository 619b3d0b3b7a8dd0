using System.Collections.Concurrent;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// The firmware of another process at the other end: coil, pulse and inputs cross as lines of JSON. When the channel
/// ends, the other process is gone, and so ends the site.
/// </summary>
public sealed class ChannelWiring : IWiring
{
    private readonly TextReader _from;
    private readonly TextWriter _to;
    private readonly ConcurrentQueue<WireMessage> _arrived = new();
    private volatile bool _isClosed;
    private bool _hasGone;
    private WireInputs? _shown;
    private long _secondMs;
    private long _dieAtMs = long.MaxValue;
    private bool _isPowered = true;

    /// <summary>Joins a firmware.</summary>
    /// <param name="from">Brings its lines.</param>
    /// <param name="to">Takes lines to it.</param>
    public ChannelWiring(TextReader from, TextWriter to)
    {
        _from = from;
        _to = to;
        Thread reader = new(ReadLines) { IsBackground = true, Name = "wires" };
        reader.Start();
    }

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

    /// <summary>Waits until the firmware says that time begins.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public void AwaitGo(CancellationToken cancellation)
    {
        Send(new WireMessage { Ready = true });
        while (!_hasGone && !_isClosed && !cancellation.IsCancellationRequested)
        {
            if (_arrived.TryDequeue(out WireMessage? message))
            {
                _hasGone = message.Go == true;
            }
            else
            {
                cancellation.WaitHandle.WaitOne(1);
            }
        }

        HasEnded = !_hasGone;
    }

    /// <inheritdoc/>
    public bool? Step(PortedSite site)
    {
        while (_arrived.TryDequeue(out WireMessage? message))
        {
            Take(site, message);
        }

        HasEnded |= _isClosed;
        return null;
    }

    /// <inheritdoc/>
    public void Show(PortedSite site)
    {
        SimulatedSite plant = site.Site;
        FollowSupply(plant);
        if (plant.Supervisor.TakeReset())
        {
            plant.DriveCoil(false);
            Send(new WireMessage { Reset = true });
        }

        WireInputs inputs = new(plant.Contactor.IsProvedOpen, plant.Battery.IsConnected, _isPowered);
        if (inputs != _shown)
        {
            _shown = inputs;
            Send(new WireMessage { Inputs = inputs });
        }

        if (site.RanMs - _secondMs >= 1000)
        {
            _secondMs = site.RanMs;
            Send(new WireMessage { Second = site.Witness.TakeSecond() });
        }
    }

    /// <summary>Sends the last line.</summary>
    /// <param name="figures">The figures.</param>
    public void Finish(WireFigures figures) => Send(new WireMessage { Figures = figures });

    private void Take(PortedSite site, WireMessage message)
    {
        if (message.Coil is bool isDriven && _isPowered)
        {
            site.Site.DriveCoil(isDriven);
        }

        if (message.Edge == true && _isPowered)
        {
            site.Site.PulseSupervisor();
        }

        int fault = message.Fault is null ? -1 : SimulatedFaults.Find(message.Fault);
        if (fault >= 0 && SiteFaultSwitch.IsOfSite((SimulatedFault)fault))
        {
            site.Set((SimulatedFault)fault, message.Present == true);
        }

        HasEnded |= message.Stop == true;
    }

    // The controller lives on for its hold-up time when the mains has gone, and is back with it.
    private void FollowSupply(SimulatedSite plant)
    {
        if (plant.Supply.IsOn)
        {
            _dieAtMs = long.MaxValue;
        }
        else if (_dieAtMs == long.MaxValue)
        {
            _dieAtMs = plant.NowMs + plant.Parameters.ControllerHoldUpMs;
        }

        bool isPowered = plant.NowMs < _dieAtMs;
        if (isPowered != _isPowered)
        {
            _isPowered = isPowered;
            plant.PowerController(isPowered);
        }
    }

    private void Send(WireMessage message)
    {
        try
        {
            _to.WriteLine(message.Line());
            _to.Flush();
        }
        catch (IOException)
        {
            _isClosed = true;
        }
    }

    private void ReadLines()
    {
        while (_from.ReadLine() is string line)
        {
            if (WireMessage.Read(line) is WireMessage message)
            {
                _arrived.Enqueue(message);
            }
        }

        _isClosed = true;
    }
}
