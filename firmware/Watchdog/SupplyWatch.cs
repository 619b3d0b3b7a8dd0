using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// How long voltage and frequency of the supply have been inside the protection thresholds (ENA EREC G99 table 10.1,
/// LV): the contactor closes only after the reconnection time.
/// </summary>
public sealed class SupplyWatch
{
    /// <summary>Under-voltage threshold, mV: 230 V − 20 % (G99 table 10.1, primary).</summary>
    public const int LowestMillivolts = 184000;

    /// <summary>Over-voltage stage 1 threshold, mV: 230 V + 14 % (G99 table 10.1, primary).</summary>
    public const int HighestMillivolts = 262200;

    /// <summary>Under-frequency stage 1 threshold, mHz (G99 table 10.1, primary).</summary>
    public const int LowestMilliHertz = 47500;

    /// <summary>Over-frequency threshold, mHz (G99 table 10.1, primary).</summary>
    public const int HighestMilliHertz = 52000;

    private long _healthySinceMs = -1;

    /// <summary>Takes over this tick's voltages and frequency.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    public void Observe(Snapshot snapshot)
    {
        if (!IsHealthy(snapshot))
        {
            _healthySinceMs = -1;
        }
        else if (_healthySinceMs < 0)
        {
            _healthySinceMs = snapshot.NowMs;
        }
    }

    /// <summary>How long the supply has been healthy without a break.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>Time, ms; 0 while it is not healthy or not known.</returns>
    public long HealthyForMs(long nowMs)
    {
        return _healthySinceMs < 0 ? 0 : nowMs - _healthySinceMs;
    }

    private static bool IsHealthy(Snapshot snapshot)
    {
        int milliHertz = snapshot.Boundary.FrequencyMilliHertz;
        if (!snapshot.BoundaryIsLive || milliHertz < LowestMilliHertz || milliHertz > HighestMilliHertz)
        {
            return false;
        }

        for (int phase = 0; phase < snapshot.PhaseCount; phase++)
        {
            int millivolts = snapshot.Boundary.Millivolts[phase];
            if (millivolts < LowestMillivolts || millivolts > HighestMillivolts)
            {
                return false;
            }
        }

        return true;
    }
}
