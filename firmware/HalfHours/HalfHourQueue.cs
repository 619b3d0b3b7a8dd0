using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>Half-hours that are cut but not yet safe in the log: a short ring of reused objects.</summary>
internal sealed class HalfHourQueue
{
    /// <summary>Most of them waiting.</summary>
    public const int Capacity = 24;

    private readonly HalfHour[] _places = new HalfHour[Capacity];
    private readonly byte[] _payload = new byte[HalfHour.MostStoredBytes];
    private readonly HalfHourChain _chain = new HalfHourChain();
    private int _first;
    private int _count;

    public HalfHourQueue()
    {
        for (int place = 0; place < Capacity; place++)
        {
            _places[place] = new HalfHour();
        }
    }

    /// <summary>How many wait.</summary>
    public int Count => _count;

    /// <summary>Takes a place at the end, for the caller to fill.</summary>
    public HalfHour Add()
    {
        HalfHour added = _places[(_first + _count) % Capacity];
        _count++;
        return added;
    }

    /// <summary>One of those waiting, 0 for the oldest.</summary>
    public HalfHour At(int place)
    {
        return _places[(_first + place) % Capacity];
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
