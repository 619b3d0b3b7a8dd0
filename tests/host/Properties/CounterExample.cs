using System.Text.Json;
using System.Text.Json.Nodes;

namespace NanoV2G.Tests.Properties;

/// <summary>Shrinks a run that broke an invariant, writes it as a site file and says where it is.</summary>
public static class CounterExample
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Where counter-examples are written.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "TestResults", "counter-examples");

    /// <summary>Fails the test when a run broke an invariant.</summary>
    /// <param name="site">The site file of the run.</param>
    /// <param name="verdict">What came of it.</param>
    /// <param name="judge">Runs a site file again.</param>
    /// <param name="name">What the run is called.</param>
    public static void FailOn(JsonObject site, RunVerdict verdict, Func<JsonObject, RunVerdict> judge, string name)
    {
        if (verdict.Broken is null)
        {
            return;
        }

        int number = verdict.Broken.Number;
        JsonObject smallest = new SiteShrinker(file => judge(file).Broken?.Number == number).Shrink(site, verdict.Broken.AfterMs);
        string path = Write(smallest, name);
        Assert.Fail($"{name} breaks invariant {number}: {judge(smallest).Broken!.What}. Replay: tools/run --site {path}");
    }

    private static string Write(JsonObject site, string name)
    {
        Directory.CreateDirectory(Folder);
        string path = Path.Combine(Folder, name.Replace(' ', '-') + ".json");
        File.WriteAllText(path, site.ToJsonString(Indented) + "\n");
        return path;
    }
}
