using System.IO.Ports;
using NanoV2G.Hal.Host.Modbus;

namespace NanoV2G.Tests.Wire;

/// <summary>Two ends of one pseudo-terminal: a serial port cannot tell it from a wire.</summary>
[TestClass]
public sealed class PseudoTerminalTest
{
    private const int PatienceMs = 5000;

    [TestMethod]
    [OSCondition(ConditionMode.Include, OperatingSystems.Linux | OperatingSystems.OSX)]
    public void Every_byte_passes_both_ways_unchanged_and_reading_never_waits()
    {
        using PseudoTerminal own = new();
        Assert.IsTrue(PseudoTerminal.IsName(own.Name), own.Name);
        using HostSerialLine far = new(own.Name, 9600, Parity.None);
        Assert.AreEqual(0, own.BytesAvailable);
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        byte[] buffer = new byte[600];

        own.Write(all, 0, 256);
        Assert.IsTrue(SpinWait.SpinUntil(() => far.BytesAvailable == 256, PatienceMs), $"{far.BytesAvailable}");
        Assert.AreEqual(256, far.Read(buffer, 0, 600));
        CollectionAssert.AreEqual(all, buffer[..256]);
        Assert.AreEqual(0, own.BytesAvailable, "no echo");

        far.Write(all, 10, 200);
        Assert.IsTrue(SpinWait.SpinUntil(() => own.BytesAvailable == 200, PatienceMs), $"{own.BytesAvailable}");
        Assert.AreEqual(150, own.Read(buffer, 0, 150), "no more than asked for");
        Assert.AreEqual(50, own.Read(buffer, 150, 400));
        CollectionAssert.AreEqual(all[10..210], buffer[..200]);
    }
}
