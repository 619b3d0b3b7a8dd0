using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Inputs;
using NanoV2G.Firmware.Target;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Control;

[TestClass]
public class ControlLoopTest
{
    // 10 s after boot, and 20 s of healthy supply from the first reading on.
    [TestMethod]
    [DataRow(20000, 1000, 20200)]
    [DataRow(2000, 10000, 10000)]
    [DataRow(5000, 1000, 5200)]
    public void NothingIsDrivenBeforeBootAndSupplyHaveSettled(int reconnectMs, int bootSettleMs, int drivenAtMs)
    {
        ControlBench bench = new ControlBench();
        bench.Settings.ReconnectMs = reconnectMs;
        bench.Settings.BootSettleMs = bootSettleMs;
        bench.Loop.Dispatch.Offer(-3000, long.MaxValue);
        while (!bench.Board.IsDriven && bench.Board.MonotonicMs < 60000)
        {
            Assert.AreEqual(0, bench.Board.CommandedWatts);
            bench.Tick();
        }

        // Leaving the boot proof the contactor rests for its least open time as well.
        int restedMs = 400 + bench.Settings.LeastOpenMs;
        Assert.AreEqual(drivenAtMs > restedMs ? drivenAtMs : restedMs, bench.Board.MonotonicMs);
    }

    [TestMethod]
    public void TheDefaultsWaitTwentySecondsOfHealthySupply()
    {
        ControlBench bench = new ControlBench();
        bench.Loop.Dispatch.Offer(-3000, long.MaxValue);
        bench.Run(15000);
        bench.Board.Boundary.Millivolts[0] = 180000;
        bench.Run(1000);
        bench.Board.Boundary.Millivolts[0] = 230000;
        bench.Run(20000);
        Assert.IsFalse(bench.Board.IsDriven, "a dip begins the time anew");
        bench.Run(400);
        Assert.IsTrue(bench.Board.IsDriven);
    }

