using System;
using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>A board program that times each control tick of another.</summary>
public sealed class TimedProgram : IBoardProgram
{
    private readonly IBoardProgram _program;
    private readonly long[] _durations;

    /// <summary>Times this program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="mostTicks">How many ticks are kept.</param>
    public TimedProgram(IBoardProgram program, int mostTicks)
    {
        _program = program;
        _durations = new long[mostTicks];
    }

    /// <summary>Whether ticks are being timed.</summary>
    public bool IsTiming { get; set; }

    /// <summary>How many ticks have been timed since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets the times.</summary>
    public void Clear()
    {
        Count = 0;
    }

    /// <summary>The time that a share of the ticks did not exceed.</summary>
    /// <param name="permille">The share: 500 = median, 1000 = maximum.</param>
    /// <returns>Duration, units of 100 ns.</returns>
    public long Quantile(int permille)
    {
        for (int i = 1; i < Count; i++)
        {
            long value = _durations[i];
            int at = i;
            while (at > 0 && _durations[at - 1] > value)
            {
                _durations[at] = _durations[at - 1];
                at--;
            }

            _durations[at] = value;
        }

        return _durations[(Count - 1) * permille / 1000];
    }

    /// <inheritdoc/>
    public IParkedGate Parking => _program.Parking;

    /// <inheritdoc/>
    public void ControlTick()
    {
        long before = DateTime.UtcNow.Ticks;
        _program.ControlTick();
        long after = DateTime.UtcNow.Ticks;
        if (IsTiming && Count < _durations.Length)
        {
            _durations[Count] = after - before;
            Count++;
        }
    }

    /// <inheritdoc/>
    public void RecordStep()
    {
        _program.RecordStep();
    }

    /// <inheritdoc/>
    public void ReportStep()
    {
        _program.ReportStep();
    }
}
