using NanoV2G.Hal.Vehicle;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Vehicle;

/// <summary>What every gateway has in common, whatever it speaks with the vehicle.</summary>
[TestClass]
public class VehicleGatewayTest
{
    [TestMethod]
    [DataRow((int)VehicleProtocol.Chademo)]
    [DataRow((int)VehicleProtocol.Ccs)]
    public void TheVehicleIsHeardWhileTheHeartbeatMoves(int protocol)
    {
        GatewayBench bench = new GatewayBench((VehicleProtocol)protocol);
        Assert.IsFalse(bench.Gateway.TryCopyTo(bench.Sample));

        VehicleSample sample = bench.Read();

        Assert.IsTrue(bench.NowMs - sample.SampleMs < VehicleGateway.PollMs);
        Assert.IsTrue(bench.Gateway.Readings >= 2);
    }

    // The registers are answered all the same: only the heartbeat tells.
    [TestMethod]
    public void AHungGatewayIsNotHeard()
    {
        GatewayBench bench = new GatewayBench(VehicleProtocol.Chademo);
        long heardMs = bench.Read().SampleMs;
        int readings = bench.Gateway.Readings;

        bench.Run(5000, true);
        bench.Gateway.TryCopyTo(bench.Sample);

        Assert.IsTrue(bench.Gateway.Readings > readings + 5);
        Assert.IsTrue(bench.Sample.SampleMs - heardMs <= VehicleGateway.PollMs);
    }

    [TestMethod]
    public void AHeartbeatThatHasNeverMovedTellsNothing()
    {
        GatewayBench bench = new GatewayBench(VehicleProtocol.Chademo);

        bench.Run(5000, true);

        Assert.IsTrue(bench.Gateway.TryCopyTo(bench.Sample));
        Assert.AreEqual(-1L, bench.Sample.SampleMs);
    }

    // The gateway's own contacts count at once, also while it hears no vehicle.
    [TestMethod]
    [DataRow(0, false, false)]
    [DataRow(VehicleGateway.ConnectedBit, true, false)]
    [DataRow(VehicleGateway.ConnectedBit | VehicleGateway.LockedBit, true, true)]
    public void PlugAndLockAreSeenWithoutTheVehicle(int plug, bool isConnected, bool isLocked)
    {
        GatewayBench bench = new GatewayBench(VehicleProtocol.Ccs);
        bench.Read();
        bench.Block.Set(VehicleGateway.PlugRegister, plug);

        bench.Run(VehicleGateway.PollMs + 100, true);
        bench.Gateway.TryCopyTo(bench.Sample);

        Assert.AreEqual(isConnected, bench.Sample.IsConnected);
        Assert.AreEqual(isLocked, bench.Sample.IsLocked);
    }

    [TestMethod]
    [DataRow((int)VehicleProtocol.Chademo, VehicleGateway.Layout + (int)VehicleProtocol.Ccs)]
    [DataRow((int)VehicleProtocol.Ccs, VehicleGateway.Layout + (int)VehicleProtocol.Chademo)]
    [DataRow((int)VehicleProtocol.Ccs, 0)]
    public void AnotherLayoutIsRefused(int protocol, int layout)
    {
        GatewayBench bench = new GatewayBench((VehicleProtocol)protocol);
        bench.Block.Set(VehicleGateway.LayoutRegister, layout);

        bench.Run(2000, false);

        Assert.IsFalse(bench.Gateway.TryCopyTo(bench.Sample));
        Assert.IsTrue(bench.Gateway.ImplausibleCount > 0);
    }
}
