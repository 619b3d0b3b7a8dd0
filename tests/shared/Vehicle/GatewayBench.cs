using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Hal.Vehicle;
using NanoV2G.Tests.Meters;

namespace NanoV2G.Tests.Vehicle;

/// <summary>One driver of a gateway on a simulated line, with the block set by the test, stepped every 10 ms.</summary>
internal sealed class GatewayBench
{
    private const int Slave = 4;
    private const int TimeoutMs = 200;

    public readonly RegisterSlave Block = new RegisterSlave(Slave, 0, VehicleGateway.RegisterCount);
    public readonly VehicleGateway Gateway;
    public readonly VehicleSample Sample = new VehicleSample();
    public long NowMs;
    private readonly SimulatedRtuLine _line = new SimulatedRtuLine(9600, 1);
    private readonly FieldBus _bus;
    private int _heartbeat;

    public GatewayBench(VehicleProtocol protocol)
    {
        Gateway = protocol == VehicleProtocol.Chademo ? new ChademoVehicle(Slave, TimeoutMs) : new CcsVehicle(Slave, TimeoutMs);
        _line.Add(Block);
        _bus = new FieldBus(_line, 9600, 1);
        _bus.Add(Gateway);
        Block.Clear(0, VehicleGateway.RegisterCount);
        Block.Set(VehicleGateway.LayoutRegister, VehicleGateway.Layout + (int)protocol);
        Block.Set(VehicleGateway.PlugRegister, VehicleGateway.ConnectedBit | VehicleGateway.LockedBit);
    }

    /// <summary>Lets time pass with a heartbeat every 100 ms, or with a hung gateway.</summary>
    public void Run(int ms, bool isHung)
    {
        for (int passed = 0; passed < ms; passed += 10)
        {
            NowMs += 10;
            if (!isHung && NowMs % 100 == 0)
            {
                _heartbeat = (_heartbeat + 1) & 0xFFFF;
                Block.Set(VehicleGateway.HeartbeatRegister, _heartbeat);
            }

            _line.NowMs = NowMs;
            _bus.Step(NowMs);
        }
    }

    /// <summary>Two readings, the second of which has seen the heartbeat move.</summary>
    public VehicleSample Read()
    {
        Run(1500, false);
        Gateway.TryCopyTo(Sample);
        return Sample;
    }
}
