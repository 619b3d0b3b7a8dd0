using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Run;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Parking;

// A flash that stops the interpreter for 50 to 500 ms every two seconds or so, for an hour of discharge at the limit under
// a house that switches every minute: invariants 1, 2 and 5 hold in every step, 3 when the meter goes, nothing opens.
[TestClass]
public class FlashStallTest
{
    private const int HourMs = 3600000;

    [TestMethod]
    public void AnHourOfStallsOpensNothingAndLosesNothing()
    {
        FreezeBench bench = new FreezeBench();
        bench.RunMs(60000);
        bench.Clear();
        bench.Run.Faults.Add(SimulatedFault.FlashStalls, bench.Site.NowMs, HourMs);
        long atHalfHour = 0;
        long atHour = 0;
        for (int minute = 1; minute <= 60; minute++)
        {
            atHalfHour = minute == 30 ? bench.Site.AssetExportMilliwattSeconds : atHalfHour;
            atHour = minute == 60 ? bench.Site.AssetExportMilliwattSeconds : atHour;
            bench.House.Watts = minute % 2 == 0 ? FreezeBench.RejectedWatts : FreezeBench.HouseWatts;
            bench.RunMs(60000);
        }

        Assert.IsTrue(bench.Run.LongestTickGapMs > 400, "stalled for up to " + bench.Run.LongestTickGapMs.ToString());
        Assert.AreEqual(0, bench.Openings);
        Assert.IsTrue(bench.LongestAboveMs <= 5000, "above the limit for " + bench.LongestAboveMs.ToString());
        Assert.AreEqual(0, bench.Control.Excursions.Ledger.TotalLockouts);
        Assert.AreEqual(0, bench.Control.Excursions.Ledger.TotalCounted);
        Assert.AreEqual(1, bench.Run.Boots);
        AssertTheHalfHoursAreTrue(bench, new long[] { atHalfHour / 3600000, (atHour - atHalfHour) / 3600000 });
    }

    // Invariant 3 under stalls, with the inverter stuck above the cap: open within 5 s of the last good reading.
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    public void ALostMeterEndsInAnOpenContactorInTime(int seed)
    {
        FreezeBench bench = new FreezeBench();
        bench.RunMs(60000);
        bench.Run.SeedStalls(seed);
        bench.Run.Faults.Add(SimulatedFault.FlashStalls, bench.Site.NowMs, 60000);
        bench.RunMs(1000 + (seed * 130));
        bench.Site.Inverter.IgnoresSetpoints = true;
        bench.Site.BoundaryMeter.IsSilent = true;
        int waitedMs = 0;
        while (bench.Site.Contactor.IsMainClosed && waitedMs < 20000)
        {
            bench.Step();
            waitedMs += 10;
        }

        Assert.IsTrue(waitedMs <= 5000, "open after " + waitedMs.ToString());
        Assert.AreEqual((int)ContactorFault.None, (int)bench.Control.Contactor.Fault);
    }

    // What flowed, to a reading a second and a half late at each end.
    private static void AssertTheHalfHoursAreTrue(FreezeBench bench, long[] flowedWattHours)
    {
        HalfHourReader reader = new HalfHourReader(bench.Program.Record.HalfHourRecords, new RecordView());
        HalfHour record = reader.Last;
        int count = 0;
        long registerEnd = -1;
        while (reader.TryReadNext())
        {
            Assert.IsTrue(registerEnd < 0 || record.RegisterExportStartWattHours == registerEnd, "each begins where the one before ended");
            registerEnd = record.RegisterExportStartWattHours + record.ExportWattHours;
            Assert.IsTrue((record.Flags & HalfHourFlags.Actual) != 0, "actual");
            Assert.IsTrue(count < flowedWattHours.Length, "no more than have ended");
            long differs = record.ExportWattHours - flowedWattHours[count];
            Assert.IsTrue(differs >= -4 && differs <= 4, differs.ToString() + " Wh of " + flowedWattHours[count].ToString());
            count++;
        }

        Assert.AreEqual(2, count);
        Assert.IsTrue(flowedWattHours[1] > 500, "flowed " + flowedWattHours[1].ToString());
    }
}
