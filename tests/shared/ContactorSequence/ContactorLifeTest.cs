using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Events;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.ContactorSequence;

// What spares the contactor: least time closed, closings in an hour, and the count of its life.
[TestClass]
public class ContactorLifeTest
{
    private const int HourMs = 3600000;

    // Idle and its time closed; opens or not.
    [TestMethod]
    [DataRow(59800, false)]
    [DataRow(60000, true)]
    public void IdlenessWaitsForTheLeastTimeClosed(int closedMs, bool opens)
    {
        ContactorBench bench = new ContactorBench();
        bench.Settings.LeastClosedMs = 60000;
        bench.RunTo(ContactorState.Closed);
        for (int ms = 0; ms < closedMs; ms += 200)
        {
            bench.Step(200, 0, false, true);
        }

        Assert.AreEqual(opens, bench.Sequencer.State == ContactorState.Unloading);
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public void SafetyAndThePlugDoNotWaitForIt(bool mustOpen, bool isUnplugged)
    {
        ContactorBench bench = new ContactorBench();
        bench.Settings.LeastClosedMs = HourMs;
        bench.RunTo(ContactorState.Closed);
        bench.Situation.Snapshot.VehicleIsConnected = !isUnplugged;
        bench.Step(200, 0, mustOpen, false);
        Assert.IsFalse(bench.Sequencer.State == ContactorState.Closed);
    }

    [TestMethod]
    public void AnHourHasSoManyClosingsAndNoMore()
    {
        ContactorBench bench = new ContactorBench();
        for (int closing = 1; closing <= bench.Settings.MostClosingsPerHour; closing++)
        {
            Assert.IsTrue(HasClosingsLeft(bench));
            bench.RunTo(ContactorState.Closed);
            bench.Step(200, 0, true, false);
            Assert.IsFalse(bench.IsDriven, "an opening is never refused");
            bench.RunTo(ContactorState.Open);
        }

        long nowMs = bench.Situation.Snapshot.NowMs;
        Assert.IsFalse(HasClosingsLeft(bench));
        Assert.IsFalse(bench.Sequencer.HasClosingsLeft(nowMs + HourMs - 600000));
        Assert.IsTrue(bench.Sequencer.HasClosingsLeft(nowMs + HourMs), "the first of them is an hour old");
    }

    [TestMethod]
    public void AnAttemptThatFailsOrIsBrokenOffCountsToo()
    {
        ContactorBench bench = new ContactorBench();
        bench.Settings.MostClosingsPerHour = 2;
        bench.Boot();
        bench.RunTo(ContactorState.Closing);
        bench.Step(200, ContactorBench.Missing, false, false);
        Assert.IsTrue(HasClosingsLeft(bench));
        bench.RunTo(ContactorState.Closing);
        bench.IsProvedOpen = true;
        bench.Run(600);
        Assert.IsFalse(HasClosingsLeft(bench));
    }

    [TestMethod]
    public void ClosingsAreCountedOverRestarts()
    {
        ContactorBench bench = new ContactorBench();
        for (int closing = 1; closing <= 7; closing++)
        {
            CloseOnce(bench);
            Assert.AreEqual(closing, bench.Sequencer.LifeClosings);
            bench.Persist(false);
            bench.Boot();
            Assert.AreEqual(closing, bench.Sequencer.LifeClosings);
            Assert.AreEqual(0, bench.Sequencer.ClosingCount);
        }
    }

    [TestMethod]
    public void WearIsToldAtFourFifthsAndAtTheWhole()
    {
        ContactorBench bench = new ContactorBench();
        bench.Settings.RatedClosings = 10;
        int told = 0;
        for (int closing = 1; closing <= 12; closing++)
        {
            CloseOnce(bench);
            told += closing == 8 || closing == 10 ? 1 : 0;
            Assert.AreEqual(told, bench.Events.CountOf(EventCode.ContactorWorn));
        }

        Assert.AreEqual(10, bench.Events.LastValue1(EventCode.ContactorWorn));
        Assert.AreEqual(10, bench.Events.LastValue2(EventCode.ContactorWorn));
    }

    private static void CloseOnce(ContactorBench bench)
    {
        bench.RunTo(ContactorState.Closed);
        bench.Step(200, 0, true, false);
        bench.RunTo(ContactorState.Open);
    }

    private static bool HasClosingsLeft(ContactorBench bench)
    {
        return bench.Sequencer.HasClosingsLeft(bench.Situation.Snapshot.NowMs);
    }
}
