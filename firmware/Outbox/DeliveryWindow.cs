namespace NanoV2G.Firmware.Outbox;

/// <summary>
/// The messages that are on their way and not confirmed, in the order in which they were sent. A place counts as
/// delivered only when everything before it is.
/// </summary>
public sealed class DeliveryWindow
{
    /// <summary>Most messages on their way at once: enough for the round trip, few enough for the link's queue.</summary>
    public const int Slots = 4;

    private readonly int[] _tokens = new int[Slots];
    private readonly long[] _positions = new long[Slots];
    private readonly bool[] _isConfirmed = new bool[Slots];
    private readonly long[] _sentMs = new long[Slots];
    private readonly long[] _known = new long[2 * Slots];
    private int _knownCount;
    private int _first;
    private int _count;

    /// <summary>Whether another message may be sent.</summary>
    public bool HasRoom => _count < Slots;

    /// <summary><see cref="OutboxSource.Position"/> of the message delivered last, 0 before the first.</summary>
    public long Delivered;

    /// <summary>Notes a message as sent. Call only while <see cref="HasRoom"/>.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="position">Its <see cref="OutboxSource.Position"/>.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Add(int token, long position, long nowMs)
    {
        int slot = (_first + _count) % Slots;
        _tokens[slot] = token;
        _positions[slot] = position;
        _isConfirmed[slot] = false;
        _sentMs[slot] = nowMs;
        _count++;
    }

    /// <summary>Notes a confirmation; a token that is not on its way is ignored.</summary>
    /// <param name="token">The token.</param>
    public void Confirm(int token)
    {
        for (int i = 0; i < _count; i++)
        {
            int slot = (_first + i) % Slots;
            if (_tokens[slot] == token)
            {
                _isConfirmed[slot] = true;
            }
        }
    }

    /// <summary>Takes the oldest message out when it is confirmed.</summary>
    /// <returns>True when one was taken: see <see cref="Delivered"/>.</returns>
    public bool TryTakeDelivered()
    {
        if (_count == 0 || !_isConfirmed[_first])
        {
            return false;
        }

        Delivered = _positions[_first];
        _first = (_first + 1) % Slots;
        _count--;
        return true;
    }

    /// <summary>Whether the oldest message has waited too long.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <param name="patienceMs">Longest wait, ms.</param>
    /// <returns>True when it must be sent again.</returns>
    public bool IsOverdue(long nowMs, int patienceMs)
    {
        return _count > 0 && !_isConfirmed[_first] && nowMs - _sentMs[_first] >= patienceMs;
    }

    /// <summary>
    /// Forgets what is on its way, since it will be sent again, all but what the broker has confirmed out of turn: that
    /// is not sent again.
    /// </summary>
    public void Clear()
    {
        long[] known = _known;
        int kept = 0;
        for (int i = 0; i < _knownCount; i++)
        {
            if (known[i] > Delivered)
            {
                known[kept] = known[i];
                kept++;
            }
        }

        _knownCount = kept;
        for (int i = 0; i < _count; i++)
        {
            int slot = (_first + i) % Slots;
            if (_isConfirmed[slot] && _knownCount < known.Length && !IsKnown(_positions[slot]))
            {
                known[_knownCount] = _positions[slot];
                _knownCount++;
            }
        }

        _count = 0;
    }

    /// <summary>Takes a message as sent and confirmed that was so before <see cref="Clear"/>. Call only while <see cref="HasRoom"/>.</summary>
    /// <param name="position">Its <see cref="OutboxSource.Position"/>.</param>
    /// <returns>False when it has to be sent.</returns>
    public bool TryAddConfirmed(long position)
    {
        if (!IsKnown(position))
        {
            return false;
        }

        Add(0, position, 0);
        _isConfirmed[(_first + _count - 1) % Slots] = true;
        return true;
    }

    private bool IsKnown(long position)
    {
        for (int i = 0; i < _knownCount; i++)
        {
            if (_known[i] == position)
            {
                return true;
            }
        }

        return false;
    }
}
