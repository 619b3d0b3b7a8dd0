using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Events;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.ContactorSequence;

// Two contactors in series: both are driven, each is judged by its own mirror contact, and the one at fault is named.
// A mask says which are not proved open: 1 = the first, 2 = the second, 3 = both.
[TestClass]
public class ContactorPairTest
{
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, (int)ContactorFault.Welded)]
    [DataRow(2, (int)ContactorFault.SecondWelded)]
    [DataRow(3, (int)ContactorFault.BothWelded)]
    public void AWeldOfOneIsLatchedWhileTheOtherIsolates(int notOpen, int fault)
    {
        ContactorBench bench = Closed();
        bench.Step(200, 0, true, false);
        bench.NotProvedOpen = notOpen;
        bench.Run(800);

        Assert.AreEqual(fault, (int)bench.Sequencer.Fault);
        Assert.IsFalse(bench.IsDriven);
        Assert.AreEqual(notOpen != 3, bench.Situation.Snapshot.ContactorIsProvedOpen, "one is enough to isolate");
    }

    [TestMethod]
    [DataRow(1, (int)ContactorFault.Welded)]
    [DataRow(2, (int)ContactorFault.SecondWelded)]
    public void NeitherIsDrivenUnlessBothAreProvedOpen(int notOpen, int fault)
    {
        ContactorBench bench = new ContactorBench(2);
        bench.RunTo(ContactorState.Open);
        bench.Run(5000);
        bench.NotProvedOpen = notOpen;
        for (int ms = 0; ms < 20000; ms += 200)
        {
            bench.Run(200);
            Assert.IsFalse(bench.IsDriven);
        }

        Assert.AreEqual(fault, (int)bench.Sequencer.Fault);
    }

    [TestMethod]
    [DataRow(0, (int)ContactorFault.BothFailedToClose)]
    [DataRow(1, (int)ContactorFault.SecondFailedToClose)]
    [DataRow(2, (int)ContactorFault.FailedToClose)]
    public void BothMustClose(int notOpen, int fault)
    {
        ContactorBench bench = new ContactorBench(2);
        for (int attempt = 1; attempt <= ContactorSequencer.CloseAttempts; attempt++)
        {
            bench.RunTo(ContactorState.Closing);
            bench.NotProvedOpen = notOpen;
            bench.Run(600);
            Assert.IsFalse(bench.IsDriven);
            bench.IsProvedOpen = true;
            bench.Run(200);
        }

        Assert.AreEqual(fault, (int)bench.Sequencer.Fault);
        Assert.AreEqual(0, bench.Sequencer.ClosingCount);
    }

    [TestMethod]
    [DataRow(1, (int)ContactorFault.SecondDoesNotHold)]
    [DataRow(2, (int)ContactorFault.DoesNotHold)]
    public void OneThatFallsOutReleasesBoth(int notOpen, int fault)
    {
        ContactorBench bench = new ContactorBench(2);
        for (int attempt = 1; attempt <= ContactorSequencer.CloseAttempts; attempt++)
        {
            bench.RunTo(ContactorState.Closed);
            bench.NotProvedOpen = notOpen;
            bench.Run(200);
            Assert.IsFalse(bench.IsDriven);
            bench.IsProvedOpen = true;
            bench.Run(200);
        }

        Assert.AreEqual(fault, (int)bench.Sequencer.Fault);
    }

    // Of a pair, one open contactor leaves the inverter dead whatever the other does: only both can be wires.
    [TestMethod]
    [DataRow(1, (int)ContactorFault.Welded)]
    [DataRow(2, (int)ContactorFault.SecondWelded)]
    [DataRow(3, (int)ContactorFault.BothMirrorsOpen)]
    public void ADeadInverterSaysNothingAboutOneOfThem(int notOpen, int fault)
    {
        ContactorBench bench = new ContactorBench(2);
        bench.NotProvedOpen = notOpen;
        for (int ms = 0; ms < 8000; ms += 200)
        {
            bench.Situation.InverterReads(0);
            bench.Situation.Snapshot.Inverter.Millivolts = 0;
            bench.Run(200);
        }

        Assert.AreEqual(fault, (int)bench.Sequencer.Fault);
    }

    [TestMethod]
    [DataRow(1, (int)ContactorFault.CoilStuck)]
    [DataRow(2, (int)ContactorFault.SecondCoilStuck)]
    [DataRow(3, (int)ContactorFault.BothCoilsStuck)]
    public void TheDriverThatDoesNotLetGoIsNamed(int notOpen, int fault)
    {
        ContactorBench bench = Closed();
        bench.Step(200, 0, true, false);
        bench.NotProvedOpen = notOpen;
        bench.Run(600 + 2200);
        bench.IsProvedOpen = true;
        bench.Run(400);

        Assert.AreEqual(fault, (int)bench.Sequencer.Fault);
        Assert.AreEqual(fault, bench.Events.LastValue1(EventCode.ContactorFault));
        Assert.IsFalse(bench.Sequencer.MayBeSupplied(bench.Situation.Snapshot.NowMs + 86400000L));
    }

    private static ContactorBench Closed()
    {
        ContactorBench bench = new ContactorBench(2);
        bench.RunTo(ContactorState.Closed);
        return bench;
    }
}
