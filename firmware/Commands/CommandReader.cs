using System;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Commands;

/// <summary>
/// Takes the commands under <c>nanov2g/&lt;unit&gt;/cmd/</c>, decides on each and acknowledges every one that has a
/// usable id. Bytes from outside are checked in a fixed order, and nothing in them can make it throw, wait or act twice.
/// </summary>
/// <remarks>
/// Who may publish here is the broker's decision for now: the keyed signature of entitled verbs comes with the issue on
/// MQTT control and security.
/// </remarks>
public sealed class CommandReader
{
    /// <summary>Token of every acknowledgement on the message link: nothing is sent again for it, the issuer asks again.</summary>
    public const int AcknowledgementToken = 1;

    /// <summary>Most received messages taken in one step: a flood delays other commands, never the other work of the thread.</summary>
    public const int MostMessagesPerStep = 2;

    /// <summary>Longest command, bytes. Derived: the longest verb with all members takes about 260, a signature as much again.</summary>
    public const int MostCommandBytes = 640;

    /// <summary>Longest id and longest name of an issuer, characters: a UUID fits.</summary>
    public const int MostNameCharacters = 36;

    /// <summary>
    /// How far ahead a command may reach, ms: 7 days. Derived: the weekly schedule covers what is further ahead, and a
    /// forgotten request ends within the week.
    /// </summary>
    public const long MostAheadMs = 7L * 24 * 3600 * 1000;

    /// <summary>Room for an acknowledgement, bytes. Derived: an id of 36 characters and the longest reason take below 110.</summary>
    public const int AcknowledgementBytes = 160;

    // Members of an acknowledgement.
    private const int VersionKey = 0;
    private const int IdKey = 1;
    private const int ResultKey = 2;
    private const int ReasonKey = 3;

    // In the order of the numbers above.
    private static readonly byte[][] Keys = Ascii.Keys("v id result reason");

    // Members of a command.
    private const int IdName = 0;
    private const int IssuerName = 1;
    private const int SequenceName = 2;
    private const int NotAfterName = 3;
    private const int WattsName = 4;
    private const int FromName = 5;
    private const int ToName = 6;

    // In the order of the numbers above.
    private static readonly byte[][] Members = Ascii.Names("id issuer seq notAfter watts from to");

    // Results in an acknowledgement.
    private const int Accepted = 0;
    private const int Rejected = 1;
    private const int Expired = 2;

    // In the order of the numbers above.
    private static readonly byte[][] Results = Ascii.Names("accepted rejected expired");

    private readonly IMessageLink _link;
    private readonly IClock _clock;
    private readonly ICommandTarget _target;
    private readonly IResendTarget _resend;
    private readonly CommandEvents _events;
    private readonly CommandTopics _topics;
    private readonly IssuerTable _issuers;
    private readonly RecentCommands _recent = new RecentCommands();
    private readonly ReceivedMessage _message = new ReceivedMessage();
    private readonly JsonReader _json = new JsonReader();
    private readonly JsonWriter _acknowledgement = new JsonWriter(AcknowledgementBytes);
    private readonly byte[] _id = new byte[MostNameCharacters];
    private int _idLength;
    private int _issuer;
    private int _sequence;
    private long _notAfterUtcMs;
    private long _expiryMs;
    private int _lateSeconds;
    private string _topic;

    /// <summary>Subscribes to the unit's commands.</summary>
    /// <param name="link">Brings commands and takes acknowledgements. This reader takes every received message of it.</param>
    /// <param name="clock">Both times.</param>
    /// <param name="unitId">Identity of the unit in topics.</param>
    /// <param name="target">Does what commands ask for.</param>
    /// <param name="resend">Sends half-hours again.</param>
    /// <param name="issuers">The slice at <see cref="StateBlock.IssuersOffset"/>; must be this reader's alone.</param>
    /// <param name="events">Hears what became of commands.</param>
    public CommandReader(
        IMessageLink link,
        IClock clock,
        string unitId,
        ICommandTarget target,
        IResendTarget resend,
        StateSlice issuers,
        IEventSink events)
    {
        _link = link;
        _clock = clock;
        _target = target;
        _resend = resend;
        _topics = new CommandTopics(unitId);
        _issuers = new IssuerTable(issuers);
        _events = new CommandEvents(events, clock);
        link.Subscribe(_topics.Filter);
    }

    /// <summary>
    /// Takes at most <see cref="MostMessagesPerStep"/> messages; none while the link has not taken the acknowledgement
    /// of the command before.
    /// </summary>
    public void Step()
    {
        if (!TrySend())
        {
            return;
        }

        for (int taken = 0; taken < MostMessagesPerStep; taken++)
        {
            if (!_link.TryTakeReceived(_message))
            {
                return;
            }

            Take();
            if (!TrySend())
            {
                return;
            }
        }
    }

    // Whether the text found last is fit for an identity.
    private bool IsName()
    {
        int start = _json.TextStart;
        int length = _json.TextLength;
        if (length < 1 || length > MostNameCharacters)
        {
            return false;
        }

        for (int index = start; index < start + length; index++)
        {
            byte character = _message.Payload[index];
            bool isLetter = (character >= (byte)'A' && character <= (byte)'Z') || (character >= (byte)'a' && character <= (byte)'z');
            bool isDigit = character >= (byte)'0' && character <= (byte)'9';
            if (!isLetter && !isDigit && character != (byte)'-' && character != (byte)'_' && character != (byte)'.')
            {
                return false;
            }
        }

        return true;
    }

