namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>
/// Messages from the report thread to the link thread, bounded in number and bytes. A full queue refuses: the unit's
/// store keeps what did not fit.
/// </summary>
public sealed class OutgoingQueue
{
    /// <summary>Most messages.</summary>
    public const int MostMessages = 16;

    /// <summary>Most bytes of payload.</summary>
    public const int MostBytes = 12288;

    private readonly object _lock = new object();
    private readonly OutgoingMessage[] _messages = new OutgoingMessage[MostMessages];
    private int _first;
    private int _count;
    private int _bytes;
    private bool _isOpen;

    /// <summary>How many messages wait.</summary>
    public int Count => _count;

    /// <summary>Messages are taken from now on.</summary>
    public void Open()
    {
        lock (_lock)
        {
            _isOpen = true;
        }
    }

    /// <summary>Adds a message.</summary>
    /// <param name="message">The message, not used by the caller afterwards.</param>
    /// <returns>False when it does not fit or the queue is closed.</returns>
    public bool TryAdd(OutgoingMessage message)
    {
        lock (_lock)
        {
            if (!_isOpen || _count >= MostMessages || _bytes + message.Payload.Length > MostBytes)
            {
                return false;
            }

            _messages[(_first + _count) % MostMessages] = message;
            _count++;
            _bytes += message.Payload.Length;
            return true;
        }
    }

    /// <summary>The oldest message, which stays in the queue.</summary>
    /// <returns>The message, or null when none waits.</returns>
    public OutgoingMessage Peek()
    {
        lock (_lock)
        {
            return _count == 0 ? null : _messages[_first];
        }
    }

    /// <summary>Takes the oldest message out, when there is one.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (_count > 0)
            {
                _bytes -= _messages[_first].Payload.Length;
                _messages[_first] = null;
                _first = (_first + 1) % MostMessages;
                _count--;
            }
        }
    }

    /// <summary>Throws everything away and takes nothing more, as after a loss of the connection.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isOpen = false;
            while (_count > 0)
            {
                _messages[(_first + _count - 1) % MostMessages] = null;
                _count--;
            }

            _bytes = 0;
        }
    }
}
