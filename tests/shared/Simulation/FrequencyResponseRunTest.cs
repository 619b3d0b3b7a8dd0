using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulation;

/// <summary>
/// The whole unit at a supply whose frequency leaves, answering in place of its inverter of 7.4 kW: within 2 s of the true
/// frequency (ENA EREC G99), of which the meter's frequency, read once a second, takes the most.
/// </summary>
[TestClass]
public class FrequencyResponseRunTest
{
    // Wednesday 14 January 2026, 03:00 UTC: no sun.
    private const long StartUtcUnixMs = 1768359600000L;
    private const int StartLocalSecond = 3 * 3600;
    private const int ForMs = 3600000;
    private const int MostDelayMs = 2000;

    // 1 Hz above 50.4 Hz: 20 % of the rating.
    [TestMethod]
    public void AtAHighFrequencyDischargeFallsAndComesBack()
    {
        SimulatedUnit unit = Serving(-3000, UnitSettings.ControllerResponds);
        AssertWatts(-3000, unit);
        Assert.IsTrue(AnswerMs(unit, 1400, false) <= MostDelayMs);
        AssertWatts(-3000 + 1480, unit);
        Assert.AreEqual((int)LimitReason.FrequencyResponse, (int)unit.Program.Control.Window.ExportReason);
        unit.Site.Supply.OffsetMilliHertz = 0;
        Run(unit, 10000);
        AssertWatts(-3000, unit);
    }

    // 0.1 Hz below 49.5 Hz: a third of the rating.
    [TestMethod]
    public void AtALowFrequencyChargeFallsAndComesBack()
    {
        SimulatedUnit unit = Serving(4000, UnitSettings.ControllerResponds);
        AssertWatts(4000, unit);
        Assert.IsTrue(AnswerMs(unit, -600, true) <= MostDelayMs);
        AssertWatts(4000 - 2467, unit);
        unit.Site.Supply.OffsetMilliHertz = 0;
        Run(unit, 10000);
        AssertWatts(4000, unit);
    }

    // 0.4 Hz below 49.5 Hz: 9867 W less than the 4000 W of before, within 10 s as much as possible.
    [TestMethod]
    public void AtAStillLowerOneChargeBecomesDischargeWithinTenSeconds()
    {
        SimulatedUnit unit = Serving(4000, UnitSettings.ControllerResponds);
        unit.Site.Supply.OffsetMilliHertz = -900;
        Run(unit, 11000);
        AssertWatts(-5867, unit);
        Assert.IsFalse(unit.Program.Control.Window.MustOpen);
    }

    [TestMethod]
    public void StillChargingAt48Point9HertzOpensTheContactor()
    {
        SimulatedUnit unit = Serving(4000, UnitSettings.ControllerResponds);
        unit.Site.Inverter.IgnoresSetpoints = true;
        unit.Site.Supply.OffsetMilliHertz = -1100;
        Run(unit, 1000 + MostDelayMs + 1000);
        Assert.IsTrue(!unit.Site.Contactor.IsMainClosed);
        Assert.AreEqual((int)LimitReason.FrequencyResponse, (int)unit.Program.Control.Window.OpenReason);
    }

    [TestMethod]
    [DataRow(-3000, 1400)]
    [DataRow(4000, -600)]
    public void WhereTheInverterAnswersTheControllerDoesNot(int watts, int offsetMilliHertz)
    {
        SimulatedUnit unit = Serving(watts, UnitSettings.InverterResponds);
        unit.Site.Supply.OffsetMilliHertz = offsetMilliHertz;
        Run(unit, 10000);
        AssertWatts(watts, unit);
    }

    private static SimulatedUnit Serving(int watts, int responder)
    {
        SiteParameters parameters = new SiteParameters();
        parameters.StartUtcUnixMs = StartUtcUnixMs;
        parameters.FrequencyWanderMilliHertz = 0;
        parameters.BatteryStartPermille = 600;
        parameters.InverterProtection.AnswersToFrequency = responder == UnitSettings.InverterResponds;
        SimulatedUnit unit = new SimulatedUnit(parameters, StartLocalSecond);
        unit.Settings.FrequencyResponder = responder;
        unit.Settings.ExportLimitMilliamps = 60000;
        unit.Settings.ImportLimitMilliamps = 60000;
        unit.RunMinutes(1);
        unit.Program.Control.Dispatch.Offer(watts, unit.Program.Control.Snapshot.NowMs + ForMs);
        unit.RunMinutes(2);
        return unit;
    }

    /// <summary>Time from the true frequency's change until the inverter's power has moved by 500 W, ms; the power has settled when it returns.</summary>
    private static int AnswerMs(SimulatedUnit unit, int offsetMilliHertz, bool isDown)
    {
        int before = unit.Site.Inverter.StageMilliwatts;
        int nominal = unit.Site.Supply.FrequencyMilliHertz;
        unit.Site.Supply.OffsetMilliHertz = offsetMilliHertz;
        while (unit.Site.Supply.FrequencyMilliHertz == nominal)
        {
            unit.Run.StepTenMs();
        }

        int elapsedMs = 0;
        while ((isDown ? before - unit.Site.Inverter.StageMilliwatts : unit.Site.Inverter.StageMilliwatts - before) < 500000 && elapsedMs < 10000)
        {
            unit.Run.StepTenMs();
            elapsedMs += SiteTiming.StepMs;
        }

        Run(unit, 5000);
        return elapsedMs;
    }

    private static void Run(SimulatedUnit unit, int ms)
    {
        for (int elapsedMs = 0; elapsedMs < ms; elapsedMs += SiteTiming.StepMs)
        {
            unit.Run.StepTenMs();
        }
    }

    private static void AssertWatts(int expected, SimulatedUnit unit)
    {
        int watts = unit.Site.Inverter.StageMilliwatts / 1000;
        Assert.IsTrue(watts >= expected - 60 && watts <= expected + 60, "watts " + watts.ToString() + ", expected " + expected.ToString());
    }
}
