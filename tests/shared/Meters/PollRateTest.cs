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
        for (int second = 0; second < 60; second++)
        {
            bench.RunBusy(1000);
            int rate = bench.Devices.PollMilliHertz(bench.Devices.BoundaryMeter as BusDevice);
            Assert.IsTrue(second < 6 || rate >= 4000, "mHz: " + rate.ToString());
        }

        WireBench onePhase = new WireBench(1);
        onePhase.BoundarySlave.TurnaroundMs = turnaroundMs;
        onePhase.RunCommanding(20000, -1000);
        Assert.IsTrue(onePhase.Devices.PollMilliHertz(onePhase.Devices.BoundaryMeter as BusDevice) >= 4000, "mHz: " + onePhase.Devices.PollMilliHertz(onePhase.Devices.BoundaryMeter as BusDevice).ToString());
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(50)]
    public void WithThreeSlavesOnOneBusTheBoundaryIsReadTwiceASecondAndNobodyStarves(int turnaroundMs)
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: true, turnaroundMs);
        AssetSample asset = new AssetSample();
        for (int second = 0; second < 60; second++)
        {
            bench.RunBusy(1000);
            if (second < 10)
            {
                continue;
            }

            Assert.IsTrue(bench.Devices.PollMilliHertz(bench.Devices.BoundaryMeter as BusDevice) >= 2000, "boundary, mHz: " + bench.Devices.PollMilliHertz(bench.Devices.BoundaryMeter as BusDevice).ToString());
            Assert.IsTrue(bench.Devices.PollMilliHertz(bench.Devices.AssetMeter as BusDevice) >= 500, "asset, mHz: " + bench.Devices.PollMilliHertz(bench.Devices.AssetMeter as BusDevice).ToString());
            Assert.IsTrue(bench.Devices.PollMilliHertz(bench.Devices.Inverter) >= 500, "inverter, mHz: " + bench.Devices.PollMilliHertz(bench.Devices.Inverter).ToString());
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

        Assert.IsTrue(bench.Devices.PollMilliHertz(bench.Devices.BoundaryMeter as BusDevice) < 1000, "its rate falls");
    }

    [TestMethod]
    public void ADeadAssetMeterLeavesTheBoundaryItsTwoReadingsASecond()
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: true, 20);
        bench.RunBusy(5000);
        bench.AssetSlave.IsSilent = true;
        bench.RunBusy(20000);
        Assert.IsTrue(bench.Devices.PollMilliHertz(bench.Devices.BoundaryMeter as BusDevice) >= 2000, "mHz: " + bench.Devices.PollMilliHertz(bench.Devices.BoundaryMeter as BusDevice).ToString());
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

    [TestMethod]
    [DataRow(250, 4000)]
    [DataRow(1000, 1000)]
    [DataRow(12000, 83)]
    public void TheRateIsThatOfTheLastReadingsAndFallsWithTheirAge(int intervalMs, int milliHertz)
    {
        PollRate rate = new PollRate();
        Assert.AreEqual(0, rate.MilliHertz(1000));
        for (int reading = 0; reading < 40; reading++)
        {
            rate.Note(reading * (long)intervalMs);
        }

        long lastMs = 39L * intervalMs;
        Assert.AreEqual(milliHertz, rate.MilliHertz(lastMs + intervalMs));
        Assert.IsTrue(rate.MilliHertz(lastMs + (160L * intervalMs)) <= milliHertz / 10);
    }

    // The age up to which a reading proves own power.
    // What the firmware still acts on (SnapshotReader.FreshMs); the drivers do not know it.
    private const int SnapshotAgeMs = 2500;
}
