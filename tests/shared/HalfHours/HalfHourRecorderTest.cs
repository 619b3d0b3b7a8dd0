using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.HalfHours;

/// <summary>Each rule of half-hourly recording on a bench of one meter: power, silence, time.</summary>
[TestClass]
public class HalfHourRecorderTest
{
    private const int HalfHourSeconds = 1800;

    [TestMethod]
    public void HalfHoursAreCutAtUtcBoundaries()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(4 * HalfHourSeconds + 5);

        RecordAudit audit = Check(bench);
        Assert.AreEqual(4, audit.Count);
        for (int place = 0; place < 4; place++)
        {
            HalfHour record = audit.At(place);
            Assert.AreEqual(RecorderBench.FirstIndex + place, record.StartIndex);
            Assert.AreEqual(HalfHourFlags.Actual, record.Flags);
            Assert.AreEqual(0x80012345L, record.MeterSerial);
            Assert.AreEqual(1, record.QuantumWattHours);
            Assert.AreEqual(bench.TrueImport[place + 1], record.RegisterImportEndWattHours);
            Assert.AreEqual(bench.TrueExport[place + 1], record.RegisterExportEndWattHours);
        }

        Assert.AreEqual(4, bench.Events.CountOf(EventCode.HalfHourStored));
    }

    [TestMethod]
    public void FirstHalfHourOfANewUnitIsPartial()
    {
        RecorderBench bench = new RecorderBench();
        bench.RunWithoutUnit(600);
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds);
        Assert.AreEqual(HalfHourFlags.Partial, Check(bench).At(0).Flags);
    }

    [TestMethod]
    public void PowerLostWithinAHalfHourLeavesItPartialWithAllItsEnergy()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 700);
        bench.RunWithoutUnit(300);
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds);

        RecordAudit audit = Check(bench);
        Assert.AreEqual(2, audit.Count);
        HalfHour record = audit.At(1);
        Assert.AreEqual(HalfHourFlags.Partial, record.Flags);
        Assert.AreEqual(bench.TrueImport[2] - bench.TrueImport[1], record.ImportWattHours);
        Assert.AreEqual(bench.TrueExport[2] - bench.TrueExport[1], record.ExportWattHours);
    }

    [TestMethod]
    public void OutageOverABoundaryIsRecovered()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 1300);
        bench.RunWithoutUnit(900);
        bench.BootSynchronised();
        bench.Run(2 * HalfHourSeconds);

        RecordAudit audit = Check(bench);
        Assert.AreEqual(HalfHourFlags.Partial, audit.Find(RecorderBench.FirstIndex + 1).Flags);
        Assert.AreEqual(HalfHourFlags.Partial, audit.Find(RecorderBench.FirstIndex + 2).Flags);
        Assert.AreEqual(HalfHourFlags.Actual, audit.Find(RecorderBench.FirstIndex + 3).Flags);
        Assert.AreEqual(1, audit.CountFlag(HalfHourFlags.Recovered));
        HalfHour recovered = audit.At(2);
        Assert.AreEqual(RecorderBench.FirstIndex + 1, recovered.StartIndex);
        Assert.AreEqual(2, recovered.PeriodCount);
        audit.AssertHasNoHole();
    }

    [TestMethod]
    public void OutageOverSeveralHalfHoursLeavesPartialMissingAndRecovered()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 1000);
        bench.RunWithoutUnit(5 * HalfHourSeconds);
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds);

        RecordAudit audit = Check(bench);
        audit.AssertHasNoHole();
        Assert.AreEqual(4, audit.CountFlag(HalfHourFlags.Missing));
        Assert.AreEqual(1, audit.CountFlag(HalfHourFlags.Recovered));
        Assert.AreEqual(HalfHourFlags.Missing, audit.Find(RecorderBench.FirstIndex + 3).Flags);
        Assert.AreEqual(0, audit.Find(RecorderBench.FirstIndex + 3).ImportWattHours);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.HalfHoursMissing));
        Assert.AreEqual(4, bench.Events.LastValue2(EventCode.HalfHoursMissing));
    }

    [TestMethod]
    public void EnergyBeforeACutStaysInItsHalfHourToFiveMinutes()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 1490);
        long before = bench.Import - bench.TrueImport[1];
        bench.RunWithoutUnit(HalfHourSeconds);
        bench.BootSynchronised();
        bench.Run(60);

        HalfHour partial = Check(bench).At(1);
        Assert.AreEqual(HalfHourFlags.Partial, partial.Flags);
        long lost = before - partial.ImportWattHours;
        Assert.IsTrue(lost >= 0 && lost <= 7400 * 5 / 60 + 1, "undated: " + lost);
    }

    [TestMethod]
    public void MeterSilentWithinAHalfHourCostsNothing()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(300);
        Silence(bench, 1200);
        bench.Run(2 * HalfHourSeconds);
        RecordAudit audit = Check(bench);
        Assert.AreEqual(HalfHourFlags.Actual, audit.At(0).Flags);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.AssetMeterStale));
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.AssetMeterBack));
    }

    [TestMethod]
    [DataRow(8, 6, true)]
    [DataRow(8, 900, true)]
    [DataRow(900, 8, true)]
    [DataRow(15, 15, false)]
    [DataRow(900, 900, false)]
    public void ReadingAtABoundaryMayBeTenSecondsOff(int secondsBefore, int secondsAfter, bool isActual)
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds - secondsBefore);
        Silence(bench, secondsBefore + secondsAfter);
        bench.Run(2 * HalfHourSeconds);
        RecordAudit audit = Check(bench);
        Assert.AreEqual(isActual ? HalfHourFlags.Actual : HalfHourFlags.Partial, audit.Find(RecorderBench.FirstIndex).Flags);
        Assert.AreEqual(isActual ? HalfHourFlags.Actual : HalfHourFlags.Partial, audit.Find(RecorderBench.FirstIndex + 1).Flags);
        Assert.AreEqual(isActual ? 0 : 1, audit.CountFlag(HalfHourFlags.Recovered));
    }

    [TestMethod]
    public void MeterSilentForJustOneHalfHourLosesNothing()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds - 5);
        Silence(bench, HalfHourSeconds + 8);
        bench.Run(HalfHourSeconds);
        RecordAudit audit = Check(bench);
        Assert.AreEqual(3, audit.Count);
        Assert.AreEqual(3, audit.CountFlag(HalfHourFlags.Actual));
    }

    [TestMethod]
    public void ReadingsBeforeTimeIsKnownAreCutAfterwards()
    {
        RecorderBench bench = new RecorderBench();
        bench.RunWithoutUnit(600);
        bench.Boot();
        bench.Run(3 * HalfHourSeconds);
        Assert.AreEqual(0, bench.Log.NewestSequence, "nothing is dated by guess");
        bench.Synchronise();
        bench.Run(HalfHourSeconds);
        RecordAudit audit = Check(bench);
        Assert.AreEqual(4, audit.Count);
        Assert.AreEqual(HalfHourFlags.Partial, audit.At(0).Flags);
        Assert.AreEqual(3, audit.CountFlag(HalfHourFlags.Actual));
    }

    [TestMethod]
    public void MoreThanSixHoursWithoutTimeBecomeRecovered()
    {
        RecorderBench bench = new RecorderBench();
        bench.StepMs = 5000;
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 600);
        bench.Boot();
        bench.Run(16 * HalfHourSeconds);
        Assert.AreEqual(ReadingBuffer.Capacity, bench.Recorder.Buffer.Count);
        bench.Synchronise();
        bench.Run(HalfHourSeconds);
        RecordAudit audit = Check(bench);
        audit.AssertHasNoHole();
        Assert.AreEqual(1, audit.CountFlag(HalfHourFlags.Recovered));
        Assert.AreEqual(3, audit.CountFlag(HalfHourFlags.Missing));
        Assert.AreEqual(13, audit.CountFlag(HalfHourFlags.Actual));
    }

    [TestMethod]
    public void StoreThatFailsForHoursCostsHalfHoursButNoEnergy()
    {
        RecorderBench bench = new RecorderBench();
        bench.StepMs = 5000;
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 60);
        bench.Store.FailsWrites = true;
        bench.Run(30 * HalfHourSeconds);
        Assert.IsTrue(bench.Recorder.Queue.Count <= 24);
        bench.Store.FailsWrites = false;
        bench.Run(3 * HalfHourSeconds);
        Assert.AreEqual(0, bench.Recorder.Queue.Count);
        RecordAudit audit = Check(bench);
        audit.AssertHasNoHole();
        Assert.IsTrue(audit.CountFlag(HalfHourFlags.Actual) > 12, "what the queue held is there");
    }

    [TestMethod]
    public void OneSecondHoldsAtMostOneWrite()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        for (int second = 0; second < 2 * HalfHourSeconds; second++)
        {
            int before = bench.Store.Appends;
            bench.Run(1);
            Assert.IsTrue(bench.Store.Appends - before <= 1, "second " + second);
        }
    }

    [TestMethod]
    public void WritesOfADayStayWithinTheBudget()
    {
        RecorderBench bench = new RecorderBench();
        bench.StepMs = 5000;
        bench.BootSynchronised();
        bench.Run(48 * HalfHourSeconds);
        Assert.IsTrue(bench.Store.Appends <= 290, "writes: " + bench.Store.Appends);
        Check(bench);
    }

    internal static RecordAudit Check(RecorderBench bench)
    {
        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        audit.AssertActualsAreTrue(bench);
        return audit;
    }

    private static void Silence(RecorderBench bench, int seconds)
    {
        bench.MeterAnswers = false;
        bench.Run(seconds - 1);
        bench.MeterAnswers = true;
        bench.Run(1);
    }
}
