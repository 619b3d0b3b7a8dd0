using NanoV2G.Firmware.Limiter;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// A meter that shows what has been, and what it cannot hide: answers that come by chance, movements that do not show.
[TestClass]
public class MeterProofEchoTest
{
    private const int OwnMilliamps = MeterProofBench.OwnMilliamps;
    private const int Honest = MeterProofBench.Honest;

    // A reading that is late shows the step before the one that is asked about: waited for, it is no answer to the next.
    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void AnUnprovedMeterThatIsLateDoesNotAnswerTheNextStep(int seconds)
    {
        MeterProofBench bench = new MeterProofBench(Honest);
        bench.LateBySeconds = seconds;
        bench.Run(-200, 5);
        for (int second = 0; second < 60; second++)
        {
            bench.Run(-2500, 1);
            Assert.IsFalse(bench.Proof.IsProved, "second " + second.ToString());
        }
    }

    // Later than the rest that is waited for: sooner or later an earlier step is shown when another one is asked for. One as late as several of
    // its questions in a row are apart is not told by that (firmware/Watchdog/README.md).
    [TestMethod]
    [DataRow(8)]
    [DataRow(9)]
    [DataRow(14)]
    [DataRow(15)]
    public void AnEchoThatComesAtTheRightTimeProvesNothing(int seconds)
    {
        MeterProofBench bench = new MeterProofBench(Honest);
        bench.LateBySeconds = seconds;
        bench.Run(-200, 20);
        for (int second = 0; second < 60; second++)
        {
            bench.Run(-2500, 1);
            Assert.IsFalse(bench.Proof.IsProved, "second " + second.ToString());
        }
    }

    [TestMethod]
    public void ThreeAnswersProveAMeterThatHasLeftAStepWithoutOne()
    {
        MeterProofBench bench = new MeterProofBench(Honest);
        bench.HidesAnswers = 1;
        bench.Run(-2500, 10);
        Assert.AreEqual(0, bench.HidesAnswers);
        Assert.IsFalse(bench.Proof.IsProved, "the step back is one answer");
        bench.Run(-2500, 10);
        Assert.IsTrue(bench.Proof.IsProved);
    }

    // Of 6 A that come less at least 1.5 A show, unless the house has moved by as much: known when the reading has just jumped, and hardly
    // chance when it goes the other way.
    [TestMethod]
    [DataRow(6000, 0, true)]
    [DataRow(6000, -2900, true)]
    [DataRow(6000, -3100, false)]
    [DataRow(4900, -4900, true)]
    public void AGreatMovementTheOtherWayUnprovesTheMeter(int own, int shown, bool isProved)
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Run(OwnMilliamps, 20);
        bench.HouseMilliamps += shown - own;
        bench.Run(OwnMilliamps + own, 3);
        Assert.AreEqual(isProved, bench.Proof.IsProved);
    }

    [TestMethod]
    [DataRow(6000, 1600, true)]
    [DataRow(6000, 1400, false)]
    [DataRow(4900, 0, true)]
    public void AGreatMovementThatIsNotShownAfterAJumpUnprovesTheMeter(int own, int shown, bool isProved)
    {
        MeterProofBench bench = MeterProofBench.Proved();
        bench.Run(OwnMilliamps, 20);
        bench.HouseMilliamps -= 20000;
        bench.Run(OwnMilliamps, 2);
        bench.HouseMilliamps += shown - own;
        bench.Run(OwnMilliamps + own, 3);
        Assert.AreEqual(isProved, bench.Proof.IsProved);
    }

    // A house that hides one movement of 5 A is chance; a meter that shows nothing of the second either is late by more than a
    // loop can bear, and is asked as one that is not proved.
    [TestMethod]
    [DataRow(1, true)]
    [DataRow(2, false)]
    public void TwoGreatMovementsThatAreNotShownUnproveTheMeter(int hidden, bool isProved)
    {
        MeterProofBench bench = MeterProofBench.Proved();
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
        MeterProofBench bench = MeterProofBench.Proved();
        int own = OwnMilliamps;
        for (int movement = 0; movement < 3; movement++)
        {
            own += 4500;
            bench.HouseMilliamps -= movement == 1 ? 0 : 4500;
            bench.Run(own, 3);
        }

        Assert.IsTrue(bench.Proof.IsProved);
    }
}
