namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>
/// Messages sent with confirmation, until the broker has confirmed them. The client gives up after three attempts; such
/// a message is forgotten here, and the unit, which waits for its token, hands it over again in its own time.
/// </summary>
/// <remarks>
/// The client loses a message now and then without a word: a confirmation that meets one of its own repetitions drops
/// the message from its queue and raises no event (seen two to six times in 10,000 messages on a PC). So a message is also
/// forgotten after the time in which the client must have said something; its place would be taken for ever otherwise.
/// </remarks>
public sealed class UnconfirmedMessages
{
    /// <summary>Most messages under way.</summary>
    public const int Most = 8;

    /// <summary>Longest wait for a word of the client, ms: its three attempts take 3 s; the rest is for a slow link.</summary>
    public const int MostWaitMs = 15000;

    /// <summary>
    /// Time without any confirmation, while there was something to confirm, after which the broker counts as gone, ms:
    /// twice the outbox's own patience, so that a message that the client lost is handed over and confirmed before.
    /// </summary>
    public const int MostSilentMs = 60000;

    private const long Never = -1;

    private readonly OutgoingMessage[] _messages = new OutgoingMessage[Most];
    private readonly int[] _confirmed = new int[Most * 4];
    private readonly object _lock = new object();
    private int _firstConfirmed;
    private long _unansweredSinceMs = Never;
    private int _confirmedCount;

    /// <summary>
    /// Whether the broker has confirmed nothing of what it was sent for too long: it is not there any more, though the
    /// connection looks open for as long as the network takes what is sent. The client's own keep-alive does not see
    /// that: each message sent puts its question off.
    /// </summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>True when the connection is not worth keeping.</returns>
    public bool IsBrokerSilent(long nowMs)
    {
        lock (_lock)
        {
            return _unansweredSinceMs != Never && nowMs - _unansweredSinceMs >= MostSilentMs;
        }
    }

    /// <summary>Whether one more can be sent.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_lock)
            {
                // A confirmation must always find room too, also when the unit does not take any for a while.
                return FreePlace() >= 0 && _confirmedCount + Most <= _confirmed.Length;
            }
        }
    }

    /// <summary>
    /// Sends a message and keeps it. The confirmation can come on the client's thread before the sending call returns,
    /// so it waits until the identifier is known.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="session">The open session.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>False when there is no room here or in the client: the message was not sent.</returns>
    public bool TrySend(OutgoingMessage message, MqttSession session, long nowMs)
    {
        lock (_lock)
        {
            int place = FreePlace();
            int identifier = place < 0 ? 0 : session.Publish(message);
            if (identifier == 0)
            {
                return false;
            }

            message.Identifier = identifier;
            message.SentMs = nowMs;
            _unansweredSinceMs = _unansweredSinceMs == Never ? nowMs : _unansweredSinceMs;
            _messages[place] = message;
            return true;
        }
    }

    /// <summary>The broker has confirmed a message.</summary>
    /// <param name="identifier">The client's identifier; unknown ones are passed over.</param>
    public void Confirm(int identifier)
    {
        lock (_lock)
        {
            int place = PlaceOf(identifier);
            if (place >= 0 && _confirmedCount < _confirmed.Length)
            {
                _unansweredSinceMs = Never;
                _confirmed[(_firstConfirmed + _confirmedCount) % _confirmed.Length] = _messages[place].Token;
                _confirmedCount++;
                _messages[place] = null;
            }
        }
    }

    /// <summary>The client has given a message up.</summary>
    /// <param name="identifier">The client's identifier; unknown ones are passed over.</param>
    public void Forget(int identifier)
    {
        lock (_lock)
        {
            int place = PlaceOf(identifier);
            if (place >= 0)
            {
                _messages[place] = null;
            }
        }
    }

    /// <summary>Forgets the messages of which the client has said nothing for too long.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void ForgetOld(long nowMs)
    {
        lock (_lock)
        {
            for (int index = 0; index < Most; index++)
            {
                if (_messages[index] != null && nowMs - _messages[index].SentMs >= MostWaitMs)
                {
                    _messages[index] = null;
                }
            }
        }
    }

    /// <summary>The next confirmed token.</summary>
    /// <returns>A token, or 0 when none waits.</returns>
    public int TakeConfirmed()
    {
        lock (_lock)
        {
            if (_confirmedCount == 0)
            {
                return 0;
            }

            int token = _confirmed[_firstConfirmed];
            _firstConfirmed = (_firstConfirmed + 1) % _confirmed.Length;
            _confirmedCount--;
            return token;
        }
    }

    /// <summary>Forgets what is under way, as after a loss of the connection. Confirmations already received stay: tokens are never used twice.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _unansweredSinceMs = Never;
            for (int index = 0; index < Most; index++)
            {
                _messages[index] = null;
            }
        }
    }

    private int FreePlace()
    {
        for (int index = 0; index < Most; index++)
        {
            if (_messages[index] == null)
            {
                return index;
            }
        }

        return -1;
    }

    private int PlaceOf(int identifier)
    {
        for (int index = 0; index < Most; index++)
        {
            if (_messages[index] != null && _messages[index].Identifier == identifier)
            {
                return index;
            }
        }

        return -1;
    }
}
