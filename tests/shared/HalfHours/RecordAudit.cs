using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.HalfHours;

/// <summary>
/// What a stranger can check on the stored records alone, and against a bench that knows the truth: invariant 5.
/// </summary>
public sealed class RecordAudit
{
    private const int Most = 400;

    private readonly HalfHour[] _records = new HalfHour[Most];

    /// <summary>Reads a log as a collector would see it: missing runs one half-hour at a time.</summary>
    public RecordAudit(RecordLog log)
    {
        HalfHourReader reader = new HalfHourReader(log, new RecordView());
        while (reader.TryReadNext())
        {
            _records[Count] = CopyOf(reader.Last);
            Count++;
        }
    }

    public int Count { get; private set; }

    private static HalfHour CopyOf(HalfHour read)
    {
        HalfHour copy = new HalfHour();
        byte[] stored = new byte[HalfHour.MostStoredBytes];
        copy.TryRead(read.Kind, stored, 0, read.WriteTo(stored, 0));
        copy.Sequence = read.Sequence;
        return copy;
    }

    public HalfHour At(int place)
    {
        Assert.IsTrue(place < Count, "record " + place + " of " + Count);
        return _records[place];
    }

    public HalfHour Newest => _records[Count - 1];

    /// <summary>Each object begins at the registers where the one before ended; no half-hour of a meter comes twice.</summary>
    public void AssertIsWhole()
    {
        for (int place = 0; place < Count; place++)
        {
            HalfHour record = _records[place];
            bool isRecovered = (record.Flags & HalfHourFlags.Recovered) != 0;
            Assert.IsTrue(record.ImportWattHours >= 0 && record.ExportWattHours >= 0, "negative energy");
            Assert.AreEqual(isRecovered, record.Kind == HalfHour.RecoveredKind);
            if (place > 0)
            {
                HalfHour before = _records[place - 1];
                bool isAnew = before.MeterSerial != record.MeterSerial || (before.Flags & HalfHourFlags.RegisterRollback) != 0;
                Assert.IsTrue(isAnew || before.RegisterImportEndWattHours == record.RegisterImportStartWattHours, "import chain");
                Assert.IsTrue(isAnew || before.RegisterExportEndWattHours == record.RegisterExportStartWattHours, "export chain");
            }

            for (int other = 0; other < place && !isRecovered; other++)
            {
                bool isSame = _records[other].StartIndex == record.StartIndex && _records[other].MeterSerial == record.MeterSerial
                    && _records[other].Kind != HalfHour.RecoveredKind;
                Assert.IsFalse(isSame, "half-hour stored twice");
            }
        }
    }

    /// <summary>Every half-hour between the first and the newest is there.</summary>
    public void AssertHasNoHole()
    {
        for (int period = _records[0].StartIndex; period <= Newest.StartIndex; period++)
        {
            Assert.IsNotNull(Find(period), "half-hour " + (period - RecorderBench.FirstIndex));
        }
    }

    /// <summary>
    /// Every half-hour called actual agrees with what truly flowed in it, to a reading 10 s off at each end (7.4 kW: 21 Wh)
    /// and a register step; none called partial holds more than that.
    /// </summary>
    public void AssertActualsAreTrue(RecorderBench bench)
    {
        for (int place = 0; place < Count; place++)
        {
            HalfHour record = _records[place];
            bool isActual = (record.Flags & HalfHourFlags.Actual) != 0;
            if (!isActual && (record.Flags & HalfHourFlags.Partial) == 0)
            {
                continue;
            }

            int period = record.StartIndex - RecorderBench.FirstIndex;
            long import = bench.TrueImport[period + 1] - bench.TrueImport[period];
            long export = bench.TrueExport[period + 1] - bench.TrueExport[period];
            AssertFlowed(import, record.ImportWattHours, isActual, period);
            AssertFlowed(export, record.ExportWattHours, isActual, period);
        }
    }

    /// <summary>
    /// The first record begins where the meter was first read, and what is not stored yet is no more than the half-hour
    /// in progress: with the chain of registers between, everything the meter counted is stored once.
    /// </summary>
    public void AssertHoldsAllUpTo(RecorderBench bench)
    {
        AssertIsClose(_records[0].RegisterImportStartWattHours - bench.TrueImport[0], 60, "first import");
        AssertIsClose(_records[0].RegisterExportStartWattHours - bench.TrueExport[0], 60, "first export");
        AssertIsClose(bench.Import - Newest.RegisterImportEndWattHours, 4000, "import not stored yet");
        AssertIsClose(bench.Export - Newest.RegisterExportEndWattHours, 4000, "export not stored yet");
    }

    public HalfHour Find(int period)
    {
        for (int place = 0; place < Count; place++)
        {
            if (_records[place].StartIndex == period && _records[place].Kind != HalfHour.RecoveredKind)
            {
                return _records[place];
            }
        }

        return null;
    }

    public int CountFlag(int flag)
    {
        int count = 0;
        for (int place = 0; place < Count; place++)
        {
            count += (_records[place].Flags & flag) != 0 ? 1 : 0;
        }

        return count;
    }

    private static void AssertIsClose(long difference, int most, string what)
    {
        Assert.IsTrue(difference >= 0 && difference <= most, what + ": " + difference);
    }

    private static void AssertFlowed(long flowed, long stored, bool isActual, int period)
    {
        bool isTrue = stored <= flowed + 43 && (!isActual || stored >= flowed - 43);
        Assert.IsTrue(isTrue, "half-hour " + period + ": " + flowed + " flowed, stored " + stored);
    }
}
