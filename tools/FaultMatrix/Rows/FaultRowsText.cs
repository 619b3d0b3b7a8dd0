using System.Text.Json;

namespace NanoV2G.Tools.FaultMatrix.Rows;

/// <summary>Writes the rows for machines.</summary>
public static class FaultRowsText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>One array of rows.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <returns>JSON.</returns>
    public static string Json<T>(IReadOnlyList<T> rows)
    {
        return JsonSerializer.Serialize(rows, Options);
    }
}
