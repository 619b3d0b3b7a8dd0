namespace NanoV2G.Tests.Peers;

/// <summary>Leaves no process behind.</summary>
[TestClass]
public static class PeerCleanup
{
    [AssemblyCleanup]
    public static void EndPeers() => PeerProcess.EndAll();
}
