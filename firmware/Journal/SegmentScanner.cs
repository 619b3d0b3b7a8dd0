using System;
using NanoV2G.Hal.Storage;

namespace NanoV2G.Firmware.Journal;

/// <summary>
/// Reads the records of one segment file in order. Damaged bytes are stepped over one by one until a whole record with
/// a fitting sequence number and check value stands there again, so any damage costs the records it touched and no other.
/// </summary>
internal sealed class SegmentScanner
{
    private readonly IFileStore _store;
    private byte[] _buffer;
    private string _name;
    private int _end;
    private int _position;

    // Which bytes of the file stand in the buffer.
    private int _start;
    private int _count;

    public SegmentScanner(IFileStore store)
    {
        _store = store;
    }

    /// <summary>Offset behind the last whole record found, bytes.</summary>
    public int EndOfLastRecord;

    /// <summary>Whether the last call ended because the store gave fewer bytes than the segment holds.</summary>
    public bool HasReadFailed;

    /// <summary>Goes to the beginning of a segment.</summary>
    public void Open(string name, int length)
    {
        _name = name;
        _end = length;
        _position = 0;
        _start = 0;
        _count = 0;
        EndOfLastRecord = 0;
    }

    /// <summary>The segment has grown: records up to the new length may be read.</summary>
    public void Extend(int length)
    {
        if (length > _end)
        {
            _end = length;
            _count = 0;
        }

        // A tail that was no record while it was being written is looked at again, from where records ended.
        if (_position > EndOfLastRecord)
        {
            _position = EndOfLastRecord;
        }
    }

    /// <summary>Reads the next whole record whose sequence number is above one bound and not above the other.</summary>
    public bool TryReadNext(RecordView view, int sequenceAbove, int sequenceAtMost)
    {
        HasReadFailed = false;
        if (view.ScannedBy != this)
        {
            view.ScannedBy = this;
            _buffer = view.Scanned;
            _count = 0;
        }

        while (_position + RecordLog.OverheadBytes <= _end)
        {
            int total = MeasureRecord(sequenceAtMost);
            if (total < 0)
            {
                HasReadFailed = true;
                return false;
            }

            if (total == 0)
            {
                _position++;
                continue;
            }

            byte[] buffer = _buffer;
            int start = _position - _start;
            view.Length = buffer[start];
            view.Type = buffer[start + 1];
            view.Sequence = LittleEndian.ReadInt32(buffer, start + 2);
            Array.Copy(buffer, start + RecordLog.HeaderBytes, view.Payload, 0, view.Length);
            _position += total;
            EndOfLastRecord = _position;
            if (view.Sequence > sequenceAbove)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of the whole record at the current position, 0 when none stands there, -1 when the store failed.</summary>
    private int MeasureRecord(int sequenceAtMost)
    {
        byte[] buffer = _buffer;
        if (!Load(RecordLog.OverheadBytes))
        {
            return -1;
        }

        int start = _position - _start;
        int total = buffer[start] + RecordLog.OverheadBytes;
        int sequence = LittleEndian.ReadInt32(buffer, start + 2);
        bool isPlausible = buffer[start + 1] > 0 && buffer[start + 1] <= RecordLog.MostType
            && sequence > 0 && sequence <= sequenceAtMost && _position + total <= _end;
        if (!isPlausible)
        {
            return 0;
        }

        if (!Load(total))
        {
            return -1;
        }

        start = _position - _start;
        int checkedBytes = total - RecordLog.CheckBytes;
        return Crc32.Of(buffer, start, checkedBytes) == LittleEndian.ReadInt32(buffer, start + checkedBytes) ? total : 0;
    }

    private bool Load(int count)
    {
        int position = _position;
        byte[] buffer = _buffer;
        int offset = position - _start;
        if (offset >= 0 && offset + count <= _count)
        {
            return true;
        }

        int wanted = _end - position < buffer.Length ? _end - position : buffer.Length;
        _start = position;
        _count = _store.Read(_name, position, buffer, 0, wanted);
        return _count >= count;
    }
}
