using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// A unit that discharges far above an open-loop cap of 3 A, read each second; it follows a step with the next reading.
[TestClass]
public class MeterProofTest
{
    private const int CapMilliamps = 3000;
    private const int OwnMilliamps = -15000;
    private const int Honest = 1000;

    [TestMethod]
    [DataRow(Honest)]
    [DataRow(600)]
    [DataRow(1900)]
    public void AMeterThatAnswersIsProvedByTheFirstRise(int gainPermille)
    {
        Bench bench = new Bench(gainPermille);
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
        Bench bench = new Bench(gainPermille);
        bench.Run(-200, 5);
        bench.Run(-2500, 30);
        Assert.IsFalse(bench.Proof.IsProved);
        Assert.IsTrue(bench.Proof.IsRefuted);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.MeterRefuted), "said once");
    }

    [TestMethod]
    public void AProvedMeterIsAskedEachMinuteAboveTheCap()
    {
        Bench bench = Proved();
        int steps = bench.CountSteps(OwnMilliamps, 600);
        Assert.IsTrue(steps >= 9 && steps <= 10, "steps: " + steps.ToString());
        Assert.IsTrue(bench.Proof.IsProved);
    }

    [TestMethod]
    public void WithinTheCapNobodyAsks()
    {
        Bench bench = Proved();
        bench.Run(-2000, 10);
        Assert.AreEqual(0, bench.CountSteps(-2000, 600));
    }

    [TestMethod]
    public void WhatTheUnitDoesAnywayCountsAsAnswer()
    {
        Bench bench = Proved();
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
        Bench bench = Proved();
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
        Bench bench = Proved();
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
        Bench bench = Proved();
        bench.Run(OwnMilliamps, 20);
        bench.GainPermille = gainPermille;
        bench.HouseMilliamps = -9000;
        bench.Run(OwnMilliamps, unprovedWithinS);
        Assert.IsFalse(bench.Proof.IsProved);
        bench.Run(OwnMilliamps, 15);
        Assert.IsTrue(bench.Proof.IsRefuted);
    }

    // A reading that is late shows the step before the one that is asked about: waited for, it is no answer to the next.
    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void AnUnprovedMeterThatIsLateDoesNotAnswerTheNextStep(int seconds)
    {
        Bench bench = new Bench(Honest);
        bench.LateBySeconds = seconds;
        bench.Run(-200, 5);
        for (int second = 0; second < 60; second++)
        {
            bench.Run(-2500, 1);
            Assert.IsFalse(bench.Proof.IsProved, "second " + second.ToString());
        }
    }

    [TestMethod]
    public void ABoundaryThatComesToNothingAtOnceIsUnprovedAtOnce()
    {
        Bench bench = Proved();
        bench.Run(OwnMilliamps, 20);
        bench.GainPermille = 0;
        bench.Run(OwnMilliamps, 1);
        Assert.IsFalse(bench.Proof.IsProved);
    }

    [TestMethod]
    public void ALoadThatJumpsCostsOneQuestionAndNoDoubtStays()
    {
        Bench bench = Proved();
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
        Bench bench = Proved();
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
        Bench bench = Proved();
        bench.HidesAnswers = 2;
        bench.Run(OwnMilliamps, 120);
        Assert.AreEqual(0, bench.HidesAnswers);
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.IsFalse(bench.Proof.IsRefuted);
    }

    [TestMethod]
    public void ARefutedMeterThatAnswersAgainIsBelievedAgain()
    {
        Bench bench = Proved();
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
        Bench bench = Proved();
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
        Bench bench = Proved();
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
        Bench bench = Proved();
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
        Bench bench = Proved();
        bench.OwnIsSeenLate = true;
        bench.Run(OwnMilliamps, 300);
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.MeterRefuted));
    }

    // An inverter that does not follow the step says nothing of the meter.
    [TestMethod]
    public void AStepThatIsNotFollowedRefutesNothing()
    {
        Bench bench = Proved();
        bench.FollowsSteps = false;
        bench.Run(OwnMilliamps, 300);
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.IsFalse(bench.Proof.IsRefuted);
    }

    // A house that hides one movement of 5 A is chance; a meter that shows nothing of the second either is late by more than a
    // loop can bear, and is asked as one that is not proved.
    [TestMethod]
    [DataRow(1, true)]
    [DataRow(2, false)]
    public void TwoGreatMovementsThatAreNotShownUnproveTheMeter(int hidden, bool isProved)
    {
        Bench bench = Proved();
        int own = OwnMilliamps;
        for (int movement = 0; movement < hidden; movement++)
        {
            own += 5000;
            bench.HouseMilliamps -= 5000;
            bench.Run(own, 3);
        }

        Assert.AreEqual(isProved, bench.Proof.IsProved);
    }

    [TestMethod]
    public void AnAnswerBetweenTwoMovementsThatAreNotShownIsTrust()
    {
        Bench bench = Proved();
        int own = OwnMilliamps;
        for (int movement = 0; movement < 3; movement++)
        {
            own += 4500;
            bench.HouseMilliamps -= movement == 1 ? 0 : 4500;
            bench.Run(own, 3);
        }

        Assert.IsTrue(bench.Proof.IsProved);
    }

    private static Bench Proved()
    {
        Bench bench = new Bench(Honest);
        bench.Run(-200, 5);
        bench.Run(OwnMilliamps, 5);
        Assert.IsTrue(bench.Proof.IsProved);
        return bench;
    }

    private sealed class Bench
    {
        public readonly RecordingEvents Events = new RecordingEvents();
        public readonly MeterProof Proof;
        public int GainPermille;
        public int HouseMilliamps = 1000;
        public int HidesAnswers;
        public bool FollowsSteps = true;
        public bool OwnIsSeenLate;
        public int LateBySeconds;
        private readonly int[] _shown = new int[8];
        private int _ownBefore;
        private long _nowMs;
        private bool _wasStepping;

        public Bench(int gainPermille)
        {
            GainPermille = gainPermille;
            Proof = new MeterProof(Events);
        }

        public void Run(int ownMilliamps, int seconds)
        {
            CountSteps(ownMilliamps, seconds);
        }

        public int CountSteps(int ownMilliamps, int seconds)
        {
            int steps = 0;
            for (int second = 0; second < seconds; second++)
            {
                _nowMs += 1000;
                int most = FollowsSteps ? Proof.MostOwnMilliamps : int.MaxValue;
                int own = -ownMilliamps > most ? -most : ownMilliamps;
                bool isStepping = Proof.MostOwnMilliamps != int.MaxValue;
                bool isHidden = isStepping && HidesAnswers > 0;
                int seen = OwnIsSeenLate ? _ownBefore : own;
                _ownBefore = own;
                int at = (int)(_nowMs / 1000);
                _shown[at % _shown.Length] = ((isHidden ? ownMilliamps : own) + HouseMilliamps) * GainPermille / 1000;
                Proof.Observe(_nowMs, seen, _shown[(at - LateBySeconds + _shown.Length) % _shown.Length], CapMilliamps);
                HidesAnswers -= isHidden && Proof.MostOwnMilliamps == int.MaxValue ? 1 : 0;
                steps += isStepping && !_wasStepping ? 1 : 0;
                _wasStepping = isStepping;
            }

            return steps;
        }
    }
}
