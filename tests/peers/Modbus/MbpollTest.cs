using System.Globalization;
using System.Text.RegularExpressions;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Peers.Modbus;

/// <summary>
/// The slaves of the simulated site read by mbpoll, a master that others wrote: what our drivers read from them is what
/// any master reads.
/// </summary>
[TestClass]
public sealed partial class MbpollTest
{
    private const int Meter = 1;
    private const int Inverter = 3;

    [TestMethod]
    [DataRow(0x0000, 230.2)]
    [DataRow(0x0006, 12.345)]
    [DataRow(0x000C, -2803.5)]
    [DataRow(0x0046, 50.02)]
    [DataRow(0x0048, 1234.567)]
    [DataRow(0x004A, 89.012)]
    public void A_value_of_the_meter(int register, double value)
    {
        string mbpoll = Peer.Require("mbpoll", "mbpoll");
        using SerialPair line = new();
        using SlavesOnPort site = new(line.First, new SimulatedSdm230(Face(), Meter));
        string output = Poll(mbpoll, line.Second, Meter, "3:float", register, 1);
        Assert.AreEqual(value, double.Parse(Values(output).Single(), CultureInfo.InvariantCulture), Math.Abs(value) * 1e-5, output);
    }

    [TestMethod]
    public void The_chain_of_the_inverter()
    {
        string mbpoll = Peer.Require("mbpoll", "mbpoll");
        using SerialPair line = new();
        using SlavesOnPort site = new(line.First, new SimulatedSunSpecInverter(new InverterFace(), Inverter));
        CollectionAssert.AreEqual(
            new[] { "0x5375", "0x6E53", "0x0001", "0x0042" },
            Values(Poll(mbpoll, line.Second, Inverter, "4:hex", 40000, 4)));
    }

    [TestMethod]
    public void A_register_that_is_not_there()
    {
        string mbpoll = Peer.Require("mbpoll", "mbpoll");
        using SerialPair line = new();
        using SlavesOnPort site = new(line.First, new SimulatedSdm230(Face(), Meter));
        StringAssert.Contains(Poll(mbpoll, line.Second, Meter, "3", 0x1000, 2, exitCode: 1), "Illegal data address");
    }

    private static MeterFace Face()
    {
        MeterFace face = new() { FrequencyMilliHertz = 50020, ImportMilliWattHours = 1234567000, ExportMilliWattHours = 89012000 };
        face.Millivolts[0] = 230200;
        face.RmsMilliamps[0] = 12345;
        face.ActiveMilliwatts[0] = -2803500;
        return face;
    }

    /// <summary>One poll with addresses as on the wire.</summary>
    private static string Poll(string mbpoll, string port, int slave, string type, int register, int count, int exitCode = 0)
    {
        using PeerProcess process = PeerProcess.Start(
            mbpoll,
            "-m", "rtu", "-b", "9600", "-P", "none", "-a", $"{slave}", "-t", type, "-B", "-0", "-r", $"{register}", "-c", $"{count}", "-o", "5", "-1", port);
        int exit = process.WaitForExit();
        string output = "";
        while (process.TryTakeLine(TimeSpan.Zero) is string text)
        {
            output += text + "\n";
        }

        output += process.Errors;
        Assert.AreEqual(exitCode, exit, output);
        return output;
    }

    private static string[] Values(string output) =>
        [.. Value().Matches(output).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\[\d+\]:\s+(\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Value();
}
