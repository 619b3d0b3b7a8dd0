using NanoV2G.Hal.Board;
using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Storage;
using NanoV2G.Hal.Supervisor;
using NanoV2G.Hal.Timing;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>
/// One boot of a controller at a simulated site: clock and drivers are new, everything else is the hardware's. The
/// coil's output is off until it is driven.
/// </summary>
public sealed class SimulatedBoard : IBoard
{
    private readonly SimulatedClock _clock;
    private readonly FieldDevices _devices;

    /// <summary>Boots a controller.</summary>
    /// <param name="hardware">The hardware that it boots on.</param>
    /// <param name="messages">The message link: the simulated one, or a host's real one.</param>
    public SimulatedBoard(SimulatedHardware hardware, IMessageLink messages)
    {
        SimulatedSite site = hardware.Site;
        site.DriveCoil(false);
        site.DriveDc(false, false);
        _clock = new SimulatedClock(site);
        hardware.ImportPulses.Restart();
        hardware.ExportPulses.Restart();
        _devices = new FieldDevices(
            hardware.Field.BoundaryLine,
            hardware.Field.AssetLine,
            hardware.Settings,
            hardware.ImportPulses,
            hardware.ExportPulses);
        Contactor = new SimulatedContactor(site);
        DcContactors = site.DcLink == null ? null : new SimulatedDcContactors(site);
        Supervisor = new SimulatedSupervisorPulse(site);
        Vehicle = new SimulatedVehicleLink(site);
        LoadControlSwitch = hardware.LoadControlSwitch;
        LogicInterface = hardware.LogicInterface;
        EmergencyStop = hardware.EmergencyStop;
        Store = hardware.Store;
        Messages = messages;
    }

    /// <summary>The clock with its faults.</summary>
    public SimulatedClock SimulatedClock => _clock;

    /// <summary>The drivers, for their counters.</summary>
    public FieldDevices Devices => _devices;

    /// <inheritdoc/>
    public IClock Clock => _clock;

    /// <inheritdoc/>
    public IBoundaryMeter BoundaryMeter => _devices.BoundaryMeter;

    /// <inheritdoc/>
    public IAssetMeter AssetMeter => _devices.AssetMeter;

    /// <inheritdoc/>
    public IInverter Inverter => _devices.Inverter;

    /// <inheritdoc/>
    public IContactor Contactor { get; }

    /// <inheritdoc/>
    public IDcContactors DcContactors { get; }

    /// <inheritdoc/>
    public ISupervisorPulse Supervisor { get; }

    /// <inheritdoc/>
    public IContactInput LoadControlSwitch { get; }

    /// <inheritdoc/>
    public IContactInput LogicInterface { get; }

    /// <inheritdoc/>
    public IContactInput EmergencyStop { get; }

    /// <inheritdoc/>
    public IVehicleLink Vehicle { get; }

    /// <inheritdoc/>
    public IVehicleMessages VehicleMessages => _devices.Vehicle;

    /// <inheritdoc/>
    public IFileStore Store { get; }

    /// <inheritdoc/>
    public IMessageLink Messages { get; }

    /// <summary>Moves the clock to the site's time. Goes on while the interpreter is frozen.</summary>
    public void StepClock()
    {
        _clock.Step();
    }

    /// <summary>Moves the buses on.</summary>
    /// <returns>Whether the boundary meter has just shown something new.</returns>
    public bool StepField()
    {
        return _devices.Step(_clock.MonotonicMs);
    }
}
