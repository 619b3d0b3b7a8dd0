using System.Text.Json;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Sites;

/// <summary>Reads the object <c>run</c>: what makes a file a whole run, which the options of the command line say otherwise.</summary>
public static class RunSectionReader
{
    private const int MostMinutes = 10_080;
    private const int MostPeakWatts = 100_000;

    private static readonly string[] Keys = ["start", "duration", "seed", "flash", "solarPeakWatts", "resetLockoutAfterMinutes"];

    /// <summary>Reads it.</summary>
    /// <param name="entry">The object.</param>
    /// <param name="description">Receives what it says.</param>
    /// <param name="fail">Makes the error for a line and a reason.</param>
    public static void Read(JsonEntry entry, SiteDescription description, Func<long, string, Exception> fail)
    {
        SiteFile.RequireObject("run", entry, fail);
        foreach ((string name, JsonEntry value) in entry.Members)
        {
            switch (name)
            {
                case "start":
                    description.StartUnixMs = Text("start", value, RunOptionReader.Start, fail);
                    break;
                case "duration":
                    description.DurationMs = Text("duration", value, RunOptionReader.Duration, fail);
                    break;
                case "seed":
                    description.Seed = PowerStepReader.Number("run.seed", value, 0, int.MaxValue, fail);
                    break;
                case "flash":
                    description.FlashFile = value.Kind == JsonTokenType.String && value.Text.Length > 0
                        ? value.Text
                        : throw fail(value.Line, $"found {SiteFile.Show(value)} for run.flash, expected the path of a flash image, relative to the site file");
                    break;
                case "solarPeakWatts":
                    description.SolarPeakWatts = PowerStepReader.Number("run.solarPeakWatts", value, 0, MostPeakWatts, fail);
                    break;
                case "resetLockoutAfterMinutes":
                    description.ResetLockoutAfterMinutes = PowerStepReader.Number("run.resetLockoutAfterMinutes", value, 1, MostMinutes, fail);
                    break;
                default:
                    throw fail(value.Line, SiteFile.UnknownKey("run", name, Keys));
            }
        }
    }

    /// <summary>The texts are those of the options: what is wrong with one is told in the same words, with file and line.</summary>
    private static long Text(string key, JsonEntry value, Func<string, string, long> read, Func<long, string, Exception> fail)
    {
        if (value.Kind != JsonTokenType.String)
        {
            throw fail(value.Line, $"found {SiteFile.Show(value)} for run.{key}, expected a text as for --{key}");
        }

        try
        {
            return read($"run.{key}", value.Text);
        }
        catch (UserInputException wrong)
        {
            throw fail(value.Line, wrong.Message.TrimEnd('.'));
        }
    }
}
