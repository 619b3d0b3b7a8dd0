using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Reads the half-hour log one record at a time, whole or short: a place in the middle of a segment is reached from the
/// segment's start, since a short record is read with the one before it.
/// </summary>
internal sealed class HalfHourRecords
{
    private readonly RecordLog _log;
    private readonly RecordReader _reader;
    private readonly RecordView _view;
    private readonly HalfHourChain _chain = new HalfHourChain();
    private int _from;

    public HalfHourRecords(RecordLog log, RecordView view)
    {
        _log = log;
        _view = view;
        _reader = new RecordReader(log);
    }

    /// <summary>Sequence number of the record looked at last, readable or not.</summary>
    public int LastSequence;

    /// <summary>Goes to a place in the log: the next record read is the first with this sequence number or a higher one.</summary>
    public void Seek(int sequence)
    {
        _from = sequence;
        _chain.Forget();
        LastSequence = 0;
        _reader.Seek(_log.SegmentStartOf(sequence));
    }

    /// <summary>Reads the next record; false when there is none yet.</summary>
    public bool TryReadNext(HalfHour target)
    {
        RecordView view = _view;
        while (_reader.TryReadNext(view))
        {
            LastSequence = view.Sequence;
            if (_chain.TryRead(view, target) && view.Sequence >= _from)
            {
                return true;
            }
        }

        return false;
    }
}
