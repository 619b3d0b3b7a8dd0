using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulation;

/// <summary>
/// The whole firmware at three-phase houses, export limit 16 A on each phase: the limit holds on each, phases are never
/// netted, and an inverter is held back by its own phase and not by another.
/// </summary>
[TestClass]
public class PhaseLimitTest
{
    /// <summary>Time above a limit that G100 leaves, ms.</summary>
    private const int MostAboveMs = 5000;

    private const int Discharge = -11000;

    // House 3 kW. On phase 2 (600 W) the limit leaves 16 A + 2.5 A, on phase 1 (1.8 kW) 16 A + 7.5 A of at most 31 A.
    [TestMethod]
    [DataRow(1, 1, 4800, 5800)]
    [DataRow(2, 2, 3700, 4600)]
    [DataRow(2, 0, 3700, 4600)]
    [DataRow(3, 0, 3700, 4600)]
    public void AOnePhaseInverterIsHeldByItsOwnPhase(int inverterPhase, int knownPhase, int least, int most)
    {
        SiteParameters parameters = Site(inverterPhase);
        parameters.HousePhase2Permille = 200;
        parameters.HousePhase3Permille = 200;
        PhaseUnit unit = new PhaseUnit(parameters, new ConstantProfile(3000), 0);
        unit.Settings.InverterPhase = knownPhase;
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(150);
        Assert.IsTrue(unit.LongestAboveExportMs == 0, "above for ms: " + unit.LongestAboveExportMs.ToString());
        Assert.IsTrue(unit.MostDischargeWatts >= least && unit.MostDischargeWatts <= most, "W: " + unit.MostDischargeWatts.ToString());
    }

    // The sun alone brings phase 1 to 15 A of export. On another phase that holds nothing back; on an unknown one it does.
    [TestMethod]
    [DataRow(2, 3000, 5000)]
    [DataRow(1, 0, 300)]
    public void ExportOnAnotherPhaseHoldsNothingBack(int inverterPhase, int least, int most)
    {
        SiteParameters parameters = Site(inverterPhase);
        parameters.HousePhase2Permille = 1000;
        parameters.HousePhase3Permille = 0;
        PhaseUnit unit = new PhaseUnit(parameters, new ConstantProfile(500), 3600);
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(150);
        Assert.IsTrue(unit.LongestAboveExportMs == 0, "above for ms: " + unit.LongestAboveExportMs.ToString());
        Assert.IsTrue(unit.MostDischargeWatts >= least && unit.MostDischargeWatts <= most, "W: " + unit.MostDischargeWatts.ToString());
    }

    // Import of 20 A on phase 3 may not be set off against export on phase 1: 16 A there is the end.
    [TestMethod]
    public void PhasesAreNotNetted()
    {
        SiteParameters parameters = Site(1);
        parameters.HousePhase2Permille = 0;
        parameters.HousePhase3Permille = 1000;
        PhaseUnit unit = new PhaseUnit(parameters, new ConstantProfile(4800), 0);
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(120);
        Assert.IsTrue(unit.LongestAboveExportMs == 0, "above for ms: " + unit.LongestAboveExportMs.ToString());
        Assert.IsTrue(unit.MostDischargeWatts > 3000 && unit.MostDischargeWatts < 3900, "W: " + unit.MostDischargeWatts.ToString());
        Assert.IsTrue(unit.Site.GridMilliwatts > 0, "the sum of the phases imports");
    }