    // Invariant 10: with every permissive true for 60 s a feasible request is delivered.
    [TestMethod]
    [DataRow(-3000, -3000)]
    [DataRow(3000, 3000)]
    [DataRow(-7400, -4634)]
    [DataRow(7400, 7400)]
    public void ARequestIsServedWithinAMinute(int watts, int delivered)
    {
        ControlBench bench = new ControlBench();
        bench.Serve(watts);

        // What the ramp itself seemed to move at the boundary is kept free for half a minute more.
        int isShortBy = watts < 0 ? bench.Board.CommandedWatts - delivered : delivered - bench.Board.CommandedWatts;
        Assert.IsTrue(isShortBy >= 0 && isShortBy < 80, "found " + bench.Board.CommandedWatts);
        Assert.AreEqual((int)Posture.Serving, (int)bench.Loop.Posture);
        Assert.AreEqual(0, bench.Loop.MissingPermissives);
        Assert.AreEqual((int)RequestOrigin.Dispatch, (int)bench.Loop.Requests.Origin);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ExcursionStarted));
        Assert.AreEqual(0, bench.LongestPulseGapMs);
    }

    [TestMethod]
    public void NoPowerIsAskedForBeforeTheContactorIsProvedClosed()
    {
        ControlBench bench = new ControlBench();
        bench.Loop.Dispatch.Offer(-3000, long.MaxValue);
        int closingTicks = 0;
        while (bench.Loop.Contactor.State != ContactorState.Closed && bench.Board.MonotonicMs < 60000)
        {
            bench.Tick();
            closingTicks += bench.Board.IsDriven ? 1 : 0;
            Assert.IsTrue(bench.Board.CommandedWatts == 0 || bench.Loop.Contactor.State == ContactorState.Closed);
        }

        Assert.IsTrue(closingTicks > 1);
        Assert.AreEqual(-240, bench.Board.CommandedWatts, "the ramp begins with it");
    }

    // One permissive missing, everything else granted: never driven, and the mask says which.
    [TestMethod]
    [DataRow(Permissive.SupplyHealthy)]
    [DataRow(Permissive.BoundaryLive)]
    [DataRow(Permissive.AssetMeterRead)]
    [DataRow(Permissive.VehicleConnected)]
    [DataRow(Permissive.NothingForbids)]
    [DataRow(Permissive.PowerWanted)]
    [DataRow(Permissive.BootSettled)]
    public void EachPermissiveKeepsTheContactorOpenByItself(int permissive)
    {
        ControlBench bench = new ControlBench();
        bench.Board.Boundary.Millivolts[0] = permissive == Permissive.SupplyHealthy ? 270000 : 230000;
        bench.Board.BoundaryMeterIsSilent = permissive == Permissive.BoundaryLive;
        bench.Board.AssetMeterIsSilent = permissive == Permissive.AssetMeterRead;
        bench.Board.IsConnected = permissive != Permissive.VehicleConnected;
        bench.Settings.BootSettleMs = permissive == Permissive.BootSettled ? 600000 : 10000;
        if (permissive == Permissive.NothingForbids)
        {
            bench.Loop.Excursions.Ledger.IsLockedOut = true;
        }

        if (permissive != Permissive.PowerWanted)
        {
            bench.Loop.Dispatch.Offer(-3000, long.MaxValue);
        }

        bench.Run(120000);

        Assert.AreEqual(0, bench.Board.DriveCount);
        Assert.IsTrue((bench.Loop.MissingPermissives & permissive) != 0);
    }

    [TestMethod]
    public void PosturesFollowWhatTheUnitDoes()
    {
        ControlBench bench = new ControlBench();
        bench.Run(9000);
        AssertPosture(Posture.Starting, bench);
        bench.Run(2000);
        AssertPosture(Posture.Idle, bench);
        bench.Loop.Dispatch.Offer(-3000, 40000);
        bench.Run(20000);
        AssertPosture(Posture.Serving, bench);
        bench.Board.BoundaryMeterIsSilent = true;
        bench.Run(2400);
        AssertPosture(Posture.FailSafe, bench);
        bench.Board.BoundaryMeterIsSilent = false;
        bench.Run(1000);
        AssertPosture(Posture.Serving, bench);
        bench.Board.FollowsCommand = false;
        bench.Board.StuckWatts = -7000;
        bench.Run(8000);
        AssertPosture(Posture.Waiting, bench);
        bench.Board.ContactorIsWelded = true;
        bench.Run(1000);
        AssertPosture(Posture.Fault, bench);
        Assert.AreEqual((int)Posture.Fault, bench.Events.LastValue1(EventCode.PostureChanged));
        Assert.AreEqual((int)Posture.Waiting, bench.Events.LastValue2(EventCode.PostureChanged));
    }

    [TestMethod]
    public void ALockoutOpensAndTheUsersResetServesAgain()
    {
        ControlBench bench = new ControlBench();
        bench.Serve(-3000);
        bench.Board.HouseWatts = -5000;
        bench.Run(62000);
        AssertPosture(Posture.Lockout, bench);
        Assert.IsFalse(bench.Board.IsDriven);
        Assert.IsTrue(bench.Board.IsProvedOpen);

        bench.Board.HouseWatts = 1000;
        bench.Run(5000);
        Assert.IsFalse(bench.Board.IsDriven);
        bench.Loop.RequestLockoutReset();
        bench.Run(60000);
        AssertPosture(Posture.Serving, bench);
        Assert.AreEqual(-3000, bench.Board.CommandedWatts);
        Assert.AreEqual(1, bench.Loop.Excursions.Ledger.TotalUserResets);
    }

    [TestMethod]
    public void AFallOfLoadIsTakenBackInTheTickThatSeesIt()
    {
        ControlBench bench = new ControlBench();
        bench.Board.HouseWatts = 4000;
        bench.Serve(-7400);
        Assert.IsTrue(bench.Board.CommandedWatts < -7350);

        bench.Board.HouseWatts = 0;
        bench.Tick();
        Assert.IsTrue(bench.Board.CommandedWatts >= -3680);
        bench.Run(10000);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ExcursionCounted));

        // What the cut itself seemed to move at the boundary is kept free for a while.
        Assert.IsTrue(bench.Board.CommandedWatts >= -3640 && bench.Board.CommandedWatts <= -3300, "found " + bench.Board.CommandedWatts);
    }

    // A discharge that a limit refuses is not silent: the window says which.
    [TestMethod]
    [DataRow(300, (int)ContactState.Closed, 1000, false, (int)LimitReason.Reserve)]
    [DataRow(700, (int)ContactState.Open, 1000, false, (int)LimitReason.LoadControl)]
    [DataRow(700, (int)ContactState.Fault, 1000, false, (int)LimitReason.LoadControl)]
    [DataRow(700, (int)ContactState.Closed, -3650, false, (int)LimitReason.MaximumExportLimit)]
    [DataRow(700, (int)ContactState.Closed, 1000, true, (int)LimitReason.InverterStale)]
    public void ARefusedDischargeNamesItsReason(int stateOfChargePermille, int contact, int houseWatts, bool isInverterSilent, int reason)
    {
        ControlBench bench = new ControlBench();
        bench.Board.InverterReading.StateOfChargePermille = stateOfChargePermille;
        bench.Board.State = (ContactState)contact;
        bench.Board.HouseWatts = houseWatts;
        bench.Board.InverterIsSilent = isInverterSilent;
        bench.Serve(-3000);

        Assert.AreEqual(0, bench.Board.CommandedWatts);
        Assert.AreEqual(0, bench.Loop.Window.MostExportMilliamps);
        Assert.AreEqual(reason, (int)bench.Loop.Window.ExportReason);
        Assert.IsFalse(bench.Board.IsDriven, "nothing to close for");
        Assert.IsTrue((bench.Loop.MissingPermissives & Permissive.PowerWanted) != 0);
    }

    [TestMethod]
    public void ADischargeThatTheInverterRefusesIsReported()
    {
        ControlBench bench = new ControlBench();
        bench.Board.FollowsCommand = false;
        bench.Loop.Dispatch.Offer(-3000, long.MaxValue);
        bench.Run(100000);

        Assert.AreEqual(1, bench.Events.CountOf(EventCode.SetpointNotDelivered));
        Assert.AreEqual(-3000, bench.Events.LastValue1(EventCode.SetpointNotDelivered));
        Assert.AreEqual(0, bench.Events.LastValue2(EventCode.SetpointNotDelivered));
        Assert.IsTrue(bench.Board.IsDriven, "too little is no danger");
    }

    // A limit of zero watts by the load-control contact while discharging: zero, and never charge.
    [TestMethod]
    public void AnExternalLimitOfZeroNeverTurnsIntoCharging()
    {
        ControlBench bench = new ControlBench();
        bench.Serve(-3000);
        bench.Board.State = ContactState.Open;
        for (int i = 0; i < 100; i++)
        {
            bench.Tick();
            Assert.IsTrue(bench.Board.CommandedWatts <= 0);
        }

        Assert.AreEqual(0, bench.Board.CommandedWatts);
    }

    private static void AssertPosture(Posture expected, ControlBench bench)
    {
        Assert.AreEqual((int)expected, (int)bench.Loop.Posture);
    }
}
