using nanoFramework.TestFramework;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;

namespace NanoV2G.Tests.Simulation;

/// <summary>
/// A whole day with faults in it: the same record on every runtime, to the byte, and a record that holds what truly
/// happened.
/// </summary>
[TestClass]
public class SimulatedDayTest
{
    private const long MilliwattSecondsPerWattHour = 3600000;

    // What .NET and the nanoFramework interpreter both record. It changes only when the firmware or the plant is meant to.
    private const long ExpectedHash = 5007878202502777731L;

    [TestMethod]
    public void TheDayIsTheSameOnEveryRuntimeAndWhollyAccountedFor()
    {
        SimulatedDay day = new SimulatedDay();
        day.Run();
        AssertLimitIsKept(day.Unit);
        AssertEnergyIsWhole(day.Unit);
        Assert.AreEqual(ExpectedHash, day.Unit.Messages.Value, "hash of half-hours and events");
    }

    private static void AssertLimitIsKept(SimulatedUnit unit)
    {
        LockoutLedgerState ledger = unit.Program.Control.Excursions.Ledger;
        Assert.IsTrue(unit.LongestAboveLimitMs <= 5000, "above the limit for ms: " + unit.LongestAboveLimitMs.ToString());
        Assert.AreEqual(0, ledger.TotalLockouts, "lockouts");
        Assert.AreEqual(5, unit.Run.Boots, "boots: first, two power cuts, two hangs");
    }

    /// <summary>
    /// Each half-hour of the day once; each record begins at the registers where the one before ended; and what the
    /// registers moved by is what truly flowed, to one register step.
    /// </summary>
    private static void AssertEnergyIsWhole(SimulatedUnit unit)
    {
        int firstPeriod = HalfHour.IndexOf(SimulatedDay.MidnightUtcUnixMs);
        bool[] isThere = new bool[SimulatedDay.HalfHours];
        int periods = 0;
        long import = 0;
        long export = 0;
        int quantum = 0;
        long importEnd = -1;
        long exportEnd = -1;
        HalfHourReader reader = new HalfHourReader(unit.Program.Record.HalfHourRecords, new RecordView());
        HalfHour record = reader.Last;
        while (reader.TryReadNext())
        {
            Assert.IsTrue(importEnd < 0 || importEnd == record.RegisterImportStartWattHours, "import chain");
            Assert.IsTrue(exportEnd < 0 || exportEnd == record.RegisterExportStartWattHours, "export chain");
            importEnd = record.RegisterImportEndWattHours;
            exportEnd = record.RegisterExportEndWattHours;
            import += record.ImportWattHours;
            export += record.ExportWattHours;
            quantum = record.QuantumWattHours;
            int period = record.StartIndex - firstPeriod;
            if (record.Kind != HalfHour.RecoveredKind && period >= 0 && period < isThere.Length)
            {
                Assert.IsFalse(isThere[period], "half-hour twice: " + period.ToString());
                isThere[period] = true;
                periods++;
            }
        }

        Assert.AreEqual(SimulatedDay.HalfHours, periods, "half-hours");
        AssertIsWithin(quantum, unit.Site.AssetImportMilliwattSeconds / MilliwattSecondsPerWattHour - import, "import Wh flowed and not recorded: ");
        AssertIsWithin(quantum, unit.Site.AssetExportMilliwattSeconds / MilliwattSecondsPerWattHour - export, "export Wh flowed and not recorded: ");
    }

    private static void AssertIsWithin(int most, long difference, string what)
    {
        Assert.IsTrue(difference >= -most && difference <= most, what + difference.ToString());
    }
}
