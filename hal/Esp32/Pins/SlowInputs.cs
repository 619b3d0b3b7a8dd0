using System.Threading;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>
/// The slow inputs as last scanned. The sense thread scans; the tick only asks for a bit, and gets none when the chain's
/// fixed levels are wrong or the last good scan is too old, so that a dead sense thread cannot leave a stale input alive.
/// </summary>
public sealed class SlowInputs
{
    /// <summary>Interval of the scans, ms: well below the 400 ms of the load-control debounce.</summary>
    public const int ScanMs = 100;

    /// <summary>Age from which a scan says nothing any more, ms: three scans missed and one late by a flash erase.</summary>
    public const int StaleMs = 800;

    private const int Fresh = 1 << 30;

    private readonly ShiftRegister _chain;
    private readonly IClock _clock;
    private int _bits;
    private long _scannedMs;
    private long _nextMs;

    /// <summary>Nothing has been scanned yet: no bit is known.</summary>
    /// <param name="chain">The shift registers.</param>
    /// <param name="clock">Monotonic time.</param>
    public SlowInputs(ShiftRegister chain, IClock clock)
    {
        _chain = chain;
        _clock = clock;
    }

    /// <summary>Scans when it is time to. On the sense thread.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Step(long nowMs)
    {
        if (nowMs < _nextMs)
        {
            return;
        }

        _nextMs = nowMs + ScanMs;
        int bits = _chain.Read(SlowInputBits.Count);
        bool isWhole = (bits & (1 << SlowInputBits.FixedLow)) == 0 && (bits & (1 << SlowInputBits.FixedHigh)) != 0;
        _scannedMs = nowMs;
        Interlocked.Exchange(ref _bits, isWhole ? bits | Fresh : 0);
    }

    /// <summary>Whether the inputs are known now.</summary>
    public bool IsValid => (Interlocked.CompareExchange(ref _bits, 0, 0) & Fresh) != 0 && _clock.MonotonicMs - _scannedMs <= StaleMs;

    /// <summary>One input.</summary>
    /// <param name="bit">One of <see cref="SlowInputBits"/>.</param>
    /// <returns>True when it is known to be high.</returns>
    public bool IsHigh(int bit)
    {
        return IsValid && (Interlocked.CompareExchange(ref _bits, 0, 0) & (1 << bit)) != 0;
    }
}
