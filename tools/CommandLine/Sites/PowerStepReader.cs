using System.Globalization;
using System.Text.Json;

namespace NanoV2G.Tools.Sites;

/// <summary>Reads the lists <c>house</c> and <c>solar</c>.</summary>
public static class PowerStepReader
{
    private const int MostWatts = 100_000;
    private static readonly string[] Keys = ["afterMs", "watts"];

    /// <summary>Reads one of them.</summary>
    /// <param name="section">Its name.</param>
    /// <param name="list">The list.</param>
    /// <param name="steps">Receives the steps.</param>
    /// <param name="fail">Makes the error for a line and a reason.</param>
    public static void Read(string section, JsonEntry list, List<PowerStep> steps, Func<long, string, Exception> fail)
    {
        if (list.Kind != JsonTokenType.StartArray || list.Items.Count == 0)
        {
            throw fail(list.Line, $"found {(list.Kind == JsonTokenType.StartArray ? "an empty list" : SiteFile.Show(list))} for {section}, expected a list of steps");
        }

        foreach (JsonEntry item in list.Items)
        {
            PowerStep step = ReadOne(section, item, fail);
            if (steps.Count > 0 && step.AfterMs <= steps[^1].AfterMs)
            {
                throw fail(item.Line, $"found a step of {section} that is not later than the one before, expected rising times");
            }

            steps.Add(step);
        }
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="key">Key of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="least">Least number.</param>
    /// <param name="most">Greatest number.</param>
    /// <param name="fail">Makes the error.</param>
    /// <returns>The number.</returns>
    internal static int Number(string key, JsonEntry value, int least, int most, Func<long, string, Exception> fail)
    {
        return value.Kind == JsonTokenType.Number
            && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw fail(value.Line, $"found {SiteFile.Show(value)} for {key}, expected a whole number from {least} to {most}");
    }

    private static PowerStep ReadOne(string section, JsonEntry item, Func<long, string, Exception> fail)
    {
        SiteFile.RequireObject(section, item, fail);
        int? afterMs = null;
        int? watts = null;
        foreach ((string name, JsonEntry value) in item.Members)
        {
            switch (name)
            {
                case "afterMs":
                    afterMs = Number($"{section}.afterMs", value, 0, int.MaxValue, fail);
                    break;
                case "watts":
                    watts = Number($"{section}.watts", value, 0, MostWatts, fail);
                    break;
                default:
                    throw fail(value.Line, SiteFile.UnknownKey(section, name, Keys));
            }
        }

        return afterMs is not null && watts is not null
            ? new PowerStep(afterMs.Value, watts.Value)
            : throw fail(item.Line, $"found a step of {section} without \"afterMs\" or without \"watts\", expected both");
    }
}
