using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Target;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Vehicle;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Target;

[TestClass]
public class TargetPowerTest
{
    private const int RatedWatts = 7400;
    private const int Wide = 40000;

    // 1200 W/s are 240 W a tick.
    [TestMethod]
    [DataRow(0, -3000, -240)]
    [DataRow(0, 3000, 240)]
    [DataRow(0, 100, 100)]
    [DataRow(0, -1, -1)]
    [DataRow(-160, -3000, -400)]
    [DataRow(2900, 3000, 3000)]
    [DataRow(-3000, -2999, -2999)]
    [DataRow(3000, 1000, 1000)]
    [DataRow(-3000, 0, 0)]
    [DataRow(3000, 0, 0)]
    [DataRow(-3000, 3000, 240)]
    [DataRow(3000, -3000, -240)]
    [DataRow(-3000, 50, 50)]
    [DataRow(1000, 1001, 1001)]
    [DataRow(-1000, -1001, -1001)]
    [DataRow(7400, 9000, 7400)]
    [DataRow(-7400, -9000, -7400)]
    public void ReductionsAreAtOnceAndRisesByRamp(int from, int request, int expected)
    {
        Situation situation = Live();
        TargetPower target = At(from, situation);

        Compute(target, situation, Window(Wide, Wide), request, true);

        Assert.AreEqual(expected, target.Watts);
    }

    // An inverter that starts anew follows its set-point at once, not by ramp: until it runs it is given 300 W.
    [TestMethod]
    [DataRow(-3000, true, true, false, -300)]
    [DataRow(3000, true, true, false, 300)]
    [DataRow(-200, true, true, false, -200)]
    [DataRow(-3000, true, true, true, -3000)]
    [DataRow(-3000, true, false, false, -3000)]
    [DataRow(-3000, false, true, false, -3000)]
    public void AnInverterThatStartsAnewIsHeldBack(int request, bool hasRun, bool isHeard, bool isRunning, int expected)
    {
        Situation situation = Live();
        situation.Snapshot.Inverter.IsRunning = hasRun;
        TargetPower target = new TargetPower(Settings(), RatedWatts, 1);
        Settle(target, situation, Window(Wide, Wide), request);
        if (isHeard)
        {
            situation.InverterReads(0);
        }

        situation.Snapshot.Inverter.IsRunning = isRunning;
        Compute(target, situation, Window(Wide, Wide), request, true);

        Assert.AreEqual(expected, target.Watts);
        situation.Snapshot.Inverter.IsRunning = true;
        Compute(target, situation, Window(Wide, Wide), request, true);
        int ramped = expected < 0 ? expected - 240 : expected + 240;
        Assert.AreEqual(expected == request ? request : ramped, target.Watts, "and rises by ramp then");
    }

    // The vehicle's least is 2000 W of charge and 1800 W of discharge: less becomes nothing, and never more. From zero it
    // begins an eighth above, once it goes on down to the least.
    [TestMethod]
    [DataRow(0, 1999, 0)]
    [DataRow(0, 2249, 0)]
    [DataRow(0, 2250, 240)]
    [DataRow(2100, 2000, 2000)]
    [DataRow(2100, 1999, 0)]
    [DataRow(0, -1799, 0)]
    [DataRow(0, -2024, 0)]
    [DataRow(0, -2025, -240)]
    [DataRow(-1900, -1800, -1800)]
    [DataRow(-1900, -1799, 0)]
    [DataRow(-1900, 0, 0)]
    [DataRow(-1900, 500, 0)]
    public void LessThanTheVehiclesLeastIsZero(int from, int request, int expected)
    {
        Situation situation = Live();
        TargetPower target = At(from, situation);
        VehicleSample vehicle = new VehicleSample();
        vehicle.Millivolts = 360000;
        vehicle.LeastChargeMilliamps = 5000;
        vehicle.LeastDischargeMilliamps = 5000;
        situation.Snapshot.Vehicle = vehicle;

        Compute(target, situation, Window(Wide, Wide), request, true);

        Assert.AreEqual(expected, target.Watts);
    }

    [TestMethod]
    [DataRow(-9000, 16000, 16000, -3680)]
    [DataRow(9000, 16000, 10000, 2300)]
    [DataRow(-9000, 0, 16000, 0)]
    [DataRow(9000, 16000, 0, 0)]
    [DataRow(-2147483648, 16000, 16000, -3680)]
    [DataRow(2147483647, 16000, 16000, 3680)]
    [DataRow(-2147483648, Wide, Wide, -7400)]
    [DataRow(2147483647, Wide, Wide, 7400)]
    [DataRow(-2000, 16000, 16000, -2000)]
    public void TheRequestIsClampedToWindowAndRating(int request, int mostExport, int mostImport, int expected)
    {
        Situation situation = Live();
        TargetPower target = new TargetPower(Settings(), RatedWatts, 1);
        Settle(target, situation, Window(mostExport, mostImport), request);

        Assert.AreEqual(expected, target.Watts);
    }

