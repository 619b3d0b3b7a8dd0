using nanoFramework.TestFramework;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Tests.Modbus;

namespace NanoV2G.Tests.Inverters;

[TestClass]
public class SunSpecInverterTest
{
    [TestMethod]
    [DataRow(2380)]
    [DataRow(-7400)]
    [DataRow(0)]
    public void ChargingIsPositiveHereAndNegativeOnTheWire(int watts)
    {
        WireBench bench = new WireBench(1);
        bench.InverterFace.ActiveWatts = watts;
        bench.Run(2000);
        bench.RunCommanding(1000, watts);
        InverterSample sample = Read(bench);
        Assert.AreEqual(watts, sample.ActiveWatts);
        Assert.AreEqual(watts, bench.InverterFace.WrittenSetpointWatts);
        Assert.AreEqual(watts, sample.AcknowledgedSetpointWatts);
    }

    [TestMethod]
    public void NothingIsWrittenBeforeTheFirstCommand()
    {
        WireBench bench = new WireBench(1);
        bench.Run(30000);
        Assert.AreEqual(0, bench.InverterFace.WriteCount);
    }

    [TestMethod]
    public void NothingIsWrittenOrPublishedBeforeTheScaleFactorsAreKnown()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(300, -3000);
        Assert.AreEqual(0, bench.InverterFace.WriteCount);
        Assert.IsFalse(bench.Devices.Inverter.TryCopyTo(new InverterSample()));
        bench.RunCommanding(1700, -3000);
        Assert.IsTrue(bench.InverterFace.WriteCount > 0);
    }

    [TestMethod]
    public void AnUnchangedSetPointIsRefreshedAtLeastThreeTimesPerReversionTime()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(3000, -3000);
        int writes = bench.InverterFace.WriteCount;
        long lastMs = bench.NowMs;
        long longestMs = 0;
        for (int step = 0; step < 6000; step++)
        {
            bench.RunCommanding(10, -3000);
            if (bench.InverterFace.WriteCount != writes)
            {
                longestMs = bench.NowMs - lastMs > longestMs ? bench.NowMs - lastMs : longestMs;
                lastMs = bench.NowMs;
                writes = bench.InverterFace.WriteCount;
            }
        }

        Assert.IsTrue(longestMs <= bench.Settings.InverterReversionMs / 3);
        Assert.AreEqual(3000, bench.InverterFace.WrittenReversionMs);
    }

    [TestMethod]
    public void ADeadControlThreadIsNotRefreshed()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(4000, -3000);
        bench.Run(1000);
        int writes = bench.InverterFace.WriteCount;
        bench.Run(60000);
        Assert.AreEqual(writes, bench.InverterFace.WriteCount);
        bench.RunCommanding(400, -3000);
        Assert.IsTrue(bench.InverterFace.WriteCount > writes);
    }

    [TestMethod]
    public void AChangedSetPointIsWrittenWithinAQuarterOfASecondOnABusyBus()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(3000, -1000);
        for (int round = 0; round < 200; round++)
        {
            int watts = -1001 - round;
            bench.RunCommanding(10 * (round % 37), watts + 1);
            bench.Devices.Inverter.Command(watts);
            long askedMs = bench.NowMs;
            while (bench.InverterFace.WrittenSetpointWatts != watts)
            {
                bench.Run(10);
                Assert.IsTrue(bench.NowMs - askedMs <= 250);
            }
        }
    }

    [TestMethod]
    public void ASetPointThatChangesAtEachTickLeavesTheMetersTheirTurns()
    {
        WireBench bench = new WireBench(1);
        bench.Run(2000);
        for (int tick = 0; tick < 300; tick++)
        {
            bench.RunCommanding(200, -1000 - tick);
            AssetSample asset = new AssetSample();
            Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(asset));
            Assert.IsTrue(bench.NowMs - asset.SampleMs <= 1500);
            Assert.IsTrue(bench.NowMs - asset.RegistersMs <= 2000);
            Assert.IsTrue(bench.NowMs - Read(bench).SampleMs <= 1000);
        }
    }

    [TestMethod]
    public void ADeadAssetMeterDelaysASetPointByItsTimeOutAtMost()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(3000, -1000);
        bench.AssetSlave.IsSilent = true;
        for (int round = 0; round < 50; round++)
        {
            int watts = -1001 - round;
            bench.RunCommanding(10 * (round % 37), watts + 1);
            bench.Devices.Inverter.Command(watts);
            long askedMs = bench.NowMs;
            while (bench.InverterFace.WrittenSetpointWatts != watts)
            {
                bench.Run(10);
                Assert.IsTrue(bench.NowMs - askedMs <= 400);
            }
        }
    }

    [TestMethod]
    public void ADeadInverterLeavesTheAssetMeterItsTurns()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(3000, -1000);
        bench.InverterSlave.IsSilent = true;
        AssetSample asset = new AssetSample();
        for (int tick = 0; tick < 100; tick++)
        {
            bench.RunCommanding(200, -1000 - tick);
            Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(asset));
            Assert.IsTrue(bench.NowMs - asset.SampleMs <= 1500);
            Assert.IsTrue(bench.NowMs - asset.RegistersMs <= 2000);
        }
    }

    [TestMethod]
    [DataRow(0, 0, -3456, -3456)]
    [DataRow(1, 1, -3456, -3450)]
    [DataRow(0, -2, -3456, -3456)]
    [DataRow(2, 2, 3456, 3400)]
    public void ScaleFactorsOfOtherMakesAreObeyed(int wattsScale, int setpointScale, int watts, int writtenWatts)
    {
        WireBench bench = new WireBench(1);
        bench.InverterSlave.SetScales(wattsScale, setpointScale);
        bench.InverterFace.ActiveWatts = 4000;
        bench.Run(2000);
        bench.RunCommanding(1000, watts);
        Assert.AreEqual(writtenWatts, bench.InverterFace.WrittenSetpointWatts);
        Assert.AreEqual(4000, Read(bench).ActiveWatts);
    }

    [TestMethod]
    public void AfterALossAnotherDeviceMayStandThereSoScaleFactorsAreReadAgain()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(3000, -3000);
        bench.InverterSlave.IsSilent = true;
        bench.RunCommanding(7000, -3000);
        Assert.IsTrue(Read(bench).SampleMs <= 3000);
        bench.InverterSlave.SetScales(1, 1);
        bench.InverterSlave.IsSilent = false;
        bench.RunCommanding(2500, -3000);
        Assert.AreEqual(2380, Read(bench).ActiveWatts);
        Assert.AreEqual(-3000, bench.InverterFace.WrittenSetpointWatts);
        Assert.IsTrue(Read(bench).AcknowledgedMs > 10000);
    }

    [TestMethod]
    public void AfterAShortSilenceTheSetPointGoesOutAtOnce()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(3000, -3000);
        bench.InverterSlave.IsSilent = true;
        bench.RunCommanding(2000, -2000);
        bench.InverterSlave.IsSilent = false;
        bench.RunCommanding(800, -2000);
        Assert.AreEqual(-2000, bench.InverterFace.WrittenSetpointWatts);
    }

    [TestMethod]
    [DataRow(20000, 7400)]
    [DataRow(-20000, -7400)]
    [DataRow(int.MinValue, -7400)]
    [DataRow(int.MaxValue, 7400)]
    public void NoSetPointBeyondTheRatingIsEverWritten(int asked, int written)
    {
        WireBench bench = new WireBench(1);
        bench.Run(2000);
        bench.RunCommanding(600, asked);
        Assert.AreEqual(written, bench.InverterFace.WrittenSetpointWatts);
    }

    [TestMethod]
    public void StateOfChargeIsUnknownWhileNoVehicleGivesOne()
    {
        WireBench bench = new WireBench(1);
        bench.Run(3000);
        Assert.AreEqual(635, Read(bench).StateOfChargePermille);
        bench.InverterFace.StateOfChargePermille = -1;
        bench.Run(3000);
        Assert.AreEqual(-1, Read(bench).StateOfChargePermille);
        bench.InverterFace.StateOfChargePermille = 1000;
        bench.Run(3000);
        Assert.AreEqual(1000, Read(bench).StateOfChargePermille);
    }

    [TestMethod]
    public void AnInverterThatDoesNotRunIsSeen()
    {
        WireBench bench = new WireBench(1);
        bench.Run(3000);
        Assert.IsTrue(Read(bench).IsRunning);
        bench.InverterFace.IsRunning = false;
        bench.Run(1000);
        Assert.IsFalse(Read(bench).IsRunning);
    }

    [TestMethod]
    public void ARestartOfTheBoardWritesOnlyWhatTheNewLifeAsks()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(3050, -3000);
        int writes = bench.InverterFace.WriteCount;
        bench.Restart();
        Assert.IsFalse(bench.Devices.Inverter.TryCopyTo(new InverterSample()));
        bench.Run(2000);
        Assert.IsTrue(bench.InverterFace.WriteCount <= writes + 1);
        Assert.AreEqual(-1L, Read(bench).AcknowledgedMs);
        bench.RunCommanding(400, 0);
        Assert.AreEqual(0, bench.InverterFace.WrittenSetpointWatts);
    }

    private static InverterSample Read(WireBench bench)
    {
        InverterSample sample = new InverterSample();
        Assert.IsTrue(bench.Devices.Inverter.TryCopyTo(sample));
        return sample;
    }
}
