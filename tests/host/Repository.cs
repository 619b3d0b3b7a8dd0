namespace NanoV2G.Tests;

/// <summary>Where the sources of this build lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Directory.Packages.props</c>, found upwards from the compiled tests.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Directory.Packages.props")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd('/', '\\'))!);
}
