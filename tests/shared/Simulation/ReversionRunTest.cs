using nanoFramework.TestFramework;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Simulation;

/// <summary>The whole unit with inverters whose reversion timer does what it should, nothing, or the opposite.</summary>
[TestClass]
public class ReversionRunTest
{
    // Wednesday 14 January 2026, 12:00 UTC.
    private const long StartUtcUnixMs = 1768392000000L;
    private const int StartLocalSecond = 12 * 3600;

    // 16 A less 14.5 A of other generation, margin and 1 %, at the highest voltage, and what an inverter may err.
    private const int CapWatts = 1300 * 253 / 1000 + 20;

    [TestMethod]
    [DataRow(-5000)]
    [DataRow(5000)]
    public void ItLandsOnceAfterTheBootAndTheRequestIsServed(int watts)
    {
        SimulatedUnit unit = Served(watts, 0, false);
        Assert.AreEqual(1, unit.Site.Inverter.Reversions);
        Assert.IsTrue(unit.Program.Control.Reversion.IsProved);
        Assert.AreEqual(0, unit.LongestAboveLimitMs);
        int own = watts < 0 ? -unit.Site.InverterWatts : unit.Site.InverterWatts;
        Assert.IsTrue(own > 1000, own.ToString() + " W after the try");
        unit.RunMinutes(30);
        Assert.AreEqual(1, unit.Site.Inverter.Reversions, "not tried again");
    }

    [TestMethod]
    public void ATimerThatNeverRunsOutLeavesTheOpenLoopCap()
    {
        SimulatedUnit unit = Served(-5000, 0, true);
        Assert.IsFalse(unit.Program.Control.Reversion.IsProved);
        Assert.AreEqual((int)LimitReason.ReversionUnproved, (int)unit.Program.Control.Window.ExportReason);
        Assert.IsTrue(-unit.Site.InverterWatts <= CapWatts, unit.Site.InverterWatts.ToString() + " W");
        Assert.AreEqual(0, unit.LongestAboveLimitMs);
    }

    // "Reversion" as the end of a limit: full power, which the unit takes back as soon as it shows.
    [TestMethod]
    [DataRow(-7400)]
    [DataRow(7400)]
    public void ATimerThatLandsAtFullPowerIsFoundAndTakenBack(int revertsTo)
    {
        SimulatedUnit unit = Served(revertsTo, revertsTo, false);
        Assert.AreEqual(1, unit.Site.Inverter.Reversions, "once is enough");
        Assert.IsFalse(unit.Program.Control.Reversion.IsProved);
        Assert.IsTrue(unit.LongestAboveLimitMs <= 2500, "above the limit for " + unit.LongestAboveLimitMs.ToString() + " ms");
        Assert.IsTrue(-unit.Site.InverterWatts <= CapWatts, unit.Site.InverterWatts.ToString() + " W");
    }

    private static SimulatedUnit Served(int watts, int revertsTo, bool neverReverts)
    {
        SiteParameters parameters = new SiteParameters();
        parameters.StartUtcUnixMs = StartUtcUnixMs;
        parameters.JourneyWattHours = 0;
        SimulatedUnit unit = new SimulatedUnit(parameters, StartLocalSecond);
        unit.Site.Inverter.RevertsToWatts = revertsTo;
        unit.Site.Inverter.NeverReverts = neverReverts;
        unit.RunMinutes(1);
        unit.Program.Control.Dispatch.Offer(watts, long.MaxValue);
        unit.RunMinutes(3);
        return unit;
    }
}
