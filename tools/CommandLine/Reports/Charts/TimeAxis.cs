using NanoV2G.Tools.Traces;
using NodaTime;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>The time axis of every chart: the local clock, with its change to and from summer time where it happens.</summary>
public static class TimeAxis
{
    private const long HourMs = 3_600_000;
    private static readonly int[] HourSteps = [1, 2, 3, 6, 12, 24, 48, 168, 336, 672];
    private static readonly int[] MinuteSteps = [1, 2, 5, 10, 15, 30];

    /// <summary>The moments that get a label.</summary>
    /// <param name="startUnixMs">UTC of the start, ms since 1970.</param>
    /// <param name="durationMs">Length of the run, ms.</param>
    /// <param name="mostLabels">Most labels, 2 or more.</param>
    /// <returns>Time since the start in ms, and the label.</returns>
    public static IReadOnlyList<(long RunMs, string Label)> Labels(long startUnixMs, long durationMs, int mostLabels)
    {
        List<(long, string)> labels = [];
        long stepMs = StepMs(durationMs, mostLabels);
        LocalDateTime start = LocalClock.At(startUnixMs);
        LocalDateTime moment = start.Date.AtMidnight();
        long previous = -1;
        while (true)
        {
            long runMs = LocalClock.ToUnixMs(moment) - startUnixMs;
            if (runMs > durationMs)
            {
                return labels;
            }

            if (runMs >= 0 && runMs > previous)
            {
                bool isDay = moment.TimeOfDay == LocalTime.Midnight && (stepMs >= 24 * HourMs || labels.Count > 0);
                labels.Add((runMs, isDay ? moment.ToString("d MMM", null) : moment.ToString("HH:mm", null)));
                previous = runMs;
            }

            moment = moment.PlusMilliseconds(stepMs);
        }
    }

    private static long StepMs(long durationMs, int mostLabels)
    {
        foreach (int minutes in MinuteSteps)
        {
            if (durationMs / (minutes * 60_000L) < mostLabels)
            {
                return minutes * 60_000L;
            }
        }

        foreach (int hours in HourSteps)
        {
            if (durationMs / (hours * HourMs) < mostLabels)
            {
                return hours * HourMs;
            }
        }

        return (durationMs / mostLabels / (24 * HourMs) + 1) * 24 * HourMs;
    }
}
