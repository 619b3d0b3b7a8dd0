using System;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// What pieces of work cost, as multiples of one bare loop iteration: seconds tell nothing about an ESP32, ratios do. The
/// same pieces run in the same order several times, with the loop timed in between. Each piece counts with its fastest
/// repetition, and the dearest piece is the maximum: the work is the same to the bit in each repetition, so that whatever
/// the machine adds now and then is forgotten, while a cost that comes back every time stays, however rare the piece.
/// </summary>
public sealed class CostMeter
{
    private const int LoopIterations = 1000;
    private const int PiecesPerLoop = 4;

    private readonly long[] _fastest;
    private readonly long[] _loops;
    private readonly int _most;
    private int _repetition;
    private int _pieces;

    /// <summary>Makes a meter.</summary>
    /// <param name="mostPieces">Most pieces of a repetition.</param>
    /// <param name="repetitions">How often everything is repeated.</param>
    public CostMeter(int mostPieces, int repetitions)
    {
        Repetitions = repetitions;
        _loops = new long[repetitions];
        _most = mostPieces;
        _fastest = new long[mostPieces];
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
        _loops[_repetition] = LoopDuration();
    }

    /// <summary>Takes the next piece of the repetition.</summary>
    /// <param name="duration">How long it took, units of 100 ns.</param>
    public void Take(long duration)
    {
        if (_pieces == _most)
        {
            return;
        }

        if (_repetition == 0 || duration < _fastest[_pieces])
        {
            _fastest[_pieces] = duration;
        }

        _pieces++;
        if (_pieces % PiecesPerLoop == 0)
        {
            long loop = LoopDuration();
            _loops[_repetition] = loop < _loops[_repetition] ? loop : _loops[_repetition];
        }
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
        long loop = MedianOf(_loops, Repetitions);
        for (int piece = 0; piece < _pieces; piece++)
        {
            _fastest[piece] = _fastest[piece] * LoopIterations / (loop < 1 ? 1 : loop);
            if (_fastest[piece] > Maximum)
            {
                Maximum = (int)_fastest[piece];
                DearestPiece = piece;
            }
        }

        Median = (int)MedianOf(_fastest, _pieces);
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
