using nanoFramework.TestFramework;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Tests.Simulation;

/// <summary>The whole unit with a car that it hears through a gateway, on the wire and at the plant.</summary>
[TestClass]
public class VehicleRunTest
{
    // Wednesday 14 January 2026, 12:00 UTC.
    private const long StartUtcUnixMs = 1768392000000L;
    private const int StartLocalSecond = 12 * 3600;

    // By the plug contact: 200 ms to the next tick and 40 ms of travel. By the gateway its reading every 500 ms and its turn on the bus
    // come first.
    [TestMethod]
    [DataRow((int)VehicleProtocol.Chademo, true, 300)]
    [DataRow((int)VehicleProtocol.Chademo, false, 1000)]
    [DataRow((int)VehicleProtocol.Ccs, false, 1000)]
    public void PartedUnderLoadTheContactorIsOpen(int protocol, bool isUnplugged, int mostMs)
    {
        SimulatedUnit unit = Discharging((VehicleProtocol)protocol);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            // Not always at the same place between two ticks and two readings.
            unit.Run.RunFor(80000 + (attempt * 130));
            Assert.IsTrue(unit.Site.InverterWatts < -1000, "under load");
            Part(unit, isUnplugged, true);
            int openMs = 0;
            while (unit.Site.IsConnected && openMs <= mostMs)
            {
                unit.Run.StepTenMs();
                openMs += SiteTiming.StepMs;
            }

            Assert.IsTrue(openMs <= mostMs, "open after " + openMs.ToString() + " ms");
            Assert.AreEqual(0, unit.Program.Control.Target.Watts);
            Part(unit, isUnplugged, false);
        }
    }

    // 5 A of the battery, and what is lost on the way: the car never gives more.
    [TestMethod]
    [DataRow((int)VehicleProtocol.Chademo)]
    [DataRow((int)VehicleProtocol.Ccs)]
    public void ACarThatTakesLittleIsGivenNoMore(int protocol)
    {
        SimulatedUnit unit = Discharging((VehicleProtocol)protocol);
        unit.Site.Battery.CurrentLimitMilliamps = 5000;
        unit.Run.RunFor(5000);

        Assert.AreEqual((int)LimitReason.VehicleCurrent, (int)unit.Program.Control.Window.ExportReason);
        long lossFactor = 1000 + unit.Site.Parameters.InverterLossesPermille;
        long batteryMilliamps = -unit.Site.Inverter.StageMilliwatts * lossFactor / unit.Site.Battery.Millivolts;
        Assert.IsTrue(batteryMilliamps <= 5000 && batteryMilliamps > 4500, batteryMilliamps.ToString() + " mA of the battery");
    }

    // 5 A of 379 V are 1895 W: less than that is not asked for.
    [TestMethod]
    public void ACarWithALeastCurrentIsNotGivenLess()
    {
        SimulatedUnit unit = Discharging(VehicleProtocol.Chademo);
        unit.Site.Battery.LeastMilliamps = 5000;
        unit.Program.Control.Dispatch.Offer(1500, long.MaxValue);
        unit.Run.RunFor(5000);
        Assert.AreEqual(0, unit.Program.Control.Target.Watts);

        unit.Program.Control.Dispatch.Offer(2600, long.MaxValue);
        unit.Run.RunFor(10000);
        Assert.AreEqual(2600, unit.Program.Control.Target.Watts);
    }

    private static void Part(SimulatedUnit unit, bool isUnplugged, bool isParted)
    {
        if (isUnplugged)
        {
            unit.Site.PlugVehicle(!isParted);
        }
        else
        {
            unit.Site.Battery.IsUnlocked = isParted;
        }
    }

    private static SimulatedUnit Discharging(VehicleProtocol protocol)
    {
        SiteParameters parameters = new SiteParameters();
        parameters.StartUtcUnixMs = StartUtcUnixMs;
        parameters.InverterRestartMs = 2000;
        parameters.JourneyWattHours = 0;
        SimulatedUnit unit = new SimulatedUnit(parameters, StartLocalSecond, protocol);
        unit.Settings.ExportLimitMilliamps = 32000;
        unit.Run.RunFor(30000);
        unit.Program.Control.Dispatch.Offer(-5000, long.MaxValue);
        unit.Run.RunFor(60000);
        Assert.IsTrue(unit.Site.InverterWatts < -1000, "discharging");
        return unit;
    }
}
