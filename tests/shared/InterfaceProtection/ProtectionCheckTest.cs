using nanoFramework.TestFramework;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.InterfaceProtection;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Inverters;
using NanoV2G.Tests.Control;

namespace NanoV2G.Tests.InterfaceProtection;

/// <summary>A setting that differs, or is not shown, refuses discharge by name and leaves charging alone.</summary>
[TestClass]
public class ProtectionCheckTest
{
    private const int Rated = 32000;

    [TestMethod]
    public void NothingReadYetRefusesDischargeWithoutAnEvent()
    {
        RecordingEvents events = new RecordingEvents();
        UnitSettings settings = new UnitSettings();
        settings.ProtectionDeclared = true;
        ProtectionCheck check = new ProtectionCheck(settings, new InverterProtection(), events);
        AssertWindow(check, 0, LimitReason.ProtectionNotShown);
        Assert.AreEqual(0, events.CountOf(EventCode.ProtectionJudged));
    }

    [TestMethod]
    public void WhatAgreesIsNoNews()
    {
        RecordingEvents events = new RecordingEvents();
        InverterProtection shown = new InverterProtection();
        ProtectionCheck check = new ProtectionCheck(new UnitSettings(), shown, events);
        G99Protection.Show(shown);
        AssertWindow(check, Rated, LimitReason.Rating);
        Assert.AreEqual(0, events.CountOf(EventCode.ProtectionJudged));
    }

