using NanoV2G.Firmware.Limiter;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// Single readings of a meter, exact to the millisecond and the milliampere; the open-loop cap is 3 A.
[TestClass]
public class MeterProofTimingTest
{
    private const int CapMilliamps = 3000;
    private const int NoStep = int.MaxValue;

    // From 0 A: three quarters of a step are judged, and between half and twice of them is an answer.
    [TestMethod]
    [DataRow(-675, -675, true)]
    [DataRow(-674, -674, false)]
    [DataRow(-1000, -500, true)]
    [DataRow(-1000, -499, false)]
    [DataRow(-1000, -2000, true)]
    [DataRow(-1000, -2001, false)]
    [DataRow(-1000, 1000, false)]
    [DataRow(1000, 500, true)]
    [DataRow(1000, -1000, false)]
    public void AnAnswerIsBetweenHalfAndTwiceTheMovement(int own, int grid, bool isAnswer)
    {
        Bench bench = new Bench();
        bench.Read(20000, 0, 0);
        bench.Read(21000, own, grid);
        bench.Read(22000, own, grid);
        Assert.AreEqual(isAnswer, bench.Proof.IsProved);
    }

    [TestMethod]
    public void AnAnswerHasASecond()
    {
        Bench bench = new Bench();
        bench.Read(20000, 0, 0);
        bench.Read(21000, -2000, 0);
        bench.Read(21999, -2000, 0);
        Assert.IsFalse(bench.Proof.IsProved);
        bench.Read(22000, -2000, -2000);
        Assert.IsTrue(bench.Proof.IsProved);
    }

    // 0.4 A and as much again: together a movement, unless the reading before it is older than 6 s.
    [TestMethod]
    [DataRow(1000, true)]
    [DataRow(6000, true)]
    [DataRow(6001, false)]
    public void AMovementInTwoHalvesCountsWithin6Seconds(int firstAfterMs, bool isMovement)
    {
        Bench bench = new Bench();
        bench.Read(20000, 0, 0);
        bench.Read(20000 + firstAfterMs, -400, -400);
        bench.Read(20500 + firstAfterMs, -800, -800);
        bench.Read(21500 + firstAfterMs, -800, -800);
        Assert.AreEqual(isMovement, bench.Proof.IsProved);
    }

    [TestMethod]
    [DataRow(20000)]
    [DataRow(50000)]
    public void AStepThatIsNotFollowedIsOverAfter8Seconds(int beginMs)
    {
        Bench bench = new Bench();
        bench.Read(beginMs, -2500, 0);
        Assert.AreEqual(1600, bench.Proof.MostOwnMilliamps, "asked with the first reading");
        bench.Read(beginMs + 8000, -2500, 0);
        Assert.AreEqual(1600, bench.Proof.MostOwnMilliamps);
        bench.Read(beginMs + 8001, -2500, 0);
        Assert.AreEqual(NoStep, bench.Proof.MostOwnMilliamps);
        bench.Read(beginMs + 8002, -2500, 0);
        Assert.AreEqual(1600, bench.Proof.MostOwnMilliamps, "and asked again at once");
    }

    // What is unproved has to be at rest for three seconds first: what is late would answer the step before.
    [TestMethod]
    public void AnUnprovedMeterIsAskedAgainAfterThreeSecondsOfRest()
    {
        Bench bench = new Bench();
        bench.Miss(20000);
        bench.Read(25999, -2500, 0);
        Assert.AreEqual(NoStep, bench.Proof.MostOwnMilliamps);
        bench.Read(26000, -2500, 0);
        Assert.AreEqual(1600, bench.Proof.MostOwnMilliamps);
    }

    [TestMethod]
    [DataRow(20000)]
    [DataRow(50000)]
    public void TheThirdMissingAnswerRefutes(int beginMs)
    {
        Bench bench = new Bench();
        bench.Miss(beginMs);
        bench.Miss(beginMs + 8000);
        bench.Read(beginMs + 16000, -2500, 0);
        bench.Read(beginMs + 17000, -1600, 0);
        Assert.IsFalse(bench.Proof.IsRefuted);
        bench.Read(beginMs + 18000, -1600, 0);
        Assert.IsTrue(bench.Proof.IsRefuted);
    }

