using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.HalfHours;

/// <summary>The asset meter misbehaves or is exchanged.</summary>
[TestClass]
public class HalfHourMeterTest
{
    private const int HalfHourSeconds = 1800;

    [TestMethod]
    public void RegisterThatGoesBackEndsTheHalfHourAndStartsAnew()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 600);
        long before = bench.Import;
        bench.SetRegisters(5, 7);
        bench.Run(2 * HalfHourSeconds);

        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        HalfHour cut = audit.At(1);
        Assert.AreEqual(HalfHourFlags.Partial | HalfHourFlags.RegisterRollback, cut.Flags);
        Assert.AreEqual(before, cut.RegisterImportEndWattHours);
        HalfHour rest = audit.At(2);
        Assert.AreEqual(HalfHourFlags.Recovered | HalfHourFlags.RegisterRollback, rest.Flags);
        Assert.IsTrue(rest.RegisterImportStartWattHours < 10, "from the new register");
        Assert.AreEqual(HalfHourFlags.Actual, audit.At(3).Flags);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.RegisterRollback));
    }

    [TestMethod]
    public void RegisterThatGoesBackDuringAnOutageGivesNoNegativeEnergy()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 600);
        bench.RunWithoutUnit(3 * HalfHourSeconds);
        bench.SetRegisters(900000, 2100000);
        bench.BootSynchronised();
        bench.Run(2 * HalfHourSeconds);
        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        audit.AssertHasNoHole();
        Assert.AreEqual(HalfHourFlags.Actual, audit.Newest.Flags);
    }

    [TestMethod]
    public void RegisterThatLeapsIsNotEnergy()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(600);
        bench.SetRegisters(900000000000, 2000000);
        bench.Run(3 * HalfHourSeconds);
        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        for (int place = 0; place < audit.Count; place++)
        {
            Assert.IsTrue(audit.At(place).ImportWattHours < 10000, "record " + place);
        }

        Assert.AreEqual(HalfHourFlags.Actual, audit.Newest.Flags);
    }

    [TestMethod]
    public void ExchangedMeterStartsAnewUnderItsOwnSerial()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 600);
        bench.Meter.Sample.MeterSerial = 4711;
        bench.SetRegisters(3, 2);
        bench.Run(2 * HalfHourSeconds);

        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.MeterExchanged));
        Assert.AreEqual(0x80012345L, audit.At(1).MeterSerial);
        Assert.AreEqual(HalfHourFlags.Partial, audit.At(1).Flags);
        Assert.AreEqual(4711L, audit.At(2).MeterSerial);
        Assert.AreEqual(RecorderBench.FirstIndex + 1, audit.At(2).StartIndex, "the same half-hour under the other serial");
        Assert.AreEqual(HalfHourFlags.Partial, audit.At(2).Flags);
        Assert.AreEqual(HalfHourFlags.Actual, audit.At(3).Flags);
    }

    [TestMethod]
    public void MeterExchangedWhileTheUnitWasOffIsNoticedAtBoot()
    {
        RecorderBench bench = new RecorderBench();
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 600);
        bench.RunWithoutUnit(3 * HalfHourSeconds);
        bench.Meter.Sample.MeterSerial = 4711;
        bench.SetRegisters(9000000, 9000000);
        bench.BootSynchronised();
        bench.Run(2 * HalfHourSeconds);
        RecordAudit audit = new RecordAudit(bench.Log);
        audit.AssertIsWhole();
        audit.AssertHasNoHole();
        Assert.AreEqual(0, audit.CountFlag(HalfHourFlags.Recovered), "no energy between two meters");
        Assert.AreEqual(2, audit.CountFlag(HalfHourFlags.Missing));
    }

    [TestMethod]
    public void MeterThatCountsOnTheWrongSideIsFlagged()
    {
        RecorderBench bench = new RecorderBench();
        bench.FirstWatts = -7000;
        bench.SecondWatts = -7000;
        bench.ShownSign = -1;
        bench.BootSynchronised();
        bench.Run(2 * HalfHourSeconds + 5);
        RecordAudit audit = new RecordAudit(bench.Log);
        Assert.AreEqual(2, audit.CountFlag(HalfHourFlags.ReverseRunning));
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.ReverseRunning));
    }

    [TestMethod]
    public void CoarseRegisterStepIsStored()
    {
        RecorderBench bench = new RecorderBench();
        bench.Meter.Sample.QuantumWattHours = 2;
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 5);
        Assert.AreEqual(2, new RecordAudit(bench.Log).At(0).QuantumWattHours);
    }

    [TestMethod]
    public void MeterWithoutSerialOrWithImpossibleRegistersIsNotRecorded()
    {
        RecorderBench bench = new RecorderBench();
        bench.Meter.Sample.MeterSerial = 0;
        bench.BootSynchronised();
        bench.Run(HalfHourSeconds + 60);
        Assert.AreEqual(0, bench.Log.NewestSequence);
        bench.Meter.Sample.MeterSerial = 1;
        bench.SetRegisters(-5000, 5);
        bench.Run(HalfHourSeconds + 60);
        Assert.AreEqual(0, bench.Log.NewestSequence);
    }

    [TestMethod]
    public void StoredFormKeepsEveryField()
    {
        HalfHour stored = new HalfHour();
        HalfHour read = new HalfHour();
        NanoV2G.Firmware.Journal.RecordView view = new NanoV2G.Firmware.Journal.RecordView();
        stored.Kind = HalfHour.WholeKind;
        stored.StartIndex = RecorderBench.FirstIndex;
        stored.PeriodCount = 1;
        stored.MeterSerial = 0xFFFFFFFFL;
        stored.RegisterImportStartWattHours = 999999999999;
        stored.RegisterExportStartWattHours = 5000000001;
        stored.ImportWattHours = 0xFFFFFF;
        stored.ExportWattHours = 1;
        stored.QuantumWattHours = 255;
        stored.Flags = 255;
        for (int form = 0; form < 2; form++)
        {
            view.Type = stored.Kind;
            view.Length = stored.WriteTo(view.Payload, 0);
            Assert.AreEqual(form == 0 ? 25 : 29, view.Length);
            Assert.IsTrue(read.TryRead(view.Type, view.Payload, 0, view.Length));
            Assert.AreEqual(stored.StartIndex, read.StartIndex);
            Assert.AreEqual(stored.PeriodCount, read.PeriodCount);
            Assert.AreEqual(stored.MeterSerial, read.MeterSerial);
            Assert.AreEqual(stored.RegisterImportEndWattHours, read.RegisterImportEndWattHours);
            Assert.AreEqual(stored.RegisterExportEndWattHours, read.RegisterExportEndWattHours);
            Assert.AreEqual(stored.ImportWattHours, read.ImportWattHours);
            Assert.AreEqual(stored.QuantumWattHours, read.QuantumWattHours);
            Assert.AreEqual(stored.Flags, read.Flags);
            stored.Kind = HalfHour.RecoveredKind;
            stored.PeriodCount = 65535;
            stored.ImportWattHours = HalfHour.MostWattHours;
        }

        view.Length = 24;
        Assert.IsFalse(read.TryRead(view.Type, view.Payload, 0, view.Length));
        view.Length = 25;
        view.Type = 9;
        Assert.IsFalse(read.TryRead(view.Type, view.Payload, 0, view.Length));
    }
}
