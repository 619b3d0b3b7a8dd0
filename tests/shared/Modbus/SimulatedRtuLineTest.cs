using nanoFramework.TestFramework;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tests.Meters;

namespace NanoV2G.Tests.Modbus;

[TestClass]
public class SimulatedRtuLineTest
{
    [TestMethod]
    public void ByteTimeAndTurnaroundAreThoseOfTheLine()
    {
        SimulatedRtuLine line = Line(0);
        line.NowMs = 1000;
        Send(line, Hex.Frame("01 04 00 00 00 02"));

        // Eight bytes take 9 ms, the slave 20 ms, and each byte of the reply a little over 1 ms.
        line.NowMs = 1029;
        Assert.AreEqual(0, line.BytesAvailable);
        line.NowMs = 1030;
        Assert.AreEqual(0, line.BytesAvailable);
        line.NowMs = 1034;
        Assert.AreEqual(4, line.BytesAvailable);
        Assert.AreEqual(4, line.Read(new byte[10], 0, 10));
        Assert.AreEqual(0, line.BytesAvailable);
        line.NowMs = 1040;
        Assert.AreEqual(5, line.BytesAvailable);
        Assert.AreEqual(5, line.Read(new byte[10], 0, 10));
        line.NowMs = 2000;
        Assert.AreEqual(0, line.BytesAvailable);
    }

    // Unknown function; unknown register; count of zero; count above 125; past the last register; a write of odd length; of none.
    [TestMethod]
    [DataRow("01 06 00 00 00 01", "01 86 01")]
    [DataRow("01 04 10 00 00 02", "01 84 02")]
    [DataRow("01 04 00 00 00 00", "01 84 03")]
    [DataRow("01 04 00 00 00 7E", "01 84 03")]
    [DataRow("01 03 FF FF 00 02", "01 83 02")]
    [DataRow("01 10 00 00 00 02 03 00 01 00", "01 90 03")]
    [DataRow("01 10 00 00 00 00 00 00 00", "01 90 03")]
    [DataRow("01 10 00 00 00 01 02 12 34", "01 10 00 00 00 01")]
    public void WhatASlaveCannotDoItRefuses(string request, string reply)
    {
        CollectionAssert.AreEqual(Hex.Frame(reply), Answer(Line(0), Hex.Frame(request)));
    }

    [TestMethod]
    [DataRow("01 04 00 01 00 02")]
    [DataRow("01 04 00 00 00 03")]
    [DataRow("01 04 00 00 00 52")]
    public void AnEastronMeterDoesNotCutAValueInHalfNorGiveMoreThan40(string request)
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        line.Add(new SimulatedSdm230(new MeterFace(), 1));
        CollectionAssert.AreEqual(Hex.Frame("01 84 02"), Answer(line, Hex.Frame(request)));
    }

    [TestMethod]
    [DataRow("02 04 00 00 00 02 71 F8")]
    [DataRow("01 04 00 00 00 02 71 CA")]
    [DataRow("01 04 00")]
    [DataRow("00 04 00 00 00 02 70 1A")]
    public void DisturbedFramesAndThoseForOthersAreNotAnswered(string frame)
    {
        Assert.AreEqual(0, Answer(Line(0), Hex.Bytes(frame)).Length);
    }

    [TestMethod]
    public void ACutCableCarriesNothingAndAMendedOneWorksAgain()
    {
        SimulatedRtuLine line = Line(0);
        line.IsCut = true;
        Assert.AreEqual(0, Answer(line, Hex.Frame("01 04 00 00 00 02")).Length);
        line.IsCut = false;
        Assert.AreEqual(9, Answer(line, Hex.Frame("01 04 00 00 00 02")).Length);
        Send(line, Hex.Frame("01 04 00 00 00 02"));
        line.NowMs += 33;
        int arrived = line.BytesAvailable;
        Assert.IsTrue(arrived > 0 && arrived < 9);
        line.IsCut = true;
        Assert.AreEqual(0, line.BytesAvailable);
        line.IsCut = false;
        line.NowMs += 100;
        Assert.AreEqual(0, line.BytesAvailable);
    }

    [TestMethod]
    public void ARequestIntoARunningReplySpoilsIt()
    {
        SimulatedRtuLine line = Line(0);
        Send(line, Hex.Frame("01 04 00 00 00 02"));
        line.NowMs += 33;
        Send(line, Hex.Frame("01 04 00 00 00 02"));
        line.NowMs += 100;
        byte[] reply = new byte[20];
        int length = line.Read(reply, 0, 20);
        Assert.AreEqual(9, length);
        Assert.IsFalse(NanoV2G.Hal.Modbus.ModbusCrc.IsValid(reply, 0, length));
    }

    [TestMethod]
    public void ALineTakesFourSlaves()
    {
        SimulatedRtuLine line = Line(0);
        Assert.IsTrue(line.Add(new RegisterSlave(2, 0, 80)));
        Assert.IsTrue(line.Add(new RegisterSlave(3, 0, 80)));
        Assert.IsTrue(line.Add(new RegisterSlave(4, 0, 80)));
        Assert.IsFalse(line.Add(new RegisterSlave(5, 0, 80)));
    }

    [TestMethod]
    public void TheSameSeedGivesTheSameNoise()
    {
        SimulatedRtuLine one = Line(100000);
        SimulatedRtuLine two = Line(100000);
        int disturbed = 0;
        for (int round = 0; round < 200; round++)
        {
            byte[] first = Answer(one, Hex.Frame("01 04 00 00 00 02"));
            CollectionAssert.AreEqual(first, Answer(two, Hex.Frame("01 04 00 00 00 02")));
            disturbed += NanoV2G.Hal.Modbus.ModbusCrc.IsValid(first, 0, first.Length) ? 0 : 1;
        }

        Assert.IsTrue(disturbed > 130 && disturbed < 190);
    }

    private static SimulatedRtuLine Line(int noisePerMillionBytes)
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 7);
        line.NoisePerMillionBytes = noisePerMillionBytes;
        RegisterSlave slave = new RegisterSlave(1, 0, 80);
        slave.Clear(0, 80);
        line.Add(slave);
        return line;
    }

    private static void Send(SimulatedRtuLine line, byte[] frame)
    {
        line.Write(frame, 0, frame.Length);
    }

    private static byte[] Answer(SimulatedRtuLine line, byte[] frame)
    {
        Send(line, frame);
        line.NowMs += 10;
        line.NowMs += 290;
        byte[] reply = new byte[256];
        int length = line.Read(reply, 0, 256);
        byte[] cut = new byte[length];
        for (int index = 0; index < length; index++)
        {
            cut[index] = reply[index];
        }

        return cut;
    }
}
