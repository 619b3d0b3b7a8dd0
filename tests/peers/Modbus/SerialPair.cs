namespace NanoV2G.Tests.Peers.Modbus;

/// <summary>Two pseudo terminals joined by socat: what is written to one is read from the other.</summary>
internal sealed class SerialPair : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly PeerProcess _socat;

    public SerialPair()
    {
        First = Path.Combine(_folder.Path, "first");
        Second = Path.Combine(_folder.Path, "second");
        _socat = PeerProcess.Start(Peer.Require("socat", "socat"), $"pty,raw,echo=0,link={First}", $"pty,raw,echo=0,link={Second}");
        Assert.IsTrue(
            SpinWait.SpinUntil(() => _socat.HasExited || (File.Exists(First) && File.Exists(Second)), PeerProcess.Patience) && !_socat.HasExited,
            _socat.Errors);
    }

    public string First { get; }

    public string Second { get; }

    public void Dispose()
    {
        _socat.Dispose();
        _folder.Dispose();
    }
}
