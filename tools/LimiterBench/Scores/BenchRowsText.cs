using System.Text.Json;

namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>Writes the rows for machines.</summary>
public static class BenchRowsText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>One array of flat rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>JSON.</returns>
    public static string Json(IReadOnlyList<BenchRow> rows)
    {
        return JsonSerializer.Serialize(rows, Options);
    }
}
