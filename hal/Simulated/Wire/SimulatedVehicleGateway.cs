using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>
/// A gateway that hears the site's car in one of the protocols and answers Modbus frames with the block of the page
/// in <c>hal/Vehicle</c>. A car that is silent leaves its last values there, and the heartbeat stands still.
/// </summary>
public sealed class SimulatedVehicleGateway : SimulatedSlave
{
    /// <summary>Time from one message of the car to the next, ms: CHAdeMO sends every 100 ms (secondary).</summary>
    public const int MessageMs = 100;

    /// <summary>Lowest voltage that the car's frames name, V.</summary>
    private const int LeastVolts = 300;

    private readonly VehicleBattery _battery;
    private readonly VehicleProtocol _protocol;
    private readonly int[] _registers = new int[VehicleGateway.RegisterCount];

    /// <summary>Makes a gateway.</summary>
    /// <param name="battery">The car.</param>
    /// <param name="protocol">What it speaks.</param>
    /// <param name="address">Its Modbus address, 1 to 247.</param>
    public SimulatedVehicleGateway(VehicleBattery battery, VehicleProtocol protocol, int address)
        : base(address)
    {
        _battery = battery;
        _protocol = protocol;
        _registers[VehicleGateway.LayoutRegister] = VehicleGateway.Layout + (int)protocol;
    }

    /// <summary>Takes what the car says now; call it at every step.</summary>
    /// <param name="nowMs">Site time, ms.</param>
    public void Step(long nowMs)
    {
        _registers[VehicleGateway.PlugRegister] = (_battery.IsConnected ? VehicleGateway.ConnectedBit : 0)
            | (_battery.IsLocked ? VehicleGateway.LockedBit : 0);
        if (nowMs % MessageMs != 0 || (_battery.IsConnected && _battery.IsSilent))
        {
            return;
        }

        _registers[VehicleGateway.HeartbeatRegister]++;
        if (_protocol == VehicleProtocol.Chademo)
        {
            TakeFrames();
        }
        else
        {
            TakeMessages();
        }
    }

    /// <inheritdoc/>
    protected override int Read(int function, int register, int count, byte[] reply, int offset)
    {
        if (function != ModbusFunction.ReadHolding)
        {
            return ModbusFunction.IllegalFunction;
        }

        if (register + count > _registers.Length)
        {
            return ModbusFunction.IllegalAddress;
        }

        for (int index = 0; index < count; index++)
        {
            Put(reply, offset + (2 * index), _registers[register + index]);
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override int Write(int register, int count, byte[] frame, int offset)
    {
        return ModbusFunction.IllegalAddress;
    }

    private void TakeFrames()
    {
        int status = ChademoVehicle.EnabledBit | (_battery.ForbidsDischarge ? 0 : ChademoVehicle.DischargeBit) | (_battery.HasFault ? ChademoVehicle.MalfunctionBit : 0);
        int discharge = 255 - Amps(_battery.MostDischargeMilliamps);
        _registers[ChademoVehicle.Frame100] = Amps(_battery.LeastMilliamps) << 8;
        _registers[ChademoVehicle.Frame100 + 1] = Swapped(LeastVolts);
        _registers[ChademoVehicle.Frame102 + 1] = Amps(_battery.MostChargeMilliamps);
        _registers[ChademoVehicle.Frame102 + 2] = status;
        _registers[ChademoVehicle.Frame102 + 3] = (_battery.StateOfChargePermille / 10) << 8;
        _registers[ChademoVehicle.Frame200] = discharge << 8;
        _registers[ChademoVehicle.Frame200 + 2] = Swapped(LeastVolts);
        _registers[ChademoVehicle.VoltsRegister] = _battery.Millivolts / 1000;
    }

    private void TakeMessages()
    {
        _registers[CcsVehicle.PermissionRegister] = CcsVehicle.ReadyBit | (_battery.ForbidsDischarge ? 0 : CcsVehicle.BidirectionalBit);
        _registers[CcsVehicle.FaultRegister] = _battery.HasFault ? 1 : 0;
        _registers[CcsVehicle.ChargeRegister] = _battery.StateOfChargePermille / 10;
        _registers[CcsVehicle.VoltageRegister] = _battery.Millivolts / 100;
        SetBounds(CcsVehicle.ChargeBounds, _battery.MostChargeMilliamps);
        SetBounds(CcsVehicle.DischargeBounds, _battery.MostDischargeMilliamps);
    }

    private void SetBounds(int register, int mostMilliamps)
    {
        // The powers are left to the currents.
        _registers[register] = CcsVehicle.NotSent;
        _registers[register + 1] = mostMilliamps / 100;
        _registers[register + 2] = CcsVehicle.NotSent;
        _registers[register + 3] = _battery.LeastMilliamps / 100;
    }

    private static int Amps(int milliamps)
    {
        return milliamps > 255000 ? 255 : milliamps / 1000;
    }

    /// <summary>A voltage as it stands in a frame, the low byte first.</summary>
    private static int Swapped(int volts)
    {
        return ((volts & 0xFF) << 8) | (volts >> 8);
    }
}