    [TestMethod]
    [DataRow(675, true)]
    [DataRow(674, false)]
    public void AStepFollowedByThreeQuartersCounts(int followedMilliamps, bool counts)
    {
        Bench bench = new Bench();
        bench.Miss(20000);
        bench.Miss(28000);
        bench.Read(36000, -2500, 0);
        bench.Read(37000, -2500 + followedMilliamps, 0);
        bench.Read(38000, -2500 + followedMilliamps, 0);
        Assert.AreEqual(counts, bench.Proof.IsRefuted);
    }

    // A house that moves by more than half a step while the unit stands still hides answers for 12 s.
    [TestMethod]
    [DataRow(450, 0, 12000, true)]
    [DataRow(451, 0, 12000, false)]
    [DataRow(451, 0, 12001, true)]
    [DataRow(-451, 0, 12000, false)]
    [DataRow(451, 200, 12000, false)]
    public void BesideAHouseThatHasMovedNoMissingAnswerCounts(int houseMoved, int ownMoved, int judgedAfterMs, bool counts)
    {
        Bench bench = new Bench();
        bench.Miss(20000);
        bench.Miss(28000);
        bench.Read(36000, -2500 + ownMoved, houseMoved);
        bench.Read(39000, -2500 + ownMoved, houseMoved);
        bench.Read(35000 + judgedAfterMs, -1600 + ownMoved, houseMoved);
        bench.Read(36000 + judgedAfterMs, -1600 + ownMoved, houseMoved);
        Assert.AreEqual(counts, bench.Proof.IsRefuted);
    }

    // 15 s after the last question, where own current leaves room for a step; else it is believed again, unproved.
    [TestMethod]
    [DataRow(2500, true, 1600)]
    [DataRow(900, true, 0)]
    [DataRow(899, false, NoStep)]
    [DataRow(0, false, NoStep)]
    public void ARefutedMeterIsAskedEvery15Seconds(int ownMilliamps, bool isRefuted, int stepTo)
    {
        Bench bench = new Bench();
        bench.Miss(20000);
        bench.Miss(28000);
        bench.Miss(36000);
        Assert.IsTrue(bench.Proof.IsRefuted);
        bench.Miss(44000);
        bench.Read(49000, -ownMilliamps, 0);
        bench.Read(50000, -ownMilliamps, 0);
        bench.Read(58999, -ownMilliamps, 0);
        Assert.IsTrue(bench.Proof.IsRefuted);
        Assert.AreEqual(NoStep, bench.Proof.MostOwnMilliamps);

        bench.Read(59000, -ownMilliamps, 0);
        Assert.AreEqual(isRefuted, bench.Proof.IsRefuted);
        Assert.AreEqual(stepTo, bench.Proof.MostOwnMilliamps);
    }

    [TestMethod]
    [DataRow(3000, NoStep)]
    [DataRow(3001, 2101)]
    public void AProvedMeterIsAskedAMinuteAfterItsAnswerAboveTheCap(int ownMilliamps, int stepTo)
    {
        Bench bench = new Bench();
        bench.Prove(-ownMilliamps);
        bench.Read(21999 + PhaseProof.AskAfterMs, -ownMilliamps, -ownMilliamps);
        Assert.AreEqual(NoStep, bench.Proof.MostOwnMilliamps);
        bench.Read(22000 + PhaseProof.AskAfterMs, -ownMilliamps, -ownMilliamps);
        Assert.AreEqual(stepTo, bench.Proof.MostOwnMilliamps);
    }

    [TestMethod]
    public void AProvedMeterWhoseStepIsNotFollowedIsAskedAgainAtOnce()
    {
        Bench bench = new Bench();
        bench.Prove(-5000);
        bench.Read(82000, -5000, -5000);
        Assert.AreEqual(4100, bench.Proof.MostOwnMilliamps);
        bench.Read(90001, -5000, -5000);
        Assert.AreEqual(NoStep, bench.Proof.MostOwnMilliamps);
        bench.Read(90002, -5000, -5000);
        Assert.AreEqual(4100, bench.Proof.MostOwnMilliamps);
    }

