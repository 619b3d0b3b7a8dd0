using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.HalfHours;

/// <summary>The short stored form: as small as the flash needs, read back whole, and damage costs what it touched.</summary>
[TestClass]
public class HalfHourChainTest
{
    private const int HalfHourSeconds = 1800;
    private const string First = "h00";

    // Most short records between two whole ones.
    private const int MostShort = 31;

    [TestMethod]
    public void AHundredDaysOfHalfHoursFit()
    {
        RecorderBench bench = new RecorderBench();
        bench.StepMs = 5000;
        bench.BootSynchronised();
        int segmentBytes = 0;
        while (bench.Store.GetLength("h01") < 0)
        {
            segmentBytes = bench.Store.GetLength(First);
            bench.Run(HalfHourSeconds);
        }

        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        audit.AssertHasNoHole();
        int perSegment = audit.Count - 1;
        Assert.IsTrue(segmentBytes <= HalfHourRecorder.SegmentBytes);
        Assert.IsTrue(perSegment >= 181, "half-hours in a segment: " + perSegment);
        Assert.IsTrue(perSegment * (HalfHourRecorder.SegmentCount - 1) >= 100 * 48, "days");
    }

    [TestMethod]
    public void EverySegmentAndEveryPlaceInItCanBeReadByItself()
    {
        RecorderBench bench = FilledBench(200);
        RecordAudit audit = new RecordAudit(bench.Log);
        for (int place = 0; place < audit.Count; place++)
        {
            HalfHourReader reader = new HalfHourReader(bench.Log, new RecordView());
            HalfHour read = reader.Last;
            reader.Seek(audit.At(place).Sequence, 0);
            Assert.IsTrue(reader.TryReadNext());
            Assert.AreEqual(audit.At(place).StartIndex, read.StartIndex);
            Assert.AreEqual(audit.At(place).RegisterImportEndWattHours, read.RegisterImportEndWattHours);
            Assert.AreEqual(audit.At(place).RegisterExportEndWattHours, read.RegisterExportEndWattHours);
        }

        // The whole first segment is lost: what stands in the second needs nothing of it.
        bench.Store.Delete(First);
        RecordAudit rest = new RecordAudit(new RecordLog(bench.Store, HalfHourRecorder.FilePrefix, HalfHourRecorder.SegmentCount, HalfHourRecorder.SegmentBytes));
        Assert.IsTrue(rest.Count >= 10);
        rest.AssertIsWhole();
        Assert.AreEqual(audit.Newest.RegisterImportEndWattHours, rest.Newest.RegisterImportEndWattHours);
    }

    [TestMethod]
    public void ADamagedRecordCostsItselfAndNoOther()
    {
        for (int offset = 0; offset < 200; offset += 3)
        {
            RecorderBench bench = FilledBench(60);
            RecordAudit whole = new RecordAudit(bench.Log);
            bench.Store.Damage(First, offset, 0x04);
            RecordAudit damaged = new RecordAudit(new RecordLog(bench.Store, HalfHourRecorder.FilePrefix, HalfHourRecorder.SegmentCount, HalfHourRecorder.SegmentBytes));

            // Without the first record, which is whole, the short ones up to the next whole one cannot be told.
            int most = offset < 35 ? MostShort + 1 : 1;
            Assert.IsTrue(whole.Count - damaged.Count <= most, "lost at " + offset + ": " + (whole.Count - damaged.Count));
            for (int place = 0; place < damaged.Count; place++)
            {
                HalfHour found = damaged.At(place);
                HalfHour stored = whole.Find(found.StartIndex);
                Assert.AreEqual(stored.RegisterImportStartWattHours, found.RegisterImportStartWattHours);
                Assert.AreEqual(stored.RegisterExportEndWattHours, found.RegisterExportEndWattHours);
                Assert.AreEqual(stored.MeterSerial, found.MeterSerial);
                Assert.AreEqual(stored.Flags, found.Flags);
            }
        }
    }

    [TestMethod]
    public void LargeRegistersAndSmallLowBitsComeBack()
    {
        // The low 16 bits of both registers wrap within these hours, at registers far above 32 bits.
        RecorderBench bench = new RecorderBench();
        bench.StepMs = 5000;
        bench.SetRegisters((5L << 32) + 65500, (7L << 32) + 65530);
        bench.BootSynchronised();
        bench.Run(40 * HalfHourSeconds);
        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        audit.AssertHasNoHole();
        Assert.AreEqual(5L, audit.At(0).RegisterImportStartWattHours >> 32);
        Assert.AreEqual(7L, audit.Newest.RegisterExportEndWattHours >> 32);
        Assert.IsTrue(audit.Newest.RegisterImportEndWattHours > (5L << 32) + 65536);
    }

    private static RecorderBench FilledBench(int halfHours)
    {
        RecorderBench bench = new RecorderBench();
        bench.StepMs = 5000;
        bench.BootSynchronised();
        bench.Run(halfHours * HalfHourSeconds);
        return bench;
    }
}
