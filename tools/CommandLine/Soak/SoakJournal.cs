using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Soak;

/// <summary>
/// The file <c>soak.ndjson</c> of a soak and what lies beside it: a first line that says what is simulated, then a line for
/// each week in the plan's order, on the disk before the next one is begun to be written. What a soak needs to go on is there.
/// </summary>
public sealed class SoakJournal
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "soak.ndjson";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly List<SoakWeek> _weeks = [];
    private readonly string _path;

    private SoakJournal(string directory)
    {
        Folder = directory;
        _path = Path.Combine(directory, FileName);
    }

    /// <summary>The directory.</summary>
    public string Folder { get; }

    /// <summary>The weeks that have been written, in the plan's order.</summary>
    public IReadOnlyList<SoakWeek> Weeks => _weeks;

    /// <summary>Opens the journal of a soak, or begins it.</summary>
    /// <param name="plan">The soak.</param>
    /// <param name="directory">Path of its directory; made when it is not there.</param>
    /// <returns>The journal.</returns>
    /// <exception cref="UserInputException">The directory cannot be used, or holds something else.</exception>
    public static SoakJournal Open(SoakPlan plan, string directory)
    {
        try
        {
            SoakJournal journal = new(Directory.CreateDirectory(directory).FullName);
            journal.Read(plan);
            return journal;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserInputException($"--out: files cannot be read and written in \"{directory}\" ({exception.Message.TrimEnd('.')}); expected a directory that can be made and written.");
        }
    }

    /// <summary>Path of a file beside the journal.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The path.</returns>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes the next week; the flash that it began with is kept only where it belongs to a counter-example.</summary>
    /// <param name="plan">The soak.</param>
    /// <param name="week">The week.</param>
    public void Append(SoakPlan plan, SoakWeek week)
    {
        WriteLine(JsonSerializer.Serialize(week, Options));
        WeekKey key = plan.At(_weeks.Count);
        _weeks.Add(week);
        if (week.BrokenInvariants.Count == 0)
        {
            File.Delete(PathOf(key.FlashName));
        }
    }

    private static string Head(SoakPlan plan)
    {
        return JsonSerializer.Serialize(new { plan.Seed, DurationS = plan.TotalMs / 1000, plan.Units, WeekS = plan.WeekMs / 1000 }, Options);
    }

    private void Read(SoakPlan plan)
    {
        string text = File.Exists(_path) ? File.ReadAllText(_path, Utf8) : "";
        string whole = text[..(text.LastIndexOf('\n') + 1)];
        string[] lines = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 0 && lines[0] != Head(plan))
        {
            throw new UserInputException($"--out: \"{_path}\" belongs to the soak {lines[0]} and not to {Head(plan)}; expected the same seed, duration and units, or another directory.");
        }

        // A line that was cut off by the end of the program is a week that never was.
        if (whole.Length < text.Length)
        {
            File.WriteAllText(_path, whole, Utf8);
        }

        if (lines.Length == 0)
        {
            WriteLine(Head(plan));
        }

        foreach (string line in lines.Skip(1))
        {
            _weeks.Add(ReadWeek(plan, line));
        }

        RequireFlashes(plan);
    }

    private SoakWeek ReadWeek(SoakPlan plan, string line)
    {
        int number = _weeks.Count + 2;
        try
        {
            SoakWeek? week = JsonSerializer.Deserialize<SoakWeek>(line, Options);
            WeekKey? key = _weeks.Count < plan.Weeks ? plan.At(_weeks.Count) : null;
            return week is not null && key is not null && week.Unit == key.Unit && week.Week == key.Week
                ? week
                : throw new UserInputException($"{_path}, line {number}: found another week than the one that comes there; expected a file that only a soak has written, or another directory.");
        }
        catch (JsonException wrong)
        {
            throw new UserInputException($"{_path}, line {number}: found no week ({wrong.Message.TrimEnd('.')}); expected a file that only a soak has written, or another directory.");
        }
    }

    /// <summary>The flash with which each unit goes on has to be the one that its last week has left.</summary>
    private void RequireFlashes(SoakPlan plan)
    {
        for (int index = Math.Max(0, _weeks.Count - plan.Units); index < _weeks.Count; index++)
        {
            string path = PathOf(plan.At(index).Next.FlashName);
            if (!File.Exists(path) || Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) != _weeks[index].FlashSha256)
            {
                throw new UserInputException($"--out: \"{path}\" is not the flash with which the unit's last week ended; expected the directory as the soak has left it, or another one to begin anew.");
            }
        }
    }

    private void WriteLine(string line)
    {
        using FileStream file = new(_path, FileMode.Append, FileAccess.Write);
        file.Write(Utf8.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
    }
}
