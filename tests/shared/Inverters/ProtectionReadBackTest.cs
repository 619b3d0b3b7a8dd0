using nanoFramework.TestFramework;
using NanoV2G.Hal.Inverters;
using NanoV2G.Tests.Modbus;

namespace NanoV2G.Tests.Inverters;

/// <summary>Trip settings read back over the wire while the set-point goes on: at the beginning, and again and again.</summary>
[TestClass]
public class ProtectionReadBackTest
{
    // The interval between two reads, and the read itself.
    private const int AgainMs = 125000;

    private const int OverVoltage2Delay = InverterProtection.BlockLength + 4;

    [TestMethod]
    public void EverythingIsReadWithinTenSeconds()
    {
        WireBench bench = new WireBench(1);
        InverterProtection shown = bench.Devices.Inverter.Protection;
        Assert.AreEqual(0, shown.Version);
        bench.RunCommanding(10000, -3000);
        Assert.IsTrue(shown.Version != 0);
        Assert.AreEqual(500, shown.Values[OverVoltage2Delay]);
    }

    [TestMethod]
    public void AChangeAtRunTimeIsSeenAtTheNextReadAndNothingElseMakesAVersion()
    {
        WireBench bench = new WireBench(1);
        InverterProtection shown = bench.Devices.Inverter.Protection;
        bench.RunCommanding(10000, -3000);
        int version = shown.Version;
        bench.RunCommanding(AgainMs, -3000);
        Assert.AreEqual(version, shown.Version);
        bench.InverterFace.Protection.OverVoltage2Ms = 1500;
        bench.RunCommanding(AgainMs, -3000);
        Assert.IsTrue(shown.Version != version && shown.Version != 0);
        Assert.AreEqual(1500, shown.Values[OverVoltage2Delay]);
    }

    [TestMethod]
    public void AfterALossTheDeviceIsReadAgain()
    {
        WireBench bench = new WireBench(1);
        InverterProtection shown = bench.Devices.Inverter.Protection;
        bench.RunCommanding(10000, -3000);
        int version = shown.Version;
        bench.InverterSlave.IsSilent = true;
        bench.RunCommanding(7000, -3000);
        Assert.AreEqual(0, shown.Version);
        Assert.AreEqual(InverterProtection.NotShown, shown.Values[OverVoltage2Delay]);
        bench.InverterSlave.IsSilent = false;
        bench.RunCommanding(10000, -3000);
        Assert.IsTrue(shown.Version != version && shown.Version != 0);
        Assert.AreEqual(500, shown.Values[OverVoltage2Delay]);
    }

    // While trip settings are read the set-point and the readings come in time: rounds begin at 0, 120 and 240 s.
    [TestMethod]
    public void ReadingTripSettingsMakesNothingLate()
    {
        WireBench bench = new WireBench(1);
        bench.RunCommanding(3000, -1000);
        InverterSample sample = new InverterSample();
        for (int round = 0; round < 250; round++)
        {
            int watts = -1001 - round;
            bench.RunCommanding(1000 + (10 * (round % 7)), watts + 1);
            bench.Devices.Inverter.Command(watts);
            long askedMs = bench.NowMs;
            while (bench.InverterFace.WrittenSetpointWatts != watts)
            {
                bench.Run(10);
                Assert.IsTrue(bench.NowMs - askedMs <= 250);
            }

            Assert.IsTrue(bench.Devices.Inverter.TryCopyTo(sample));
            Assert.IsTrue(bench.NowMs - sample.SampleMs <= 1000);
        }
    }
}
