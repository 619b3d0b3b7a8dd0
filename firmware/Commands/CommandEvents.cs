using NanoV2G.Firmware.Events;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Commands;

/// <summary>
/// Says what became of commands. Anybody who may publish to the broker can have a command refused, so refusals are
/// bounded in time: they must not wear out the flash of the event log.
/// </summary>
public sealed class CommandEvents
{
    /// <summary>Most events of refused commands and messages in one minute. Derived: a person's mistakes all fit, a flood does not.</summary>
    public const int MostRefusalsPerMinute = 10;

    private const long MinuteMs = 60000L;

    private readonly IEventSink _events;
    private readonly IClock _clock;
    private long _sinceMs;
    private int _refusals;
    private int _malformed;

    /// <summary>Says nothing yet.</summary>
    /// <param name="events">Where to say it.</param>
    /// <param name="clock">Monotonic time.</param>
    public CommandEvents(IEventSink events, IClock clock)
    {
        _events = events;
        _clock = clock;
    }

    /// <summary>A message under <c>cmd/</c> without a usable id.</summary>
    /// <param name="reason">Why.</param>
    public void Malformed(CommandReason reason)
    {
        _malformed = _malformed < int.MaxValue ? _malformed + 1 : int.MaxValue;
        Refused(EventCode.CommandMalformed, _malformed, (int)reason);
    }

    /// <summary>A command was decided on.</summary>
    /// <param name="verb">Its verb.</param>
    /// <param name="reason">What became of it.</param>
    /// <param name="sequence">Its issuer's sequence number, when it was accepted.</param>
    /// <param name="lateSeconds">How long after its time it came, s, when it came too late.</param>
    public void Decided(CommandVerb verb, CommandReason reason, int sequence, int lateSeconds)
    {
        if (reason == CommandReason.None)
        {
            _events.Raise(EventCode.CommandAccepted, (int)verb, sequence);
        }
        else if (reason == CommandReason.Expired)
        {
            Refused(EventCode.CommandExpired, (int)verb, lateSeconds);
        }
        else
        {
            Refused(EventCode.CommandRejected, (int)verb, (int)reason);
        }
    }

    private void Refused(EventCode code, int value1, int value2)
    {
        long nowMs = _clock.MonotonicMs;
        if (nowMs - _sinceMs >= MinuteMs)
        {
            _sinceMs = nowMs;
            _refusals = 0;
        }

        if (_refusals < MostRefusalsPerMinute)
        {
            _refusals++;
            _events.Raise(code, value1, value2);
        }
    }
}
