using System.Text.Json;

namespace NanoV2G.Tools.Sites;

/// <summary>A value of a JSON file together with the line on which it stands, so that an error can name it.</summary>
public sealed class JsonEntry
{
    private JsonEntry(JsonTokenType kind, long line, string text)
    {
        Kind = kind;
        Line = line;
        Text = text;
    }

    /// <summary>What the value is.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>Line on which it begins, 1 for the first.</summary>
    public long Line { get; }

    /// <summary>A number or a truth value as it was written, the content of a string; a few words for an object or a list.</summary>
    public string Text { get; }

    /// <summary>Members of an object, in the order of the file.</summary>
    public List<(string Name, JsonEntry Value)> Members { get; } = [];

    /// <summary>Items of a list.</summary>
    public List<JsonEntry> Items { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="json">Content of the file.</param>
    /// <param name="fail">Makes the error for a line and a reason.</param>
    /// <returns>The outermost value.</returns>
    public static JsonEntry Read(ReadOnlySpan<byte> json, Func<long, string, Exception> fail)
    {
        // A byte order mark is no part of JSON, but editors write it.
        json = json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json;
        Utf8JsonReader reader = new(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        LineCounter lines = new();
        try
        {
            reader.Read();
            JsonEntry entry = ReadValue(ref reader, json, lines, fail);
            while (reader.Read())
            {
                // Only to find what stands after the outermost value.
            }

            return entry;
        }
        catch (JsonException broken)
        {
            throw fail((broken.LineNumber ?? 0) + 1, "found text that is not JSON, expected a JSON object as in tools/CommandLine/Sites/README.md");
        }
    }

    private static JsonEntry ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, LineCounter lines, Func<long, string, Exception> fail)
    {
        long line = lines.LineOf(json, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, json, line, lines, fail);
            case JsonTokenType.StartArray:
                JsonEntry list = new(JsonTokenType.StartArray, line, "a list");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(ReadValue(ref reader, json, lines, fail));
                }

                return list;
            case JsonTokenType.String:
                return new JsonEntry(JsonTokenType.String, line, reader.GetString() ?? "");
            default:
                return new JsonEntry(reader.TokenType, line, System.Text.Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static JsonEntry ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, long line, LineCounter lines, Func<long, string, Exception> fail)
    {
        JsonEntry entry = new(JsonTokenType.StartObject, line, "an object");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString() ?? "";
            long nameLine = lines.LineOf(json, reader.TokenStartIndex);
            if (entry.Members.Exists(member => member.Name == name))
            {
                throw fail(nameLine, $"found the key \"{name}\" a second time, expected each key once");
            }

            reader.Read();
            entry.Members.Add((name, ReadValue(ref reader, json, lines, fail)));
        }

        return entry;
    }

    /// <summary>Counts line ends up to positions that rise.</summary>
    private sealed class LineCounter
    {
        private long _line = 1;
        private int _counted;

        public long LineOf(ReadOnlySpan<byte> json, long position)
        {
            _line += json[_counted..(int)position].Count((byte)'\n');
            _counted = (int)position;
            return _line;
        }
    }
}
