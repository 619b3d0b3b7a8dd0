using System.Globalization;
using System.Text.Json.Nodes;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tests.Properties;

/// <summary>
/// Makes a failing site file small: leaves out whatever the failure does not need (objects, list entries, keys), then brings
/// the numbers that are left nearer to zero and to round ones, until nothing more can go or the patience ends.
/// </summary>
public sealed class SiteShrinker
{
    /// <summary>Most runs that a shrink may cost.</summary>
    public const int MostRuns = 600;

    private readonly Func<JsonObject, bool> _fails;

    /// <summary>Shrinks what fails.</summary>
    /// <param name="fails">Whether a site file still fails.</param>
    public SiteShrinker(Func<JsonObject, bool> fails)
    {
        _fails = fails;
    }

    /// <summary>Runs that were made.</summary>
    public int Runs { get; private set; }

    /// <summary>Shrinks.</summary>
    /// <param name="site">A site file that fails.</param>
    /// <param name="failsAfterMs">When it fails, ms since the start of the run.</param>
    /// <returns>A smaller one that fails.</returns>
    public JsonObject Shrink(JsonObject site, long failsAfterMs)
    {
        JsonObject smallest = (JsonObject)site.DeepClone();
        JsonObject shortened = Shortened(site, failsAfterMs);
        smallest = Fails(shortened) ? shortened : smallest;
        bool hasShrunk = true;
        while (hasShrunk && Runs < MostRuns)
        {
            hasShrunk = false;
            foreach (Action<JsonObject> edit in Edits(smallest))
            {
                JsonObject smaller = (JsonObject)smallest.DeepClone();
                edit(smaller);
                if (Runs < MostRuns && !JsonNode.DeepEquals(smaller, smallest) && Fails(smaller))
                {
                    smallest = smaller;
                    hasShrunk = true;
                }
            }
        }

        return smallest;
    }

    /// <summary>What comes after the failure cannot matter.</summary>
    private static JsonObject Shortened(JsonObject site, long failsAfterMs)
    {
        JsonObject shortened = (JsonObject)site.DeepClone();
        int seconds = Math.Max(10, (int)(failsAfterMs / 1000) + 1);
        SetDuration(shortened, seconds);
        foreach (string section in (string[])["house", "solar", "faults"])
        {
            if (shortened[section] is JsonArray list)
            {
                list.RemoveAll(item => (int?)item?["afterMs"] >= seconds * 1000);
            }
        }

        return shortened;
    }

    private bool Fails(JsonObject site)
    {
        Runs++;
        try
        {
            return _fails(site);
        }
        catch (UserInputException)
        {
            // An edit may leave a file that cannot be used, for example a fault after the end.
            return false;
        }
    }

    /// <summary>Largest cuts first. An edit that no longer fits the file, since an earlier one has been kept, changes nothing.</summary>
    private static IEnumerable<Action<JsonObject>> Edits(JsonObject site)
    {
        // Without its length a run is a whole day.
        foreach (string section in site.Select(member => member.Key).Where(key => key != "run").ToArray())
        {
            yield return file => file.Remove(section);
        }

        foreach ((string section, JsonNode? node) in site.ToArray())
        {
            if (node is JsonArray list)
            {
                for (int index = list.Count - 1; index >= 0; index--)
                {
                    int at = index;
                    yield return file => RemoveItem(file, section, at);
                }
            }
            else if (node is JsonObject part)
            {
                foreach (string key in part.Select(member => member.Key).Where(key => key != "duration").ToArray())
                {
                    yield return file => (file[section] as JsonObject)?.Remove(key);
                }
            }
        }

        foreach (Action<JsonObject> edit in NumberEdits(site))
        {
            yield return edit;
        }
    }

    private static void RemoveItem(JsonObject file, string section, int index)
    {
        if (file[section] is JsonArray list && index < list.Count)
        {
            list.RemoveAt(index);
        }
    }

    private static IEnumerable<Action<JsonObject>> NumberEdits(JsonObject site)
    {
        if ((string?)site["run"]?["duration"] is string duration)
        {
            int seconds = int.Parse(duration.TrimEnd('s'), CultureInfo.InvariantCulture);
            foreach (int shorter in (int[])[seconds / 2, seconds * 3 / 4, seconds - 10])
            {
                yield return file => SetDuration(file, shorter);
            }
        }

        foreach ((string section, JsonNode? node) in site.ToArray())
        {
            foreach (string path in Numbers(node, section))
            {
                yield return file => Change(file, path, value => value / 2 / 10 * 10);
                yield return file => Change(file, path, value => value / 1000 * 1000);
                yield return file => Change(file, path, value => value / 100 * 100);
            }
        }
    }

    private static IEnumerable<string> Numbers(JsonNode? node, string section)
    {
        IEnumerable<JsonNode?> parts = node is JsonArray list ? list : Enumerable.Repeat(node, 1);
        return parts.OfType<JsonObject>().SelectMany(part => part).Where(member => member.Value is JsonValue value && value.TryGetValue(out int _))
            .Select(member => member.Value!.GetPath()).Where(path => path.Contains(section, StringComparison.Ordinal)).ToArray();
    }

    private static void SetDuration(JsonObject file, int seconds)
    {
        if (seconds >= 10 && file["run"] is JsonObject run && run.ContainsKey("duration"))
        {
            run["duration"] = string.Create(CultureInfo.InvariantCulture, $"{seconds}s");
        }
    }

    private static void Change(JsonObject file, string path, Func<int, int> change)
    {
        JsonValue? found = Descend(file).OfType<JsonValue>().FirstOrDefault(value => value.GetPath() == path && value.TryGetValue(out int _));
        found?.ReplaceWith(change(found.GetValue<int>()));
    }

    private static IEnumerable<JsonNode> Descend(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node is JsonObject part ? part.Select(member => member.Value) : node as JsonArray ?? Enumerable.Empty<JsonNode?>();
        return children.OfType<JsonNode>().SelectMany(child => Descend(child).Prepend(child));
    }
}
