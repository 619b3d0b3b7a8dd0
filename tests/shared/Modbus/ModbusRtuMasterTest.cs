using nanoFramework.TestFramework;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Modbus;

[TestClass]
public class ModbusRtuMasterTest
{
    private const int TimeoutMs = 200;

    // Eastron manual: read the voltage of slave 1; the answer is 230.2 V.
    private const string VoltageReply = "01 04 04 43 66 33 34 1B 38";

    [TestMethod]
    public void TheReadOfTheManualIsSentByteForByte()
    {
        ScriptedLine line = new ScriptedLine();
        AskVoltage(line);
        CollectionAssert.AreEqual(Hex.Bytes("01 04 00 00 00 02 71 CB"), line.Sent);
    }

    [TestMethod]
    public void TheAnswerOfTheManualIsTaken()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = AskVoltage(line);
        line.Arrive(Hex.Bytes(VoltageReply));
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(60));
        Assert.AreEqual(0x4366, master.GetRegister(0));
        Assert.AreEqual(0x3334, master.GetRegister(1));
        Assert.AreEqual(0, master.GetRegister(2));
        Assert.AreEqual(0, master.GetRegister(-1));
        Assert.AreEqual((int)ModbusError.None, (int)master.Error);
    }

    [TestMethod]
    public void HoldingRegistersAreReadByFunctionThree()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        Assert.IsTrue(master.BeginRead(ModbusFunction.ReadHolding, 17, 0x006B, 3, TimeoutMs, 0));
        master.Step(10);
        CollectionAssert.AreEqual(Hex.Bytes("11 03 00 6B 00 03 76 87"), line.Sent);
        line.Arrive(Hex.Bytes("11 03 06 AE 41 56 52 43 40 49 AD"));
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(60));
        Assert.AreEqual(0xAE41, master.GetRegister(0));
        Assert.AreEqual(0x5652, master.GetRegister(1));
        Assert.AreEqual(0x4340, master.GetRegister(2));
    }

    [TestMethod]
    public void TheWriteOfTheManualIsSentAndItsAnswerTaken()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        int[] values = new int[] { 99, 0x3F80, 0x0000 };
        Assert.IsTrue(master.BeginWriteMultiple(1, 0x0016, values, 1, 2, TimeoutMs, 0));
        master.Step(10);
        CollectionAssert.AreEqual(Hex.Bytes("01 10 00 16 00 02 04 3F 80 00 00 7F 75"), line.Sent);
        line.Arrive(Hex.Frame("01 10 00 16 00 02"));
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(60));
        Assert.AreEqual(0, master.GetRegister(0));
    }

    [TestMethod]
    public void TheEchoOfAWriteIsNotItsAnswer()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        master.BeginWriteMultiple(1, 0x0016, new int[] { 0x3F80, 0 }, 0, 2, TimeoutMs, 0);
        master.Step(10);
        line.Arrive(line.Sent);
        Assert.AreEqual((int)ModbusStatus.Busy, (int)master.Step(30));
        Assert.AreEqual((int)ModbusStatus.Busy, (int)master.Step(90));
        line.Arrive(Hex.Frame("01 10 00 16 00 02"));
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(100));
    }

    [TestMethod]
    public void AnAcknowledgementOfOtherRegistersIsNotTaken()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        master.BeginWriteMultiple(1, 0x0016, new int[] { 1, 2 }, 0, 2, TimeoutMs, 0);
        master.Step(10);
        line.Arrive(Hex.Frame("01 10 00 18 00 02"));
        Assert.AreEqual((int)ModbusError.UnexpectedReply, (int)RunToEnd(master, 20));
    }

    [TestMethod]
    public void RequestsOutOfRangeAndWhileBusyAreRefused()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        int[] values = new int[2];
        Assert.IsFalse(master.BeginRead(ModbusFunction.ReadInput, 0, 0, 2, TimeoutMs, 0));
        Assert.IsFalse(master.BeginRead(ModbusFunction.ReadInput, 248, 0, 2, TimeoutMs, 0));
        Assert.IsFalse(master.BeginRead(ModbusFunction.ReadInput, 1, 0, 0, TimeoutMs, 0));
        Assert.IsFalse(master.BeginRead(ModbusFunction.ReadInput, 1, 0, 126, TimeoutMs, 0));
        Assert.IsFalse(master.BeginRead(ModbusFunction.ReadInput, 1, -1, 1, TimeoutMs, 0));
        Assert.IsFalse(master.BeginRead(ModbusFunction.ReadHolding, 1, 65535, 2, TimeoutMs, 0));
        Assert.IsFalse(master.BeginWriteMultiple(1, 0, values, 1, 2, TimeoutMs, 0));
        Assert.AreEqual((int)ModbusStatus.Idle, (int)master.Step(0));
        Assert.IsTrue(master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 0));
        Assert.IsFalse(master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 0));
        Assert.IsFalse(master.BeginWriteMultiple(1, 0, values, 0, 2, TimeoutMs, 0));
        Assert.AreEqual(1, master.RequestCount);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    [DataRow(8)]
    public void AReplyInPiecesIsPutTogether(int firstBytes)
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = AskVoltage(line);
        byte[] reply = Hex.Bytes(VoltageReply);
        line.Arrive(reply, 0, firstBytes);
        Assert.AreEqual((int)ModbusStatus.Busy, (int)master.Step(40));
        line.Arrive(reply, firstBytes, reply.Length - firstBytes);
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(50));
        Assert.AreEqual(0x4366, master.GetRegister(0));
    }

    [TestMethod]
    [DataRow("01 84 02 C2 C1", 2)]
    [DataRow("00 FF 01 84 02 C2 C1", 2)]
    public void AnExceptionIsSeenAtItsFifthByte(string reply, int code)
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        master.BeginRead(ModbusFunction.ReadInput, 1, 0x1000, 80, TimeoutMs, 0);
        master.Step(10);
        line.Arrive(Hex.Bytes(reply));
        Assert.AreEqual((int)ModbusStatus.Failed, (int)master.Step(40));
        Assert.AreEqual((int)ModbusError.Exception, (int)master.Error);
        Assert.AreEqual(code, master.ExceptionCode);
        Assert.AreEqual(1, master.FailureCounts[(int)ModbusError.Exception]);
    }

    [TestMethod]
    public void SilenceEndsInATimeOutOfTheStatedLength()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = AskVoltage(line);
        Assert.AreEqual((int)ModbusStatus.Busy, (int)master.Step(10 + TimeoutMs - 1));
        Assert.AreEqual((int)ModbusStatus.Failed, (int)master.Step(10 + TimeoutMs));
        Assert.AreEqual((int)ModbusError.Timeout, (int)master.Error);
        Assert.AreEqual(1, master.FailureCounts[(int)ModbusError.Timeout]);
        Assert.AreEqual(0, master.GetRegister(0));
    }

    [TestMethod]
    public void HalfAFrameEndsInATimeOut()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = AskVoltage(line);
        line.Arrive(Hex.Bytes("01 04 04 43 66"));
        Assert.AreEqual((int)ModbusError.Timeout, (int)RunToEnd(master, 30));
    }

    [TestMethod]
    public void ADisturbedReplyIsGivenUpBeforeTheTimeOut()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = AskVoltage(line);
        line.Arrive(Hex.Bytes("01 04 04 43 67 33 34 1B 38"));
        Assert.AreEqual((int)ModbusStatus.Busy, (int)master.Step(60));
        Assert.AreEqual((int)ModbusStatus.Failed, (int)master.Step(90));
        Assert.AreEqual((int)ModbusError.BadCrc, (int)master.Error);
        Assert.AreEqual(1, master.FailureCounts[(int)ModbusError.BadCrc]);
    }

    // Another slave, another function, another length: each a valid frame.
    [TestMethod]
    [DataRow("02 04 04 43 66 33 34")]
    [DataRow("01 03 04 43 66 33 34")]
    [DataRow("01 04 02 43 66")]
    [DataRow("02 84 02")]
    [DataRow("01 83 02")]
    public void AWholeFrameOfAnotherKindIsNeverTaken(string frame)
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = AskVoltage(line);
        line.Arrive(Hex.Frame(frame));
        Assert.AreEqual((int)ModbusError.UnexpectedReply, (int)RunToEnd(master, 30));
        Assert.AreEqual(1, master.FailureCounts[(int)ModbusError.UnexpectedReply]);
    }

    // Noise; the echo of the request; another slave's frame; the beginning of a frame; an exception spoilt by noise.
    [TestMethod]
    [DataRow("00")]
    [DataRow("FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF")]
    [DataRow("01 04 00 00 00 02 71 CB")]
    [DataRow("02 04 04 43 66 33 34 1B 0B")]
    [DataRow("01 04 04")]
    [DataRow("01 01 04 01 04 04 01")]
    [DataRow("01 84 02 C2 C0")]
    public void WhatComesBeforeTheReplyIsScannedPast(string before)
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = AskVoltage(line);
        line.Arrive(Hex.Bytes(before));
        master.Step(30);
        line.Arrive(Hex.Bytes(VoltageReply));
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(60));
        Assert.AreEqual(0x4366, master.GetRegister(0));
        Assert.AreEqual(0x3334, master.GetRegister(1));
    }

    [TestMethod]
    public void AFloodOfNoiseDoesNotHideTheReply()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = AskVoltage(line);
        byte[] noise = new byte[150];
        for (int round = 0; round < 9; round++)
        {
            line.Arrive(noise);
            Assert.AreEqual((int)ModbusStatus.Busy, (int)master.Step(20 + (10 * round)));
        }

        line.Arrive(Hex.Bytes(VoltageReply));
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(120));
        Assert.AreEqual(0x4366, master.GetRegister(0));
    }

    private static ModbusRtuMaster AskVoltage(ScriptedLine line)
    {
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 0);
        master.Step(10);
        return master;
    }

    private static ModbusError RunToEnd(ModbusRtuMaster master, long fromMs)
    {
        long nowMs = fromMs;
        while (master.Step(nowMs) == ModbusStatus.Busy && nowMs < fromMs + 1000)
        {
            nowMs += 10;
        }

        return master.Error;
    }
}
