using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Control;

// Faults under the whole tick while the unit discharges at what house and limit allow.
[TestClass]
public class ControlFaultTest
{
    // Invariant 3, the whole way: last good reading, open contactor proved, within 5 s; and back when the meter is.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ALostBoundaryEndsInAnOpenContactorOrTheCap(bool inverterIgnores)
    {
        ControlBench bench = Discharging();
        bench.Board.FollowsCommand = !inverterIgnores;
        bench.Board.StuckWatts = -7000;
        bench.Board.BoundaryMeterIsSilent = true;
        bench.Run(4800);

        Assert.AreEqual(inverterIgnores, bench.Board.IsProvedOpen);
        Assert.IsTrue(-bench.Board.OwnWatts <= 3634, "16 A less margin, at 230 V");
        Assert.IsTrue(bench.LongestPulseGapMs <= 2000, "the supervisor is not needed for it");
        bench.Run(60000);
        bench.Board.BoundaryMeterIsSilent = false;
        bench.Board.FollowsCommand = true;
        bench.Run(90000);

        Assert.AreEqual((int)Posture.Serving, (int)bench.Loop.Posture);
        Assert.IsTrue(bench.Board.CommandedWatts < -6500);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.LockoutEntered));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AFrozenBoundaryEndsTheSameWay(bool inverterIgnores)
    {
        ControlBench bench = Discharging();
        bench.Board.FollowsCommand = !inverterIgnores;
        bench.Board.StuckWatts = -7000;
        bench.Board.BoundaryMeterIsFrozen = true;
        bench.Run(4800);

        Assert.AreEqual(inverterIgnores, bench.Board.IsProvedOpen);
        Assert.IsTrue(-bench.Board.OwnWatts <= 3634);
        Assert.AreEqual((int)Posture.FailSafe, (int)bench.Loop.Posture);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.MeterFrozen));
    }

    // With the bus gone altogether nothing proves own power: the contactor opens.
    [TestMethod]
    public void ASilentBusOpensTheContactor()
    {
        ControlBench bench = Discharging();
        SilenceBus(bench, true);
        bench.Run(4800);

        Assert.IsTrue(bench.Board.IsProvedOpen);
        SilenceBus(bench, false);
        bench.Run(120000);
        Assert.AreEqual((int)Posture.Serving, (int)bench.Loop.Posture);
    }

    // A shorted driver: what the command cannot open, the supervisor does, and no pulse gives the coil its supply back.
    [TestMethod]
    public void ADriverThatDoesNotLetGoLosesItsSupplyForGood()
    {
        ControlBench bench = Discharging();
        bench.Board.ContactorIsWelded = true;
        bench.Board.IsConnected = false;
        int starvedMs = 0;
        for (int ms = 0; ms < 12000 && starvedMs < 2200; ms += 200)
        {
            int pulses = bench.Board.PulseCount;
            bench.Tick();
            starvedMs = bench.Board.PulseCount == pulses ? starvedMs + 200 : 0;
        }

        Assert.AreEqual((int)ContactorFault.Welded, (int)bench.Loop.Contactor.Fault);
        bench.Board.ContactorIsWelded = false;
        bench.Tick();
        int before = bench.Board.PulseCount;
        bench.Run(120000);
        Assert.AreEqual((int)ContactorFault.CoilStuck, (int)bench.Loop.Contactor.Fault);
        Assert.AreEqual(before, bench.Board.PulseCount);
    }

    [TestMethod]
    public void AnHourOfClosingsIsAPermissiveAndNeverKeepsTheContactorClosed()
    {
        ControlBench bench = Discharging();
        while ((bench.Loop.MissingPermissives & Permissive.ClosingsLeft) == 0 && bench.Board.MonotonicMs < 1200000)
        {
            bench.Board.IsConnected = false;
            bench.Run(4000);
            Assert.IsTrue(bench.Board.IsProvedOpen);
            bench.Board.IsConnected = true;
            bench.Run(16000);
        }

        Assert.AreEqual(bench.Settings.MostClosingsPerHour, bench.Board.DriveCount);
        bench.Board.IsConnected = false;
        bench.Run(4000);
        Assert.IsTrue(bench.Board.IsProvedOpen);
        bench.Board.IsConnected = true;
        bench.Run(2400000);
        Assert.IsFalse(bench.Board.IsDriven);
        bench.Run(1200000);
        Assert.IsTrue(bench.Board.IsDriven, "the first is an hour old");
    }

    // A mirror contact that says open while the inverter has voltage proves no fail-safe either.
    [TestMethod]
    public void AMirrorContactThatWasRefutedProvesNothing()
    {
        ControlBench bench = new ControlBench();
        bench.Board.LiesAboutBeingOpen = true;
        bench.Run(12000);
        Assert.AreEqual((int)ContactorFault.LiveBehind, (int)bench.Loop.Contactor.Fault);
        Assert.IsFalse(bench.Loop.Snapshot.ContactorIsProvedOpen);
        Assert.AreEqual(0, bench.Board.DriveCount);
    }

    [TestMethod]
    public void AnIgnoredReductionOpensWithinFiveSeconds()
    {
        ControlBench bench = Discharging();
        bench.Board.FollowsCommand = false;
        bench.Board.StuckWatts = -7000;
        bench.Board.HouseWatts = 0;
        bench.Run(5000);

        Assert.IsTrue(bench.Board.IsProvedOpen);
        Assert.AreEqual((int)LimitReason.LimitBreached, (int)bench.Loop.Window.OpenReason);
        Assert.AreEqual((int)Posture.Waiting, (int)bench.Loop.Posture);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ExcursionCounted));
    }

    // Live inputs gone, own power unproved and the contactor still closed: no pulse until the opening is on its way.
    [TestMethod]
    public void TheSupervisorStarvesWhileNothingIsProved()
    {
        ControlBench bench = Discharging();
        bench.Board.FollowsCommand = false;
        bench.Board.StuckWatts = -7000;
        bench.Board.BoundaryMeterIsSilent = true;
        bench.Run(2200);
        int pulses = bench.Board.PulseCount;
        int drivenMs = 0;
        while (bench.Board.IsDriven && drivenMs < 2000)
        {
            Assert.AreEqual(pulses, bench.Board.PulseCount);
            bench.Tick();
            drivenMs += 200;
        }

        Assert.IsTrue(drivenMs >= 400, "driven for " + drivenMs);
        bench.Run(1000);
        Assert.IsFalse(bench.Board.IsDriven);
        Assert.IsTrue(bench.Board.PulseCount > pulses);
    }

    // Were the coil's driver stuck, only the supervisor could take its supply: an opening that fails starves it.
    [TestMethod]
    public void TheSupervisorStarvesWhenTheOpeningFails()
    {
        ControlBench bench = Discharging();
        bench.Board.ContactorIsWelded = true;
        bench.Board.FollowsCommand = false;
        bench.Board.StuckWatts = -7000;
        bench.Board.BoundaryMeterIsSilent = true;
        bench.Run(6000);
        Assert.AreEqual((int)Posture.Fault, (int)bench.Loop.Posture);
        int pulses = bench.Board.PulseCount;
        bench.Run(5000);
        Assert.AreEqual(pulses, bench.Board.PulseCount);

        bench.Board.ContactorIsWelded = false;
        bench.Run(5000);
        Assert.AreEqual(pulses + 25, bench.Board.PulseCount, "proved open: the unit stays alive");
        Assert.AreEqual((int)Posture.Fault, (int)bench.Loop.Posture, "a weld stays latched");
    }

    [TestMethod]
    public void AHealthyUnitPulsesInEveryTick()
    {
        ControlBench bench = Discharging();
        int pulses = bench.Board.PulseCount;
        bench.Run(10000);

        Assert.AreEqual(pulses + 50, bench.Board.PulseCount);
        Assert.AreEqual(0, bench.LongestPulseGapMs, "from the first tick after boot on");
    }

    [TestMethod]
    public void ADroppedContactorIsClosedAgainAfterItsRest()
    {
        ControlBench bench = Discharging();
        bench.Board.ContactorHasNoSupply = true;
        bench.Run(2000);
        Assert.AreEqual(0, bench.Board.CommandedWatts, "no set-point without a contactor");
        bench.Board.ContactorHasNoSupply = false;
        bench.Run(30000);

        Assert.AreEqual((int)Posture.Serving, (int)bench.Loop.Posture);
        Assert.AreEqual(2, bench.Loop.Contactor.ClosingCount);
        Assert.IsTrue(bench.Board.CommandedWatts < -6500);
    }

    [TestMethod]
    public void AnUnpluggedVehicleUnloadsAndOpens()
    {
        ControlBench bench = Discharging();
        bench.Board.IsConnected = false;
        bench.Tick();
        Assert.AreEqual(0, bench.Board.CommandedWatts);
        bench.Run(4000);

        Assert.IsTrue(bench.Board.IsProvedOpen);
        Assert.AreEqual((int)Posture.Idle, (int)bench.Loop.Posture);
    }

    [TestMethod]
    public void AnIdleContactorOpensAfterItsTime()
    {
        ControlBench bench = Discharging();
        bench.Loop.Dispatch.Offer(0, -1);
        bench.Run(890000);
        Assert.IsTrue(bench.Board.IsDriven);
        bench.Run(15000);
        Assert.IsTrue(bench.Board.IsProvedOpen);
    }

    // A meter of 1.6 s is no loop, but it is no reason to serve nobody: the cap holds, and says why.
    [TestMethod]
    public void ASlowMeterIsServedAtTheCap()
    {
        ControlBench bench = new ControlBench();
        bench.Loop.Dispatch.Offer(-7400, long.MaxValue);
        bench.Board.HouseWatts = 3000;
        for (int i = 0; i < 400; i++)
        {
            bench.Board.BoundaryMeterIsSilent = i % 8 != 0;
            bench.Tick();
        }

        Assert.AreEqual((int)Posture.Serving, (int)bench.Loop.Posture);
        Assert.AreEqual((int)LimitReason.MeterTooSlow, (int)bench.Loop.Window.ExportReason);
        Assert.IsTrue(bench.Board.CommandedWatts <= -3600 && bench.Board.CommandedWatts >= -3634, "found " + bench.Board.CommandedWatts);
    }

    private static void SilenceBus(ControlBench bench, bool isSilent)
    {
        bench.Board.BoundaryMeterIsSilent = isSilent;
        bench.Board.AssetMeterIsSilent = isSilent;
        bench.Board.InverterIsSilent = isSilent;
    }

    private static ControlBench Discharging()
    {
        ControlBench bench = new ControlBench();
        bench.Board.HouseWatts = 4000;
        bench.Serve(-7000);
        Assert.AreEqual((int)Posture.Serving, (int)bench.Loop.Posture);
        Assert.AreEqual(-7000, bench.Board.CommandedWatts);
        return bench;
    }
}
