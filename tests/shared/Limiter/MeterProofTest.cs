using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// A unit that discharges far above an open-loop cap of 3 A, read each second; it follows a step with the next reading.
[TestClass]
public class MeterProofTest
{
    private const int OwnMilliamps = MeterProofBench.OwnMilliamps;
    private const int Honest = MeterProofBench.Honest;

    [TestMethod]
    [DataRow(Honest)]
    [DataRow(600)]
    [DataRow(1900)]
    public void AMeterThatAnswersIsProvedByTheFirstRise(int gainPermille)
    {
        MeterProofBench bench = new MeterProofBench(gainPermille);
        bench.Run(-200, 5);
        Assert.IsFalse(bench.Proof.IsProved, "nothing has moved");
        bench.Run(-2500, 4);
        Assert.IsTrue(bench.Proof.IsProved);
    }

    [TestMethod]
    [DataRow(-1000)]
    [DataRow(0)]
    [DataRow(300)]
    [DataRow(2500)]
    public void AMeterThatDoesNotIsRefutedAfterThreeStepsAtTheCap(int gainPermille)
    {
        MeterProofBench bench = new MeterProofBench(gainPermille);
        bench.Run(-200, 5);
        bench.Run(-2500, 30);
        Assert.IsFalse(bench.Proof.IsProved);
        Assert.IsTrue(bench.Proof.IsRefuted);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.MeterRefuted), "said once");
    }

    [TestMethod]
    public void AProvedMeterIsAskedEachMinuteAboveTheCap()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        int steps = bench.CountSteps(OwnMilliamps, 600);
        Assert.IsTrue(steps >= 9 && steps <= 10, "steps: " + steps.ToString());
        Assert.IsTrue(bench.Proof.IsProved);
    }

    [TestMethod]
    public void WithinTheCapNobodyAsks()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Run(-2000, 10);
        Assert.AreEqual(0, bench.CountSteps(-2000, 600));
    }

    [TestMethod]
    public void WhatTheUnitDoesAnywayCountsAsAnswer()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        int steps = 0;
        for (int round = 0; round < 20; round++)
        {
            steps += bench.CountSteps(round % 2 == 0 ? OwnMilliamps + 2000 : OwnMilliamps, 30);
        }

        Assert.AreEqual(0, steps);
    }

    // Reversed, without current, or standing still from now on: refuted within a minute and three steps.
    [TestMethod]
    [DataRow(-1000)]
    [DataRow(0)]
    public void AMeterThatBeginsToLieIsFoundOut(int gainPermille)
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Run(OwnMilliamps, 60);
        bench.GainPermille = gainPermille;
        bench.Run(OwnMilliamps, 60 + (3 * 6));
        Assert.IsTrue(bench.Proof.IsRefuted);
        Assert.IsFalse(bench.Proof.IsProved);
    }

    // The loop follows the house, and both together can leave the meter standing still: no word against it.
    [TestMethod]
    public void AnUnaskedMovementWithoutAnAnswerCountsForNothing()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.HouseMilliamps = -OwnMilliamps;
        bench.Run(OwnMilliamps, 20);
        for (int round = 0; round < 10; round++)
        {
            int own = round % 2 == 0 ? OwnMilliamps + 2000 : OwnMilliamps;
            bench.HouseMilliamps = -own;
            bench.Run(own, 4);
            Assert.IsTrue(bench.Proof.IsProved);
        }
    }

    // Turned over or pulled off while a load goes: nothing that was seen before is worth anything, so it is asked at once.
    [TestMethod]
    [DataRow(-1000, 5)]
    [DataRow(0, 5)]
    public void AMeterThatJumpsAndDoesNotAnswerIsUnprovedInSecondsAndThenRefuted(int gainPermille, int unprovedWithinS)
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Run(OwnMilliamps, 20);
        bench.GainPermille = gainPermille;
        bench.HouseMilliamps = -9000;
        bench.Run(OwnMilliamps, unprovedWithinS);
        Assert.IsFalse(bench.Proof.IsProved);
        bench.Run(OwnMilliamps, 15);
        Assert.IsTrue(bench.Proof.IsRefuted);
    }

    [TestMethod]
    public void ABoundaryThatComesToNothingAtOnceIsUnprovedAtOnce()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Run(OwnMilliamps, 20);
        bench.GainPermille = 0;
        bench.Run(OwnMilliamps, 1);
        Assert.IsFalse(bench.Proof.IsProved);
    }

    [TestMethod]
    public void ALoadThatJumpsCostsOneQuestionAndNoDoubtStays()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Run(OwnMilliamps, 20);
        bench.HouseMilliamps = 14000;
        int steps = bench.CountSteps(OwnMilliamps, 30);
        Assert.AreEqual(1, steps);
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.MeterRefuted));
    }

    [TestMethod]
    public void AHouseThatGoesOnMovingIsNotAskedAndCastsNoDoubt()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Run(OwnMilliamps, 20);
        for (int second = 0; second < 30; second++)
        {
            bench.HouseMilliamps += second % 2 == 0 ? 7000 : -7000;
            Assert.AreEqual(0, bench.CountSteps(OwnMilliamps, 1));
        }

        Assert.IsTrue(bench.Proof.IsProved);
    }

    // A load switched in the very second hides two answers: the third proves.
    [TestMethod]
    public void AHouseThatHidesTwoAnswersRefutesNothing()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.HidesAnswers = 2;
        bench.Run(OwnMilliamps, 120);
        Assert.AreEqual(0, bench.HidesAnswers);
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.IsFalse(bench.Proof.IsRefuted);
    }

    [TestMethod]
    public void ARefutedMeterThatAnswersAgainIsBelievedAgain()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.GainPermille = -1000;
        bench.Run(OwnMilliamps, 120);
        Assert.IsTrue(bench.Proof.IsRefuted);
        bench.Run(-3000, 60);
        Assert.IsTrue(bench.Proof.IsRefuted, "as long as it lies");
        bench.GainPermille = Honest;
        bench.Run(-3000, 30);
        Assert.IsTrue(bench.Proof.IsProved);
    }

    [TestMethod]
    public void AfterALossItHasToAnswerAnew()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Proof.Forget();
        Assert.IsFalse(bench.Proof.IsProved);
        Assert.AreEqual(int.MaxValue, bench.Proof.MostOwnMilliamps);
        Assert.AreEqual(1, bench.CountSteps(OwnMilliamps, 20), "asked at once");
        Assert.IsTrue(bench.Proof.IsProved);
    }

    // A hob that cycles by 4 A every two seconds hides answers for ever.
    [TestMethod]
    public void BesideARestlessHouseNoMissingAnswerCounts()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        for (int cycle = 0; cycle < 300; cycle++)
        {
            bench.HouseMilliamps = cycle % 2 == 0 ? 5300 : 1000;
            bench.Run(OwnMilliamps, 2);
        }

        Assert.AreEqual(0, bench.Events.CountOf(EventCode.MeterRefuted));
        Assert.IsTrue(bench.Proof.IsProved);
    }

    // A cap of zero leaves no step: the meter is tried again within what an unproved one may.
    [TestMethod]
    public void ARefutedMeterAtNoPowerIsTriedAgain()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.GainPermille = 0;
        bench.Run(OwnMilliamps, 120);
        Assert.IsTrue(bench.Proof.IsRefuted);
        bench.Run(0, 30);
        Assert.IsFalse(bench.Proof.IsRefuted);
        Assert.IsFalse(bench.Proof.IsProved);
    }

    // The lag of the settings is longer than the meter's: it answers a reading before own current seems to move.
    [TestMethod]
    public void AMeterQuickerThanItsSettingIsNotRefuted()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.OwnIsSeenLate = true;
        bench.Run(OwnMilliamps, 300);
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.MeterRefuted));
    }

    // An inverter that does not follow the step says nothing of the meter.
    [TestMethod]
    public void AStepThatIsNotFollowedRefutesNothing()
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.FollowsSteps = false;
        bench.Run(OwnMilliamps, 300);
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.IsFalse(bench.Proof.IsRefuted);
    }
}
