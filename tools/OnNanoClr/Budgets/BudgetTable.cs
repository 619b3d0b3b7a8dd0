using System.Globalization;

namespace NanoV2G.Tools.OnNanoClr.Budgets;

/// <summary>What was measured beside what it may be.</summary>
public sealed class BudgetTable
{
    /// <summary>Begins the line of a measurement: name, median and maximum follow, separated by bars.</summary>
    public const string Measured = "MEASURED ";

    /// <summary>By how much a budget may be exceeded before the run fails, percent: what two machines may differ by.</summary>
    public const int TolerancePercent = 10;

    private readonly Dictionary<string, (long? Median, long Maximum)> _measured = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _excused = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    /// <summary>Takes a line of the benchmark.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether it is a measurement of something that has a budget.</returns>
    public bool Take(string line)
    {
        string[] fields = line.StartsWith(Measured, StringComparison.Ordinal) ? line[Measured.Length..].Split('|') : [];
        if (fields.Length < 3 || Budget.All.All(budget => budget.Name != fields[0])
            || !long.TryParse(fields[1], CultureInfo.InvariantCulture, out long median)
            || !long.TryParse(fields[2], CultureInfo.InvariantCulture, out long maximum))
        {
            return false;
        }

        _measured[fields[0]] = (median, maximum);
        return true;
    }

    /// <summary>Takes a figure that is the same at every measurement.</summary>
    /// <param name="budget">Of what.</param>
    /// <param name="figure">The figure.</param>
    public void Take(Budget budget, long figure) => _measured[budget.Name] = (null, figure);

    /// <summary>Says why something cannot be measured here.</summary>
    /// <param name="budget">What.</param>
    /// <param name="why">Why.</param>
    public void Excuse(Budget budget, string why) => _excused[budget.Name] = why;

    /// <summary>Adds a figure that has no budget; it stands below those that have one.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="unit">In what it is counted.</param>
    /// <param name="figure">The figure; null when it cannot be measured here, and then there is no line.</param>
    public void Note(string name, string unit, long? figure)
    {
        if (figure is long value)
        {
            _notes.Add($"| {name} | {unit} | – | {Text(value)} | – | no budget |");
        }
    }

    /// <summary>Whether nothing is missing without an excuse, and no budget is exceeded by more than the tolerance.</summary>
    /// <returns>True when the run may pass.</returns>
    public bool IsKept() => Budget.All.All(budget =>
        _measured.TryGetValue(budget.Name, out (long? Median, long Maximum) figure)
            ? !IsBroken(budget, figure.Maximum)
            : _excused.ContainsKey(budget.Name));

    /// <summary>The table.</summary>
    /// <returns>Lines of Markdown.</returns>
    public IEnumerable<string> Lines() =>
        Budget.All.Select(Row).Prepend("|---|---|---|---|---|---|").Prepend("| What | Counted in | Median | Maximum | Budget | Verdict |").Concat(_notes);

    private static bool IsBroken(Budget budget, long figure) => figure * 100 > budget.Most * (100 + TolerancePercent);

    private string Row(Budget budget)
    {
        (string median, string maximum, string verdict) = ("–", "–", "NOT MEASURED");
        if (_measured.TryGetValue(budget.Name, out (long? Median, long Maximum) figure))
        {
            median = figure.Median is long value ? Text(value) : "–";
            maximum = Text(figure.Maximum);
            verdict = figure.Maximum <= budget.Most ? "kept" : IsBroken(budget, figure.Maximum) ? "BROKEN" : $"over, within {TolerancePercent} %";
        }
        else if (_excused.TryGetValue(budget.Name, out string? why))
        {
            verdict = $"not measured: {why}";
        }

        return $"| {budget.Name} | {budget.Unit} | {median} | {maximum} | {Text(budget.Most)} | {verdict} |";
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
