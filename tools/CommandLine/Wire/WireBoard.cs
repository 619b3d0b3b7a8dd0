using System.Diagnostics;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Storage;
using NanoV2G.Hal.Supervisor;
using NanoV2G.Hal.Timing;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// One boot of a controller on this PC: buses over serial lines, in real time; coil, pulse, mirror contact and plug over
/// the channel to the site's process.
/// </summary>
public sealed class WireBoard : IBoard, IContactor, ISupervisorPulse, IVehicleLink, IClock
{
    private readonly FieldDevices _devices;
    private readonly WireController _controller;
    private readonly long _bootMs;
    private bool? _drivenClosed;

    /// <summary>Boots.</summary>
    /// <param name="controller">What outlives the boot.</param>
    /// <param name="messages">The message link.</param>
    public WireBoard(WireController controller, IMessageLink messages)
    {
        _controller = controller;
        _bootMs = controller.ElapsedMs;
        _devices = new FieldDevices(controller.BoundaryLine, controller.AssetLine, controller.Settings, null, null);
        Messages = messages;
        Drive(closed: false);
    }

    /// <summary>The drivers, for their counters.</summary>
    public FieldDevices Devices => _devices;

    /// <inheritdoc/>
    public IClock Clock => this;

    /// <inheritdoc/>
    public IBoundaryMeter BoundaryMeter => _devices.BoundaryMeter;

    /// <inheritdoc/>
    public IAssetMeter AssetMeter => _devices.AssetMeter;

    /// <inheritdoc/>
    public IInverter Inverter => _devices.Inverter;

    /// <inheritdoc/>
    public IContactor Contactor => this;

    /// <inheritdoc/>
    public IDcContactors DcContactors => null!;

    /// <inheritdoc/>
    public ISupervisorPulse Supervisor => this;

    /// <inheritdoc/>
    public IContactInput LoadControlSwitch => _controller.Bridged;

    /// <inheritdoc/>
    public IContactInput LogicInterface => _controller.Bridged;

    /// <inheritdoc/>
    public IContactInput EmergencyStop => _controller.Bridged;

    /// <inheritdoc/>
    public IVehicleLink Vehicle => this;

    /// <inheritdoc/>
    public IVehicleMessages VehicleMessages => _devices.Vehicle;

    /// <inheritdoc/>
    public IFileStore Store => _controller.Store;

    /// <inheritdoc/>
    public IMessageLink Messages { get; }

    /// <summary>Time since the boot, ms; taken once a step, so that a tick sees one time.</summary>
    public long MonotonicMs { get; private set; }

    /// <inheritdoc/>
    public long UtcUnixMs => _controller.StartUnixMs + _bootMs + MonotonicMs;

    /// <summary>This PC's clock stands in for a time server that answers at once.</summary>
    public ClockQuality Quality => ClockQuality.Synchronised;

    /// <inheritdoc/>
    public int All => 1;

    /// <inheritdoc/>
    public int NotProvedOpen => _controller.Inputs.ProvedOpen ? 0 : All;

    /// <inheritdoc/>
    public bool IsConnected => _controller.Inputs.Plug;

    /// <inheritdoc/>
    public void Drive(bool closed)
    {
        if (_drivenClosed != closed)
        {
            _drivenClosed = closed;
            _controller.Send(new WireMessage { Coil = closed });
        }
    }

    /// <inheritdoc/>
    public void Toggle() => _controller.Send(new WireMessage { Edge = true });

    /// <summary>Takes the time and moves the buses on.</summary>
    /// <returns>Whether the boundary meter has just shown something new.</returns>
    public bool StepField()
    {
        MonotonicMs = _controller.ElapsedMs - _bootMs;
        return _devices.Step(MonotonicMs);
    }
}

/// <summary>What of the controller on this PC outlives a boot.</summary>
public sealed class WireController
{
    private readonly Stopwatch _clock = new();
    private readonly Action<WireMessage> _send;

    /// <summary>Makes the controller.</summary>
    /// <param name="boundaryLine">Line of the boundary meter.</param>
    /// <param name="assetLine">Line of asset meter and inverter.</param>
    /// <param name="settings">What the board knows of its buses.</param>
    /// <param name="store">Its flash.</param>
    /// <param name="startUnixMs">UTC at which its time begins, ms since 1970.</param>
    /// <param name="send">Takes lines to the site's process.</param>
    public WireController(CountingLine boundaryLine, CountingLine assetLine, FieldSettings settings, IFileStore store, long startUnixMs, Action<WireMessage> send)
    {
        BoundaryLine = boundaryLine;
        AssetLine = assetLine;
        Settings = settings;
        Store = store;
        StartUnixMs = startUnixMs;
        _send = send;
    }

    /// <summary>Line of the boundary meter.</summary>
    public CountingLine BoundaryLine { get; }

    /// <summary>Line of asset meter and inverter.</summary>
    public CountingLine AssetLine { get; }

    /// <summary>What the board knows of its buses.</summary>
    public FieldSettings Settings { get; }

    /// <summary>Flash.</summary>
    public IFileStore Store { get; }

    /// <summary>The contact of every input from outside: bridged, as where there is none.</summary>
    public SimulatedContactInput Bridged { get; } = new(ContactState.Closed);

    /// <summary>UTC at which the controller's time began, ms since 1970.</summary>
    public long StartUnixMs { get; }

    /// <summary>Inputs as last told; nothing is proved before.</summary>
    public WireInputs Inputs { get; set; } = new(ProvedOpen: false, Plug: false, Powered: true);

    /// <summary>Time since the run began, ms.</summary>
    public long ElapsedMs => _clock.ElapsedMilliseconds;

    /// <summary>Time begins.</summary>
    public void Begin() => _clock.Start();

    /// <summary>Sends a line to the site's process.</summary>
    /// <param name="message">The line.</param>
    public void Send(WireMessage message) => _send(message);
}
