using System.Globalization;
using System.Reflection;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Host.Storage;
using NanoV2G.Tools.BoardSettings;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tests.Flashing;

/// <summary>What an installer writes reaches the unit as written, or is refused in one sentence.</summary>
[TestClass]
public sealed class BoardSettingsFileTest
{
    private const string Limits = "\"exportLimitMilliamps\": 16000, \"importLimitMilliamps\": 40000";

    [TestMethod]
    public void WhatTheFileSaysIsWhatTheUnitReads()
    {
        using TemporaryFile file = new("settings.json", "{\"unit\": {" + Limits + ", \"reservePermille\": 250}, \"field\": {\"inverterSlave\": 11}, \"schedule\": [{\"from\": \"16:00\", \"to\": \"19:00\", \"watts\": -7000}]}");
        BoardSettingsFile settings = BoardSettingsFile.Read(file.Path);
        using TemporaryDirectory folder = new();
        HostFileStore store = new(folder.Path);
        Assert.IsTrue(store.Append(SettingsStore.NewFile, settings.Image.ToArray(), 0, settings.Image.Length));
        UnitSettings unit = new();
        FieldSettings field = new();
        SettingsReport report = new SettingsStore(store).Load(unit, field);
        Assert.AreEqual(1, report.Sequence);
        Assert.AreEqual(16000, unit.ExportLimitMilliamps);
        Assert.AreEqual(40000, unit.ImportLimitMilliamps);
        Assert.AreEqual(250, unit.ReservePermille);
        Assert.AreEqual(11, field.InverterSlave);
        Assert.AreEqual(7, unit.ScheduleCount);
        Assert.AreEqual(-7000, unit.ScheduleWatts[6]);
        StringAssert.Contains(settings.Text, "unit.exportLimitMilliamps = 16000");
    }

    [TestMethod]
    [DataRow("{\"unit\": {\"exportLimitMilliamps\": 16000}}", "line 1: found no unit.importLimitMilliamps, expected the limit that was agreed")]
    [DataRow("{}", "found no unit.exportLimitMilliamps")]
    [DataRow("{\"unit\": {\"exportLimitMilliamps\": 16000,\n\"importLimitMilliamps\": 400000}}", "line 2: found 400000 for unit.importLimitMilliamps, expected 0 to 100000")]
    [DataRow("{\"unit\": {\"exportLimitMilliamps\": -1, \"importLimitMilliamps\": 1}}", "found -1 for unit.exportLimitMilliamps, expected 0 to 100000")]
    [DataRow("{\"unit\": {" + Limits + ", \"staleAfterMs\": 2001}}", "found 2001 for unit.staleAfterMs, expected 500 to 2000")]
    [DataRow("{\"unit\": {" + Limits + ", \"exportLimit\": 1}}", "found the unknown key \"exportLimit\" in unit")]
    [DataRow("{\"unit\": {" + Limits + ", \"unitId\": \"x\"}}", "found the unknown key \"unitId\" in unit")]
    [DataRow("{\"unit\": {" + Limits + "}, \"field\": {\"assetSlave\": 3}}", "found the same address for field.assetSlave and field.inverterSlave")]
    [DataRow("{\"unit\": {" + Limits + ", \"reservePermille\": 900, \"fullPermille\": 800}}", "found unit.reservePermille above unit.fullPermille")]
    [DataRow("{\"unit\": {" + Limits + "}, \"schedule\": [{\"from\": \"16:00\"}]}", "found a schedule entry without")]
    [DataRow("{\"unit\": {" + Limits + ", \"installerReset\": 5}}", "found the unknown key \"installerReset\" in unit")]
    [DataRow("{\"unit\": {" + Limits + ", \"nonDomestic\": 1}}", "found 1 for unit.nonDomestic, expected true or false")]
    [DataRow("[1]", "found a list for the file, expected an object")]
    [DataRow("{\"unit\": {", "found text that is not JSON")]
    public void AWrongFileIsRefused(string content, string expected)
    {
        using TemporaryFile file = new("settings.json", content);
        UserInputException error = Assert.ThrowsExactly<UserInputException>(() => BoardSettingsFile.Read(file.Path));
        StringAssert.StartsWith(error.Message, file.Path + ", line ");
        StringAssert.Contains(error.Message, expected);
        Assert.IsFalse(error.Message.Contains('\n'), "one sentence");
    }

