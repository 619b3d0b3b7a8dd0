using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Inputs;

namespace NanoV2G.Firmware.StopInputs;

/// <summary>
/// A normally closed input that stops the unit: the logic interface (EREC G99: active power zero within 5 s) or the
/// emergency stop as it is seen. The first open look takes the power, the second opens the contactor; a broken wire is
/// no different. The way back is slow: the contact must have stood closed without a break for the whole time.
/// </summary>
public sealed class StopInput : ILimitSource
{
    /// <summary>
    /// Time closed after which a single open look is forgotten, ms: two within it are no accident, however a loose wire
    /// chatters (derived).
    /// </summary>
    public const int GlitchMs = 1000;

    private const int Stopped = 2;

    private readonly IContactInput _contact;
    private readonly LimitReason _reason;
    private readonly int _releaseMs;
    private readonly IEventSink _events;
    private int _openLooks;
    private long _openMs;

    /// <summary>Looks at a contact.</summary>
    /// <param name="contact">The contact; null where none is fitted.</param>
    /// <param name="reason">What the stop is called.</param>
    /// <param name="releaseMs">Time closed that ends the stop, ms.</param>
    /// <param name="events">Takes each stop and its end.</param>
    public StopInput(IContactInput contact, LimitReason reason, int releaseMs, IEventSink events)
    {
        _contact = contact;
        _reason = reason;
        _releaseMs = releaseMs;
        _events = events;
    }

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        if (_contact != null && _contact.State != ContactState.Closed)
        {
            _openMs = snapshot.NowMs;
            Count(_openLooks + 1);
        }
        else if (_openLooks > 0 && snapshot.NowMs - _openMs >= (_openLooks == Stopped ? _releaseMs : GlitchMs))
        {
            Count(0);
        }

        if (_openLooks == Stopped)
        {
            window.RequireOpen(_reason);
        }
        else if (_openLooks > 0)
        {
            window.AllowNothing(_reason);
        }
    }

    private void Count(int openLooks)
    {
        if (openLooks == Stopped || (openLooks == 0 && _openLooks == Stopped))
        {
            _events.Raise(EventCode.StopInputChanged, (int)_reason, (int)(openLooks == Stopped ? ContactState.Open : ContactState.Closed));
        }

        _openLooks = openLooks > Stopped ? Stopped : openLooks;
    }
}
