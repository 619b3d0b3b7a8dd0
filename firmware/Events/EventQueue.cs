using System.Threading;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Events;

/// <summary>
/// Events on their way to flash: a ring that any thread fills and the record thread empties, without a lock. A producer
/// first takes a place, fills it, and then says that it is filled, so a producer that is interrupted holds back the
/// events behind it, never mixes with them.
/// </summary>
public sealed class EventQueue : IEventSink
{
    private const int CodeBits = 12;

    private readonly IClock _clock;
    private readonly long[] _monotonicMs;
    private readonly long[] _utcUnixMs;
    private readonly ushort[] _codesAndQualities;
    private readonly int[] _values1;
    private readonly int[] _values2;
    private readonly int[] _filledTurns;
    private readonly int _mask;
    private int _taken;
    private int _emptied;
    private int _dropped;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="clock">Gives the time of each event.</param>
    /// <param name="capacity">Most events waiting, a power of two; 64 holds a minute of the worst second seen in simulation.</param>
    public EventQueue(IClock clock, int capacity)
    {
        _clock = clock;
        _mask = capacity - 1;
        _monotonicMs = new long[capacity];
        _utcUnixMs = new long[capacity];
        _codesAndQualities = new ushort[capacity];
        _values1 = new int[capacity];
        _values2 = new int[capacity];
        _filledTurns = new int[capacity];
    }

    /// <summary>How many events wait, those being filled included.</summary>
    public int Count => Load(ref _taken) - Load(ref _emptied);

    /// <inheritdoc/>
    public void Raise(EventCode code, int value1, int value2)
    {
        int turn = TakeTurn();
        if (turn < 0)
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        int place = turn & _mask;
        _monotonicMs[place] = _clock.MonotonicMs;
        _utcUnixMs[place] = _clock.UtcUnixMs;
        _codesAndQualities[place] = (ushort)((int)code | ((int)_clock.Quality << CodeBits));
        _values1[place] = value1;
        _values2[place] = value2;
        Interlocked.Exchange(ref _filledTurns[place], turn + 1);
    }

    /// <summary>Copies a waiting event without removing it. Record thread only.</summary>
    /// <param name="ahead">0 for the oldest, 1 for the one behind it, and so on.</param>
    /// <param name="target">Receives the event; its boot count is left alone.</param>
    /// <returns>False when there is none at this place.</returns>
    internal bool TryPeek(int ahead, StoredEvent target)
    {
        int turn = Load(ref _emptied) + ahead;
        int place = turn & _mask;
        if (ahead > _mask || Load(ref _filledTurns[place]) != turn + 1)
        {
            return false;
        }

        target.MonotonicMs = _monotonicMs[place];
        target.UtcUnixMs = _utcUnixMs[place];
        int codeAndQuality = _codesAndQualities[place];
        target.ClockQuality = codeAndQuality >> CodeBits;
        target.Code = codeAndQuality & ((1 << CodeBits) - 1);
        target.Value1 = _values1[place];
        target.Value2 = _values2[place];
        return true;
    }

    /// <summary>Removes the oldest events. Record thread only.</summary>
    internal void Remove(int count)
    {
        Interlocked.Exchange(ref _emptied, _emptied + count);
    }

    /// <summary>How many events were dropped since the last call.</summary>
    internal int TakeDropped()
    {
        return Interlocked.Exchange(ref _dropped, 0);
    }

    /// <summary>A place for one event, or -1 when the queue is full.</summary>
    private int TakeTurn()
    {
        // Another try is needed only when another producer came between, so the loop ends with the producers. An old count is
        // harmless here: of what is taken the exchange notices it, of what is emptied it makes the queue seem fuller than it is.
        while (true)
        {
            int turn = _taken;
            if (turn - _emptied > _mask)
            {
                return -1;
            }

            if (Interlocked.CompareExchange(ref _taken, turn + 1, turn) == turn)
            {
                return turn;
            }
        }
    }

    private static int Load(ref int value)
    {
        return Interlocked.CompareExchange(ref value, 0, 0);
    }
}
