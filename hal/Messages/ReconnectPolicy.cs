namespace NanoV2G.Hal.Messages;

/// <summary>
/// When the next connection attempt may be made. While nothing is interrupted the pause doubles from 5 s to 15 min;
/// while a vehicle is served, at most one attempt an hour, since each one parks the unit. Attempts that earlier boots
/// did not survive lengthen the first pause.
/// </summary>
public sealed class ReconnectPolicy
{
    /// <summary>First pause after a failed attempt or a lost connection, ms.</summary>
    public const int FirstPauseMs = 5000;

    /// <summary>Longest pause while idle, ms.</summary>
    public const int LongestPauseMs = 900000;

    /// <summary>Pause after one attempt that hung, ms; doubled for each further one.</summary>
    public const int HungPauseMs = 120000;

    /// <summary>Longest pause after attempts that hung, and shortest between two attempts while a vehicle is served, ms.</summary>
    public const int HourMs = 3600000;

    private int _pauseMs = FirstPauseMs;
    private long _nextMs;
    private long _lastMs;
    private bool _hasTried;

    /// <summary>Starts at boot, monotonic time 0.</summary>
    /// <param name="unfinished">How many attempts in a row earlier boots did not survive.</param>
    public ReconnectPolicy(int unfinished)
    {
        if (unfinished > 0)
        {
            int pauseMs = HungPauseMs;
            for (int index = 1; index < unfinished && pauseMs < HourMs; index++)
            {
                pauseMs *= 2;
            }

            _nextMs = pauseMs < HourMs ? pauseMs : HourMs;
            _hasTried = true;
        }
    }

    /// <summary>Whether an attempt may be made.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <param name="isIdle">Whether parking would interrupt nothing.</param>
    /// <returns>True when it may.</returns>
    public bool IsDue(long nowMs, bool isIdle)
    {
        bool isHourOver = !_hasTried || nowMs - _lastMs >= HourMs;
        return nowMs >= _nextMs && (isIdle || isHourOver);
    }

    /// <summary>An attempt begins.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Begin(long nowMs)
    {
        _lastMs = nowMs;
        _hasTried = true;
    }

    /// <summary>The attempt failed, or the posture it needs was not reached.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Fail(long nowMs)
    {
        Begin(nowMs);
        _nextMs = nowMs + _pauseMs;
        int doubled = _pauseMs * 2;
        _pauseMs = doubled < LongestPauseMs ? doubled : LongestPauseMs;
    }

    /// <summary>The attempt succeeded.</summary>
    public void Succeed()
    {
        _pauseMs = FirstPauseMs;
    }

    /// <summary>
    /// An open connection was lost. The pause makes the loss long enough to be seen by a unit that looks every 200 ms.
    /// </summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Lose(long nowMs)
    {
        _nextMs = nowMs + FirstPauseMs;
    }
}
