using NanoV2G.Tests.Benchmarks;

namespace NanoV2G.Tests.OnNanoClr;

/// <summary>
/// What the heap canary shows on the interpreter, counted exactly on .NET: ticks, records and reports allocate nothing once
/// the unit has settled, and a unit without that guard is noticed.
/// </summary>
[TestClass]
public sealed class SteadyHeapTest
{
    private const int TicksPastAHalfHour = 10000;

    [TestMethod]
    public void TicksWithReportingAllocateNothing()
    {
        Assert.AreEqual(0, Allocated(isWasteful: false));
    }

    [TestMethod]
    public void OneObjectPerTickIsNoticed()
    {
        Assert.IsTrue(Allocated(isWasteful: true) >= HeapCanary.Ticks * 16L);
    }

    private static long Allocated(bool isWasteful)
    {
        SteadyUnit unit = new(isWasteful);
        unit.Settle();

        // Past the first half-hour: .NET makes static fields when they are first used, the device when it loads.
        unit.RunTicks(TicksPastAHalfHour);
        int published = unit.Link.Count;
        long before = GC.GetAllocatedBytesForCurrentThread();
        unit.RunTicks(HeapCanary.Ticks);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.IsTrue(unit.Link.Count > published + 1000, "it reports");
        return allocated;
    }
}
