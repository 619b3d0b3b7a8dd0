using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Events;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.ContactorSequence;

[TestClass]
public class ContactorSequencerTest
{
    private const int Open = (int)ContactorState.Open;
    private const int Closing = (int)ContactorState.Closing;
    private const int Closed = (int)ContactorState.Closed;
    private const int Unloading = (int)ContactorState.Unloading;
    private const int Opening = (int)ContactorState.Opening;
    private const int Faulted = (int)ContactorState.Faulted;
    private const int Rested = 10000;
    private const int Tick = 200;

    // State; time in it; proved open, a permissive missing, must open, idle, vehicle connected; state after.
    [TestMethod]
    [DataRow(Open, Rested, true, false, false, false, true, Closing)]
    [DataRow(Open, Rested, true, true, false, false, true, Open)]
    [DataRow(Open, Rested, true, false, true, false, true, Open)]
    [DataRow(Open, Rested - 1, true, false, false, false, true, Open)]
    [DataRow(Open, 200, false, false, false, false, true, Opening)]
    [DataRow(Open, 600, false, false, false, false, true, Opening)]
    [DataRow(Open, 800, false, false, false, false, true, Faulted)]
    [DataRow(Closing, 200, true, false, false, false, true, Closing)]
    [DataRow(Closing, 200, false, false, false, false, true, Closing)]
    [DataRow(Closing, 600, false, false, false, false, true, Closed)]
    [DataRow(Closing, 600, true, false, false, false, true, Opening)]
    [DataRow(Closing, 200, false, true, false, false, true, Opening)]
    [DataRow(Closing, 600, false, true, false, false, true, Opening)]
    [DataRow(Closing, 200, false, false, true, false, true, Opening)]
    [DataRow(Closed, 200, false, false, false, false, true, Closed)]
    [DataRow(Closed, 200, false, true, false, false, true, Closed)]
    [DataRow(Closed, 200, false, false, true, false, true, Opening)]
    [DataRow(Closed, 200, true, false, false, false, true, Opening)]
    [DataRow(Closed, 200, false, false, false, true, true, Unloading)]
    [DataRow(Closed, 200, false, false, false, false, false, Unloading)]
    [DataRow(Closed, 200, false, false, true, true, false, Opening)]
    [DataRow(Unloading, 200, false, false, false, false, true, Unloading)]
    [DataRow(Unloading, 2999, false, false, false, false, true, Unloading)]
    [DataRow(Unloading, 3000, false, false, false, false, true, Opening)]
    [DataRow(Unloading, 200, false, false, true, false, true, Opening)]
    [DataRow(Unloading, 200, true, false, false, false, true, Opening)]
    [DataRow(Opening, 200, true, false, false, false, true, Open)]
    [DataRow(Opening, 200, false, false, false, false, true, Opening)]
    [DataRow(Opening, 599, false, false, false, false, true, Opening)]
    [DataRow(Opening, 600, false, false, false, false, true, Faulted)]
    [DataRow(Opening, 600, true, false, false, false, true, Open)]
    [DataRow(Faulted, 200, true, false, false, false, true, Faulted)]
    [DataRow(Faulted, 600000, true, false, false, false, true, Faulted)]
    public void TransitionsFollowTheTable(int from, int ms, bool isProvedOpen, bool isMissing, bool mustOpen, bool isIdle, bool hasVehicle, int to)
    {
        ContactorBench bench = new ContactorBench();
        bench.RunTo((ContactorState)from);
        Assert.AreEqual(from, (int)bench.Sequencer.State, "the state before");

        bench.IsProvedOpen = isProvedOpen;
        bench.Situation.Snapshot.VehicleIsConnected = hasVehicle;
        bench.Situation.AssetReads(-3000);
        for (int leftMs = ms; leftMs > 0; leftMs -= Tick)
        {
            bench.Step(leftMs < Tick ? leftMs : Tick, isMissing ? ContactorBench.Missing : 0, mustOpen, isIdle);
        }

        Assert.AreEqual(to, (int)bench.Sequencer.State);
        Assert.AreEqual(to == Closing || to == Closed || to == Unloading, bench.IsDriven);
        Assert.AreEqual(bench.Sequencer.IsDriven, bench.IsDriven);
    }

