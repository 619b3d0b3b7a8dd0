using NanoV2G.Firmware.HalfHours;
using NanoV2G.Hal.Meters;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.HalfHours;

/// <summary>Readings wait for UTC as they were, however long they wait.</summary>
[TestClass]
public class ReadingBufferTest
{
    private const long OffsetMs = 1768348800000L;
    private const int MinuteMs = 60000;

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(1, 20000)]
    [DataRow(20, 0)]
    [DataRow(20, 7400)]
    [DataRow(60, 40000)]
    public void EveryReadingComesBackAsItWent(int minutesApart, int wattHoursApart)
    {
        // 1,800 readings pass through a buffer of 1,080: at 20 minutes that is 25 days, more than a difference of time holds.
        ReadingBuffer buffer = new ReadingBuffer();
        AssetSample sample = new AssetSample();
        RegisterReading reading = new RegisterReading();
        const int Readings = 1800;
        for (int number = 0; number < Readings; number++)
        {
            Set(sample, number, minutesApart, wattHoursApart);
            buffer.Add(sample);
            int kept = buffer.Count < 200 ? buffer.Count : 200;
            Assert.IsTrue(kept == (number < 200 ? number + 1 : 200), "reading " + number.ToString());
            if (buffer.Count == 201)
            {
                buffer.RemoveOldest();
            }
        }

        for (int number = Readings - 200; number < Readings; number++)
        {
            Assert.IsTrue(buffer.TryPeek(OffsetMs, reading));
            Set(sample, number, minutesApart, wattHoursApart);
            Assert.AreEqual(sample.SampleMs + OffsetMs, reading.UtcUnixMs);
            Assert.AreEqual(sample.ImportWattHours, reading.ImportWattHours);
            Assert.AreEqual(sample.ExportWattHours, reading.ExportWattHours);
            Assert.AreEqual(77L, reading.MeterSerial);
            buffer.RemoveOldest();
        }

        Assert.AreEqual(0, buffer.Count);
    }

    [TestMethod]
    [DataRow(8388607, true)]
    [DataRow(8388608, false)]
    [DataRow(-8388607, true)]
    [DataRow(-8388608, false)]
    public void AReadingTooFarFromTheOldestIsNotKept(int wattHours, bool isKept)
    {
        ReadingBuffer buffer = new ReadingBuffer();
        AssetSample sample = new AssetSample();
        RegisterReading reading = new RegisterReading();
        Set(sample, 0, 1, 0);
        sample.ImportWattHours = 10000000;
        buffer.Add(sample);
        sample.SampleMs += MinuteMs;
        sample.ImportWattHours += wattHours;
        buffer.Add(sample);
        Assert.AreEqual(isKept ? 2 : 1, buffer.Count);
        Assert.IsTrue(buffer.TryPeek(0, reading));
        Assert.AreEqual(10000000L, reading.ImportWattHours);
    }

    [TestMethod]
    public void AReadingThatWouldPushOthersTooFarIsNotKept()
    {
        ReadingBuffer buffer = new ReadingBuffer();
        AssetSample sample = new AssetSample();
        RegisterReading reading = new RegisterReading();
        Set(sample, 0, 1, 0);
        Add(buffer, sample, 10000000);
        Add(buffer, sample, 2000000);
        Add(buffer, sample, 18000000);
        buffer.RemoveOldest();
        Add(buffer, sample, 18400000);
        Assert.AreEqual(2, buffer.Count);
        Assert.IsTrue(buffer.TryPeek(0, reading));
        Assert.AreEqual(2000000L, reading.ImportWattHours);
        buffer.RemoveOldest();
        Assert.IsTrue(buffer.TryPeek(0, reading));
        Assert.AreEqual(18000000L, reading.ImportWattHours);
    }

    private static void Add(ReadingBuffer buffer, AssetSample sample, long importWattHours)
    {
        sample.SampleMs += MinuteMs;
        sample.ImportWattHours = importWattHours;
        buffer.Add(sample);
    }

    private static void Set(AssetSample sample, int number, int minutesApart, int wattHoursApart)
    {
        sample.SampleMs = 5000 + ((long)number * minutesApart * MinuteMs);
        sample.ImportWattHours = 123456789L + ((long)number * wattHoursApart);
        sample.ExportWattHours = 1000L + ((long)number * wattHoursApart);
        sample.QuantumWattHours = 1;
        sample.MeterSerial = 77;
    }
}
