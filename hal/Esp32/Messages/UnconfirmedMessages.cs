namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>
/// Messages sent with confirmation, until the broker has confirmed them. The client gives up after three attempts; such
/// a message is forgotten here, and the unit, which waits for its token, hands it over again in its own time.
/// </summary>
/// <remarks>
/// The client loses a message now and then without a word: a confirmation that meets one of its own repetitions drops
/// the message from its queue and raises no event (seen twice in 10,000 messages on a PC). So a message is also
/// forgotten after the time in which the client must have said something; its place would be taken for ever otherwise.
/// </remarks>
public sealed class UnconfirmedMessages
{
    /// <summary>Most messages under way.</summary>
    public const int Most = 8;

    /// <summary>Longest wait for a word of the client, ms: its three attempts of 10 s each, and time to tell.</summary>
    public const int MostWaitMs = 35000;

    private readonly OutgoingMessage[] _messages = new OutgoingMessage[Most];
    private readonly int[] _confirmed = new int[Most * 4];
    private readonly object _lock = new object();
    private int _firstConfirmed;
    private int _confirmations;
    private bool _isBrokerSilent;
    private int _confirmedCount;

    /// <summary>
    /// Whether the broker has confirmed nothing since it was sent a message that has been given up: it is not there any
    /// more, though the connection may look open for as long as the network takes what is sent.
    /// </summary>
    public bool IsBrokerSilent
    {
        get
        {
            lock (_lock)
            {
                return _isBrokerSilent;
            }
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
            message.ConfirmationsBefore = _confirmations;
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
                _confirmations++;
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
                GiveUp(place);
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
                    GiveUp(index);
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
            _isBrokerSilent = false;
            for (int index = 0; index < Most; index++)
            {
                _messages[index] = null;
            }
        }
    }

    private void GiveUp(int place)
    {
        _isBrokerSilent |= _messages[place].ConfirmationsBefore == _confirmations;
        _messages[place] = null;
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
