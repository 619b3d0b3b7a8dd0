using nanoFramework.TestFramework;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Modbus;

[TestClass]
public class ModbusSilenceTest
{
    private const int TimeoutMs = 200;

    [TestMethod]
    [DataRow(115200, 10)]
    [DataRow(9600, 10)]
    [DataRow(2400, 20)]
    [DataRow(1200, 40)]
    public void TheFirstRequestAfterARestartWaitsForThreeAndAHalfCharacters(int baud, int silenceMs)
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, baud);
        master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 1000);
        for (int ms = 0; ms < silenceMs; ms += 10)
        {
            master.Step(1000 + ms);
            Assert.AreEqual(0, line.WriteCount);
        }

        master.Step(1000 + silenceMs);
        Assert.AreEqual(1, line.WriteCount);
    }

    [TestMethod]
    public void StaleBytesAreDrainedAndPutTheRequestOff()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        line.Arrive(Hex.Bytes("01 04 04 43 66 33 34 1B 38"));
        master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 0);
        Assert.AreEqual(0, line.BytesAvailable);
        line.Arrive(Hex.Bytes("01 04"));
        master.Step(10);
        Assert.AreEqual(0, line.WriteCount);
        master.Step(20);
        Assert.AreEqual(1, line.WriteCount);
        Assert.AreEqual((int)ModbusStatus.Busy, (int)master.Step(30));
    }

    [TestMethod]
    public void ABabblingLineFailsTheRequestWithoutSendingIt()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 0);
        long nowMs = 0;
        while (master.Status == ModbusStatus.Busy && nowMs < 1000)
        {
            nowMs += 10;
            line.Arrive(Hex.Bytes("55 55 55 55 55 55 55 55 55"));
            master.Step(nowMs);
        }

        Assert.AreEqual((int)ModbusError.Timeout, (int)master.Error);
        Assert.AreEqual(TimeoutMs, (int)nowMs);
        Assert.AreEqual(0, line.WriteCount);
    }

    [TestMethod]
    public void AReplyThatComesAfterItsTimeOutIsNotTakenForTheNext()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 0);
        long nowMs = 0;
        while (master.Status == ModbusStatus.Busy)
        {
            nowMs += 10;
            master.Step(nowMs);
        }

        // The slave begins to answer the old request 40 ms after the master gave it up, and the master has asked again.
        master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, nowMs);
        nowMs += 40;
        master.Step(nowMs);
        Assert.AreEqual(1, line.WriteCount);
        line.Arrive(Hex.Frame("01 04 04 11 11 11 11"));
        nowMs += 10;
        master.Step(nowMs);
        nowMs += 50;
        master.Step(nowMs);
        Assert.AreEqual(2, line.WriteCount);
        Assert.AreEqual((int)ModbusStatus.Busy, (int)master.Status);
        line.Arrive(Hex.Bytes("01 04 04 43 66 33 34 1B 38"));
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(nowMs + 40));
        Assert.AreEqual(0x4366, master.GetRegister(0));
    }

    [TestMethod]
    public void TheNextRequestWaitsForSilenceAfterAReply()
    {
        ScriptedLine line = new ScriptedLine();
        ModbusRtuMaster master = new ModbusRtuMaster(line, 9600);
        master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 0);
        master.Step(10);
        line.Arrive(Hex.Bytes("01 04 04 43 66 33 34 1B 38"));
        Assert.AreEqual((int)ModbusStatus.Completed, (int)master.Step(60));
        master.BeginRead(ModbusFunction.ReadInput, 1, 0, 2, TimeoutMs, 60);
        Assert.AreEqual(1, line.WriteCount);
        master.Step(70);
        Assert.AreEqual(2, line.WriteCount);
    }
}
