using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Half-hours that are cut but not yet safe in the log: a short ring. Numbers side by side take a quarter of what objects
/// would, since the interpreter gives each field of an object a block of its own.
/// </summary>
internal sealed class HalfHourQueue
{
    /// <summary>Most of them waiting.</summary>
    public const int Capacity = 24;

    private readonly long[] _places = new long[Capacity * HalfHour.FieldCount];
    private readonly HalfHour _seen = new HalfHour();
    private readonly byte[] _payload = new byte[HalfHour.MostStoredBytes];
    private readonly HalfHourChain _chain = new HalfHourChain();
    private int _first;
    private int _count;

    /// <summary>How many wait.</summary>
    public int Count => _count;

    /// <summary>An object to fill for <see cref="Add"/>; good until the next call.</summary>
    public HalfHour Draft => _seen;

    /// <summary>Copies the draft to the end.</summary>
    public void Add()
    {
        _seen.WriteFields(_places, (_first + _count) % Capacity * HalfHour.FieldCount);
        _count++;
    }

    /// <summary>One of those waiting, 0 for the oldest; good until the next call.</summary>
    public HalfHour At(int place)
    {
        _seen.ReadFields(_places, (_first + place) % Capacity * HalfHour.FieldCount);
        return _seen;
    }

    /// <summary>Writes as many as fit into one write; they wait on until <see cref="Remove"/>.</summary>
    /// <returns>How many are in the log now; 0 when the store failed.</returns>
    public int WriteTo(RecordLog log)
    {
        int staged = Stage(log);
        if (log.OpensSegment)
        {
            log.Discard();
            _chain.Forget();
            staged = Stage(log);
        }

        if (log.Commit())
        {
            return staged;
        }

        // The chain went on with records that are not in the log.
        _chain.Forget();
        return 0;
    }

    private int Stage(RecordLog log)
    {
        int staged = 0;
        while (staged < _count)
        {
            HalfHour next = At(staged);
            bool isShort = _chain.CanShorten(next);
            int length = isShort ? HalfHourChain.ShortBytes : next.WriteTo(_payload);
            if (isShort)
            {
                HalfHourChain.Write(next, _payload);
            }

            if (!log.Stage(isShort ? HalfHourChain.ShortType : next.Kind, _payload, length))
            {
                break;
            }

            _chain.Follow(next, isShort);
            staged++;
        }

        return staged;
    }

    /// <summary>Removes the oldest.</summary>
    public void Remove(int count)
    {
        _first = (_first + count) % Capacity;
        _count -= count;
    }
}
