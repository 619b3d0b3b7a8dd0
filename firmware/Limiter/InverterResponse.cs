using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Inverters;

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// What the inverter has been measured to do with the unit's own set-points: after what time its power follows, and by how
/// much it then delivers too much. Both are bounded: an inverter beyond the bounds is the delivery watch's matter, which
/// never asks here.
/// </summary>
public sealed class InverterResponse
{
    /// <summary>Time assumed until a step has been measured, ms.</summary>
    public const int AssumedDelayMs = 1000;

    /// <summary>
    /// Slowest answer with which a loop may be closed, ms: with a meter of 1.2 s, its lag, the tick and the bus the end of a
    /// breach stays within G100's 5 s (derived).
    /// </summary>
    public const int SlowestMs = 2500;

    /// <summary>
    /// Time after which an inverter that was too slow is given another try, ms: at the open-loop cap its set-point stands
    /// still, so nothing is measured there. Breach and delivery watch bound the try.
    /// </summary>
    public const int TryAgainMs = 30000;

    /// <summary>Longest time that a rise is waited for, ms: after that it was the vehicle that did not want the power.</summary>
    public const int MostDelayMs = 30000;

    /// <summary>Least difference between set-point and power that is timed, W; half of it makes an answer.</summary>
    public const int StepWatts = 400;

    /// <summary>Time after the delay at which power has settled, ms: slew and the inverter's own interval of measurement (derived).</summary>
    public const int SettledMs = 600;

    /// <summary>Most that an error may be, permille of the set-point, and W beside it: as much as the delivery watch tolerates.</summary>
    private const int MostErrorPermille = 50;
    private const int MostErrorWatts = 150;

    private int _setpointWatts;
    private long _changedMs;
    private long _beganMs = -1;
    private long _measuredMs;
    private int _beganWatts;

    /// <summary>Time from an acknowledged set-point to half of its step in the inverter's reading, ms.</summary>
    public int DelayMs = AssumedDelayMs;

    /// <summary>By how much settled power exceeds the set-point in its own direction, W, 0 or more.</summary>
    public int ExcessWatts;

    /// <summary>Takes over what this tick knows of set-point and power.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    public void Observe(Snapshot snapshot)
    {
        InverterSample inverter = snapshot.Inverter;
        int setpoint = inverter.AcknowledgedSetpointWatts;
        int watts = inverter.ActiveWatts;
        if (snapshot.ContactorIsProvedOpen || !inverter.IsRunning)
        {
            // After each opening it is met anew: what made it slow may have been the reason to open.
            DelayMs = AssumedDelayMs;
            _beganMs = -1;
            _changedMs = snapshot.NowMs;
            return;
        }

        if (setpoint != _setpointWatts)
        {
            _setpointWatts = setpoint;
            _changedMs = inverter.AcknowledgedMs;
            if (_beganMs < 0 && ActiveCurrent.Magnitude(setpoint - watts) >= StepWatts)
            {
                _beganMs = _changedMs;
                _beganWatts = watts;
            }
        }

        if (!snapshot.InverterIsNew)
        {
            return;
        }

        if (_beganMs >= 0)
        {
            _measuredMs = inverter.SampleMs;
            Time(watts, (int)(inverter.SampleMs - _beganMs));
        }
        else if (DelayMs > SlowestMs && inverter.SampleMs - _measuredMs >= TryAgainMs)
        {
            DelayMs = SlowestMs;
        }
        else if (inverter.SampleMs - _changedMs >= DelayMs + SettledMs)
        {
            Compare(setpoint < 0 ? -setpoint : setpoint, setpoint < 0 ? -watts : watts);
        }
    }

    private void Time(int watts, int elapsedMs)
    {
        int asked = _setpointWatts - _beganWatts;
        int moved = asked < 0 ? _beganWatts - watts : watts - _beganWatts;
        bool isReduction = ActiveCurrent.Magnitude(_setpointWatts) < ActiveCurrent.Magnitude(_beganWatts);
        if (ActiveCurrent.Magnitude(asked) < StepWatts / 2 || elapsedMs > MostDelayMs)
        {
            // Taken back before it could be answered, or never followed.
            _beganMs = -1;
        }
        else if (moved >= StepWatts / 2)
        {
            _beganMs = -1;
            DelayMs = elapsedMs > DelayMs ? elapsedMs : DelayMs - ((DelayMs - elapsedMs) / 4);
        }
        else if (isReduction && elapsedMs > DelayMs)
        {
            DelayMs = elapsedMs;
        }
    }

    private void Compare(int asked, int delivered)
    {
        int excess = delivered - asked;
        if (excess <= MostErrorWatts + (asked * MostErrorPermille / 1000))
        {
            // Rounded towards more, else a small error would never be learned whole.
            int change = excess > 0 ? excess - ExcessWatts : -ExcessWatts;
            ExcessWatts += change > 0 ? (change + 3) / 4 : change / 4;
        }
    }
}
