using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Messages;

/// <summary>
/// When a link may try to connect, and what goes around an attempt: the posture is asked for and waited for, the attempt
/// is marked in flash, the posture is given back. The attempt itself, which may stop the interpreter, is the link's.
/// </summary>
public sealed class ConnectionAttempts
{
    /// <summary>Longest wait for the parked posture, ms; afterwards the attempt counts as failed.</summary>
    public const int MostParkingMs = 30000;

    private readonly AttemptMark _mark;
    private readonly ReconnectPolicy _policy;
    private long _askedMs;
    private bool _isAsking;

    /// <summary>Starts at boot: reads the marks of attempts that earlier boots did not survive.</summary>
    /// <param name="mark">Marks of attempts in flash.</param>
    public ConnectionAttempts(AttemptMark mark)
    {
        _mark = mark;
        _policy = new ReconnectPolicy(mark.CountUnfinished());
    }

    /// <summary>Moves the preparation of an attempt on. Returns at once, but for the flash.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <param name="mayConnect">Whether there is a network, and whatever else an attempt needs.</param>
    /// <param name="gate">Permission to block.</param>
    /// <returns>True when the attempt is to be made now, parked; <see cref="End"/> follows.</returns>
    public bool TryBegin(long nowMs, bool mayConnect, IParkedGate gate)
    {
        if (!mayConnect || (!_isAsking && !_policy.IsDue(nowMs, gate.IsIdle)))
        {
            if (_isAsking)
            {
                StopAsking(gate);
            }

            return false;
        }

        if (!_isAsking)
        {
            _isAsking = true;
            _askedMs = nowMs;
        }

        gate.Ask();
        bool isParked = gate.IsParked;
        if (isParked)
        {
            _policy.Begin(nowMs);
            if (_mark.Begin())
            {
                return true;
            }
        }

        if (isParked || nowMs - _askedMs >= MostParkingMs)
        {
            _policy.Fail(nowMs);
            StopAsking(gate);
        }

        return false;
    }

    /// <summary>The attempt has ended, well or badly.</summary>
    /// <param name="nowMs">Monotonic time from which the next pause counts, ms.</param>
    /// <param name="isOpen">Whether the broker has accepted.</param>
    /// <param name="gate">Permission to block, given back.</param>
    public void End(long nowMs, bool isOpen, IParkedGate gate)
    {
        _mark.End();
        if (isOpen)
        {
            _policy.Succeed();
        }
        else
        {
            _policy.Fail(nowMs);
        }

        StopAsking(gate);
    }

    /// <summary>An open connection was lost.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Lose(long nowMs)
    {
        _policy.Lose(nowMs);
    }

    private void StopAsking(IParkedGate gate)
    {
        _isAsking = false;
        gate.Release();
    }
}
