using nanoFramework.TestFramework;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Modbus;

[TestClass]
public class Float32RegisterTest
{
    // Zero both ways, the manual's 230.2 V, rounding at halves, negative, largest that fits, saturation, denormals.
    [TestMethod]
    [DataRow(0x0000, 0x0000, 0)]
    [DataRow(0x8000, 0x0000, 0)]
    [DataRow(0x3F80, 0x0000, 1000)]
    [DataRow(0xBF80, 0x0000, -1000)]
    [DataRow(0x4366, 0x3334, 230200)]
    [DataRow(0x4366, 0x3333, 230200)]
    [DataRow(0x4248, 0x147B, 50020)]
    [DataRow(0x3E99, 0x999A, 300)]
    [DataRow(0x3A83, 0x126F, 1)]
    [DataRow(0x3A03, 0x126F, 1)]
    [DataRow(0x3A00, 0x7358, 0)]
    [DataRow(0x3AC4, 0x9BA6, 2)]
    [DataRow(0x449A, 0x5225, 1234567)]
    [DataRow(0xC496, 0x0CCD, -1200400)]
    [DataRow(0x4B80, 0x0000, int.MaxValue)]
    [DataRow(0x4A03, 0x1270, int.MaxValue)]
    [DataRow(0xCF32, 0xD05E, int.MinValue)]
    [DataRow(0x7149, 0xF2CA, int.MaxValue)]
    [DataRow(0x7F7F, 0xFFFF, int.MaxValue)]
    [DataRow(0xFF7F, 0xFFFF, int.MinValue)]
    [DataRow(0x0001, 0x16C2, 0)]
    [DataRow(0x0000, 0x0001, 0)]
    [DataRow(0x807F, 0xFFFF, 0)]
    [DataRow(0x0080, 0x0000, 0)]
    public void RegistersDecodeToTheNearestThousandth(int high, int low, int milli)
    {
        Assert.IsTrue(Float32Register.TryToMilli(high, low, out int decoded));
        Assert.AreEqual(milli, decoded);
    }

    [TestMethod]
    [DataRow(0x7F80, 0x0000)]
    [DataRow(0xFF80, 0x0000)]
    [DataRow(0x7FC0, 0x0000)]
    [DataRow(0x7F80, 0x0001)]
    [DataRow(0xFFFF, 0xFFFF)]
    public void InfinityAndNotANumberAreInvalid(int high, int low)
    {
        Assert.IsFalse(Float32Register.TryToMilli(high, low, out int milli));
        Assert.AreEqual(0, milli);
        Assert.IsFalse(Float32Register.TryToWattHours(high, low, out long wattHours));
        Assert.AreEqual(0L, wattHours);
    }

    // 8,191.999; 8,192.001; 16,383.999; 16,384; 32,768.004; 65,536; 1,000,000 kWh.
    [TestMethod]
    [DataRow(0x0000, 0x0000, 1)]
    [DataRow(0x45FF, 0xFFFE, 1)]
    [DataRow(0x4600, 0x0001, 1)]
    [DataRow(0x467F, 0xFFFF, 1)]
    [DataRow(0x4680, 0x0000, 2)]
    [DataRow(0x46FF, 0xFFFF, 2)]
    [DataRow(0x4700, 0x0001, 4)]
    [DataRow(0x4780, 0x0000, 8)]
    [DataRow(0x4974, 0x2400, 64)]
    public void TheQuantumFollowsTheMantissa(int high, int low, int quantum)
    {
        Assert.AreEqual(quantum, Float32Register.QuantumWattHours(high));
        Assert.IsTrue(Float32Register.TryToWattHours(high, low, out long wattHours));
        Assert.AreEqual(0L, wattHours % quantum);
    }

