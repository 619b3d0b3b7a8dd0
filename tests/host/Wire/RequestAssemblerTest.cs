using NanoV2G.Hal.Modbus;
using NanoV2G.Tools.Wire;

namespace NanoV2G.Tests.Wire;

/// <summary>Where a request ends on a serial port that hands bytes over as it likes.</summary>
[TestClass]
public sealed class RequestAssemblerTest
{
    private static readonly byte[] Read = Framed(1, ModbusFunction.ReadInput, 0, 0, 0, 14);
    private static readonly byte[] Write = Framed(3, ModbusFunction.WriteMultiple, 0x9C, 0x40, 0, 2, 4, 0, 1, 0, 2);

    [TestMethod]
    public void A_whole_request_is_taken_at_once()
    {
        CollectionAssert.AreEqual(Read, Taken(Assembled(Read), 0));
        CollectionAssert.AreEqual(Write, Taken(Assembled(Write), 0));
    }

    [TestMethod]
    public void A_request_in_pieces_is_put_together_however_long_the_adapter_holds_them_back()
    {
        RequestAssembler assembler = Assembled(Write[..3]);
        Assert.IsEmpty(Taken(assembler, 16));
        assembler.Add(Write.AsSpan(3), 17);
        CollectionAssert.AreEqual(Write, Taken(assembler, 17));
    }

    [TestMethod]
    public void Two_requests_that_arrive_together_are_taken_one_after_the_other()
    {
        RequestAssembler assembler = Assembled([.. Read, .. Write]);
        CollectionAssert.AreEqual(Read, Taken(assembler, 0));
        CollectionAssert.AreEqual(Write, Taken(assembler, 0));
        Assert.IsEmpty(Taken(assembler, 0));
    }

    [TestMethod]
    public void A_disturbed_request_ends_with_a_silence_and_spoils_none_after_it()
    {
        byte[] disturbed = [.. Read];
        disturbed[3] ^= 4;
        RequestAssembler assembler = Assembled(disturbed);
        Assert.IsEmpty(Taken(assembler, RequestAssembler.SilenceMs - 1));
        CollectionAssert.AreEqual(disturbed, Taken(assembler, RequestAssembler.SilenceMs), "the slave judges it");
        assembler.Add(Read, 200);
        CollectionAssert.AreEqual(Read, Taken(assembler, 200));
    }

    [TestMethod]
    public void Noise_without_end_is_bounded()
    {
        RequestAssembler assembler = Assembled(new byte[5000]);
        Assert.HasCount(ModbusFunction.LongestFrame, Taken(assembler, RequestAssembler.SilenceMs));
        assembler.Add(Read, 100);
        CollectionAssert.AreEqual(Read, Taken(assembler, 100));
    }

    internal static byte[] Framed(params byte[] bytes)
    {
        byte[] frame = new byte[bytes.Length + 2];
        bytes.CopyTo(frame, 0);
        ModbusCrc.Append(frame, bytes.Length);
        return frame;
    }

    private static RequestAssembler Assembled(byte[] bytes)
    {
        RequestAssembler assembler = new();
        assembler.Add(bytes, 0);
        return assembler;
    }

    private static byte[] Taken(RequestAssembler assembler, long nowMs)
    {
        byte[] frame = new byte[ModbusFunction.LongestFrame];
        return frame[..assembler.Take(frame, nowMs)];
    }
}
