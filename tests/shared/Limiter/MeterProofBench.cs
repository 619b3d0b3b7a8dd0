using NanoV2G.Firmware.Limiter;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

/// <summary>A unit that discharges far above an open-loop cap of 3 A, read each second; it follows a step with the next reading.</summary>
public sealed class MeterProofBench
{
    public const int OwnMilliamps = -15000;
    public const int Honest = 1000;
    private const int CapMilliamps = 3000;

    public readonly RecordingEvents Events = new RecordingEvents();
    public readonly MeterProof Proof;
    public int GainPermille;

    /// <summary>The one of several phases that is told from the others.</summary>
    public int OddPhase;

    /// <summary>What it shows of what the others do, permille.</summary>
    public int OddPhasePermille = 1000;

    /// <summary>House current on it beside that of each, mA.</summary>
    public int OddPhaseHouseMilliamps;
    public int HouseMilliamps = 1000;
    public int HidesAnswers;
    public bool FollowsSteps = true;
    public bool OwnIsSeenLate;
    public int LateBySeconds;
    private readonly int[] _shown = new int[16];
    private readonly int[] _grid;
    private int _ownBefore;
    private long _nowMs;
    private bool _wasStepping;

    public MeterProofBench(int gainPermille)
        : this(gainPermille, 1)
    {
    }

    public MeterProofBench(int gainPermille, int phases)
    {
        GainPermille = gainPermille;
        _grid = new int[phases];
        Proof = new MeterProof(phases, Events);
    }

    /// <summary>A meter that has answered, at full power.</summary>
    public static MeterProofBench Proved()
    {
        return Proved(1);
    }

    /// <summary>A meter that has answered on each phase, at full power.</summary>
    public static MeterProofBench Proved(int phases)
    {
        MeterProofBench bench = new MeterProofBench(Honest, phases);
        bench.Run(-200, 5);
        bench.Run(OwnMilliamps, 5);
        Assert.IsTrue(bench.Proof.IsProved);
        return bench;
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
            Show(_shown[(at - LateBySeconds + _shown.Length) % _shown.Length]);
            Proof.Observe(_nowMs, seen, _grid, CapMilliamps);
            HidesAnswers -= isHidden && Proof.MostOwnMilliamps == int.MaxValue ? 1 : 0;
            steps += isStepping && !_wasStepping ? 1 : 0;
            _wasStepping = isStepping;
        }

        return steps;
    }

    private void Show(int milliamps)
    {
        for (int phase = 0; phase < _grid.Length; phase++)
        {
            _grid[phase] = phase == OddPhase ? (milliamps + OddPhaseHouseMilliamps) * OddPhasePermille / 1000 : milliamps;
        }
    }
}