    // On one of three phases a load that comes while own movement is being judged is no answer: what went before it is not judged,
    // unless own current itself has moved by a quarter of the jump in the same reading.
    [TestMethod]
    [DataRow(0, true)]
    [DataRow(1499, true)]
    [DataRow(1500, false)]
    [DataRow(-1499, true)]
    [DataRow(-1500, false)]
    public void ALoadThatComesBetweenIsNoAnswerOfAPhase(int ownMilliamps, bool isProved)
    {
        Bench bench = new Bench(3);
        bench.Prove(-15000);
        bench.Read(23000, -15000, -8000);
        bench.Read(23200, -15000, -8000);
        bench.Read(23400, -14100, -7100);
        bench.Read(23600, -14100 + ownMilliamps, -1100 + ownMilliamps);
        bench.Read(24000, -20000, -4000);
        bench.Read(24600, -20000, -4000);
        bench.Read(25000, -20000, -4000);
        Assert.AreEqual(isProved, bench.Proof.IsProved);
    }

    // A load that came between is no jump of the meter either: one great movement that does not show is not enough after it.
    [TestMethod]
    public void ALoadThatComesBetweenIsNoJump()
    {
        Bench bench = new Bench(3);
        bench.Prove(-15000);
        bench.Read(23000, -15000, -15000);
        bench.Read(23200, -14100, -14100);
        bench.Read(23400, -14100, -8000);
        bench.Read(23600, -14100, -8000);
        bench.Read(23800, -20000, -8000);
        bench.Read(24800, -20000, -8000);
        Assert.IsTrue(bench.Proof.IsProved);
    }

    // A transformer is turned over, which is a jump; then own movement of this much, mA, and what that phase shows of it. What is
    // near to its mirror image unproves one of three phases; on one phase alone that takes a great movement.
    [TestMethod]
    [DataRow(3, 1500, -1500, false)]
    [DataRow(3, 1499, -1499, true)]
    [DataRow(3, 1600, -800, false)]
    [DataRow(3, 1600, -799, true)]
    [DataRow(3, 1600, -3200, false)]
    [DataRow(3, 1600, -3201, true)]
    [DataRow(3, -1600, 1600, false)]
    [DataRow(3, 1600, 1600, true)]
    [DataRow(1, 1600, -1600, true)]
    [DataRow(1, 5000, 1200, false)]
    [DataRow(1, 4999, 1200, true)]
    [DataRow(1, 5000, 1250, true)]
    public void AfterAJumpLittleIsEnoughThatOneOfThreeShowsTurnedOver(int phases, int ownMilliamps, int shownMilliamps, bool isProved)
    {
        Bench bench = new Bench(phases);
        bench.Prove(-15000);
        bench.Read(23000, -15000, -15000);
        bench.Read(23200, -15000, 15000);
        bench.Read(23400, -15000, 14000);
        Assert.AreEqual(NoStep, bench.Proof.MostOwnMilliamps, "the house has not come to rest");
        bench.Read(23600, -15000 + ownMilliamps, 14000 + shownMilliamps);
        bench.Read(24600, -15000 + ownMilliamps, 14000 + shownMilliamps);
        Assert.AreEqual(isProved, bench.Proof.IsProved);
    }

    private sealed class Bench
    {
        public readonly MeterProof Proof;
        private readonly int[] _grid;
        private int _readMs;

        public Bench()
            : this(1)
        {
        }

        public Bench(int phases)
        {
            Proof = new MeterProof(phases, new RecordingEvents());
            _grid = new int[phases];
        }

        public void Prove(int ownMilliamps)
        {
            Read(20000, 0, 0);
            Read(21000, ownMilliamps, ownMilliamps);
            Read(22000, ownMilliamps, ownMilliamps);
            Assert.IsTrue(Proof.IsProved);
        }

        /// <summary>A step from 2.5 A that is followed and not answered, and the way back.</summary>
        public void Miss(int atMs)
        {
            if (_readMs == 0)
            {
                Read(atMs - 3000, -2500, 0);
            }

            Read(atMs, -2500, 0);
            Assert.AreEqual(1600, Proof.MostOwnMilliamps);
            Read(atMs + 1000, -1600, 0);
            Read(atMs + 2000, -1600, 0);
            Read(atMs + 3000, -2500, 0);
            Read(atMs + 4000, -2500, 0);
        }

        public void Read(int atMs, int ownMilliamps, int gridMilliamps)
        {
            _readMs = atMs;
            for (int phase = 0; phase < _grid.Length; phase++)
            {
                // The last is what is told, the others show what the unit does.
                _grid[phase] = phase == _grid.Length - 1 ? gridMilliamps : ownMilliamps;
            }

            Proof.Observe(atMs, ownMilliamps, _grid, CapMilliamps);
        }
    }
}