    // 8 A of sun on phase 2: three times 8 A less margin are left, 5.7 kW.
    [TestMethod]
    public void AThreePhaseInverterIsHeldByTheWorstPhase()
    {
        SiteParameters parameters = Site(SiteParameters.EveryPhase);
        parameters.InverterRatedWatts = 11000;
        parameters.SolarPhase = 2;
        parameters.HousePhase2Permille = 0;
        PhaseUnit unit = new PhaseUnit(parameters, new ConstantProfile(600), 1920);
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(150);
        Assert.IsTrue(unit.LongestAboveExportMs == 0, "above for ms: " + unit.LongestAboveExportMs.ToString());
        Assert.IsTrue(unit.MostDischargeWatts > 4900 && unit.MostDischargeWatts < 5760, "W: " + unit.MostDischargeWatts.ToString());
        AssetSample asset = new AssetSample();
        Assert.IsTrue(unit.Run.Board.AssetMeter.TryCopyTo(asset));
        Assert.AreEqual((int)PhaseSummation.TotalsAgree, (int)asset.Summation);
        Assert.IsTrue(asset.ExportWattHours > 50, "settlement reads three phases");
    }

    // 25 A on each phase; the hob takes 8 A of its phase now and then.
    [TestMethod]
    [DataRow(2)]
    [DataRow(0)]
    public void ChargingStaysBelowTheImportLimitOfItsPhases(int inverterPhase)
    {
        SiteParameters parameters = Site(inverterPhase);
        parameters.InverterRatedWatts = inverterPhase == 0 ? 22000 : 7400;
        parameters.HobWatts = 2000;
        PhaseUnit unit = new PhaseUnit(parameters, new ConstantProfile(3000), 0);
        unit.Settings.ImportLimitMilliamps = 25000;
        unit.Settings.TryAddSchedule(0, 10080, 22000);
        unit.RunSeconds(180);
        Assert.IsTrue(unit.LongestAboveImportMs <= MostAboveMs, "above for ms: " + unit.LongestAboveImportMs.ToString());
        Assert.IsTrue(unit.MostChargeWatts > 3000, "W: " + unit.MostChargeWatts.ToString());
    }

