using nanoFramework.TestFramework;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Modbus;

/// <summary>
/// Requests and replies as manuals print them: of the Eastron meters with their CRC (SDM230-Modbus and SDM120-Modbus
/// protocol), of the Modbus Application Protocol V1.1b3 (6.3, 6.4, 6.12) with the address 17 and the CRC of the serial line added.
/// </summary>
[TestClass]
public class PublishedFramesTest
{
    private const int TimeoutMs = 200;

    [TestMethod]
    [DataRow("01 04 00 00 00 02 71 CB", "01 04 04 43 66 33 34 1B 38", 0x4366, 0x3334)]
    [DataRow("01 03 00 0C 00 02 04 08", "01 03 04 42 C8 00 00 6F B5", 0x42C8, 0x0000)]
    public void AReadOfTheMetersManual(string request, string reply, int first, int second)
    {
        AssertRead(Hex.Bytes(request), Hex.Bytes(reply), first, second);
    }

    [TestMethod]
    [DataRow("11 04 00 08 00 01", "11 04 02 00 0A", 0x000A, 0)]
    [DataRow("11 03 00 6B 00 03", "11 03 06 02 2B 00 00 00 64", 0x022B, 0x0000)]
    public void AReadOfTheProtocol(string request, string reply, int first, int second)
    {
        AssertRead(Hex.Frame(request), Hex.Frame(reply), first, second);
    }

    [TestMethod]
    [DataRow("01 10 00 16 00 02 04 3F 80 00 00 7F 75", "01 10 00 16 00 02 A0 0C")]
    public void AWriteOfTheMetersManual(string request, string reply)
    {
        AssertWritten(Hex.Bytes(request), Hex.Bytes(reply));
    }

    [TestMethod]
    [DataRow("11 10 00 01 00 02 04 00 0A 01 02", "11 10 00 01 00 02")]
    public void AWriteOfTheProtocol(string request, string reply)
    {
        AssertWritten(Hex.Frame(request), Hex.Frame(reply));
    }

    private static void AssertRead(byte[] request, byte[] reply, int first, int second)
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        int register = Word(request, 2);
        int count = Word(request, 4);
        bool isBegun = request[1] == ModbusFunction.ReadInput
            ? master.BeginRead(ModbusFunction.ReadInput, request[0], register, count, TimeoutMs, 0)
            : master.BeginRead(ModbusFunction.ReadHolding, request[0], register, count, TimeoutMs, 0);
        Assert.IsTrue(isBegun);
        AssertExchange(master, line, request, reply);
        Assert.AreEqual(first, master.GetRegister(0));
        Assert.AreEqual(second, master.GetRegister(1));
    }

    private static void AssertWritten(byte[] request, byte[] reply)
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        int[] values = new int[] { Word(request, 7), Word(request, 9) };
        Assert.IsTrue(master.BeginWriteMultiple(request[0], Word(request, 2), values, 0, 2, TimeoutMs, 0));
        AssertExchange(master, line, request, reply);
    }

    private static void AssertExchange(ModbusRtuMaster master, ScriptedLine line, byte[] request, byte[] reply)
    {
        master.Step(10);
        CollectionAssert.AreEqual(request, line.Sent);
        line.Arrive(reply);
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(60));
    }

    private static int Word(byte[] frame, int offset)
    {
        return (frame[offset] << 8) | frame[offset + 1];
    }
}
