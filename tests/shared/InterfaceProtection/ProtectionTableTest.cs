using nanoFramework.TestFramework;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.InterfaceProtection;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Inverters;
using NanoV2G.Tests.Control;

namespace NanoV2G.Tests.InterfaceProtection;

/// <summary>What an inverter shows against EREC G99 table 10.1 (LV): each setting just right, and just wrong each way.</summary>
[TestClass]
public class ProtectionTableTest
{
    private const int Absent = InverterProtection.NotShown;
    private const int Reconnection = InverterProtection.Reconnection;

    [TestMethod]
    public void WhatG99AsksAgrees()
    {
        AssertJudged(Shown(), true, ProtectionSetting.None, 0);
    }

    // Curve, point, 1 for its threshold and 2 for its delay, the value, and the setting that is named; 0 for none.
    [TestMethod]
    [DataRow(0, 0, 1, 183500, 0)]
    [DataRow(0, 0, 1, 183499, 1)]
    [DataRow(0, 0, 1, 184500, 0)]
    [DataRow(0, 0, 1, 184501, 1)]
    [DataRow(0, 0, 2, 2480, 0)]
    [DataRow(0, 0, 2, 2479, 2)]
    [DataRow(0, 0, 2, 2520, 0)]
    [DataRow(0, 0, 2, 2521, 2)]
    [DataRow(1, 0, 1, 261700, 0)]
    [DataRow(1, 0, 1, 261699, 3)]
    [DataRow(1, 0, 1, 262700, 0)]
    [DataRow(1, 0, 1, 262701, 3)]
    [DataRow(1, 0, 2, 980, 0)]
    [DataRow(1, 0, 2, 979, 4)]
    [DataRow(1, 0, 2, 1020, 0)]
    [DataRow(1, 0, 2, 1021, 4)]
    [DataRow(1, 1, 1, 273200, 0)]
    [DataRow(1, 1, 1, 273199, 5)]
    [DataRow(1, 1, 1, 274200, 0)]
    [DataRow(1, 1, 1, 274201, 5)]
    [DataRow(1, 1, 2, 480, 0)]
    [DataRow(1, 1, 2, 479, 6)]
    [DataRow(1, 1, 2, 520, 0)]
    [DataRow(1, 1, 2, 521, 6)]
    [DataRow(2, 0, 1, 47490, 0)]
    [DataRow(2, 0, 1, 47489, 7)]
    [DataRow(2, 0, 1, 47510, 0)]
    [DataRow(2, 0, 1, 47511, 7)]
    [DataRow(2, 0, 2, 19980, 0)]
    [DataRow(2, 0, 2, 19979, 8)]
    [DataRow(2, 0, 2, 20020, 0)]
    [DataRow(2, 0, 2, 20021, 8)]
    [DataRow(2, 1, 1, 46990, 0)]
    [DataRow(2, 1, 1, 46989, 9)]
    [DataRow(2, 1, 1, 47010, 0)]
    [DataRow(2, 1, 1, 47011, 9)]
    [DataRow(2, 1, 2, 480, 0)]
    [DataRow(2, 1, 2, 479, 10)]
    [DataRow(2, 1, 2, 520, 0)]
    [DataRow(2, 1, 2, 521, 10)]
    [DataRow(3, 0, 1, 51990, 0)]
    [DataRow(3, 0, 1, 51989, 11)]
    [DataRow(3, 0, 1, 52010, 0)]
    [DataRow(3, 0, 1, 52011, 11)]
    [DataRow(3, 0, 2, 480, 0)]
    [DataRow(3, 0, 2, 479, 12)]
    [DataRow(3, 0, 2, 520, 0)]
    [DataRow(3, 0, 2, 521, 12)]
    public void AStageMayDifferByItsToleranceAndNoMore(int curve, int point, int column, int value, int setting)
    {
        InverterProtection shown = Shown();
        shown.Set((curve * InverterProtection.BlockLength) + (2 * point) + column, value);
        AssertJudged(shown, true, (ProtectionSetting)setting, setting == 0 ? 0 : value);
    }

    // The window of reconnection may be narrower and the time longer.
    [TestMethod]
    [DataRow(0, 262700, 0)]
    [DataRow(0, 262701, 13)]
    [DataRow(0, 253000, 0)]
    [DataRow(1, 183500, 0)]
    [DataRow(1, 183499, 14)]
    [DataRow(1, 207000, 0)]
    [DataRow(2, 52010, 0)]
    [DataRow(2, 52011, 15)]
    [DataRow(2, 50200, 0)]
    [DataRow(3, 47490, 0)]
    [DataRow(3, 47489, 16)]
    [DataRow(3, 49500, 0)]
    [DataRow(4, 20000, 0)]
    [DataRow(4, 19999, 17)]
    [DataRow(4, 0, 17)]
    [DataRow(4, 300000, 0)]
    public void ReconnectionMayBeStricterOnly(int place, int value, int setting)
    {
        InverterProtection shown = Shown();
        shown.Set(Reconnection + place, value);
        AssertJudged(shown, true, (ProtectionSetting)setting, setting == 0 ? 0 : value);
    }

