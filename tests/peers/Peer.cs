namespace NanoV2G.Tests.Peers;

/// <summary>The programs of others that these tests talk to, and what installs one that is missing.</summary>
internal static class Peer
{
    public const string Python = "/usr/bin/python3";

    /// <summary>Where a command lies; skips the test, by the name of the command, when it is not there.</summary>
    public static string Require(string command, string package)
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/bin"];
        string? path = folders.Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            Skip(command, package);
        }

        return path!;
    }

    /// <summary>Skips the test when Debian's Python lacks a module.</summary>
    public static void RequirePythonModule(string module, string packages)
    {
        if (!File.Exists(Python))
        {
            Skip(Python, "python3 " + packages);
        }

        using PeerProcess check = PeerProcess.Start(Python, "-c", "import " + module);
        if (check.WaitForExit() != 0)
        {
            Skip(module, packages);
        }
    }

    private static void Skip(string peer, string packages) =>
        Assert.Inconclusive($"{peer} is not there; install it with: apt-get install {packages}");
}
