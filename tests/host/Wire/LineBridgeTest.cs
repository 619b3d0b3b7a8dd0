using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tools.Wire;

namespace NanoV2G.Tests.Wire;

/// <summary>A simulated meter behind a serial port: it answers, in its time, and never its own echo.</summary>
[TestClass]
public sealed class LineBridgeTest
{
    private static readonly byte[] Request = RequestAssemblerTest.Framed(1, ModbusFunction.ReadInput, 0, 0, 0, 2);

    [TestMethod]
    public void A_request_is_answered_after_the_slaves_turnaround_at_the_lines_speed()
    {
        FakePort port = new();
        (LineBridge bridge, SimulatedRtuLine line) = Bridge(port);
        port.Incoming.AddRange(Request);
        long firstMs = -1;
        for (long nowMs = 0; nowMs <= 100; nowMs += 10)
        {
            line.NowMs = nowMs;
            bridge.Step(nowMs);
            firstMs = firstMs < 0 && port.Sent.Count > 0 ? nowMs : firstMs;
        }

        Assert.AreEqual(40, firstMs, "9 ms for the request and 20 ms turnaround, seen in steps of 10 ms");
        Assert.HasCount(9, port.Sent);
        CollectionAssert.AreEqual(new byte[] { 1, ModbusFunction.ReadInput, 4, 0x43, 0x66, 0, 0 }, port.Sent[..7], "230 V as IEEE 754");
        Assert.IsTrue(ModbusCrc.IsValid([.. port.Sent], 0, 9));
    }

    [TestMethod]
    public void An_adapter_that_hears_itself_does_not_make_the_slave_talk_for_ever()
    {
        FakePort port = new() { IsEchoing = true };
        (LineBridge bridge, SimulatedRtuLine line) = Bridge(port);
        port.Incoming.AddRange(Request);
        for (long nowMs = 0; nowMs <= 2000; nowMs += 10)
        {
            line.NowMs = nowMs;
            bridge.Step(nowMs);
        }

        Assert.HasCount(9, port.Sent);
        port.Incoming.AddRange(Request);
        for (long nowMs = 2010; nowMs <= 2200; nowMs += 10)
        {
            line.NowMs = nowMs;
            bridge.Step(nowMs);
        }

        Assert.HasCount(18, port.Sent, "the next request is answered as ever");
    }

    private static (LineBridge Bridge, SimulatedRtuLine Line) Bridge(FakePort port)
    {
        MeterFace face = new();
        face.Millivolts[0] = 230000;
        SimulatedRtuLine line = new(9600, 1);
        line.Add(new SimulatedSdm230(face, 1));
        return (new LineBridge(port, line), line);
    }
}