    [TestMethod]
    [DataRow(true, 1, true)]
    [DataRow(true, 0, false)]
    [DataRow(false, 0, true)]
    [DataRow(false, 1, false)]
    public void ExactlyTheDeviceThatIsSetAnswersToFrequency(bool inverterIsSet, int isEnabled, bool agrees)
    {
        InverterProtection shown = Shown();
        shown.Set(InverterProtection.FrequencyResponse, isEnabled);
        AssertJudged(shown, inverterIsSet, agrees ? ProtectionSetting.None : ProtectionSetting.FrequencyResponse, agrees ? 0 : isEnabled);
    }

    // The curves as other makes draw them: in any order, as stairs with their ends, with a stage too many, too few, or none.
    [TestMethod]
    [DataRow(1, 273700, 500, 262200, 1000, -1, 0, 0, 0)]
    [DataRow(1, 262200, 1000, 273700, 1000, 273700, 500, 0, 0)]
    [DataRow(1, 262200, 600000, 262200, 1000, 273700, 500, 0, 0)]
    [DataRow(1, 262200, 1000, 273700, 500, 300000, 500, 0, 0)]
    [DataRow(0, 184000, 2500, 0, 2500, -1, 0, 0, 0)]
    [DataRow(0, 184000, 2500, 161000, 500, -1, 0, 1, 161000)]
    [DataRow(0, 184000, 2500, 207000, 2500, -1, 0, 1, 207000)]
    [DataRow(0, 184000, 2500, 184000, 1000, -1, 0, 1, 184000)]
    [DataRow(1, 262200, 1000, -1, 0, -1, 0, 5, 0)]
    [DataRow(1, 273700, 500, -1, 0, -1, 0, 3, 273700)]
    [DataRow(1, 262200, 1000, 273700, 1000, -1, 0, 6, 1000)]
    [DataRow(1, 262200, 1000, 273700, 500, 268000, 700, 5, 268000)]
    [DataRow(2, 47500, 20000, 47000, 500, 48000, 30000, 9, 48000)]
    [DataRow(2, 47500, 20000, 47000, 20000, 47000, 500, 0, 0)]
    [DataRow(2, 47000, 500, -1, 0, -1, 0, 7, 47000)]
    [DataRow(3, 52000, 500, 55000, 500, -1, 0, 0, 0)]
    [DataRow(3, 52000, 500, 51500, 90000, -1, 0, 11, 51500)]
    [DataRow(3, -1, 0, -1, 0, -1, 0, 11, 0)]
    public void ACurveMayHaveAnyPointsOnTheStairsOfItsStages(
        int curve, int threshold1, int delay1, int threshold2, int delay2, int threshold3, int delay3, int setting, int value)
    {
        InverterProtection shown = Shown();
        G99Protection.SetCurve(shown, curve, threshold1, delay1, threshold2, delay2, threshold3, delay3);
        int count = threshold1 < 0 ? 0 : threshold2 < 0 ? 1 : threshold3 < 0 ? 2 : 3;
        shown.Set(curve * InverterProtection.BlockLength, count);
        AssertJudged(shown, true, (ProtectionSetting)setting, value);
    }

    // Index of what is not shown, and the setting that is named for it.
    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(InverterProtection.BlockLength, 3)]
    [DataRow(2 * InverterProtection.BlockLength, 7)]
    [DataRow(3 * InverterProtection.BlockLength, 11)]
    [DataRow(Reconnection, 13)]
    [DataRow(Reconnection + 1, 14)]
    [DataRow(Reconnection + 2, 15)]
    [DataRow(Reconnection + 3, 16)]
    [DataRow(Reconnection + 4, 17)]
    [DataRow(InverterProtection.FrequencyResponse, 18)]
    public void WhatIsNotShownIsNamed(int index, int setting)
    {
        InverterProtection shown = Shown();
        shown.Set(index, Absent);
        AssertJudged(shown, true, (ProtectionSetting)setting, Absent);
        AssertJudged(shown, true, (ProtectionSetting)setting, Absent);
    }

    [TestMethod]
    public void WhatDiffersIsNamedBeforeWhatIsNotShown()
    {
        InverterProtection shown = Shown();
        shown.Set(0, Absent);
        shown.Set(Reconnection + 4, 5000);
        AssertJudged(shown, true, ProtectionSetting.ReconnectionDelay, 5000);
    }

    private static InverterProtection Shown()
    {
        InverterProtection shown = new InverterProtection();
        G99Protection.Show(shown);
        return shown;
    }

    private static void AssertJudged(InverterProtection shown, bool answersToFrequency, ProtectionSetting setting, int value)
    {
        RecordingEvents events = new RecordingEvents();
        UnitSettings settings = new UnitSettings();
        settings.FrequencyResponder = answersToFrequency ? UnitSettings.InverterResponds : 1;
        ProtectionCheck check = new ProtectionCheck(settings, shown, events);
        for (int tick = 0; tick < ProtectionCheck.Parts; tick++)
        {
            check.Narrow(new Situation().Snapshot, new LimitWindow());
        }

        Assert.AreEqual((int)setting, check.Setting);
        Assert.AreEqual(setting == ProtectionSetting.None ? 0 : 1, events.CountOf(EventCode.ProtectionJudged));
        Assert.AreEqual(setting == ProtectionSetting.None ? -1 : value, events.LastValue2(EventCode.ProtectionJudged));
    }
}
