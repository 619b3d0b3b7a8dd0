using System.Net;
using System.Net.Sockets;

namespace NanoV2G.Tests.Peers.Messages;

/// <summary>A Mosquitto broker of the test's own, on a free port of the loopback interface, that keeps what it is given.</summary>
internal sealed class Mosquitto : IDisposable
{
    private readonly string _command = Peer.Require("mosquitto", "mosquitto");
    private readonly string _folder;
    private readonly string[] _security;
    private PeerProcess? _process;

    /// <summary>A broker that is not yet started.</summary>
    /// <param name="folder">Holds its configuration and its store.</param>
    /// <param name="security">Lines of its configuration.</param>
    public Mosquitto(string folder, params string[] security)
    {
        _folder = folder;
        _security = security;
        Port = FreePort();
    }

    public int Port { get; }

    /// <summary>The lines that make it speak TLS as a server of these certificates.</summary>
    public static string[] Encrypted(TestCertificates certificates, string server) =>
    [
        $"cafile {certificates.AuthorityFile}", $"certfile {certificates.FileOf(server)}", $"keyfile {certificates.KeyFileOf(server)}",
    ];

    public void Start()
    {
        string configuration = Path.Combine(_folder, "mosquitto.conf");
        File.WriteAllLines(
            configuration,
            [
                $"user {Environment.UserName}", "persistence true", $"persistence_location {_folder}/", "log_dest stderr",
                $"listener {Port} 127.0.0.1", "allow_anonymous true", .. _security,
            ]);
        _process = PeerProcess.Start(_command, "-c", configuration);
        Assert.IsTrue(SpinWait.SpinUntil(() => _process.HasExited || IsListening(), PeerProcess.Patience) && !_process.HasExited, _process.Errors);
    }

    /// <summary>Ends it as a restart of its machine does: it stores sessions, waiting and retained messages first.</summary>
    public void Stop()
    {
        _process?.End();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Publishes a message as somebody who is not ours: by mosquitto_pub.</summary>
    public void Publish(string topic, string payload, params string[] more)
    {
        using PeerProcess publisher = PeerProcess.Start(
            Peer.Require("mosquitto_pub", "mosquitto-clients"),
            ["-h", "127.0.0.1", "-p", $"{Port}", "-q", "1", "-t", topic, "-m", payload, .. more]);
        Assert.AreEqual(0, publisher.WaitForExit(), publisher.Errors);
    }

    public void Dispose() => Stop();

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private bool IsListening()
    {
        try
        {
            using TcpClient client = new();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            Thread.Sleep(50);
            return false;
        }
    }
}
