using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoV2G.Tools.Records;

/// <summary>Writes <c>summary.json</c>.</summary>
public static class SummaryWriter
{
    /// <summary>How a summary is written, of a run or of a soak.</summary>
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file.</summary>
    /// <param name="summary">The numbers.</param>
    /// <returns>Its text.</returns>
    public static string Text(RunSummary summary)
    {
        return JsonSerializer.Serialize(summary, Options);
    }

    /// <summary>Times as RFC 3339 in UTC.</summary>
    internal sealed class UtcConverter : JsonConverter<long>
    {
        /// <inheritdoc/>
        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            return reader.GetDateTimeOffset().ToUnixTimeMilliseconds();
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options)
        {
            writer.WriteStringValue(Rfc3339.Text(value));
        }
    }
}
