using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Discovery;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Reporting;

/// <summary>Everything that goes over the message link, one step at a time, in a fixed order.</summary>
public sealed class Reporter
{
    private readonly IMessageLink _link;
    private readonly IClock _clock;
    private readonly IEventSink _events;
    private readonly StatusReport _status;
    private readonly StateReport _state;
    private readonly DiscoveryReport _discovery;
    private readonly CommandReader _commands;
    private readonly MessageOutbox _eventMessages;
    private readonly HalfHourResend _resend;
    private bool _wasConnected;
    private bool _isStatusDue;
    private long _connectedMs;

    /// <summary>Reports over this link.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="clock">Monotonic time.</param>
    /// <param name="events">Takes connection and loss.</param>
    /// <param name="status">The status.</param>
    /// <param name="state">The state.</param>
    /// <param name="discovery">The discovery messages.</param>
    /// <param name="commands">Reads the commands.</param>
    /// <param name="halfHours">The half-hours' outbox.</param>
    /// <param name="eventMessages">The events' outbox.</param>
    /// <param name="resend">Half-hours that are sent again.</param>
    public Reporter(
        IMessageLink link,
        IClock clock,
        IEventSink events,
        StatusReport status,
        StateReport state,
        DiscoveryReport discovery,
        CommandReader commands,
        MessageOutbox halfHours,
        MessageOutbox eventMessages,
        HalfHourResend resend)
    {
        _link = link;
        _clock = clock;
        _events = events;
        _status = status;
        _state = state;
        _discovery = discovery;
        _commands = commands;
        HalfHours = halfHours;
        _eventMessages = eventMessages;
        _resend = resend;
    }

    /// <summary>The half-hours' outbox, for its counters.</summary>
    public readonly MessageOutbox HalfHours;

    /// <summary>One step.</summary>
    public void Step()
    {
        FollowConnection();
        for (int token = _link.TakeAcknowledged(); token != 0; token = _link.TakeAcknowledged())
        {
            HalfHours.Confirm(token);
            _eventMessages.Confirm(token);
            _resend.Confirm(token);
        }

        if (_wasConnected)
        {
            _commands.Step();
            if (_isStatusDue)
            {
                _isStatusDue = !_status.TryPublishOnline();
            }

            _state.Step();
            _discovery.Step();
        }

        HalfHours.Step();
        _resend.Step();
        _eventMessages.Step();
    }

    private void FollowConnection()
    {
        bool isConnected = _link.IsConnected;
        if (isConnected == _wasConnected)
        {
            return;
        }

        _wasConnected = isConnected;
        if (isConnected)
        {
            _connectedMs = _clock.MonotonicMs;
            _isStatusDue = true;
            _state.Restart();
            _discovery.Restart();
            HalfHours.Restart();
            _eventMessages.Restart();
            _events.Raise(EventCode.MqttConnected, 0, 0);
        }
        else
        {
            _events.Raise(EventCode.MqttLost, (int)((_clock.MonotonicMs - _connectedMs) / 1000), 0);
        }
    }
}
