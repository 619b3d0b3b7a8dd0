extern alias Device;

using System.Reflection.Metadata;
using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.OnNanoClr.Projects;

namespace NanoV2G.Tests.Device;

/// <summary>What goes onto a board is what the tests compile: no file more, none less.</summary>
[TestClass]
public sealed class DeviceSourcesTest
{
    private static readonly string[] NotFlashed = ["hal/DesktopOnly/", "hal/Host/", "hal/Simulated/"];

    [TestMethod]
    public void TheApplicationListsEverySourceFileOfTheDeviceAndNoneOfTheSimulation()
    {
        string[] onDisk = ["hal", "firmware"];
        string[] expected =
        [
            .. onDisk.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
                .Select(Relative)
                .Where(file => !NotFlashed.Any(file.StartsWith) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        CollectionAssert.AreEqual(expected, Listed());
    }

    [TestMethod]
    public void EveryFileOfTheApplicationIsCompiledByTheTests()
    {
        Type[] assemblies = [typeof(IBoard), typeof(ChargepointProgram), typeof(Device::NanoV2G.Firmware.Device.Program)];
        HashSet<string> compiled = [.. assemblies.SelectMany(type => Documents(Path.ChangeExtension(type.Assembly.Location, ".pdb")))];
        string[] forgotten = [.. Listed().Where(file => !compiled.Any(document => document.EndsWith("/" + file, StringComparison.Ordinal)))];
        Assert.AreEqual(string.Empty, string.Join(' ', forgotten));
    }

    private static string[] Listed()
    {
        ProjectFiles project = ProjectFiles.Read(Path.Combine(Repository.Root, "firmware", "nanoV2G.nfproj"));
        return [.. project.Files.Select(Relative).Order(StringComparer.Ordinal)];
    }

    private static string[] Documents(string symbols)
    {
        using FileStream stream = File.OpenRead(symbols);
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        MetadataReader reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name).Replace('\\', '/'))];
    }

    private static string Relative(string file)
    {
        return Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
    }
}
