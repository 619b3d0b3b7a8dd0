using System;

namespace NanoV2G.Hal.Simulated.Run;

/// <summary>Which faults come when. Each begins and ends between two steps.</summary>
public sealed class FaultSchedule
{
    /// <summary>Most faults of a run.</summary>
    public const int MostFaults = 64;

    private const int Waiting = 0;
    private const int Active = 1;
    private const int Over = 2;

    private readonly SimulatedFault[] _faults = new SimulatedFault[MostFaults];
    private readonly long[] _atMs = new long[MostFaults];
    private readonly int[] _durationMs = new int[MostFaults];
    private readonly int[] _phases = new int[MostFaults];
    private long _nextMs = long.MaxValue;

    /// <summary>How many faults are in the schedule.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a fault of usual length.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="atMs">Site time at which it begins, ms.</param>
    public void Add(SimulatedFault fault, long atMs)
    {
        Add(fault, atMs, SimulatedFaults.DefaultDurationMs(fault));
    }

    /// <summary>Adds a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="atMs">Site time at which it begins, ms.</param>
    /// <param name="durationMs">How long it lasts, ms, above 0.</param>
    /// <exception cref="InvalidOperationException">The schedule is full.</exception>
    public void Add(SimulatedFault fault, long atMs, int durationMs)
    {
        if (Count == MostFaults)
        {
            throw new InvalidOperationException("more than " + MostFaults.ToString() + " faults");
        }

        _faults[Count] = fault;
        _atMs[Count] = atMs;
        _durationMs[Count] = durationMs;
        Count++;
        _nextMs = atMs < _nextMs ? atMs : _nextMs;
    }

    /// <summary>Which fault an entry is.</summary>
    /// <param name="index">Entry, 0 to <see cref="Count"/> - 1, in the order of adding.</param>
    /// <returns>The fault.</returns>
    public SimulatedFault GetFault(int index)
    {
        return _faults[index];
    }

    /// <summary>When an entry begins.</summary>
    /// <param name="index">Entry, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Site time, ms.</returns>
    public long GetStartMs(int index)
    {
        return _atMs[index];
    }

    /// <summary>When an entry ends.</summary>
    /// <param name="index">Entry, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Site time, ms.</returns>
    public long GetEndMs(int index)
    {
        return _atMs[index] + _durationMs[index];
    }

    /// <summary>Whether an entry has begun and not yet ended.</summary>
    /// <param name="index">Entry, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>True while it lasts.</returns>
    public bool IsActive(int index)
    {
        return _phases[index] == Active;
    }

    /// <summary>Begins and ends what is due.</summary>
    /// <param name="siteMs">Site time, ms.</param>
    /// <param name="run">The run that suffers it.</param>
    internal void Step(long siteMs, SimulatedRun run)
    {
        if (siteMs < _nextMs)
        {
            return;
        }

        _nextMs = long.MaxValue;
        for (int index = 0; index < Count; index++)
        {
            long endMs = _atMs[index] + _durationMs[index];
            if (_phases[index] == Waiting && siteMs >= _atMs[index])
            {
                _phases[index] = Active;
                run.Begin(_faults[index], _durationMs[index]);
            }

            if (_phases[index] == Active && siteMs >= endMs)
            {
                _phases[index] = Over;
                run.End(_faults[index]);
            }

            long dueMs = _phases[index] == Waiting ? _atMs[index] : endMs;
            if (_phases[index] != Over && dueMs < _nextMs)
            {
                _nextMs = dueMs;
            }
        }
    }
}
