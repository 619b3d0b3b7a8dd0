using System.Text.Json;

namespace NanoV2G.Tools.Simulation;

/// <summary>Counts the half-hours that were published and confirmed: each identity once, however often it was sent.</summary>
public sealed class HalfHourDelivery
{
    private readonly HashSet<string> _published = new(StringComparer.Ordinal);
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _underWay = [];

    /// <summary>Identities that were published.</summary>
    public IReadOnlyCollection<string> Published => _published;

    /// <summary>Identities that the broker has confirmed.</summary>
    public IReadOnlyCollection<string> Acknowledged => _acknowledged;

    /// <summary>A message was handed over for sending.</summary>
    /// <param name="topic">Topic.</param>
    /// <param name="payload">Payload.</param>
    /// <param name="token">The unit's token.</param>
    public void OnPublished(string topic, ReadOnlySpan<byte> payload, int token)
    {
        if (token <= 0)
        {
            return;
        }

        _underWay.Remove(token);
        if (topic.EndsWith("/metering/halfhour", StringComparison.Ordinal))
        {
            string id = IdentityOf(payload);
            _published.Add(id);
            _underWay[token] = id;
        }
    }

    /// <summary>The broker has confirmed a message.</summary>
    /// <param name="token">The unit's token, 0 for none.</param>
    public void OnAcknowledged(int token)
    {
        if (_underWay.Remove(token, out string? id))
        {
            _acknowledged.Add(id);
        }
    }

    private static string IdentityOf(ReadOnlySpan<byte> payload)
    {
        Utf8JsonReader reader = new(payload);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("id"u8) && reader.Read())
            {
                return reader.GetString() ?? "";
            }
        }

        return "";
    }
}
