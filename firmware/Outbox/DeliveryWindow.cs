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
    private readonly int[] _sequences = new int[Slots];
    private readonly int[] _places = new int[Slots];
    private readonly bool[] _isConfirmed = new bool[Slots];
    private readonly long[] _sentMs = new long[Slots];
    private readonly int[] _knownSequences = new int[2 * Slots];
    private readonly int[] _knownPlaces = new int[2 * Slots];
    private int _knownCount;
    private int _first;
    private int _count;

    /// <summary>Whether another message may be sent.</summary>
    public bool HasRoom => _count < Slots;

    /// <summary>Sequence number of the record of the message delivered last, 0 before the first.</summary>
    public int DeliveredSequence;

    /// <summary>Place of the message delivered last within its record.</summary>
    public int DeliveredPlace;

    /// <summary>Notes a message as sent. Call only while <see cref="HasRoom"/>.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="sequence">Sequence number of its record.</param>
    /// <param name="place">Its place within the record.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Add(int token, int sequence, int place, long nowMs)
    {
        int slot = (_first + _count) % Slots;
        _tokens[slot] = token;
        _sequences[slot] = sequence;
        _places[slot] = place;
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
    /// <returns>True when one was taken: see <see cref="DeliveredSequence"/> and <see cref="DeliveredPlace"/>.</returns>
    public bool TryTakeDelivered()
    {
        if (_count == 0 || !_isConfirmed[_first])
        {
            return false;
        }

        DeliveredSequence = _sequences[_first];
        DeliveredPlace = _places[_first];
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
        int[] knownSequences = _knownSequences;
        int kept = 0;
        for (int i = 0; i < _knownCount; i++)
        {
            bool isBehind = knownSequences[i] > DeliveredSequence
                || (knownSequences[i] == DeliveredSequence && _knownPlaces[i] > DeliveredPlace);
            if (isBehind)
            {
                knownSequences[kept] = knownSequences[i];
                _knownPlaces[kept] = _knownPlaces[i];
                kept++;
            }
        }

        _knownCount = kept;
        for (int i = 0; i < _count; i++)
        {
            int slot = (_first + i) % Slots;
            if (_isConfirmed[slot] && _knownCount < knownSequences.Length && !IsKnown(_sequences[slot], _places[slot]))
            {
                knownSequences[_knownCount] = _sequences[slot];
                _knownPlaces[_knownCount] = _places[slot];
                _knownCount++;
            }
        }

        _count = 0;
    }

    /// <summary>Takes a message as sent and confirmed that was so before <see cref="Clear"/>. Call only while <see cref="HasRoom"/>.</summary>
    /// <param name="sequence">Sequence number of its record.</param>
    /// <param name="place">Its place within the record.</param>
    /// <returns>False when it has to be sent.</returns>
    public bool TryAddConfirmed(int sequence, int place)
    {
        if (!IsKnown(sequence, place))
        {
            return false;
        }

        Add(0, sequence, place, 0);
        _isConfirmed[(_first + _count - 1) % Slots] = true;
        return true;
    }

    private bool IsKnown(int sequence, int place)
    {
        for (int i = 0; i < _knownCount; i++)
        {
            if (_knownSequences[i] == sequence && _knownPlaces[i] == place)
            {
                return true;
            }
        }

        return false;
    }
}
