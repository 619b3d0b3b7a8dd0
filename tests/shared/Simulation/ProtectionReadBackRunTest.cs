using nanoFramework.TestFramework;
using NanoV2G.Firmware.InterfaceProtection;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Simulation;

/// <summary>The whole unit at an inverter whose trip settings are wrong, put wrong, or not shown: no discharge, but charge.</summary>
[TestClass]
public class ProtectionReadBackRunTest
{
    // Wednesday 14 January 2026, 12:00 UTC.
    private const long StartUtcUnixMs = 1768392000000L;
    private const int StartLocalSecond = 12 * 3600;
    private const int Discharge = -3000;
    private const int Charge = 2000;
    private const int ForMs = 3600000;

    [TestMethod]
    public void AWrongSettingRefusesDischargeAndLeavesChargeAlone()
    {
        SiteParameters parameters = Site();
        parameters.InverterProtection.UnderFrequency2Ms = 2000;
        SimulatedUnit unit = new SimulatedUnit(parameters, StartLocalSecond);
        Ask(unit, Discharge, 2);
        AssertRefused(unit, LimitReason.ProtectionDiffers, ProtectionSetting.UnderFrequency2Delay);
        Ask(unit, Charge, 2);
        Assert.IsTrue(unit.Site.Inverter.Face.ActiveWatts > 1800);
    }

    [TestMethod]
    public void ASettingThatIsChangedStopsDischargeUntilItIsPutRightWithoutARestart()
    {
        SimulatedUnit unit = new SimulatedUnit(Site(), StartLocalSecond);
        Ask(unit, Discharge, 2);
        Assert.IsTrue(unit.Site.Inverter.Face.ActiveWatts < -1000, "as much as the export limit leaves");
        unit.Site.Inverter.Face.Protection.AnswersToFrequency = false;
        Ask(unit, Discharge, 3);
        AssertRefused(unit, LimitReason.ProtectionDiffers, ProtectionSetting.FrequencyResponse);
        unit.Site.Inverter.Face.Protection.AnswersToFrequency = true;
        Ask(unit, Discharge, 3);
        Assert.IsTrue(unit.Site.Inverter.Face.ActiveWatts < -1000, "as much as the export limit leaves");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AnInverterThatShowsNothingDischargesOnlyWhenItIsDeclared(bool isDeclared)
    {
        SiteParameters parameters = Site();
        parameters.InverterProtection.IsShown = false;
        SimulatedUnit unit = new SimulatedUnit(parameters, StartLocalSecond);
        unit.Settings.ProtectionDeclared = isDeclared;
        Ask(unit, Discharge, 2);
        if (isDeclared)
        {
            Assert.IsTrue(unit.Site.Inverter.Face.ActiveWatts < -1000, "as much as the export limit leaves");
            return;
        }

        AssertRefused(unit, LimitReason.ProtectionNotShown, ProtectionSetting.UnderVoltage);
        Ask(unit, Charge, 2);
        Assert.IsTrue(unit.Site.Inverter.Face.ActiveWatts > 1800);
    }

    private static SiteParameters Site()
    {
        SiteParameters parameters = new SiteParameters();
        parameters.StartUtcUnixMs = StartUtcUnixMs;
        return parameters;
    }

    private static void Ask(SimulatedUnit unit, int watts, int minutes)
    {
        if (unit.Program == null)
        {
            unit.RunMinutes(1);
        }

        unit.Program.Control.Dispatch.Offer(watts, unit.Program.Control.Snapshot.NowMs + ForMs);
        unit.RunMinutes(minutes);
    }

    private static void AssertRefused(SimulatedUnit unit, LimitReason reason, ProtectionSetting setting)
    {
        Assert.IsTrue(unit.Site.Inverter.Face.ActiveWatts > -100, "watts " + unit.Site.Inverter.Face.ActiveWatts.ToString());
        Assert.AreEqual((int)reason, (int)unit.Program.Control.Window.ExportReason);
        Assert.AreEqual((int)setting, unit.Program.Control.Protection.Setting);
    }
}
