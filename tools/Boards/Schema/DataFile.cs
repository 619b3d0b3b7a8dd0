using System.Text.Json;
using System.Text.Json.Nodes;

namespace NanoV2G.Tools.Boards.Schema;

/// <summary>Reads a JSON file strictly: no comments, no key twice, in conformity with its schema.</summary>
public static class DataFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>Reads one file.</summary>
    /// <typeparam name="T">What the file holds.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="shown">The file's name in problems.</param>
    /// <param name="schemaPath">The schema that it must conform to.</param>
    /// <param name="problems">Receives what is wrong; nothing is added when the file is read.</param>
    /// <returns>The content, or null when there were problems.</returns>
    public static T? Read<T>(string path, string shown, string schemaPath, ICollection<DataProblem> problems)
        where T : class
    {
        if (!File.Exists(path))
        {
            problems.Add(new DataProblem(shown, string.Empty, "no such file", "a file that conforms to " + Path.GetFileName(schemaPath)));
            return null;
        }

        return Parse<T>(File.ReadAllText(path), shown, File.ReadAllText(schemaPath), problems);
    }

    /// <summary>Reads one text.</summary>
    /// <typeparam name="T">What the text holds.</typeparam>
    /// <param name="text">The JSON text.</param>
    /// <param name="shown">The file's name in problems.</param>
    /// <param name="schemaText">The text of the schema.</param>
    /// <param name="problems">Receives what is wrong; nothing is added when the text is read.</param>
    /// <returns>The content, or null when there were problems.</returns>
    public static T? Parse<T>(string text, string shown, string schemaText, ICollection<DataProblem> problems)
        where T : class
    {
        JsonNode? document;
        try
        {
            JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };
            document = JsonNode.Parse(text, documentOptions: strict);
        }
        catch (JsonException exception)
        {
            string place = $"line {(exception.LineNumber ?? 0) + 1}";
            problems.Add(new DataProblem(shown, place, exception.Message.Split(" LineNumber")[0].TrimEnd('.'), "JSON in which no key stands twice"));
            return null;
        }

        IReadOnlyList<DataProblem> departures = SchemaCheck.Problems(document, JsonNode.Parse(schemaText)!.AsObject(), shown);
        foreach (DataProblem departure in departures)
        {
            problems.Add(departure);
        }

        return departures.Count == 0 ? document.Deserialize<T>(Options) : null;
    }
}
