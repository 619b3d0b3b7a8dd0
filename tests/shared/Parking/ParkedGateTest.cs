using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Parking;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Parking;

// Parking under the whole tick. The cap of the bench: 16 A less the margin, 3634 W at 230 V, for discharge; nothing for charge.
[TestClass]
public class ParkedGateTest
{
    private const int CapWatts = 3634;
    private const int CapMilliamps = 15800;

    [TestMethod]
    public void AnIdleUnitIsParkedAtOnceAndClosesForNobody()
    {
        ControlBench bench = new ControlBench();
        bench.Run(30000);
        Assert.IsTrue(bench.Loop.Parking.IsIdle);
        Assert.IsFalse(bench.Loop.Parking.IsParked);
        bench.Loop.Parking.Ask();
        bench.Run(400);

        Assert.IsTrue(bench.Loop.Parking.IsParked);
        Assert.AreEqual((int)Posture.Parked, (int)bench.Loop.Posture);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.Parked));
        bench.Loop.Dispatch.Offer(-3000, long.MaxValue);
        bench.Run(30000);
        Assert.AreEqual(0, bench.Board.DriveCount, "an open contactor stays open");
        Assert.IsTrue(bench.Loop.Parking.IsParked);

        bench.Loop.Parking.Release();
        Assert.IsFalse(bench.Loop.Parking.IsParked, "from the release on");
        bench.Run(30000);
        Assert.AreEqual((int)Posture.Serving, (int)bench.Loop.Posture);
        Assert.AreEqual(-3000, bench.Board.CommandedWatts);
    }

    // Own power, generation declared, greatest house demand; power proved while parked.
    [TestMethod]
    [DataRow(-7000, 0, 60000, -3633)]
    [DataRow(-7000, 14500, 60000, -299)]
    [DataRow(-7000, 15000, 60000, 0)]
    [DataRow(-2000, 0, 60000, -2000)]
    [DataRow(7000, 0, 60000, 0)]
    [DataRow(7000, 0, 50000, 2153)]
    public void AServedVehicleGoesToTheCapWhereItIsWorthItElseToZero(int watts, int generation, int demand, int parkedWatts)
    {
        ControlBench bench = Served(watts, generation, demand);
        Assert.IsFalse(bench.Loop.Parking.IsIdle);
        bench.Loop.Parking.Ask();
        int waitedMs = RunUntilParked(bench, 5000);

        Assert.IsTrue(waitedMs > 0 && waitedMs <= 2400, "parked after " + waitedMs);
        int differs = bench.Board.OwnWatts - parkedWatts;
        Assert.IsTrue(differs >= -2 && differs <= 2, "own power " + bench.Board.OwnWatts);
        Assert.IsTrue(bench.Board.IsDriven, "nothing is switched for it");
        Assert.IsFalse(bench.Loop.Parking.IsIdle, "as it was when asked");
        bench.Run(20000);
        Assert.IsTrue(bench.Loop.Parking.IsParked, "until it is given back");
        bench.Loop.Parking.Release();
        bench.Run(15000);
        Assert.AreEqual(watts, bench.Board.CommandedWatts);
        Assert.AreEqual(1, bench.Loop.Contactor.ClosingCount);
    }

    [TestMethod]
    public void TheReasonIsShown()
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Loop.Parking.Ask();
        bench.Run(600);

        Assert.AreEqual((int)LimitReason.Parked, (int)bench.Loop.Window.ExportReason);
        Assert.AreEqual((int)LimitReason.Parked, (int)bench.Loop.Window.ImportReason);
        Assert.AreEqual((int)Posture.Serving, (int)bench.Loop.Posture, "not yet proved");
    }

    // Parking narrows like any other source: where the house leaves less than the cap, it stays less.
    [TestMethod]
    public void TheBoundaryLimitStaysBelowTheCap()
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Loop.Parking.Ask();
        RunUntilParked(bench, 5000);
        bench.Board.HouseWatts = -2000;
        bench.Run(600);

        Assert.IsTrue(bench.Board.CommandedWatts > -CapWatts + 1900, "found " + bench.Board.CommandedWatts);
        Assert.IsTrue(bench.Loop.Parking.IsParked);
    }

    [TestMethod]
    public void AClosingIsLetFinish()
    {
        ControlBench bench = new ControlBench();
        bench.Loop.Dispatch.Offer(-3000, long.MaxValue);
        while (bench.Loop.Contactor.State != ContactorState.Closing && bench.Board.MonotonicMs < 60000)
        {
            bench.Tick();
        }

        bench.Loop.Parking.Ask();
        int waitedMs = RunUntilParked(bench, 10000);
        Assert.IsTrue(waitedMs > 0 && waitedMs <= 4000, "parked after " + waitedMs);
        Assert.AreEqual((int)ContactorState.Closed, (int)bench.Loop.Contactor.State);
        Assert.AreEqual(1, bench.Board.DriveCount);
    }

    [TestMethod]
    public void AnOpeningIsWaitedFor()
    {
        ControlBench bench = Served(-3000, 0, 60000);
        bench.Board.IsConnected = false;
        bench.Tick();
        bench.Loop.Parking.Ask();
        while (!bench.Loop.Parking.IsParked && bench.Board.MonotonicMs < 200000)
        {
            bench.Tick();
            Assert.IsTrue(!bench.Loop.Parking.IsParked || bench.Board.OwnWatts == 0);
        }

        bench.Run(10000);
        Assert.IsTrue(bench.Loop.Parking.IsParked);
        Assert.IsTrue(bench.Board.IsProvedOpen);
    }

    // A unit that is locked out or broken can still connect, and says so.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void LockoutAndFaultParkAndStayWhatTheyAre(bool isWelded)
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Board.ContactorIsWelded = isWelded;
        bench.Loop.Excursions.Ledger.IsLockedOut = true;
        bench.Run(5000);
        int posture = (int)(isWelded ? Posture.Fault : Posture.Lockout);
        Assert.AreEqual(posture, (int)bench.Loop.Posture);
        bench.Loop.Parking.Ask();

        Assert.IsTrue(RunUntilParked(bench, 5000) > 0);
        Assert.AreEqual(posture, (int)bench.Loop.Posture);
    }

    // What the inverter does instead of obeying; whether the asset meter sees it.
    [TestMethod]
    [DataRow(-7000)]
    [DataRow(-3800)]
    [DataRow(3000)]
    public void ItIsNeverParkedWhilePowerIsAboveTheCap(int stuckWatts)
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Board.FollowsCommand = false;
        bench.Board.StuckWatts = stuckWatts;
        bench.Loop.Parking.Ask();
        int parkedTicks = 0;
        for (int i = 0; i < 200; i++)
        {
            bench.Tick();
            if (bench.Loop.Parking.IsParked)
            {
                parkedTicks++;
                int own = bench.Board.OwnWatts;
                Assert.IsTrue(own <= 69 && -own * 1000 / 230 <= CapMilliamps + 300, "parked at " + own);
            }
        }

        Assert.IsTrue(stuckWatts == -3800 || parkedTicks > 0, "the opened contactor parks it in the end");
    }

    [TestMethod]
    public void PowerThatRisesAboveTheCapEndsIt()
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Loop.Parking.Ask();
        RunUntilParked(bench, 5000);
        bench.Board.FollowsCommand = false;
        bench.Board.StuckWatts = -6000;
        bench.Tick();

        Assert.IsFalse(bench.Loop.Parking.IsParked);
        Assert.AreEqual((int)LimitReason.Parked, (int)bench.Loop.Window.ExportReason, "still held down");
    }

    [TestMethod]
    public void AMeterLostWhileParkedEndsItAndOneThatIsBackProvesItAgain()
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Loop.Parking.Ask();
        RunUntilParked(bench, 5000);
        bench.Board.AssetMeterIsSilent = true;
        bench.Run(SnapshotReader.FreshMs + 200);
        Assert.IsFalse(bench.Loop.Parking.IsParked);
        bench.Board.AssetMeterIsSilent = false;
        bench.Tick();
        Assert.IsTrue(bench.Loop.Parking.IsParked);
    }

    // An inverter that has not acknowledged may go back to its old set-point until its reversion time is over.
    [TestMethod]
    public void WithoutAnAcknowledgementTheProofComesLater()
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Board.InverterIsSilent = true;
        bench.Loop.Parking.Ask();
        int waitedMs = RunUntilParked(bench, 10000);

        Assert.IsTrue(waitedMs >= bench.Settings.DeliverWithinMs, "parked after " + waitedMs);
    }

    // Invariant 10: a caller that never releases costs a minute, then the unit serves and refuses to be parked for its time.
    [TestMethod]
    public void ItIsTakenBackFromACallerThatNeverReleases()
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Settings.ParkingRefusedMs = 120000;
        bench.Loop.Parking.Ask();
        bench.Run(bench.Settings.MostParkedMs + 400);
        Assert.IsFalse(bench.Loop.Parking.IsParked);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.ParkingTakenBack));
        Assert.AreEqual(60, bench.Events.LastValue1(EventCode.ParkingTakenBack));
        bench.Run(15000);
        AssertServing(bench);

        for (int i = 0; i < 500; i++)
        {
            bench.Loop.Parking.Ask();
            bench.Tick();
            Assert.IsFalse(bench.Loop.Parking.IsParked, "refused");
            AssertServing(bench);
        }

        bench.Run(10000);
        bench.Loop.Parking.Ask();
        Assert.IsTrue(RunUntilParked(bench, 5000) > 0, "given again after its time");
        Assert.AreEqual(2, bench.Events.CountOf(EventCode.Parked));
    }

    [TestMethod]
    public void ACallerThatWaitsForAnUnprovableProofIsSentAwayToo()
    {
        ControlBench bench = Served(-7000, 0, 60000);
        bench.Board.AssetMeterIsSilent = true;
        bench.Loop.Parking.Ask();
        bench.Run(bench.Settings.MostParkedMs + 15000);

        Assert.AreEqual(0, bench.Events.CountOf(EventCode.Parked));
        Assert.AreEqual((int)ParkingState.Refusing, (int)bench.Loop.Parking.State);
        AssertServing(bench);
    }

    /// <summary>Full power, or less by the step that asks the boundary meter.</summary>
    private static void AssertServing(ControlBench bench)
    {
        int watts = bench.Board.CommandedWatts;
        Assert.IsTrue(watts >= -7000 && watts <= -7000 + (PhaseProof.StepMilliamps * 250 / 1000), "W: " + watts.ToString());
    }

    [TestMethod]
    public void AReleaseWithoutAnAskAndAnAskTwiceChangeNothing()
    {
        ControlBench bench = Served(-3000, 0, 60000);
        bench.Loop.Parking.Release();
        bench.Run(1000);
        Assert.AreEqual(-3000, bench.Board.CommandedWatts);
        bench.Loop.Parking.Ask();
        bench.Loop.Parking.Ask();
        Assert.IsTrue(RunUntilParked(bench, 5000) > 0);
        bench.Loop.Parking.Release();
        bench.Run(10000);
        Assert.AreEqual((int)ParkingState.Free, (int)bench.Loop.Parking.State);
    }

    [TestMethod]
    public void AClosedContactorWithoutPowerIsIdleAfterAMinute()
    {
        ControlBench bench = Served(-3000, 0, 60000);
        bench.Loop.Dispatch.Offer(0, -1);
        bench.Run(ParkedGate.IdleAfterMs - 1000);
        Assert.IsFalse(bench.Loop.Parking.IsIdle);
        bench.Run(2000);
        Assert.IsTrue(bench.Loop.Parking.IsIdle);
        Assert.IsTrue(bench.Board.IsDriven);
    }

    private static ControlBench Served(int watts, int generation, int demand)
    {
        ControlBench bench = new ControlBench();
        bench.Settings.OtherGenerationMilliamps = generation;
        bench.Settings.GreatestHouseDemandMilliamps = demand;
        bench.Board.HouseWatts = 4000;
        bench.Serve(watts);
        Assert.AreEqual(watts, bench.Board.CommandedWatts, "served before");
        return bench;
    }

    /// <summary>Time until parked, ms; -1 when it was not.</summary>
    private static int RunUntilParked(ControlBench bench, int mostMs)
    {
        for (int ms = 200; ms <= mostMs; ms += 200)
        {
            bench.Tick();
            if (bench.Loop.Parking.IsParked)
            {
                return ms;
            }
        }

        return -1;
    }
}
