using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Outbox;

/// <summary>
/// Sends stored half-hours of a range again, for a collector that lost them. It reads the log beside the outbox and
/// moves no position; one message is on its way at a time, so that new half-hours are not held up.
/// </summary>
public sealed class HalfHourResend : IResendTarget
{
    /// <summary>
    /// First token of half-hours that are sent again; outboxes and acknowledgements use lower ones. Each sending takes
    /// another token, so that a late confirmation of one is not taken for that of the next.
    /// </summary>
    public const int FirstToken = 0x40000000;

    /// <summary>Steps without a readable half-hour after which the log's end is believed.</summary>
    private const int MostIdleSteps = 5;

    private readonly IMessageLink _link;
    private readonly IClock _clock;
    private readonly HalfHourSource _source;
    private readonly JsonWriter _writer;
    private long _fromUnixMs;
    private long _toUnixMs;
    private long _sentMs;
    private int _token = FirstToken;
    private int _idleSteps;
    private bool _isRead;
    private bool _isWaiting;

    /// <summary>Reads this log.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="clock">Monotonic time.</param>
    /// <param name="source">A source of its own on the half-hour log.</param>
    /// <param name="writer">Writes the messages, <see cref="MessageOutbox.MostPayloadBytes"/> bytes; nothing of theirs stays in it between two steps.</param>
    public HalfHourResend(IMessageLink link, IClock clock, HalfHourSource source, JsonWriter writer)
    {
        _link = link;
        _clock = clock;
        _source = source;
        _writer = writer;
    }

    /// <summary>Whether a range is being sent.</summary>
    public bool IsActive;

    /// <inheritdoc/>
    public CommandReason Resend(long fromUtcUnixMs, long toUtcUnixMs)
    {
        _fromUnixMs = fromUtcUnixMs;
        _toUnixMs = toUtcUnixMs;
        _isRead = false;
        _isWaiting = false;
        _idleSteps = 0;
        IsActive = true;
        _source.GoBehind(0);
        return CommandReason.None;
    }

    /// <summary>Notes a confirmation by the broker.</summary>
    /// <param name="token">The token; those of others are ignored.</param>
    public void Confirm(int token)
    {
        if (token == _token && _isWaiting)
        {
            _isWaiting = false;
            _isRead = false;
        }
    }

    /// <summary>Sends the next half-hour of the range when the one before is confirmed.</summary>
    public void Step()
    {
        if (!IsActive || !_link.IsConnected)
        {
            return;
        }

        if (_isWaiting && _clock.MonotonicMs - _sentMs < MessageOutbox.PatienceMs)
        {
            return;
        }

        if (_isRead)
        {
            _source.WriteAgain(_writer);
        }
        else if (!TryWriteNext())
        {
            return;
        }

        int token = _token == int.MaxValue ? FirstToken : _token + 1;
        if (_link.TryPublish(_source.Topic, _writer.Buffer, _writer.Length, retain: false, token))
        {
            _token = token;
            _isWaiting = true;
            _sentMs = _clock.MonotonicMs;
        }
    }

    private bool TryWriteNext()
    {
        // A bounded part of the log is passed over in each step: reading it whole would hold up the tick.
        for (int i = 0; i < DeliveryWindow.Slots * 2; i++)
        {
            if (!_source.TryWriteNext(_writer))
            {
                // A segment that was dropped, or could not be read just now, looks like the end for a step.
                _idleSteps++;
                IsActive = _idleSteps < MostIdleSteps;
                return false;
            }

            _idleSteps = 0;
            HalfHour halfHour = _source.Last;
            if (halfHour.StartUnixMs >= _fromUnixMs && halfHour.StartUnixMs < _toUnixMs)
            {
                _isRead = true;
                return true;
            }
        }

        return false;
    }
}