    private bool TrySend()
    {
        if (_topic == null)
        {
            return true;
        }

        if (!_link.TryPublish(_topic, _acknowledgement.Buffer, _acknowledgement.Length, false, AcknowledgementToken))
        {
            return false;
        }

        _topic = null;
        return true;
    }

    private void Take()
    {
        // The link of this version brings nothing but commands, so a foreign topic is a broker's mistake and not answered.
        if (!_topics.IsCommand(_message.Topic))
        {
            return;
        }

        CommandVerb verb = _topics.VerbOf(_message.Topic);
        if (!TryReadId())
        {
            _events.Malformed(verb == CommandVerb.Unknown ? CommandReason.UnknownVerb : CommandReason.Malformed);
            return;
        }

        CommandReason reason;
        int place = _recent.Find(_id, _idLength);
        if (place >= 0)
        {
            reason = _recent.Reasons[place];
        }
        else
        {
            reason = Decide(verb);
            _recent.Remember(_id, _idLength, reason);
            _events.Decided(verb, reason, _sequence, _lateSeconds);
        }

        Acknowledge(reason);
    }

    private bool TryReadId()
    {
        JsonReader json = _json;
        int length = _message.PayloadLength;
        bool isRead = length > 0 && length <= MostCommandBytes && json.TryRead(_message.Payload, length)
            && json.TryFindText(Members[IdName]) && IsName();
        if (!isRead)
        {
            return false;
        }

        _idLength = json.TextLength;
        Array.Copy(_message.Payload, json.TextStart, _id, 0, _idLength);
        return true;
    }

    private CommandReason Decide(CommandVerb verb)
    {
        if (verb == CommandVerb.Unknown)
        {
            return CommandReason.UnknownVerb;
        }

        if (_message.IsRetained)
        {
            return CommandReason.Retained;
        }

        if (!TryReadMembers())
        {
            return CommandReason.Malformed;
        }

        CommandReason reason = DecideOnTime();
        if (reason != CommandReason.None)
        {
            return reason;
        }

        // A reset is one of few, and must not be there again after a power cut; the others lose nothing but a write.
        bool isUrgent = verb == CommandVerb.ResetLockout;
        reason = _issuers.Take(_issuer, _sequence, isUrgent);
        return reason == CommandReason.None ? Act(verb) : reason;
    }

    private bool TryReadMembers()
    {
        JsonReader json = _json;
        if (!json.TryFindText(Members[IssuerName]) || !IsName())
        {
            return false;
        }

        _issuer = Crc32.Of(_message.Payload, json.TextStart, json.TextLength);
        if (!json.TryFindNumber(Members[SequenceName]) || json.Number < 1 || json.Number > int.MaxValue)
        {
            return false;
        }

        _sequence = (int)json.Number;
        _notAfterUtcMs = ReadTime(Members[NotAfterName]);
        return _notAfterUtcMs >= 0;
    }

    private CommandReason DecideOnTime()
    {
        if (_clock.Quality == ClockQuality.Unknown)
        {
            return CommandReason.ClockUnknown;
        }

        long aheadMs = _notAfterUtcMs - _clock.UtcUnixMs;
        if (aheadMs <= 0)
        {
            long lateSeconds = -aheadMs / 1000;
            _lateSeconds = lateSeconds < int.MaxValue ? (int)lateSeconds : int.MaxValue;
            return CommandReason.Expired;
        }

        if (aheadMs > MostAheadMs)
        {
            return CommandReason.NotAfterTooFar;
        }

        // From here on the request ends by the clock that never jumps.
        _expiryMs = _clock.MonotonicMs + aheadMs;
        return CommandReason.None;
    }

    private CommandReason Act(CommandVerb verb)
    {
        ICommandTarget target = _target;
        switch (verb)
        {
            case CommandVerb.Setpoint:
                if (!_json.TryFindNumber(Members[WattsName]))
                {
                    return CommandReason.Malformed;
                }

                // Compared before it is narrowed: a number beyond 32 bits must not come round as a power.
                long watts = _json.Number;
                long most = target.MostSetpointWatts;
                return watts < -most || watts > most
                    ? CommandReason.WattsOutOfRange
                    : target.RequestSetpoint((int)watts, _expiryMs);
            case CommandVerb.Release:
                return target.Release();
            case CommandVerb.ChargeNow:
                return target.ChargeNow(_expiryMs);
            case CommandVerb.Resend:
                long fromUtcMs = ReadTime(Members[FromName]);
                long toUtcMs = ReadTime(Members[ToName]);
                return fromUtcMs < 0 || toUtcMs <= fromUtcMs ? CommandReason.Malformed : _resend.Resend(fromUtcMs, toUtcMs);
            case CommandVerb.ResetLockout:
                return target.ResetLockout();
            default:
                return CommandReason.UnknownVerb;
        }
    }

    private long ReadTime(byte[] name)
    {
        return _json.TryFindText(name) ? Rfc3339.Read(_message.Payload, _json.TextStart, _json.TextLength) : -1;
    }

    private void Acknowledge(CommandReason reason)
    {
        JsonWriter acknowledgement = _acknowledgement;
        int result = reason == CommandReason.None ? Accepted : reason == CommandReason.Expired ? Expired : Rejected;

        acknowledgement.BeginObject();
        acknowledgement.Number(Keys[VersionKey], 1);
        acknowledgement.Text(Keys[IdKey], _id, _idLength);
        acknowledgement.Text(Keys[ResultKey], Results[result]);
        acknowledgement.Text(Keys[ReasonKey], NameTables.CommandReason[(int)reason]);
        acknowledgement.EndObject();
        _topic = _topics.AcknowledgementOf(_id, _idLength);
    }
}
