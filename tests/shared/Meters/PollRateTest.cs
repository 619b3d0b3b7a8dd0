using nanoFramework.TestFramework;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tests.Modbus;

namespace NanoV2G.Tests.Meters;

/// <summary>How often the devices are read at 9600 baud with the polling intervals that are set: measured on the line.</summary>
[TestClass]
public class PollRateTest
{
    // Slaves that answer after 20 ms and after 50 ms.
    [TestMethod]
    [DataRow(20)]
    [DataRow(50)]
    public void ABoundaryMeterOnItsOwnBusIsReadFourTimesASecond(int turnaroundMs)
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: false, turnaroundMs);
        bench.RunBusy(6000);
        for (int second = 6; second < 60; second += 5)
        {
            int before = bench.Devices.BoundaryMeter.Readings;
            bench.RunBusy(5000);
            AssertIsRead(bench.Devices.BoundaryMeter, before, 5 * 4);
        }

        WireBench onePhase = new WireBench(1);
        onePhase.BoundarySlave.TurnaroundMs = turnaroundMs;
        onePhase.RunCommanding(15000, -1000);
        int atFirst = onePhase.Devices.BoundaryMeter.Readings;
        onePhase.RunCommanding(5000, -1000);
        AssertIsRead(onePhase.Devices.BoundaryMeter, atFirst, 5 * 4);
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(50)]
    public void WithThreeSlavesOnOneBusTheBoundaryIsReadTwiceASecondAndNobodyStarves(int turnaroundMs)
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: true, turnaroundMs);
        AssetSample asset = new AssetSample();
        BusDevice assetMeter = (BusDevice)bench.Devices.AssetMeter;
        bench.RunBusy(10000);
        for (int second = 10; second < 60; second += 10)
        {
            int boundaryBefore = bench.Devices.BoundaryMeter.Readings;
            int assetBefore = assetMeter.Readings;
            int inverterBefore = bench.Devices.Inverter.Readings;
            bench.RunBusy(10000);
            AssertIsRead(bench.Devices.BoundaryMeter, boundaryBefore, 10 * 2);
            AssertIsRead(assetMeter, assetBefore, 10 / 2);
            AssertIsRead(bench.Devices.Inverter, inverterBefore, 10 / 2);
            Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(asset));
            Assert.IsTrue(bench.NowMs - asset.RegistersMs < 3000, "registers, ms: " + (bench.NowMs - asset.RegistersMs).ToString());
        }
    }

    [TestMethod]
    public void ADeadBoundaryMeterLeavesTheOthersOnItsBusTheirTurns()
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: true, 20);
        bench.RunBusy(5000);
        bench.BoundarySlave.IsSilent = true;
        AssetSample asset = new AssetSample();
        for (int second = 0; second < 30; second++)
        {
            bench.RunBusy(1000);
            Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(asset));
            Assert.IsTrue(bench.NowMs - asset.SampleMs <= SnapshotAgeMs, "asset, ms: " + (bench.NowMs - asset.SampleMs).ToString());
        }

    }

    [TestMethod]
    public void ADeadAssetMeterLeavesTheBoundaryItsTwoReadingsASecond()
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: true, 20);
        bench.RunBusy(5000);
        bench.AssetSlave.IsSilent = true;
        bench.RunBusy(10000);
        int before = bench.Devices.BoundaryMeter.Readings;
        bench.RunBusy(10000);
        AssertIsRead(bench.Devices.BoundaryMeter, before, 10 * 2);
    }

    [TestMethod]
    public void TheFirstComesFirstAndTheOthersAreNotPassedOverForLong()
    {
        BusProbe greedy = new BusProbe(1, 10);
        greedy.ComesFirst = true;
        BusProbe patient = new BusProbe(1, 100);
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        RegisterSlave slave = new RegisterSlave(1, 0, 2);
        slave.Clear(0, 2);
        line.Add(slave);
        FieldBus bus = new FieldBus(line, 9600, 2);
        bus.Add(patient);
        bus.Add(greedy);
        for (long nowMs = 0; nowMs < 20000; nowMs += BoardTiming.SenseMs)
        {
            line.NowMs = nowMs;
            bus.Step(nowMs);
        }

        Assert.IsTrue(greedy.Completed > 5 * patient.Completed, "first");
        Assert.IsTrue(patient.LongestGapMs <= 100 + FieldBus.PatienceMs + 200, "ms: " + patient.LongestGapMs.ToString());
    }

    private static void AssertIsRead(BusDevice device, int before, int least)
    {
        int readings = device.Readings - before;
        Assert.IsTrue(readings >= least, "read " + readings.ToString() + " times instead of " + least.ToString());
    }

    // The age up to which a reading proves own power.
    // What the firmware still acts on (SnapshotReader.FreshMs); the drivers do not know it.
    private const int SnapshotAgeMs = 2500;
}
