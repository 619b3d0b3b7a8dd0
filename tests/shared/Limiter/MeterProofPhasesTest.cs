using NanoV2G.Firmware.Events;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

/// <summary>Of an inverter of three phases each has to answer to its steps: two of three are no proof of the third.</summary>
[TestClass]
public class MeterProofPhasesTest
{
    private const int Phases = 3;
    private const int Dead = 0;
    private const int Reversed = -1000;
    private const int Half = 400;
    private const int TwiceAndMore = 2300;

    [TestMethod]
    public void ThreeThatAnswerProveIt()
    {
        MeterProofBench bench = MeterProofBench.Proved(Phases);
        bench.Run(MeterProofBench.OwnMilliamps, 600);
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.MeterRefuted));
    }

    [TestMethod]
    [DataRow(0, Dead)]
    [DataRow(1, Dead)]
    [DataRow(2, Dead)]
    [DataRow(0, Reversed)]
    [DataRow(2, Half)]
    [DataRow(1, TwiceAndMore)]
    public void OneThatDoesNotIsEnoughNotToBelieveIt(int phase, int permille)
    {
        MeterProofBench bench = new MeterProofBench(MeterProofBench.Honest, Phases);
        bench.OddPhase = phase;
        bench.OddPhasePermille = permille;
        bench.Run(-200, 5);
        for (int second = 0; second < 60; second++)
        {
            bench.Run(-2500, 1);
            Assert.IsFalse(bench.Proof.IsProved, "second " + second.ToString());
        }

        Assert.IsTrue(bench.Proof.IsRefuted);
    }

    [TestMethod]
    public void TwoThatDoNotRefuteItAsOneDoes()
    {
        // The odd one makes up for what the others show too little of.
        MeterProofBench bench = new MeterProofBench(Half, Phases);
        bench.OddPhasePermille = 1000000 / Half;
        bench.Run(-200, 5);
        for (int second = 0; second < 60 && !bench.Proof.IsRefuted; second++)
        {
            bench.Run(-2500, 1);
        }

        Assert.IsTrue(bench.Proof.Phases[1].IsRefuted && bench.Proof.Phases[2].IsRefuted);
        Assert.IsTrue(bench.Proof.IsRefuted);
        bench.Proof.Forget();
        Assert.IsFalse(bench.Proof.IsRefuted);
        Assert.IsFalse(bench.Proof.IsProved);
    }

    // Beside the house on that phase the jump is told at once, else by the next question.
    [TestMethod]
    [DataRow(Dead, 0, 75)]
    [DataRow(Reversed, 0, 10)]
    [DataRow(Dead, 8000, 75)]
    [DataRow(Reversed, 8000, 10)]
    public void OneThatComesOffInServiceIsNoticed(int permille, int houseMilliamps, int withinSeconds)
    {
        MeterProofBench bench = MeterProofBench.Proved(Phases);
        bench.OddPhaseHouseMilliamps = houseMilliamps;
        bench.Run(MeterProofBench.OwnMilliamps, 30);
        Assert.IsTrue(bench.Proof.IsProved, "a load on one phase");
        bench.OddPhasePermille = permille;
        int seconds = 0;
        while (bench.Proof.IsProved && seconds <= withinSeconds)
        {
            bench.Run(MeterProofBench.OwnMilliamps, 1);
            seconds++;
        }

        Assert.IsTrue(seconds <= withinSeconds, "unproved after s: " + seconds.ToString());
    }

    // A transformer that has come off shows nothing at once, which on one phase is seldom chance.
    [TestMethod]
    public void APhaseThatHasComeToNothingIsBelievedNoLonger()
    {
        MeterProofBench bench = MeterProofBench.Proved(Phases);
        bench.OddPhasePermille = Dead;
        bench.Run(MeterProofBench.OwnMilliamps, 1);
        Assert.IsFalse(bench.Proof.IsProved);
    }
}
