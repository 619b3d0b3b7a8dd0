using System.Text.Json;

namespace NanoV2G.Tools.Sites;

/// <summary>Reads the list <c>plugEvents</c>.</summary>
public static class PlugEventReader
{
    private static readonly string[] Keys = ["at", "connected"];

    /// <summary>Reads it.</summary>
    /// <param name="list">The list.</param>
    /// <param name="description">Receives the events.</param>
    /// <param name="fail">Makes the error for a line and a reason.</param>
    public static void Read(JsonEntry list, SiteDescription description, Func<long, string, Exception> fail)
    {
        if (list.Kind != JsonTokenType.StartArray)
        {
            throw fail(list.Line, $"found {SiteFile.Show(list)} for plugEvents, expected a list");
        }

        description.HasPlugEvents = true;
        foreach (JsonEntry item in list.Items)
        {
            PlugEvent plug = ReadOne(item, fail);
            PlugEvent? before = description.PlugEvents.LastOrDefault();
            if (before is not null && plug.SecondOfDay <= before.SecondOfDay)
            {
                throw fail(item.Line, "found a plug event that is not later than the one before, expected rising times within one day");
            }

            if (before is not null && plug.Connects == before.Connects)
            {
                throw fail(item.Line, $"found two plug events in a row with connected {(plug.Connects ? "true" : "false")}, expected them to alternate");
            }

            description.PlugEvents.Add(plug);
        }

        if (description.PlugEvents.Count % 2 != 0)
        {
            throw fail(list.Line, $"found {description.PlugEvents.Count} plug events, expected an even number: the car comes as often as it goes each day");
        }
    }

    private static PlugEvent ReadOne(JsonEntry item, Func<long, string, Exception> fail)
    {
        SiteFile.RequireObject("plugEvents", item, fail);
        int? at = null;
        bool? connected = null;
        foreach ((string name, JsonEntry value) in item.Members)
        {
            switch (name)
            {
                case "at":
                    at = ClockTime.Require("plugEvents.at", value, fail);
                    break;
                case "connected":
                    connected = value.Kind is JsonTokenType.True or JsonTokenType.False
                        ? value.Kind == JsonTokenType.True
                        : throw fail(value.Line, $"found {SiteFile.Show(value)} for plugEvents.connected, expected true or false");
                    break;
                default:
                    throw fail(value.Line, SiteFile.UnknownKey("plugEvents", name, Keys));
            }
        }

        return at < ClockTime.MinutesPerDay && connected is not null
            ? new PlugEvent(at.Value * 60, connected.Value)
            : throw fail(item.Line, "found a plug event without \"at\" (before 24:00) or without \"connected\", expected both");
    }
}
