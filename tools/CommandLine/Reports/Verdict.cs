using System.Globalization;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports;

/// <summary>What a run shows, in one headline and one sentence each.</summary>
public static class Verdict
{
    /// <summary>
    /// Longest time above the limit that still counts as kept, s: the response time of ENA EREC G100 Issue 2
    /// (secondary source).
    /// </summary>
    public const double LongestKeptS = 5;

    /// <summary>Whether the export limit was kept.</summary>
    /// <param name="summary">The run's numbers.</param>
    /// <returns>True when no time above the limit was longer than <see cref="LongestKeptS"/> and nothing locked out.</returns>
    public static bool LimitKept(RunSummary summary)
    {
        return summary.LongestAboveLimitS <= LongestKeptS && summary.Lockouts == 0;
    }

    /// <summary>Whether every half-hour is there and agrees with the registers.</summary>
    /// <param name="summary">The run's numbers.</param>
    /// <returns>True when none is missing.</returns>
    public static bool HalfHoursComplete(RunSummary summary)
    {
        return summary.MissingHalfHours == 0 && summary.HalfHours > 0;
    }

    /// <summary>The headline.</summary>
    /// <param name="summary">The run's numbers.</param>
    /// <returns>A few words.</returns>
    public static string Headline(RunSummary summary)
    {
        if (summary.LimiterOff)
        {
            return "Limiter switched off: this is what would have happened";
        }

        if (summary.Lockouts > 0)
        {
            return "The unit locked itself out";
        }

        return LimitKept(summary) ? "The export limit was kept" : "The export limit was exceeded for too long";
    }

    /// <summary>The limit in one sentence.</summary>
    /// <param name="summary">The run's numbers.</param>
    /// <returns>The sentence.</returns>
    public static string LimitSentence(RunSummary summary)
    {
        string limit = Words.Amps(summary.ExportLimitMa);
        if (summary.SecondsAboveLimit == 0)
        {
            return $"The true current at the supply terminals was never above the export limit of {limit}.";
        }

        string allowed = LimitKept(summary) ? "within" : "more than";
        return $"The true current at the supply terminals was above the export limit of {limit} for {Words.Seconds(summary.SecondsAboveLimit)} in all, "
            + $"{Words.Seconds(summary.LongestAboveLimitS)} at a time at most: {allowed} the {LongestKeptS.ToString("0", CultureInfo.InvariantCulture)} s in which a limitation scheme must respond.";
    }

    /// <summary>The half-hours in one sentence.</summary>
    /// <param name="summary">The run's numbers.</param>
    /// <returns>The sentence.</returns>
    public static string HalfHourSentence(RunSummary summary)
    {
        if (summary.HalfHours == 0 && summary.MissingHalfHours == 0)
        {
            return "The run was too short for a half-hour record.";
        }

        string state = HalfHoursComplete(summary)
            ? $"All {summary.HalfHours} half-hours were recorded"
            : $"{summary.MissingHalfHours} half-hours are missing, {summary.HalfHours} were recorded";
        return $"{state}; the broker confirmed {summary.MqttAcknowledged} of them.";
    }
}