    // Hob, motor, reactive load and a home battery that hunts, each on its phase, and a sag in the middle.
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(0)]
    public void TheLimitHoldsOnEveryPhaseOfAHardSite(int inverterPhase)
    {
        SiteParameters parameters = Site(inverterPhase);
        parameters.InverterRatedWatts = inverterPhase == 0 ? 11000 : 7400;
        parameters.HobWatts = 1800;
        parameters.MotorWatts = 1100;
        parameters.MotorPhase = 2;
        parameters.MotorEveryMs = 30000;
        parameters.MotorRunMs = 12000;
        parameters.ReactiveLoadVars = 1500;
        parameters.ReactiveLoadPhase = 3;
        parameters.HomeBatteryWatts = 2500;
        parameters.HomeBatteryPhase = 1;
        PhaseUnit unit = new PhaseUnit(parameters, new GeneratedHouse(5, 17 * 3600), 0);
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(1);
        unit.Run.Faults.Add(SimulatedFault.VoltageSag, 120000, 1500);
        unit.RunSeconds(300);
        Assert.IsTrue(unit.LongestAboveExportMs <= MostAboveMs, "above for ms: " + unit.LongestAboveExportMs.ToString());
        Assert.IsTrue(unit.MostDischargeWatts > 1000, "W: " + unit.MostDischargeWatts.ToString());
    }

    [TestMethod]
    public void AMeterRatedBelowTheFuseLeavesTheContactorOpen()
    {
        PhaseUnit unit = new PhaseUnit(Site(1), new ConstantProfile(3000), 0);
        unit.Field.BoundaryRatedMilliamps = 63000;
        unit.Settings.CutOutFuseMilliamps = 80000;
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(60);
        Assert.AreEqual(0, unit.Site.Contactor.Closings);
        Assert.AreEqual((int)LimitReason.MeterRefused, (int)unit.Program.Control.Window.OpenReason);
    }

    // A three-phase inverter where a one-phase one has been set: its power would be taken for a third of what flows.
    [TestMethod]
    public void AnInverterWithOtherPhasesThanSetIsRefused()
    {
        PhaseUnit unit = new PhaseUnit(Site(SiteParameters.EveryPhase), new ConstantProfile(3000), 0);
        unit.Field.InverterPhases = 1;
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(60);
        Assert.AreEqual(0, unit.Site.Contactor.Closings);
        Assert.AreEqual((int)InverterRefusal.WrongPhases, (int)unit.Run.Board.Inverter.Refusal);
        Assert.AreEqual((int)LimitReason.InverterRefused, (int)unit.Program.Control.Window.OpenReason);
    }

    // A meter that is read four times a second and measures every 12 s, 4 A of other generation: 11.8 A are safe without it.
    [TestMethod]
    public void AMeterThatMeasuresEveryTwelveSecondsLeavesTheOpenLoopCap()
    {
        SiteParameters parameters = Site(1);
        parameters.BoundaryMeter.UpdateMs = 12000;
        parameters.BoundaryMeter.AveragingMs = 12000;
        PhaseUnit unit = new PhaseUnit(parameters, new ConstantProfile(6000), 0);
        unit.Settings.OtherGenerationMilliamps = 4000;
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(150);
        Assert.IsTrue(unit.MostDischargeWatts <= 12 * 240, "W: " + unit.MostDischargeWatts.ToString());
        Assert.IsTrue(unit.Run.Board.BoundaryMeter.MeasuredRefreshMs > 11500, "ms: " + unit.Run.Board.BoundaryMeter.MeasuredRefreshMs.ToString());
        int readings = unit.Run.Board.Devices.BoundaryMeter.Readings;
        Assert.IsTrue(readings >= 150 * 39 / 10, "it is read often: " + readings.ToString());
    }

    // The asset meter gives pulses: they are recorded, but its power proves nothing, so that without a boundary meter the
    // contactor opens.
    [TestMethod]
    public void AnAssetMeterOfPulsesIsRecordedAndProvesNothing()
    {
        PhaseUnit unit = new PhaseUnit(Site(1), new ConstantProfile(2000), 0);
        unit.Field.AssetMeter = MeterKind.S0Pulses;
        unit.Field.PulseMeterSerial = 4711;
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(1);
        unit.Run.Faults.Add(SimulatedFault.MeterSilent, 140000, 20000);
        unit.RunSeconds(138);
        Assert.IsTrue(unit.Site.Contactor.IsMainClosed, "it serves");
        AssetSample asset = new AssetSample();
        Assert.IsTrue(unit.Run.Board.AssetMeter.TryCopyTo(asset));
        long truth = unit.Site.AssetExportMilliwattSeconds / 3600000;
        Assert.IsTrue(truth > 40 && truth - asset.ExportWattHours <= 2 && asset.ExportWattHours <= truth, "Wh: " + asset.ExportWattHours.ToString());
        Assert.AreEqual(4711L, asset.MeterSerial);
        unit.RunSeconds(7);
        Assert.IsFalse(unit.Site.Contactor.IsMainClosed, "silent since 6 s");
        Assert.IsTrue(unit.LongestAboveExportMs == 0);
    }

    // Everything on one bus.
    [TestMethod]
    public void TheLimitHoldsWithAllDevicesOnOneBus()
    {
        SiteParameters parameters = Site(2);
        parameters.HobWatts = 1800;
        PhaseUnit unit = new PhaseUnit(parameters, new ConstantProfile(3000), 0);
        unit.Field.OneBus = true;
        unit.Settings.TryAddSchedule(0, 10080, Discharge);
        unit.RunSeconds(180);
        Assert.IsTrue(unit.LongestAboveExportMs <= MostAboveMs, "above for ms: " + unit.LongestAboveExportMs.ToString());
        Assert.IsTrue(unit.MostDischargeWatts > 3000, "W: " + unit.MostDischargeWatts.ToString());
    }

    private static SiteParameters Site(int inverterPhase)
    {
        SiteParameters parameters = new SiteParameters();
        parameters.PhaseCount = 3;
        parameters.InverterPhase = inverterPhase;
        parameters.BatteryStartPermille = 800;
        return parameters;
    }
}