    [TestMethod]
    public void TheInstallersWordAndTheSchemeReachTheUnit()
    {
        using TemporaryFile file = new("settings.json", "{\"unit\": {" + Limits + ", \"nonDomestic\": true}}");
        BoardSettingsFile settings = BoardSettingsFile.Read(file.Path, 29700000);
        using TemporaryDirectory folder = new();
        HostFileStore store = new(folder.Path);
        Assert.IsTrue(store.Append(SettingsStore.NewFile, settings.Image.ToArray(), 0, settings.Image.Length));
        UnitSettings unit = new();
        new SettingsStore(store).Load(unit, new FieldSettings());
        Assert.IsTrue(unit.NonDomestic);
        Assert.AreEqual(29700000, unit.InstallerReset);
        StringAssert.Contains(settings.Text, "the installer's word on the lockout, number 29700000");
        Assert.IsFalse(BoardSettingsFile.Read(file.Path).Text.Contains("word", StringComparison.Ordinal));
    }

    [TestMethod]
    public void AMissingFileIsNamed()
    {
        UserInputException error = Assert.ThrowsExactly<UserInputException>(() => BoardSettingsFile.Read("/nowhere/settings.json"));
        StringAssert.StartsWith(error.Message, "--settings: the file \"/nowhere/settings.json\" cannot be read");
    }

    [TestMethod]
    public void EverySettingHasItsNumberItsRangeAndADefaultWithin()
    {
        foreach (object settings in new object[] { new UnitSettings(), new FieldSettings() })
        {
            foreach (FieldInfo field in settings.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).Where(field => (field.FieldType == typeof(int) || field.FieldType == typeof(bool) || field.FieldType.IsEnum) && field.Name != nameof(UnitSettings.ScheduleCount)))
            {
                Assert.IsTrue(Enum.TryParse(field.Name, out SettingIdentifier identifier), $"{field.Name} has no number in SettingIdentifier");
                Assert.IsTrue(SettingRange.IsKnown((int)identifier), $"{field.Name} has no range");
                Assert.IsTrue(SettingRange.Holds((int)identifier, Convert.ToInt32(field.GetValue(settings), CultureInfo.InvariantCulture)), $"the default of {field.Name} is out of its range");
            }
        }
    }

    [TestMethod]
    public void EveryNumberReachesTheFieldOfItsName()
    {
        foreach (SettingIdentifier identifier in Enum.GetValues<SettingIdentifier>().Where(value => value is not (SettingIdentifier.None or SettingIdentifier.ScheduleEntry)))
        {
            // The addresses of one bus must differ, so none of them is moved onto another's default.
            int value = identifier is SettingIdentifier.AssetSlave or SettingIdentifier.InverterSlave ? 77 : SettingRange.LeastOf((int)identifier);
            SettingsImage image = new();
            image.TryAdd((int)identifier, value);
            image.TryAdd((int)SettingIdentifier.FullPermille, identifier == SettingIdentifier.FullPermille ? value = 400 : 1000);
            image.Seal(1);
            using TemporaryDirectory folder = new();
            HostFileStore store = new(folder.Path);
            store.Append(SettingsStore.FirstFile, image.Bytes, 0, image.Length);
            UnitSettings unit = new();
            FieldSettings field = new();
            new SettingsStore(store).Load(unit, field);
            string name = identifier.ToString();
            object owner = typeof(UnitSettings).GetField(name) is null ? field : unit;
            Assert.AreEqual(value, Convert.ToInt32(owner.GetType().GetField(name)!.GetValue(owner), CultureInfo.InvariantCulture), name);
        }
    }
}