    [TestMethod]
    [DataRow(-3000, 3000)]
    [DataRow(-150, 3000)]
    [DataRow(-149, 600)]
    [DataRow(149, 600)]
    [DataRow(150, 3000)]
    public void ItOpensAtLowPowerAndNeverWaitsLonger(int watts, int afterMs)
    {
        ContactorBench bench = new ContactorBench();
        bench.RunTo(ContactorState.Unloading);
        int waitedMs = 0;
        while (bench.Sequencer.State == ContactorState.Unloading && waitedMs < 10000)
        {
            bench.Situation.AssetReads(watts);
            bench.Step(200, 0, false, true);
            waitedMs += 200;
        }

        Assert.AreEqual(Opening, (int)bench.Sequencer.State);
        Assert.AreEqual(afterMs, waitedMs);
    }

    [TestMethod]
    public void ASilentAssetMeterDoesNotProveLowPower()
    {
        ContactorBench bench = new ContactorBench();
        bench.RunTo(ContactorState.Unloading);
        bench.Situation.AssetReads(0);
        bench.Step(2600, 0, false, true);

        Assert.AreEqual(Unloading, (int)bench.Sequencer.State);
    }

    [TestMethod]
    [DataRow(true, Open)]
    [DataRow(false, Faulted)]
    public void ABootHasToProveTheContactorOpenFirst(bool isProvedOpen, int settled)
    {
        ContactorBench bench = new ContactorBench();
        bench.IsProvedOpen = isProvedOpen;
        bench.Step(5000, 0, false, false);
        Assert.AreEqual(Opening, (int)bench.Sequencer.State, "a late first tick gets the travel time too");
        Assert.IsFalse(bench.IsDriven);
        bench.Step(200, 0, false, false);
        bench.Step(200, 0, false, false);
        bench.Step(200, 0, false, false);

        Assert.AreEqual(settled, (int)bench.Sequencer.State);
        Assert.AreEqual((int)(isProvedOpen ? ContactorFault.None : ContactorFault.Welded), (int)bench.Sequencer.Fault);
    }

    [TestMethod]
    public void AWeldIsLatchedAndTold()
    {
        ContactorBench bench = new ContactorBench();
        bench.RunTo(ContactorState.Closed);
        bench.Step(200, 0, true, false);
        bench.Step(200, 0, true, false);
        bench.Step(200, 0, true, false);
        Assert.AreEqual((int)ContactorFault.None, (int)bench.Sequencer.Fault);
        bench.Step(200, 0, true, false);

        Assert.AreEqual((int)ContactorFault.Welded, (int)bench.Sequencer.Fault);
        Assert.AreEqual((int)ContactorFault.Welded, bench.Events.LastValue1(EventCode.ContactorFault));
        Assert.AreEqual(Opening, bench.Events.LastValue2(EventCode.ContactorFault));
        bench.IsProvedOpen = true;
        bench.Step(3600000, 0, false, false);
        Assert.AreEqual(Faulted, (int)bench.Sequencer.State);
    }

    [TestMethod]
    public void AContactorThatDoesNotCloseIsTriedThreeTimesAMinuteApart()
    {
        ContactorBench bench = new ContactorBench();
        int drivenTicks = 0;
        int attempts = 0;
        int apartMs = 0;
        int shortestApartMs = 1000000;
        bool before = false;
        while (bench.Sequencer.State != ContactorState.Faulted && apartMs < 600000)
        {
            bench.Step(200, 0, false, false);
            apartMs += 200;
            drivenTicks += bench.IsDriven ? 1 : 0;
            if (bench.IsDriven && !before)
            {
                attempts++;
                shortestApartMs = attempts > 1 && apartMs < shortestApartMs ? apartMs : shortestApartMs;
                apartMs = 0;
            }

            before = bench.IsDriven;
        }

        Assert.AreEqual((int)ContactorFault.FailedToClose, (int)bench.Sequencer.Fault);
        Assert.AreEqual(ContactorSequencer.CloseAttempts, attempts);
        Assert.AreEqual(9, drivenTicks, "600 ms each");
        Assert.IsTrue(shortestApartMs >= ContactorSequencer.CloseRetryMs);
        Assert.AreEqual(0, bench.Sequencer.ClosingCount);
    }

