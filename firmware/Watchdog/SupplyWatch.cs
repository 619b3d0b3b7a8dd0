using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// The slower second line of interface protection: voltage and frequency of the supply against the thresholds of ENA EREC
/// G99 table 10.1 (LV). Outside one for its delay and 2 s more, so that the inverter's own protection comes first, the
/// contactor opens; it closes again only after the reconnection time. Rate of change of frequency is left to the inverter.
/// </summary>
public sealed class SupplyWatch : ILimitSource
{
    /// <summary>Under-voltage threshold, mV: 230 V − 20 % (G99 table 10.1, primary).</summary>
    public const int LowestMillivolts = 184000;

    /// <summary>Over-voltage stage 1 threshold, mV: 230 V + 14 % (G99 table 10.1, primary).</summary>
    public const int HighestMillivolts = 262200;

    /// <summary>Over-voltage stage 2 threshold, mV: 230 V + 19 % (G99 table 10.1, primary).</summary>
    public const int FarTooHighMillivolts = 273700;

    /// <summary>Under-frequency stage 1 threshold, mHz (G99 table 10.1, primary).</summary>
    public const int LowestMilliHertz = 47500;

    /// <summary>Under-frequency stage 2 threshold, mHz (G99 table 10.1, primary).</summary>
    public const int FarTooLowMilliHertz = 47000;

    /// <summary>Over-frequency threshold, mHz (G99 table 10.1, primary).</summary>
    public const int HighestMilliHertz = 52000;

    /// <summary>Time outside before the contactor opens, under-voltage, ms: 2.5 s (G99 table 10.1, primary) and 2 s.</summary>
    public const int LowVoltageMs = 4500;

    /// <summary>The same, over-voltage stage 1, ms: 1 s and 2 s.</summary>
    public const int HighVoltageMs = 3000;

    /// <summary>The same, under-frequency stage 1, ms: 20 s and 2 s.</summary>
    public const int LowFrequencyMs = 22000;

    /// <summary>The same, stages with a delay of 0.5 s, ms.</summary>
    public const int FarOutsideMs = 2500;

    private const int Stages = 6;

    private readonly IEventSink _events;
    private readonly long[] _outsideSinceMs = new long[Stages];
    private long _healthySinceMs = -1;
    private bool _isOutside;
    private bool _mustOpen;

    /// <summary>Begins with a supply that nobody has measured.</summary>
    /// <param name="events">Takes each opening, with what was measured.</param>
    public SupplyWatch(IEventSink events)
    {
        _events = events;
    }

    /// <summary>Takes over this tick's voltages and frequency.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    public void Observe(Snapshot snapshot)
    {
        if (!snapshot.BoundaryIsLive)
        {
            // What is not measured is neither healthy nor outside: the loss of the readings has its own watch.
            _healthySinceMs = -1;
            return;
        }

        long nowMs = snapshot.NowMs;
        int milliHertz = snapshot.Boundary.FrequencyMilliHertz;
        int lowest = int.MaxValue;
        int highest = 0;
        for (int phase = 0; phase < snapshot.PhaseCount; phase++)
        {
            int millivolts = snapshot.Boundary.Millivolts[phase];
            lowest = millivolts < lowest ? millivolts : lowest;
            highest = millivolts > highest ? millivolts : highest;
        }

        bool isTooLow = lowest < LowestMillivolts;
        bool isTooHigh = highest > HighestMillivolts;
        bool isTooSlow = milliHertz < LowestMilliHertz;
        bool isTooFast = milliHertz > HighestMilliHertz;
        bool isOutside = isTooLow || isTooHigh || isTooSlow || isTooFast;
        if (isOutside || _isOutside)
        {
            bool wasOpen = _mustOpen;
            _isOutside = isOutside;
            _mustOpen = Lasts(0, isTooLow, LowVoltageMs, nowMs)
                | Lasts(1, isTooHigh, HighVoltageMs, nowMs)
                | Lasts(2, highest > FarTooHighMillivolts, FarOutsideMs, nowMs)
                | Lasts(3, isTooSlow, LowFrequencyMs, nowMs)
                | Lasts(4, milliHertz < FarTooLowMilliHertz, FarOutsideMs, nowMs)
                | Lasts(5, isTooFast, FarOutsideMs, nowMs);
            if (_mustOpen && !wasOpen)
            {
                _events.Raise(EventCode.SupplyTripped, isTooHigh ? highest : lowest, milliHertz);
            }
        }

        if (isOutside)
        {
            _healthySinceMs = -1;
        }
        else if (_healthySinceMs < 0)
        {
            _healthySinceMs = nowMs;
        }
    }

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        if (_mustOpen)
        {
            window.RequireOpen(LimitReason.SupplyUnhealthy);
        }
    }

    /// <summary>How long the supply has been healthy without a break.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>Time, ms; 0 while it is not healthy or not known.</returns>
    public long HealthyForMs(long nowMs)
    {
        return _healthySinceMs < 0 ? 0 : nowMs - _healthySinceMs;
    }

    /// <summary>Whether the supply has been outside a stage for its time. Times begin at 1 ms, so that 0 means inside.</summary>
    private bool Lasts(int stage, bool isOutside, int delayMs, long nowMs)
    {
        long sinceMs = _outsideSinceMs[stage];
        if (!isOutside)
        {
            sinceMs = 0;
        }
        else if (sinceMs == 0)
        {
            sinceMs = nowMs > 0 ? nowMs : 1;
        }

        _outsideSinceMs[stage] = sinceMs;
        return isOutside && nowMs - sinceMs >= delayMs;
    }
}
