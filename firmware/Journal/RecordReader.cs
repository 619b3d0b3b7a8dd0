namespace NanoV2G.Firmware.Journal;

/// <summary>
/// Reads a log in the order of its sequence numbers while another thread may append. Each reader has its own place and
/// buffers; when the segment it stands in is dropped, it goes on at the oldest one left.
/// </summary>
public sealed class RecordReader
{
    /// <summary>How often a segment that cannot be read is tried; a read costs nothing but its time.</summary>
    private const int MostFailures = 16;

    private readonly RecordLog _log;
    private readonly SegmentScanner _scanner;
    private int _slot = -1;
    private int _slotFirst;
    private int _sequence;
    private int _failures;

    /// <summary>Makes a reader that stands before the oldest record.</summary>
    /// <param name="log">The log to read.</param>
    public RecordReader(RecordLog log)
    {
        _log = log;
        _scanner = new SegmentScanner(log.Store);
    }

    /// <summary>Goes to a place in the log.</summary>
    /// <param name="sequence">The next record read is the first one with this sequence number or a higher one.</param>
    /// <returns>Whether the log holds such a record.</returns>
    public bool Seek(int sequence)
    {
        _sequence = sequence < 1 ? 0 : sequence - 1;
        _slot = -1;
        return _sequence < _log.NewestSequence;
    }

    /// <summary>Reads the next record.</summary>
    /// <param name="view">Receives it; its content is undefined when false is returned.</param>
    /// <returns>False when there is none yet, or when the store or a dropped segment stood in the way: call again later.</returns>
    public bool TryReadNext(RecordView view)
    {
        if (_sequence >= _log.NewestSequence || !Locate())
        {
            return false;
        }

        if (TryReadHere(view))
        {
            return true;
        }

        // A store that fails to read is asked again a few times before what cannot be read is given up for lost.
        if (_slot < 0 || (_scanner.HasReadFailed && ++_failures < MostFailures))
        {
            return false;
        }

        _failures = 0;
        int next = (_slot + 1) % _log.Names.Length;
        if (_log.FirstSequences[next] <= _sequence)
        {
            return false;
        }

        Enter(next);
        return TryReadHere(view);
    }

    private bool TryReadHere(RecordView view)
    {
        bool isFound = _scanner.TryReadNext(view, _sequence, _log.NewestSequence);

        // The file may have been dropped and made anew while it was read: then what was read is not the next record.
        if (_log.FirstSequences[_slot] != _slotFirst)
        {
            _slot = -1;
            return false;
        }

        if (isFound)
        {
            _sequence = view.Sequence;
            _failures = 0;
        }

        return isFound;
    }

    private bool Locate()
    {
        if (_slot >= 0 && _log.FirstSequences[_slot] == _slotFirst)
        {
            _scanner.Extend(_log.Lengths[_slot]);
            return true;
        }

        int slot = _log.SlotBehind(_sequence);
        if (slot < 0)
        {
            return false;
        }

        Enter(slot);
        return true;
    }

    private void Enter(int slot)
    {
        _slot = slot;
        _slotFirst = _log.FirstSequences[slot];
        _scanner.Open(_log.Names[slot], _log.Lengths[slot]);
    }
}
