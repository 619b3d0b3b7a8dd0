using nanoFramework.TestFramework;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tests.Simulation;

/// <summary>
/// One hour of a winter afternoon with a meter lost, a power cut and an inverter that ignores its set-point: the same
/// record on every runtime, to the byte.
/// </summary>
[TestClass]
public class SimulatedHourTest
{
    // Tuesday 13 January 2026, 16:15 UTC.
    private const long StartUtcUnixMs = 1768320900000L;
    private const int StartLocalSecond = (16 * 3600) + (15 * 60);

    // What .NET and the nanoFramework interpreter both record. It changes only when the firmware or the plant is meant to.
    private const long ExpectedHash = -505492384193842785;

    [TestMethod]
    public void TheHoursHalfHoursAndEventsHashAsExpected()
    {
        SimulatedUnit unit = MakeHour();
        unit.RunMinutes(60);
        Assert.AreEqual(2, unit.Messages.HalfHours, "half-hours");
        Assert.IsTrue(unit.Messages.Events > 20, "events: " + unit.Messages.Events.ToString());
        Assert.IsTrue(unit.LongestAboveLimitMs <= 5000, "above the limit for ms: " + unit.LongestAboveLimitMs.ToString());
        Assert.AreEqual(ExpectedHash, unit.Messages.Value, "hash of half-hours and events");
    }

    private static SimulatedUnit MakeHour()
    {
        SimulatedUnit unit = new SimulatedUnit(StartUtcUnixMs, StartLocalSecond);
        unit.Settings.TryAddSchedule(0, 10080, -7400);
        unit.Run.Faults.Add(SimulatedFault.MeterSilent, 5 * 60000, 30000);
        unit.Run.Faults.Add(SimulatedFault.PowerCut, 20 * 60000, 60000);
        unit.Run.Faults.Add(SimulatedFault.InverterIgnores, 40 * 60000, 60000);
        return unit;
    }
}
