using nanoFramework.TestFramework;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tests.Meters;

namespace NanoV2G.Tests.Modbus;

[TestClass]
public class FieldBusTest
{
    [TestMethod]
    public void TheDeviceDueLongestIsServedFirst()
    {
        BusProbe early = new BusProbe(1, 1000);
        BusProbe late = new BusProbe(1, 1000);
        early.DueMs = 100;
        late.DueMs = 110;
        SimulatedRtuLine line = OneSlave();
        FieldBus bus = Bus(line, late, early);
        Run(line, bus, 0, 100);
        Assert.AreEqual(0, early.Begun + late.Begun);
        Run(line, bus, 200, 210);
        Assert.AreEqual(1, early.Begun);
        Assert.AreEqual(0, late.Begun);
    }

    [TestMethod]
    public void AnUrgentDeviceGoesBeforeAllThatAreDue()
    {
        BusProbe measuring = new BusProbe(1, 1000);
        BusProbe urgent = new BusProbe(1, 1000);
        urgent.DueMs = long.MaxValue;
        urgent.WantsUrgency = true;
        SimulatedRtuLine line = OneSlave();
        FieldBus bus = Bus(line, measuring, urgent);
        Run(line, bus, 500, 510);
        Assert.AreEqual(1, urgent.Begun);
        Assert.AreEqual(0, measuring.Begun);
    }

    [TestMethod]
    public void ADeadDeviceCostsTheOtherItsTimeOutAndTheSilenceAfterItAndNoMore()
    {
        BusProbe dead = new BusProbe(9, 10);
        BusProbe alive = new BusProbe(1, 10);
        SimulatedRtuLine line = OneSlave();
        FieldBus bus = Bus(line, dead, alive);
        Run(line, bus, 0, 10000);
        Assert.AreEqual(0, dead.Completed);
        Assert.AreEqual(0, alive.Failed);
        Assert.IsTrue(alive.LongestGapMs <= 200 + 50 + 70);
    }

    // Three time-outs, then one a second: what is alive has the bus to itself.
    [TestMethod]
    public void ADeadDeviceIsAskedOnceASecond()
    {
        BusProbe dead = new BusProbe(9, 10);
        BusProbe alive = new BusProbe(1, 10);
        SimulatedRtuLine line = OneSlave();
        FieldBus bus = Bus(line, dead, alive);
        Run(line, bus, 0, 10000);
        Assert.IsTrue(dead.Failed >= 10 && dead.Failed <= 12, dead.Failed.ToString() + " times");
        Assert.IsTrue(alive.Completed >= 100, alive.Completed.ToString() + " times");
    }

    // A set-point does not wait for a measurement to be answered first.
    [TestMethod]
    public void ASilentDeviceThatIsUrgentIsAskedAllTheSame()
    {
        BusProbe dead = new BusProbe(9, 10);
        SimulatedRtuLine line = OneSlave();
        FieldBus bus = Bus(line, dead, new BusProbe(1, 10));
        Run(line, bus, 0, 5000);
        int before = dead.Begun;
        Run(line, bus, 5000, 5300);
        Assert.AreEqual(before, dead.Begun, "it waits");
        dead.WantsUrgency = true;
        Run(line, bus, 5300, 5600);
        Assert.IsTrue(dead.Begun > before, "in 300 ms");
    }

    [TestMethod]
    public void ADeviceWhoseRequestIsRefusedLosesItsTurnOnly()
    {
        BusProbe wrong = new BusProbe(0, 100);
        BusProbe alive = new BusProbe(1, 100);
        SimulatedRtuLine line = OneSlave();
        FieldBus bus = Bus(line, wrong, alive);
        Run(line, bus, 0, 5000);
        Assert.IsTrue(wrong.Begun >= 40);
        Assert.AreEqual(0, wrong.Failed + wrong.Completed);
        Assert.IsTrue(alive.Completed >= 40);
    }

    [TestMethod]
    public void AFullBusTakesNoMore()
    {
        FieldBus bus = Bus(OneSlave(), new BusProbe(1, 10), new BusProbe(1, 10));
        Assert.IsFalse(bus.Add(new BusProbe(1, 10)));
    }

    private static SimulatedRtuLine OneSlave()
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        RegisterSlave slave = new RegisterSlave(1, 0, 2);
        slave.Clear(0, 2);
        line.Add(slave);
        return line;
    }

    private static FieldBus Bus(SimulatedRtuLine line, BusProbe first, BusProbe second)
    {
        FieldBus bus = new FieldBus(line, 9600, 2);
        bus.Add(first);
        bus.Add(second);
        return bus;
    }

    private static void Run(SimulatedRtuLine line, FieldBus bus, long fromMs, long toMs)
    {
        for (long nowMs = fromMs; nowMs < toMs; nowMs += 10)
        {
            line.NowMs = nowMs;
            bus.Step(nowMs);
        }
    }
}
