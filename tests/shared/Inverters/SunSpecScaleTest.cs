using nanoFramework.TestFramework;
using NanoV2G.Hal.Inverters;

namespace NanoV2G.Tests.Inverters;

[TestClass]
public class SunSpecScaleTest
{
    [TestMethod]
    [DataRow(0x0000, 0)]
    [DataRow(0xFFFF, -1)]
    [DataRow(0xFFF6, -10)]
    [DataRow(0x000A, 10)]
    [DataRow(0x000B, SunSpecScale.Invalid)]
    [DataRow(0xFFF5, SunSpecScale.Invalid)]
    [DataRow(SunSpecRegisters.NotImplementedSigned, SunSpecScale.Invalid)]
    public void AScaleFactorIsASignedPowerOfTen(int register, int scale)
    {
        Assert.AreEqual(scale, SunSpecScale.FromRegister(register));
    }

    [TestMethod]
    [DataRow(123, 0, 123)]
    [DataRow(123, 2, 12300)]
    [DataRow(-123, 2, -12300)]
    [DataRow(125, -1, 13)]
    [DataRow(124, -1, 12)]
    [DataRow(-125, -1, -13)]
    [DataRow(7, -13, 0)]
    [DataRow(0, 13, 0)]
    [DataRow(3, 13, int.MaxValue)]
    [DataRow(-3, 13, int.MinValue)]
    [DataRow(int.MaxValue, 1, int.MaxValue)]
    [DataRow(int.MaxValue, -1, 214748365)]
    public void ShiftingRoundsToNearestAndSaturates(int value, int exponent, int expected)
    {
        Assert.AreEqual(expected, SunSpecScale.Shift(value, exponent));
    }

    [TestMethod]
    [DataRow(7385, 2, 73)]
    [DataRow(-7385, 2, -73)]
    [DataRow(99, 2, 0)]
    [DataRow(99, 0, 99)]
    public void CuttingNeverRoundsUp(int value, int exponent, int expected)
    {
        Assert.AreEqual(expected, SunSpecScale.Cut(value, exponent));
    }
}
