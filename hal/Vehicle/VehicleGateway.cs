using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Vehicle;

/// <summary>
/// A gateway that hears the vehicle and puts its messages into Modbus registers, as the page of this folder lays them
/// down: layout, heartbeat and plug are the same for every protocol, the rest is the protocol's own. The heartbeat counts what
/// the gateway hears of the vehicle, so that neither a silent vehicle nor a hung gateway looks alive.
/// </summary>
public abstract class VehicleGateway : BusDevice, IVehicleMessages
{
    /// <summary>Registers of the block, the first at address 0.</summary>
    public const int RegisterCount = 16;

    /// <summary>Register of the layout: <see cref="Layout"/> and the number of the <see cref="VehicleProtocol"/>.</summary>
    public const int LayoutRegister = 0;

    /// <summary>Register that counts up, over its end to 0, with each message of the vehicle or, without a vehicle, with each scan of the plug.</summary>
    public const int HeartbeatRegister = 1;

    /// <summary>Register of the plug: <see cref="ConnectedBit"/> and <see cref="LockedBit"/>.</summary>
    public const int PlugRegister = 2;

    /// <summary>Layout of this version, to which the protocol's number is added.</summary>
    public const int Layout = 0x5600;

    /// <summary>The connector is in the inlet.</summary>
    public const int ConnectedBit = 1;

    /// <summary>The connector is locked there, by the contact of the lock.</summary>
    public const int LockedBit = 2;

    /// <summary>Interval of the readings, ms (derived): several within the time for which they are fresh, and a seventh of the bus at 9600 bit/s.</summary>
    public const int PollMs = 500;

    /// <summary>Replies refused: another device or another layout.</summary>
    public int ImplausibleCount;

    private readonly SampleGate _gate = new SampleGate();
    private readonly VehicleSample _sample = new VehicleSample();
    private readonly int _slave;
    private readonly int _layout;
    private readonly int _timeoutMs;
    private int _heartbeat = -1;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="protocol">What the gateway speaks with the vehicle.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    protected VehicleGateway(int slave, VehicleProtocol protocol, int timeoutMs)
    {
        _slave = slave;
        _layout = Layout + (int)protocol;
        _timeoutMs = timeoutMs;
    }

    /// <inheritdoc/>
    public bool TryCopyTo(VehicleSample target)
    {
        int version = _gate.BeginRead();
        _sample.CopyTo(target);
        return _gate.EndRead(version);
    }

    /// <inheritdoc/>
    public override void Begin(ModbusRtuMaster master, long nowMs)
    {
        DueMs = nowMs + PollMs;
        master.BeginRead(ModbusFunction.ReadHolding, _slave, LayoutRegister, RegisterCount, _timeoutMs, nowMs);
    }

    /// <inheritdoc/>
    public override void Complete(ModbusRtuMaster master, long nowMs)
    {
        if (master.GetRegister(LayoutRegister) != _layout)
        {
            ImplausibleCount++;
            return;
        }

        Readings++;
        VehicleSample sample = _sample;
        int heartbeat = master.GetRegister(HeartbeatRegister);
        int plug = master.GetRegister(PlugRegister);
        _gate.BeginWrite();

        // One that has never been seen to move tells nothing about the vehicle.
        if (heartbeat != _heartbeat && _heartbeat >= 0)
        {
            sample.SampleMs = nowMs;
        }

        _heartbeat = heartbeat;
        sample.IsConnected = (plug & ConnectedBit) != 0;
        sample.IsLocked = (plug & LockedBit) != 0;
        Decode(master, sample);
        _gate.EndWrite();
    }

    /// <summary>Brings the protocol's own registers into the sample.</summary>
    /// <param name="master">Holds the block.</param>
    /// <param name="sample">Receives permissions, fault, state of charge, voltage and currents.</param>
    protected abstract void Decode(ModbusRtuMaster master, VehicleSample sample);
}
