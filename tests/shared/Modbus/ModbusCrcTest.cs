using nanoFramework.TestFramework;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Modbus;

[TestClass]
public class ModbusCrcTest
{
    // The check value of CRC-16/MODBUS over the digits 1 to 9; the example of Modbus over Serial Line V1.02, 6.2.2;
    // frames of the Eastron manuals; frames known from tutorials.
    [TestMethod]
    [DataRow("31 32 33 34 35 36 37 38 39", 0x4B37)]
    [DataRow("02 07", 0x1241)]
    [DataRow("01 04 00 00 00 02", 0xCB71)]
    [DataRow("01 04 04 43 66 33 34", 0x381B)]
    [DataRow("01 03 00 0C 00 02", 0x0804)]
    [DataRow("01 03 04 42 C8 00 00", 0xB56F)]
    [DataRow("01 10 00 16 00 02 04 3F 80 00 00", 0x757F)]
    [DataRow("11 03 00 6B 00 03", 0x8776)]
    [DataRow("11 03 06 AE 41 56 52 43 40", 0xAD49)]
    [DataRow("0A 81 02", 0x53B0)]
    public void KnownFramesHaveTheirPublishedCrc(string frame, int crc)
    {
        byte[] bytes = Hex.Bytes(frame);
        Assert.AreEqual(crc, ModbusCrc.Compute(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void NothingGivesTheStartValue()
    {
        Assert.AreEqual(0xFFFF, ModbusCrc.Compute(new byte[1], 0, 0));
    }

    [TestMethod]
    public void AppendedCrcIsValidAndLowByteFirst()
    {
        byte[] frame = Hex.Frame("01 04 00 00 00 02");
        Assert.AreEqual(0x71, (int)frame[6]);
        Assert.AreEqual(0xCB, (int)frame[7]);
        Assert.IsTrue(ModbusCrc.IsValid(frame, 0, 8));
    }

    [TestMethod]
    public void AnySingleFlippedBitIsSeen()
    {
        byte[] frame = Hex.Frame("01 04 04 43 66 33 34");
        for (int bit = 0; bit < frame.Length * 8; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(ModbusCrc.IsValid(frame, 0, frame.Length));
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.IsTrue(ModbusCrc.IsValid(frame, 0, frame.Length));
    }

    [TestMethod]
    public void AFrameBelowFourBytesIsNeverValid()
    {
        Assert.IsFalse(ModbusCrc.IsValid(Hex.Bytes("FF FF FF"), 0, 2));
    }
}
