using System.Globalization;
using System.Text;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Sites;

namespace NanoV2G.Tools.BoardSettings;

/// <summary>
/// Reads the settings of one unit from JSON and turns them into the form that its firmware stores. Every value is held
/// against the firmware's own ranges, so what passes here is taken over by the board.
/// </summary>
public sealed class BoardSettingsFile
{
    private static readonly FieldBinder UnitFields = new(typeof(UnitSettings), nameof(UnitSettings.ScheduleCount), nameof(UnitSettings.UnitId), nameof(UnitSettings.InstallerReset));
    private static readonly FieldBinder DeviceFields = new(typeof(FieldSettings));
    private static readonly string[] Sections = ["$schema", "unit", "field", "schedule"];
    private static readonly string[] Required = ["exportLimitMilliamps", "importLimitMilliamps"];

    private readonly SettingsImage _image = new();
    private readonly StringBuilder _text = new();

    private BoardSettingsFile()
    {
    }

    /// <summary>The stored form.</summary>
    public ReadOnlyMemory<byte> Image => _image.Bytes.AsMemory(0, _image.Length);

    /// <summary>The settings in words, one to a line.</summary>
    public string Text => _text.ToString();

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="installerReset">
    /// The installer's word on the lockout, which no file gives since it counts once: Unix time in minutes; 0 = no word.
    /// </param>
    /// <returns>The settings.</returns>
    /// <exception cref="UserInputException">The file cannot be used.</exception>
    public static BoardSettingsFile Read(string path, int installerReset = 0)
    {
        UserInputException Fail(long line, string what) => new($"{path}, line {line}: {what}.");
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserInputException($"--settings: the file \"{path}\" cannot be read; expected a readable JSON file as in firmware/Settings/README.md.");
        }

        BoardSettingsFile file = new();
        file.AddReset(installerReset);
        file.Interpret(JsonEntry.Read(content, Fail), Fail);
        return file;
    }

    private void Interpret(JsonEntry root, Func<long, string, Exception> fail)
    {
        SiteFile.RequireObject("the file", root, fail);
        SiteDescription description = new();
        foreach ((string name, JsonEntry value) in root.Members)
        {
            switch (name)
            {
                case "$schema":
                    break;
                case "unit":
                    UnitFields.Bind(description.Unit, name, value, fail);
                    AddAll(name, value, description.Unit, fail);
                    break;
                case "field":
                    FieldSettings field = new();
                    DeviceFields.Bind(field, name, value, fail);
                    AddAll(name, value, field, fail);
                    break;
                case "schedule":
                    ScheduleReader.Read(value, description, fail);
                    break;
                default:
                    throw fail(value.Line, SiteFile.UnknownKey("the file", name, Sections));
            }
        }

        AddSchedule(description.Unit);
        RequireLimits(root, fail);
        _image.Seal(0);
        RequireNoContradiction(root, fail);
    }

    private void AddAll(string section, JsonEntry entry, object bound, Func<long, string, Exception> fail)
    {
        foreach ((string name, JsonEntry value) in entry.Members)
        {
            string field = char.ToUpperInvariant(name[0]) + name[1..];
            SettingIdentifier identifier = Enum.Parse<SettingIdentifier>(field);
            int number = Convert.ToInt32(bound.GetType().GetField(field)!.GetValue(bound), CultureInfo.InvariantCulture);
            if (!SettingRange.Holds((int)identifier, number))
            {
                throw fail(value.Line, $"found {number} for {section}.{name}, expected {SettingRange.LeastOf((int)identifier)} to {SettingRange.MostOf((int)identifier)}");
            }

            _image.TryAdd((int)identifier, number);
            _text.Append(CultureInfo.InvariantCulture, $"{section}.{name} = {number}\n");
        }
    }

    private void AddReset(int number)
    {
        if (number > 0)
        {
            _image.TryAdd((int)SettingIdentifier.InstallerReset, number);
            _text.Append(CultureInfo.InvariantCulture, $"the installer's word on the lockout, number {number}\n");
        }
    }

    private void AddSchedule(UnitSettings unit)
    {
        for (int entry = 0; entry < unit.ScheduleCount; entry++)
        {
            int start = unit.ScheduleStartMinute[entry];
            int end = unit.ScheduleEndMinute[entry];
            _image.TryAddSchedule(start, end, unit.ScheduleWatts[entry]);
            _text.Append(CultureInfo.InvariantCulture, $"schedule: minute {start} to {end} of the week, {unit.ScheduleWatts[entry]} W\n");
        }
    }

    // A unit whose limits nobody wrote down must not be given any by a default.
    private static void RequireLimits(JsonEntry root, Func<long, string, Exception> fail)
    {
        JsonEntry? unit = root.Members.Find(member => member.Name == "unit").Value;
        foreach (string name in Required)
        {
            if (unit is null || !unit.Members.Exists(member => member.Name == name))
            {
                throw fail((unit ?? root).Line, $"found no unit.{name}, expected the limit that was agreed");
            }
        }
    }

    private void RequireNoContradiction(JsonEntry root, Func<long, string, Exception> fail)
    {
        switch ((SettingIdentifier)SettingsStore.FaultOf(_image))
        {
            case SettingIdentifier.None:
                return;
            case SettingIdentifier.InverterSlave:
                throw fail(root.Line, "found the same address for field.assetSlave and field.inverterSlave, which share a bus, expected two");
            default:
                throw fail(root.Line, "found unit.reservePermille above unit.fullPermille, expected it at or below");
        }
    }
}
