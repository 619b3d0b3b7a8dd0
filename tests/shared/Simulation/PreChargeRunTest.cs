using nanoFramework.TestFramework;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Simulation;

/// <summary>The whole unit on a board that drives the contactors of the DC side.</summary>
[TestClass]
public class PreChargeRunTest
{
    // Wednesday 14 January 2026, 12:00 UTC.
    private const long StartUtcUnixMs = 1768392000000L;
    private const int StartLocalSecond = 12 * 3600;

    // The DC side first: the main contactor closes on 19 V at most, and the supply's diodes find a link above their peak.
    [TestMethod]
    public void NoContactorClosesOnAnUnchargedLink()
    {
        SimulatedUnit unit = Unit(true, true);
        Serve(unit);

        Assert.IsTrue(unit.Site.InverterWatts < -500, "discharging");
        Assert.IsTrue(unit.Site.DcLink.WorstInrushMillivolts <= 19000, unit.Site.DcLink.WorstInrushMillivolts.ToString() + " mV");
        Assert.AreEqual(0, unit.Site.DcLink.WorstDiodeInrushMillivolts);
    }

    [TestMethod]
    public void TheDcSideOpensAfterTheAcSide()
    {
        SimulatedUnit unit = Unit(true, true);
        Serve(unit);
        unit.Site.PlugVehicle(false);
        bool wasAcOpenFirst = true;
        for (int step = 0; step < 1000; step++)
        {
            unit.Run.StepTenMs();
            wasAcOpenFirst &= unit.Site.DcLink.IsMainClosed || !unit.Site.IsConnected;
        }

        Assert.IsFalse(unit.Site.DcLink.IsMainClosed);
        Assert.IsFalse(unit.Site.IsConnected);
        Assert.IsTrue(wasAcOpenFirst);
        Assert.AreEqual((int)ContactorFault.None, (int)unit.Program.Control.Dc.Fault);
    }

    // No silent way round: what the installer says is fitted, and the board does not have, keeps the unit without power.
    [TestMethod]
    public void OnABoardThatCannotDriveThemTheUnitStaysOpen()
    {
        SimulatedUnit unit = Unit(true, false);
        Serve(unit);

        Assert.IsFalse(unit.Site.IsConnected);
        Assert.AreEqual(Permissive.DcConnected, unit.Program.Control.MissingPermissives);
    }

    [TestMethod]
    public void ALatchedFaultOfTheDcSideIsShownAtTheContactor()
    {
        SimulatedUnit unit = Unit(true, true);
        unit.Site.DcLink.PreChargeIsOpen = true;
        Serve(unit);

        Assert.AreEqual((int)ContactorFault.PreChargeFailed, (int)unit.Program.Control.Dc.Fault);
        ControllerState state = new ControllerState(unit.Program.Control, unit.Settings);
        Assert.AreEqual((int)ContactorState.Faulted, (int)state.Shown[UnitState.Contactor]);
    }

    private static void Serve(SimulatedUnit unit)
    {
        unit.Run.RunFor(30000);
        unit.Program.Control.Dispatch.Offer(-3000, long.MaxValue);
        unit.Run.RunFor(60000);
    }

    private static SimulatedUnit Unit(bool isFitted, bool boardDrives)
    {
        SiteParameters parameters = new SiteParameters();
        parameters.StartUtcUnixMs = StartUtcUnixMs;
        parameters.InverterRestartMs = 2000;
        parameters.HasDcContactor = boardDrives;
        SimulatedUnit unit = new SimulatedUnit(parameters, StartLocalSecond);
        unit.Settings.DcContactorFitted = isFitted;
        unit.Settings.ExportLimitMilliamps = 32000;
        return unit;
    }
}
