using System.Globalization;
using NanoV2G.Tools.Soak;
using Spectre.Console;

namespace NanoV2G.Tools.Reports;

/// <summary>What closes a soak on the terminal: its totals, the faults by kind, and every broken invariant.</summary>
public static class SoakTable
{
    /// <summary>Prints them.</summary>
    /// <param name="totals">The totals.</param>
    /// <param name="folder">Directory of the soak.</param>
    public static void Print(SoakTotals totals, string folder)
    {
        IAnsiConsole console = TerminalTable.Open();
        Table table = TerminalTable.Of(["", ""]).HideHeaders();
        foreach ((string what, string words) in Rows(totals))
        {
            table.AddRow(new Text(what), new Text(words));
        }

        console.Write(table);
        if (totals.BrokenInvariants.Count > 0)
        {
            PrintBroken(console, totals.BrokenInvariants, folder);
        }

        console.Write(new Text(Invariant($"{totals.BrokenInvariants.Count} broken invariant(s) in {totals.SimulatedDays:0.##} simulated days; seed {totals.Seed}; {Path.Combine(folder, SoakJournal.FileName)}") + Environment.NewLine));
    }

    private static IEnumerable<(string What, string Words)> Rows(SoakTotals totals)
    {
        yield return ("Simulated", Invariant($"{totals.SimulatedDays:0.##} days of {totals.Units} unit(s) in {totals.Weeks} week(s), {totals.Ticks:N0} ticks"));
        yield return ("Speed of this start", Invariant($"{totals.DaysPerSecond:0.###} days a second, {Words.Seconds(totals.WallS)}"));
        yield return ("Faults", Invariant($"{totals.Faults.Values.Sum()}: ") + string.Join(", ", totals.Faults.Select(kind => $"{kind.Key} {kind.Value}")));
        yield return ("Restarts, by the supervisor", Invariant($"{totals.Restarts}, {totals.SupervisorResets}"));
        yield return ("Plug events", Invariant($"{totals.PlugEvents}"));
        yield return ("Above the limit", $"{Words.Seconds(totals.SecondsAboveLimit)} in all, {Words.Seconds(totals.LongestAboveLimitS)} at a time at most, {Words.Seconds(totals.LongestOwnAboveLimitS)} while a unit gave power");
        yield return ("Excursions of 15 s, lockouts", Invariant($"{totals.CountedExcursions}, {totals.Lockouts}; reset {totals.UserResets} times by the user, {totals.InstallerVisits} times by the installer"));
        yield return ("Latched contactor", Invariant($"at the end of {totals.WeeksEndedLatched} week(s)"));
        yield return ("Energy", $"charged {Words.KilowattHours(totals.ImportWh)}, discharged {Words.KilowattHours(totals.ExportWh)}");
        yield return ("Contactor, a day", Invariant($"{totals.ClosingsPerDay:0.##} closings, {totals.OpeningsPerDay:0.##} openings"));
        yield return ("Half-hours", Invariant($"{totals.HalfHours} with energy, {totals.MissingHalfHours} missing, {totals.RecoveredAmounts} recovered amount(s)"));
        yield return ("Flash", Invariant($"{totals.FlashErasesPerDay:0.#} erases a day and unit, {totals.LeastFlashFreeBlocks} free block(s) at least"));
    }

    private static void PrintBroken(IAnsiConsole console, IReadOnlyList<BrokenWeek> broken, string folder)
    {
        Table table = TerminalTable.Of(["invariant", "after", "what", "replay"]);
        foreach (BrokenWeek one in broken)
        {
            table.AddRow(
                new Text(Invariant($"{one.Number}")),
                new Text(Words.Seconds(one.AfterMs / 1000.0)),
                new Text(one.What),
                new Text($"tools/run --site {Path.Combine(folder, one.SiteFile)}"));
        }

        console.Write(table);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
