using System;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// What pieces of work cost, as multiples of one bare loop iteration: seconds tell nothing about an ESP32, ratios do. The
/// same pieces run in the same order several times; each is compared with a loop timed right before and right after it, so
/// that a machine which slows down slows both, and counts with the median of its repetitions. The dearest piece is the
/// maximum: what the machine adds to one repetition is forgotten, what comes back in every one stays, however rare the
/// piece.
/// </summary>
public sealed class CostMeter
{
    private const int LoopIterations = 1000;

    private readonly int[][] _costs;
    private readonly long[] _sorted;
    private readonly int _most;
    private int _repetition;
    private int _pieces;
    private long _loop;

    /// <summary>Makes a meter.</summary>
    /// <param name="mostPieces">Most pieces of a repetition.</param>
    /// <param name="repetitions">How often everything is repeated.</param>
    public CostMeter(int mostPieces, int repetitions)
    {
        Repetitions = repetitions;
        _most = mostPieces;
        _sorted = new long[repetitions < mostPieces ? mostPieces : repetitions];
        _costs = new int[repetitions][];
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            _costs[repetition] = new int[mostPieces];
        }
    }

    /// <summary>How often everything is repeated.</summary>
    public int Repetitions { get; }

    /// <summary>Cost of the usual piece, loop iterations.</summary>
    public int Median { get; private set; }

    /// <summary>Cost of the dearest piece, loop iterations.</summary>
    public int Maximum { get; private set; }

    /// <summary>Which piece that was, from 0.</summary>
    public int DearestPiece { get; private set; }

    /// <summary>The time, in the units of <see cref="Take"/>.</summary>
    /// <returns>Units of 100 ns.</returns>
    public static long Now()
    {
        return DateTime.UtcNow.Ticks;
    }

    /// <summary>Begins a repetition.</summary>
    public void BeginRepetition()
    {
        _pieces = 0;
    }

    /// <summary>A piece is about to run: times the loop before it.</summary>
    public void BeforePiece()
    {
        _loop = LoopDuration();
    }

    /// <summary>Takes the next piece of the repetition and times the loop behind it.</summary>
    /// <param name="duration">How long it took, units of 100 ns.</param>
    public void Take(long duration)
    {
        if (_pieces == _most)
        {
            return;
        }

        long loops = _loop + LoopDuration();
        _costs[_repetition][_pieces] = (int)(duration * 2 * LoopIterations / (loops < 1 ? 1 : loops));
        _pieces++;
    }

    /// <summary>Ends a repetition.</summary>
    public void EndRepetition()
    {
        _repetition++;
        if (_repetition == Repetitions)
        {
            Judge();
        }
    }

    private static long LoopDuration()
    {
        long before = Now();
        int sum = 0;
        for (int i = 0; i < LoopIterations; i++)
        {
            sum = i;
        }

        long after = Now();
        return sum < 0 ? 0 : after - before;
    }

    private void Judge()
    {
        int[] medians = new int[_pieces];
        for (int piece = 0; piece < _pieces; piece++)
        {
            for (int repetition = 0; repetition < Repetitions; repetition++)
            {
                _sorted[repetition] = _costs[repetition][piece];
            }

            medians[piece] = (int)MedianOf(_sorted, Repetitions);
            if (medians[piece] > Maximum)
            {
                Maximum = medians[piece];
                DearestPiece = piece;
            }
        }

        for (int piece = 0; piece < _pieces; piece++)
        {
            _sorted[piece] = medians[piece];
        }

        Median = (int)MedianOf(_sorted, _pieces);
    }

    private static long MedianOf(long[] values, int count)
    {
        for (int i = 1; i < count; i++)
        {
            long value = values[i];
            int at = i;
            while (at > 0 && values[at - 1] > value)
            {
                values[at] = values[at - 1];
                at--;
            }

            values[at] = value;
        }

        return count == 0 ? 0 : values[count / 2];
    }
}