    // Whether it is declared makes no difference to what is shown and wrong.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AWrongSettingIsRefusedByNameAndAllowedWhenPutRight(bool isDeclared)
    {
        RecordingEvents events = new RecordingEvents();
        InverterProtection shown = new InverterProtection();
        UnitSettings settings = new UnitSettings();
        settings.ProtectionDeclared = isDeclared;
        ProtectionCheck check = new ProtectionCheck(settings, shown, events);
        G99Protection.SetCurve(shown, G99Protection.OverFrequency, 51500, 500);
        Publish(shown, G99Protection.OverFrequency, 51500);
        AssertWindow(check, 0, LimitReason.ProtectionDiffers);
        AssertWindow(check, 0, LimitReason.ProtectionDiffers);
        AssertEvent(events, 1, ProtectionSetting.OverFrequency, 51500);
        Assert.AreEqual((int)ProtectionSetting.OverFrequency, check.Setting);
        Publish(shown, G99Protection.OverFrequency, 50500);
        AssertWindow(check, 0, LimitReason.ProtectionDiffers);
        AssertEvent(events, 2, ProtectionSetting.OverFrequency, 50500);
        G99Protection.Show(shown);
        AssertWindow(check, Rated, LimitReason.Rating);
        AssertEvent(events, 3, ProtectionSetting.None, 0);
        Assert.AreEqual(0, check.Setting);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void WhatIsNotShownIsAllowedOnlyWhenDeclared(bool isDeclared)
    {
        RecordingEvents events = new RecordingEvents();
        InverterProtection shown = new InverterProtection();
        UnitSettings settings = new UnitSettings();
        settings.ProtectionDeclared = isDeclared;
        ProtectionCheck check = new ProtectionCheck(settings, shown, events);
        shown.Publish();
        AssertWindow(check, isDeclared ? Rated : 0, isDeclared ? LimitReason.Rating : LimitReason.ProtectionNotShown);
        Assert.AreEqual(isDeclared ? 0 : 1, events.CountOf(EventCode.ProtectionJudged));
        Assert.AreEqual(isDeclared ? 0 : (int)ProtectionSetting.UnderVoltage, check.Setting);
    }

    [TestMethod]
    public void AnotherDeviceIsReadBeforeItIsAllowed()
    {
        RecordingEvents events = new RecordingEvents();
        InverterProtection shown = new InverterProtection();
        ProtectionCheck check = new ProtectionCheck(new UnitSettings(), shown, events);
        G99Protection.Show(shown);
        AssertWindow(check, Rated, LimitReason.Rating);
        shown.Forget();
        AssertWindow(check, 0, LimitReason.ProtectionNotShown);
        G99Protection.Show(shown);
        AssertWindow(check, Rated, LimitReason.Rating);
        Assert.AreEqual(0, events.CountOf(EventCode.ProtectionJudged));
    }

    // Who answers to frequency by the unit's setting, whether the inverter does, and whether that agrees.
    [TestMethod]
    [DataRow(0, 1, true)]
    [DataRow(0, 0, false)]
    [DataRow(1, 0, true)]
    [DataRow(1, 1, false)]
    [DataRow(2, 0, true)]
    [DataRow(2, 1, false)]
    public void FrequencyIsAnsweredByTheDeviceThatIsSet(int responder, int inverterAnswers, bool agrees)
    {
        RecordingEvents events = new RecordingEvents();
        InverterProtection shown = new InverterProtection();
        UnitSettings settings = new UnitSettings();
        settings.FrequencyResponder = responder;
        ProtectionCheck check = new ProtectionCheck(settings, shown, events);
        G99Protection.Show(shown);
        shown.Set(InverterProtection.FrequencyResponse, inverterAnswers);
        shown.Publish();
        AssertWindow(check, agrees ? Rated : 0, agrees ? LimitReason.Rating : LimitReason.ProtectionDiffers);
        Assert.AreEqual(agrees ? 0 : (int)ProtectionSetting.FrequencyResponse, check.Setting);
    }

    [TestMethod]
    public void TheSameReadAgainIsNoNewVersion()
    {
        InverterProtection shown = new InverterProtection();
        G99Protection.Show(shown);
        int version = shown.Version;
        G99Protection.Show(shown);
        Assert.AreEqual(version, shown.Version);
        shown.Forget();
        Assert.AreEqual(0, shown.Version);
        G99Protection.Show(shown);
        Assert.IsTrue(shown.Version != version && shown.Version != 0);
    }

    [TestMethod]
    public void TheVerdictOfBeforeHoldsUntilEveryPartIsJudged()
    {
        RecordingEvents events = new RecordingEvents();
        InverterProtection shown = new InverterProtection();
        ProtectionCheck check = new ProtectionCheck(new UnitSettings(), shown, events);
        G99Protection.Show(shown);
        AssertWindow(check, ProtectionCheck.Parts - 1, 0, LimitReason.ProtectionNotShown);
        AssertWindow(check, 1, Rated, LimitReason.Rating);
        Publish(shown, G99Protection.OverFrequency, 51000);
        AssertWindow(check, ProtectionCheck.Parts - 1, Rated, LimitReason.Rating);
        Assert.AreEqual(0, events.CountOf(EventCode.ProtectionJudged));
        AssertWindow(check, 1, 0, LimitReason.ProtectionDiffers);
        AssertEvent(events, 1, ProtectionSetting.OverFrequency, 51000);
        Publish(shown, G99Protection.OverFrequency, 51000);
        AssertWindow(check, 2, 0, LimitReason.ProtectionDiffers);
        Publish(shown, G99Protection.OverFrequency, 52000);
        AssertWindow(check, ProtectionCheck.Parts - 1, 0, LimitReason.ProtectionDiffers);
        AssertWindow(check, 1, Rated, LimitReason.Rating);
    }

    private static void Publish(InverterProtection shown, int curve, int milliHertz)
    {
        G99Protection.Show(shown);
        G99Protection.SetCurve(shown, curve, milliHertz, 500);
        shown.Publish();
    }

    private static void AssertWindow(ProtectionCheck check, int export, LimitReason reason)
    {
        AssertWindow(check, ProtectionCheck.Parts, export, reason);
    }

    private static void AssertWindow(ProtectionCheck check, int ticks, int export, LimitReason reason)
    {
        LimitWindow window = new LimitWindow();
        for (int tick = 0; tick < ticks; tick++)
        {
            window.Begin(Rated);
            check.Narrow(new Situation().Snapshot, window);
        }

        Assert.AreEqual(export, window.MostExportMilliamps);
        Assert.AreEqual((int)reason, (int)window.ExportReason);
        Assert.AreEqual(Rated, window.MostImportMilliamps, "charging is left alone");
        Assert.IsFalse(window.MustOpen);
    }

    private static void AssertEvent(RecordingEvents events, int count, ProtectionSetting setting, int value)
    {
        Assert.AreEqual(count, events.CountOf(EventCode.ProtectionJudged));
        Assert.AreEqual((int)setting, events.LastValue1(EventCode.ProtectionJudged));
        Assert.AreEqual(value, events.LastValue2(EventCode.ProtectionJudged));
    }
}