    [TestMethod]
    public void AWindowThatNarrowsActsInTheSameTick()
    {
        Situation situation = Live();
        TargetPower target = At(-7000, situation);

        Compute(target, situation, Window(5000, Wide), -7000, true);
        Assert.AreEqual(-1150, target.Watts);
        Compute(target, situation, Window(5018, Wide), -7000, true);
        Assert.AreEqual(-1150, target.Watts, "a rise of 4 W by the window stays away from the bus");
        Compute(target, situation, Window(5022, Wide), -7000, true);
        Assert.AreEqual(-1155, target.Watts);
        Compute(target, situation, Window(0, Wide), -7000, true);
        Assert.AreEqual(0, target.Watts);
    }

    [TestMethod]
    public void NothingFlowsWithoutTheContactorAndTheRampBeginsWithIt()
    {
        Situation situation = Live();
        TargetPower target = At(-3000, situation);
        Compute(target, situation, Window(Wide, Wide), -3000, false);
        Assert.AreEqual(0, target.Watts);
        Compute(target, situation, Window(Wide, Wide), -3000, true);
        Assert.AreEqual(-240, target.Watts);
    }

    // The limit is a current: the lowest voltage of the phases turns it into the power that keeps it on each.
    [TestMethod]
    [DataRow(230000, 230000, 230000, true, 1, -2300)]
    [DataRow(240000, 230000, 210000, true, 1, -2100)]
    [DataRow(253000, 253000, 253000, true, 1, -2530)]
    [DataRow(253000, 253000, 253000, false, 1, -2070)]
    [DataRow(230000, 230000, 230000, true, 3, -6900)]
    public void CurrentBecomesPowerAtTheLowestVoltageKnown(int first, int second, int third, bool isLive, int inverterPhases, int expected)
    {
        Situation situation = Live();
        situation.Snapshot.PhaseCount = 3;
        situation.Snapshot.Boundary.Millivolts[0] = first;
        situation.Snapshot.Boundary.Millivolts[1] = second;
        situation.Snapshot.Boundary.Millivolts[2] = third;
        situation.Snapshot.BoundaryIsLive = isLive;
        TargetPower target = new TargetPower(Settings(), RatedWatts, inverterPhases);
        Settle(target, situation, Window(10000, 10000), -20000);

        int isShortBy = target.Watts - expected;
        Assert.IsTrue(isShortBy >= 0 && isShortBy < TargetPower.LeastRiseWatts);
    }

    // Invariant 2: whatever is asked, the set-point is within the window, and a rise is never faster than the ramp.
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void TheSetPointNeverLeavesTheWindow(int seed)
    {
        Situation situation = Live();
        TargetPower target = new TargetPower(Settings(), RatedWatts, 1);
        int random = seed;
        for (int i = 0; i < 3000; i++)
        {
            random = Next(random);
            int export = (random >> 8) % 40000;
            random = Next(random);
            int import = (random >> 8) % 40000;
            random = Next(random);
            int before = target.Watts < 0 ? -target.Watts : target.Watts;
            Compute(target, situation, Window(export, import), ((random >> 8) % 20000) - 10000, random % 10 != 0);

            Assert.IsTrue(-target.Watts * 1000L <= export * 230L && target.Watts * 1000L <= import * 230L);
            Assert.IsTrue((target.Watts < 0 ? -target.Watts : target.Watts) <= before + 240);
        }
    }

    // Ticks come when there is something to act on: the ramp is the same however often. What a stall took is not caught up.
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(10, 12)]
    [DataRow(100, 120)]
    [DataRow(200, 240)]
    [DataRow(5000, 240)]
    public void TheRampGoesByTime(int sinceMs, int risenWatts)
    {
        Situation situation = Live();
        TargetPower target = At(-1000, situation);
        situation.Advance(sinceMs);
        target.Compute(situation.Snapshot, Window(Wide, Wide), -7000, true);
        Assert.AreEqual(-1000 - risenWatts, target.Watts);
    }

    private static void Compute(TargetPower target, Situation situation, LimitWindow window, int request, bool mayCarryPower)
    {
        situation.Advance(BoardTiming.TickMs);
        target.Compute(situation.Snapshot, window, request, mayCarryPower);
    }

    private static UnitSettings Settings()
    {
        UnitSettings settings = new UnitSettings();
        settings.RampWattsPerSecond = 1200;
        return settings;
    }

    private static int Next(int random)
    {
        return (int)(((random * 1103515245L) + 12345) & 0x7fffffff);
    }

    private static Situation Live()
    {
        Situation situation = new Situation();
        situation.MeterReads(1000);
        situation.Snapshot.BoundaryIsLive = true;
        return situation;
    }

    private static TargetPower At(int watts, Situation situation)
    {
        TargetPower target = new TargetPower(Settings(), RatedWatts, 1);
        Settle(target, situation, Window(Wide, Wide), watts);
        Assert.AreEqual(watts, target.Watts);
        return target;
    }

    private static void Settle(TargetPower target, Situation situation, LimitWindow window, int request)
    {
        for (int i = 0; i < 60; i++)
        {
            Compute(target, situation, window, request, true);
        }
    }

    private static LimitWindow Window(int export, int import)
    {
        LimitWindow window = new LimitWindow();
        window.Begin(Wide);
        window.NarrowExport(export, LimitReason.MaximumExportLimit);
        window.NarrowImport(import, LimitReason.MaximumImportLimit);
        return window;
    }
}