    [TestMethod]
    [DataRow(0x0000, 0x0000, 0)]
    [DataRow(0x3A83, 0x126F, 1)]
    [DataRow(0x449A, 0x5225, 1234567)]
    [DataRow(0x45FF, 0xFFFE, 8191999)]
    [DataRow(0x461C, 0x3FFF, 9999999)]
    [DataRow(0x467F, 0xFFFF, 16383999)]
    [DataRow(0x4680, 0x0000, 16384000)]
    [DataRow(0x4680, 0x0001, 16384002)]
    [DataRow(0x469C, 0x4001, 20000002)]
    [DataRow(0x4700, 0x0001, 32768004)]
    public void EnergyIsCutToItsQuantum(int high, int low, int wattHours)
    {
        Assert.IsTrue(Float32Register.TryToWattHours(high, low, out long decoded));
        Assert.AreEqual((long)wattHours, decoded);
    }

    [TestMethod]
    public void NegativeEnergyIsInvalidButMinusZeroIsNot()
    {
        Assert.IsFalse(Float32Register.TryToWattHours(0xBA83, 0x126F, out long negative));
        Assert.AreEqual(0L, negative);
        Assert.IsTrue(Float32Register.TryToWattHours(0x8000, 0x0000, out long zero));
        Assert.AreEqual(0L, zero);
    }

    [TestMethod]
    public void AMeterThatCountsWholeWattHoursIsReadExactlyWhileTheQuantumIsOne()
    {
        for (long wattHours = 0; wattHours < 16384000; wattHours += 9973)
        {
            int bits = Float32Encoding.Encode(wattHours, 1000);
            Assert.IsTrue(Float32Register.TryToWattHours((bits >> 16) & 0xFFFF, bits & 0xFFFF, out long decoded));
            Assert.AreEqual(wattHours, decoded);
        }
    }

    [TestMethod]
    public void EnergyNeverGoesBackAndStaysWithinItsQuantumAcrossTheStepTo2WattHours()
    {
        long last = 0;
        for (long milliWattHours = 16383990000; milliWattHours < 16384010000; milliWattHours += 37)
        {
            int bits = Float32Encoding.Encode(milliWattHours, 1000000);
            int high = (bits >> 16) & 0xFFFF;
            Assert.IsTrue(Float32Register.TryToWattHours(high, bits & 0xFFFF, out long decoded));
            Assert.IsTrue(decoded >= last);
            long error = (decoded * 1000) - milliWattHours;
            long quantum = Float32Register.QuantumWattHours(high) * 1000;
            Assert.IsTrue(error <= quantum && error >= -quantum);
            last = decoded;
        }
    }

    // Encoded elsewhere: 241.3; -1200; 50.02; 0.001; ties to even below and above; 20,000.001 kWh; -0.007; 1.5.
    [TestMethod]
    [DataRow(241300, 1000, 0x4371, 0x4CCD)]
    [DataRow(-1200000, 1000, 0xC496, 0x0000)]
    [DataRow(50020, 1000, 0x4248, 0x147B)]
    [DataRow(1, 1000, 0x3A83, 0x126F)]
    [DataRow(16777217, 1, 0x4B80, 0x0000)]
    [DataRow(16777219, 1, 0x4B80, 0x0002)]
    [DataRow(33554435, 1, 0x4C00, 0x0001)]
    [DataRow(33554431, 1, 0x4C00, 0x0000)]
    [DataRow(20000001, 1000, 0x469C, 0x4001)]
    [DataRow(-7, 1000, 0xBBE5, 0x6042)]
    [DataRow(2147483647, 1000, 0x4A03, 0x126F)]
    [DataRow(3, 2, 0x3FC0, 0x0000)]
    [DataRow(0, 1000, 0x0000, 0x0000)]
    public void TheSimulatedMetersEncodeTrueSingles(int numerator, int denominator, int high, int low)
    {
        int bits = Float32Encoding.Encode(numerator, denominator);
        Assert.AreEqual(high, (bits >> 16) & 0xFFFF);
        Assert.AreEqual(low, bits & 0xFFFF);
    }
}