    [TestMethod]
    public void ASuccessfulClosingForgetsFailedOnes()
    {
        ContactorBench bench = new ContactorBench();
        for (int round = 0; round < 5; round++)
        {
            bench.RunTo(ContactorState.Closing);
            bench.IsProvedOpen = true;
            bench.Step(600, 0, false, false);
            Assert.AreEqual(Opening, (int)bench.Sequencer.State);
            bench.RunTo(ContactorState.Closed);
            Assert.AreEqual(Closed, (int)bench.Sequencer.State);
        }

        Assert.AreEqual(5, bench.Sequencer.ClosingCount);
        Assert.AreEqual(600, bench.Events.LastValue1(EventCode.ContactorClosed));
        Assert.AreEqual(5, bench.Events.LastValue2(EventCode.ContactorClosed));
    }

    // A slow contactor may pull in just as its attempt is given up: that is no weld.
    [TestMethod]
    public void ALateClosingIsNotTakenForAWeld()
    {
        ContactorBench bench = new ContactorBench();
        bench.RunTo(ContactorState.Closing);
        bench.IsProvedOpen = true;
        bench.Step(600, 0, false, false);
        bench.IsProvedOpen = false;
        bench.Step(200, 0, false, false);
        bench.IsProvedOpen = true;
        bench.Step(200, 0, false, false);

        Assert.AreEqual(Open, (int)bench.Sequencer.State);
        Assert.AreEqual((int)ContactorFault.None, (int)bench.Sequencer.Fault);
    }

    // The first tick after a stall may come before the contact has been sensed again.
    [TestMethod]
    [DataRow(Open, 900)]
    [DataRow(Open, 60000)]
    [DataRow(Opening, 700)]
    [DataRow(Opening, 60000)]
    public void AStallIsNotTakenForAWeld(int from, int stallMs)
    {
        ContactorBench bench = new ContactorBench();
        bench.RunTo((ContactorState)from);
        bench.IsProvedOpen = false;
        bench.Step(stallMs, 0, false, false);
        bench.IsProvedOpen = true;
        bench.Step(Tick, 0, false, false);

        Assert.AreEqual(Open, (int)bench.Sequencer.State);
        Assert.AreEqual((int)ContactorFault.None, (int)bench.Sequencer.Fault);
    }

    [TestMethod]
    public void AContactorThatLosesItsSupplyIsReleasedAndRests()
    {
        ContactorBench bench = new ContactorBench();
        bench.RunTo(ContactorState.Closed);
        bench.Run(ContactorSequencer.HoldMs);
        bench.IsProvedOpen = true;
        bench.Step(200, 0, false, false);
        Assert.IsFalse(bench.IsDriven);
        bench.Step(200, 0, false, false);
        Assert.AreEqual(Open, (int)bench.Sequencer.State);
        Assert.AreEqual(200, bench.Events.LastValue1(EventCode.ContactorOpened));

        Assert.IsFalse(bench.Sequencer.IsRested(bench.Situation.Snapshot.NowMs + Rested - 1));
        Assert.IsTrue(bench.Sequencer.IsRested(bench.Situation.Snapshot.NowMs + Rested));
        bench.Step(Rested - 200, 0, false, false);
        Assert.IsFalse(bench.IsDriven);
        bench.Step(200, 0, false, false);
        Assert.IsTrue(bench.IsDriven);
    }
}
