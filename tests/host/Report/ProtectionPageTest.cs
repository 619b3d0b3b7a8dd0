using System.Globalization;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.InterfaceProtection;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Inverters;
using NanoV2G.Tests;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tests.Report;

/// <summary>The table of the page about the interface protection says what the firmware accepts, found by trying.</summary>
[TestClass]
public class ProtectionPageTest
{
    private const string Begin = "|---|---|---|---|\n";
    private const string End = "<!-- end -->";

    // Where each setting stands in what an inverter shows, in the order of the numbers, with its value by G99.
    private static readonly (int Index, int Value)[] Settings =
    [
        (Stage(0, 0), 184000), (Stage(0, 0) + 1, 2500),
        (Stage(1, 0), 262200), (Stage(1, 0) + 1, 1000), (Stage(1, 1), 273700), (Stage(1, 1) + 1, 500),
        (Stage(2, 0), 47500), (Stage(2, 0) + 1, 20000), (Stage(2, 1), 47000), (Stage(2, 1) + 1, 500),
        (Stage(3, 0), 52000), (Stage(3, 0) + 1, 500),
        (InverterProtection.Reconnection, 262200), (InverterProtection.Reconnection + 1, 184000),
        (InverterProtection.Reconnection + 2, 52000), (InverterProtection.Reconnection + 3, 47500),
        (InverterProtection.Reconnection + 4, 20000), (InverterProtection.FrequencyResponse, 1),
    ];

    [TestMethod]
    public void ThePageHasTheTableThatTheFirmwareKeeps()
    {
        string table = string.Concat(Enumerable.Range(1, Settings.Length).Select(Row));
        string page = File.ReadAllText(Path.Combine(Repository.Root, "firmware", "InterfaceProtection", "README.md")).ReplaceLineEndings("\n");
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string found = page[begin..page.IndexOf(End, StringComparison.Ordinal)];
        Assert.AreEqual(table, found, "put this table into firmware/InterfaceProtection/README.md:\n" + table);
    }

    [TestMethod]
    public void EverySettingHasItsRow()
    {
        Assert.AreEqual(Settings.Length, Enum.GetValues<ProtectionSetting>().Length - 1);
    }

    private static int Stage(int curve, int point) => (curve * InverterProtection.BlockLength) + 1 + (2 * point);

    private static string Row(int number)
    {
        ProtectionSetting setting = (ProtectionSetting)number;
        int expected = Settings[number - 1].Value;
        int least = Last(number, value => value - 1);
        int most = Last(number, value => value + 1);
        string least1 = ProtectionWords.Value(setting, least);
        string most1 = ProtectionWords.Value(setting, most);
        string accepted = setting == ProtectionSetting.FrequencyResponse ? "as `frequencyResponder` says"
            : least == 0 ? $"up to {most1}"
            : most == Furthest ? $"from {least1}"
            : $"{least1} to {most1}";
        string asked = setting < ProtectionSetting.ReconnectionVoltageHigh ? ProtectionWords.Value(setting, expected) : "–";
        return string.Create(CultureInfo.InvariantCulture, $"| {number} | {ProtectionWords.Name(setting)} | {asked} | {accepted} |\n");
    }

    private const int Furthest = 400000;

    /// <summary>The last value in one direction that is accepted.</summary>
    private static int Last(int number, Func<int, int> next)
    {
        int value = Settings[number - 1].Value;
        while (value > 0 && value < Furthest && IsAccepted(number, next(value)))
        {
            value = next(value);
        }

        return value;
    }

    private static bool IsAccepted(int number, int value)
    {
        InverterProtection shown = new();
        int[] counts = [1, 2, 2, 1];
        for (int curve = 0; curve < counts.Length; curve++)
        {
            shown.Set(curve * InverterProtection.BlockLength, counts[curve]);
        }

        foreach ((int index, int right) in Settings)
        {
            shown.Set(index, right);
        }

        shown.Set(Settings[number - 1].Index, value);
        shown.Publish();
        ProtectionCheck check = new(new UnitSettings(), shown, new NoEvents());
        for (int tick = 0; tick < ProtectionCheck.Parts; tick++)
        {
            check.Narrow(new Snapshot(), new LimitWindow());
        }

        Assert.IsTrue(check.Setting == 0 || check.Setting == number, $"setting {number} is named as {check.Setting}");
        return check.Setting == 0;
    }

    private sealed class NoEvents : IEventSink
    {
        public void Raise(EventCode code, int value1, int value2)
        {
        }
    }
}
