using NanoV2G.Firmware.HalfHours;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.HalfHours;

/// <summary>
/// Invariant 5 over every write of a few hours: power fails in it with every kind of remainder, the unit comes back, and
/// the records together hold every Wh once.
/// </summary>
[TestClass]
public class HalfHourPowerCutTest
{
    private const int HalfHourSeconds = 1800;

    [TestMethod]
    [DataRow(0, 60)]
    [DataRow(20, 60)]
    [DataRow(35, 1500)]
    [DataRow(1000, 4000)]
    public void EveryWattHourIsStoredOnceWhereverPowerFails(int keptBytes, int outageSeconds)
    {
        int operations = RunWithCut(0, 0, outageSeconds).Store.Operations;
        for (int operation = 1; operation <= operations; operation++)
        {
            RecorderBench bench = RunWithCut(operation, keptBytes, outageSeconds);
            RecordAudit audit = HalfHourRecorderTest.Check(bench);
            audit.AssertHasNoHole();

            // The first two operations make and write the very first checkpoint: counting begins with it.
            if (operation > 2)
            {
                audit.AssertHoldsAllUpTo(bench);
            }
        }
    }

    [TestMethod]
    [DataRow(900)]
    [DataRow(4 * HalfHourSeconds)]
    public void CutAtEveryByteOfARecoveryLosesNothing(int outageSeconds)
    {
        // Four writes of the boot after a long outage: partial, recovered and missing in one, the checkpoint in another.
        for (int operation = 1; operation <= 4; operation++)
        {
            for (int kept = 0; kept <= 150; kept++)
            {
                RecorderBench bench = new RecorderBench();
                bench.StepMs = 5000;
                bench.BootSynchronised();
                bench.Run(HalfHourSeconds + 1000);
                bench.RunWithoutUnit(outageSeconds);
                bench.BootSynchronised();
                bench.Store.CutAtOperation = bench.Store.Operations + operation;
                bench.Store.KeptBytes = kept;
                RunUntilCut(bench, 1200);
                bench.RunWithoutUnit(600 + (kept * 30));
                bench.BootSynchronised();
                bench.Run(2 * HalfHourSeconds);
                RecordAudit audit = HalfHourRecorderTest.Check(bench);
                audit.AssertHasNoHole();
                audit.AssertHoldsAllUpTo(bench);
            }
        }
    }

    private static RecorderBench RunWithCut(int operation, int keptBytes, int outageSeconds)
    {
        RecorderBench bench = new RecorderBench();
        bench.StepMs = 5000;
        bench.BootSynchronised();
        bench.Store.CutAtOperation = operation;
        bench.Store.KeptBytes = keptBytes;
        RunUntilCut(bench, 3 * HalfHourSeconds);
        bench.RunWithoutUnit(outageSeconds);
        bench.Boot();
        bench.Run(30);
        bench.Synchronise();
        bench.Run(2 * HalfHourSeconds);
        return bench;
    }

    private static void RunUntilCut(RecorderBench bench, int seconds)
    {
        for (int done = 0; done < seconds && !bench.Store.IsPowerOff; done += 5)
        {
            bench.Run(5);
        }
    }
}
