using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Half-hours that are cut but not yet safe in the log: a short ring of stored forms. Bytes side by side take an eighth of
/// what objects would, since the interpreter gives each field of an object a block of its own.
/// </summary>
public sealed class HalfHourQueue
{
    /// <summary>Most of them waiting.</summary>
    public const int Capacity = 24;

    /// <summary>Kind, length and stored form.</summary>
    private const int PlaceBytes = 2 + HalfHour.MostStoredBytes;

    private readonly byte[] _places = new byte[Capacity * PlaceBytes];
    private readonly byte[] _payload = new byte[HalfHour.MostStoredBytes];
    private readonly HalfHourChain _chain = new HalfHourChain();
    private int _first;

    /// <summary>How many wait.</summary>
    public int Count;

    /// <summary>An object to fill for <see cref="Add"/>; good until the next call.</summary>
    public readonly HalfHour Draft = new HalfHour();

    /// <summary>Copies the draft to the end.</summary>
    public void Add()
    {
        int at = PlaceOf(Count);
        _places[at] = (byte)Draft.Kind;
        _places[at + 1] = (byte)Draft.WriteTo(_places, at + 2);
        Count++;
    }

    /// <summary>One of those waiting, 0 for the oldest; good until the next call.</summary>
    public HalfHour At(int place)
    {
        int at = PlaceOf(place);
        Draft.TryRead(_places[at], _places, at + 2, _places[at + 1]);
        return Draft;
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

    private int PlaceOf(int place)
    {
        return (_first + place) % Capacity * PlaceBytes;
    }

    private int Stage(RecordLog log)
    {
        int staged = 0;
        while (staged < Count)
        {
            HalfHour next = At(staged);
            bool isShort = _chain.CanShorten(next);
            int length = isShort ? HalfHourChain.ShortBytes : next.WriteTo(_payload, 0);
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
        Count -= count;
    }
}
