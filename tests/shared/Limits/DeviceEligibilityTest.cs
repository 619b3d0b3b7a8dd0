using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limits;

/// <summary>A device that cannot do what the limits ask of it is refused by name, with no power.</summary>
[TestClass]
public class DeviceEligibilityTest
{
    private const int Rated = 32000;

    // Rating of the meter, fuse, import limit, and whether the meter is refused.
    [TestMethod]
    [DataRow(100000, 60000, 60000, false)]
    [DataRow(100000, 100000, 60000, false)]
    [DataRow(45000, 60000, 40000, true)]
    [DataRow(80000, 100000, 60000, true)]
    [DataRow(80000, 60000, 100000, true)]
    [DataRow(60000, 60000, 60000, false)]
    [DataRow(59999, 60000, 60000, true)]
    public void ABoundaryMeterRatedBelowTheFuseIsRefused(int ratedMilliamps, int fuseMilliamps, int importMilliamps, bool isRefused)
    {
        FakeBoard board = new FakeBoard();
        board.RatedMilliamps = ratedMilliamps;
        UnitSettings settings = new UnitSettings();
        settings.CutOutFuseMilliamps = fuseMilliamps;
        settings.ImportLimitMilliamps = importMilliamps;
        RecordingEvents events = new RecordingEvents();
        LimitWindow window = Narrow(new DeviceEligibility(settings, board, board, events));
        Assert.AreEqual(isRefused, window.MustOpen);
        Assert.AreEqual(isRefused ? (int)LimitReason.MeterRefused : (int)LimitReason.Rating, (int)window.OpenReason);
        Assert.AreEqual(isRefused ? 1 : 0, events.CountOf(EventCode.MeterRefused));
    }

    [TestMethod]
    [DataRow((int)MeterRefusal.AssetMeterOnly)]
    [DataRow((int)MeterRefusal.PulsesOnly)]
    [DataRow((int)MeterRefusal.WrongWiring)]
    public void WhatTheDriverRefusesIsRefusedAndTakenBackWhenItIsCured(int refusal)
    {
        FakeBoard board = new FakeBoard();
        board.Refusal = (MeterRefusal)refusal;
        RecordingEvents events = new RecordingEvents();
        DeviceEligibility eligibility = new DeviceEligibility(new UnitSettings(), board, board, events);
        Assert.IsTrue(Narrow(eligibility).MustOpen);
        Assert.IsTrue(Narrow(eligibility).MustOpen);
        Assert.AreEqual(1, events.CountOf(EventCode.MeterRefused));
        board.Refusal = MeterRefusal.None;
        Assert.IsFalse(Narrow(eligibility).MustOpen);
        Assert.AreEqual(2, events.CountOf(EventCode.MeterRefused));
    }

    [TestMethod]
    public void ARefusedInverterOpensTheContactorUntilAnotherIsFound()
    {
        FakeBoard board = new FakeBoard();
        board.InverterRefusal = InverterRefusal.NoControlModel;
        RecordingEvents events = new RecordingEvents();
        DeviceEligibility eligibility = new DeviceEligibility(new UnitSettings(), board, board, events);
        LimitWindow window = Narrow(eligibility);
        Assert.AreEqual((int)LimitReason.InverterRefused, (int)window.OpenReason);
        Assert.AreEqual(0, window.MostImportMilliamps + window.MostExportMilliamps);
        board.InverterRefusal = InverterRefusal.None;
        Assert.IsFalse(Narrow(eligibility).MustOpen);
        Assert.AreEqual(2, events.CountOf(EventCode.InverterRefused));
    }

    // Slowest allowed 1200 ms; back at 1080 ms. The cap keeps a hundredth of the limit for the inverter's error.
    [TestMethod]
    public void AMeterThatIsMeasuredToBeSlowLeavesTheOpenLoopCap()
    {
        FakeBoard board = new FakeBoard();
        UnitSettings settings = new UnitSettings();
        settings.ExportLimitMilliamps = 16000;
        settings.OtherGenerationMilliamps = 10000;
        RecordingEvents events = new RecordingEvents();
        DeviceEligibility eligibility = new DeviceEligibility(settings, board, board, events);
        board.MeasuredRefreshMs = 1200;
        Assert.AreEqual(Rated, Narrow(eligibility).MostExportMilliamps);
        board.MeasuredRefreshMs = 12000;
        LimitWindow window = Narrow(eligibility);
        Assert.AreEqual(16000 - 10000 - settings.LimitMarginMilliamps - 160, window.MostExportMilliamps);
        Assert.AreEqual((int)LimitReason.MeterTooSlow, (int)window.ExportReason);
        Assert.AreEqual((int)LimitReason.MeterTooSlow, (int)window.ImportReason);
        Assert.IsFalse(window.MustOpen);
        board.MeasuredRefreshMs = 1100;
        Assert.AreEqual((int)LimitReason.MeterTooSlow, (int)Narrow(eligibility).ExportReason, "on the edge it stays");
        board.MeasuredRefreshMs = 1000;
        Assert.AreEqual(Rated, Narrow(eligibility).MostExportMilliamps);
        Assert.AreEqual(2, events.CountOf(EventCode.MeterRefreshJudged));
    }

    private static LimitWindow Narrow(DeviceEligibility eligibility)
    {
        LimitWindow window = new LimitWindow();
        window.Begin(Rated);
        eligibility.Narrow(new Situation().Snapshot, window);
        return window;
    }
}
