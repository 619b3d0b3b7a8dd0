using System;
using NanoV2G.Hal.Storage;

namespace NanoV2G.Firmware.Journal;

/// <summary>
/// An append-only log in a ring of small files. A record is length (1 byte), type (1), sequence number (4), payload and
/// CRC-32 (4). A segment is written, filled up, and then never touched until it is the oldest and its place is needed:
/// dropping the oldest costs one segment.
/// </summary>
/// <remarks>
/// <para>Power may fail at any byte of any write: what <see cref="Append"/> or <see cref="Commit"/> has acknowledged is
/// there afterwards, what it has not is there whole or not at all, and a torn tail is never written behind: the next
/// record opens the next segment. Sequence numbers rise but may leave gaps, because a number that may have been used by
/// a record that is now damaged is not used again.</para>
/// <para>One thread appends. Others read through a <see cref="RecordReader"/> each, without a lock: bytes are on flash
/// before length and newest sequence number say so, and every record proves itself by sequence number and CRC.</para>
/// </remarks>
public sealed class RecordLog
{
    /// <summary>Bytes around a payload.</summary>
    public const int OverheadBytes = HeaderBytes + CheckBytes;

    /// <summary>Highest type of a record: a low bound tells records from noise sooner.</summary>
    public const int MostType = 63;

    /// <summary>Most bytes that one <see cref="Commit"/> writes.</summary>
    public const int StagingBytes = 512;

    /// <summary>Room for a log's work: what is staged, as it will be on flash, and behind it a piece of what is on flash, to compare.</summary>
    public const int WorkBytes = StagingBytes + PieceBytes;

    internal const int HeaderBytes = 6;
    internal const int CheckBytes = 4;
    private const int PieceBytes = 64;

    private readonly int _segmentBytes;
    private readonly byte[] _staging;
    private int _stagedBytes;
    private int _stagedRecords;
    private int _newestSlot = -1;
    private int _nextSequence = 1;
    private bool _isSealed;

    /// <summary>Opens the log: finds the newest record and whether its segment may be written further.</summary>
    /// <param name="store">Holds the files.</param>
    /// <param name="prefix">Begins the name of each file, 1 to 14 lower-case letters; two digits follow.</param>
    /// <param name="segmentCount">Most files, 2 to 100.</param>
    /// <param name="segmentBytes">
    /// Most bytes of a file, at least 64; 4096 fills one block of the flash file system. No record may be longer.
    /// </param>
    public RecordLog(IFileStore store, string prefix, int segmentCount, int segmentBytes)
        : this(store, prefix, segmentCount, segmentBytes, new byte[WorkBytes])
    {
    }

    /// <summary>Opens the log, as above, with a staging that others use too.</summary>
    /// <param name="store">Holds the files.</param>
    /// <param name="prefix">As above.</param>
    /// <param name="segmentCount">As above.</param>
    /// <param name="segmentBytes">As above.</param>
    /// <param name="staging">
    /// <see cref="WorkBytes"/> bytes in which records stand until they are written. Logs that one thread writes may share
    /// them, since each stages and commits, or discards, before another begins.
    /// </param>
    public RecordLog(IFileStore store, string prefix, int segmentCount, int segmentBytes, byte[] staging)
    {
        if (segmentCount < 2 || segmentCount > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(segmentCount));
        }

        if (segmentBytes < 64)
        {
            throw new ArgumentOutOfRangeException(nameof(segmentBytes));
        }

        Store = store;
        _staging = staging;
        _segmentBytes = segmentBytes;
        Names = new string[segmentCount];
        FirstSequences = new int[segmentCount];
        Lengths = new int[segmentCount];
        for (int slot = 0; slot < segmentCount; slot++)
        {
            Names[slot] = prefix + (char)('0' + (slot / 10)) + (char)('0' + (slot % 10));
        }

        Open();
    }

    /// <summary>Sequence number of the newest record, 0 while there is none.</summary>
    public int NewestSequence;

    /// <summary>Whether the last write failed; a later one that succeeds clears it.</summary>
    public bool HasFailed;

    /// <summary>The sequence number that the next record staged or appended will carry.</summary>
    public int NextSequence => _nextSequence + _stagedRecords;

    /// <summary>Whether a <see cref="Commit"/> now would begin a new segment, whose first record should need none before it.</summary>
    public bool OpensSegment => _newestSlot < 0 || _isSealed || Lengths[_newestSlot] + _stagedBytes > _segmentBytes;

    internal readonly IFileStore Store;

    /// <summary>File name of each segment.</summary>
    internal readonly string[] Names;

    /// <summary>Sequence number of the first record of each segment, 0 while it has none.</summary>
    internal readonly int[] FirstSequences;

    /// <summary>Length of each segment, bytes.</summary>
    internal readonly int[] Lengths;

    /// <summary>Adds one record and waits until it is safe.</summary>
    /// <param name="type">Type, 1 to <see cref="MostType"/>.</param>
    /// <param name="payload">Holds the payload from index 0.</param>
    /// <param name="length">Its length, 0 to 255 bytes.</param>
    /// <returns>True when the record will survive a power cut; false when nothing was added: try again later.</returns>
    public bool Append(int type, byte[] payload, int length)
    {
        return Stage(type, payload, length) && Commit();
    }

    /// <summary>
    /// Puts a record beside others that one <see cref="Commit"/> writes at the cost of one flash erase. After a power
    /// cut within it the first few of them may be there, each whole.
    /// </summary>
    /// <param name="type">Type, 1 to <see cref="MostType"/>.</param>
    /// <param name="payload">Holds the payload from index 0.</param>
    /// <param name="length">Its length, 0 to 255 bytes.</param>
    /// <returns>False when there is no room beside the others, or type or length is out of range.</returns>
    public bool Stage(int type, byte[] payload, int length)
    {
        byte[] staging = _staging;
        int total = length + OverheadBytes;
        if (type < 1 || type > MostType || length < 0 || length > RecordView.MostPayloadBytes
            || _stagedBytes + total > StagingBytes || _stagedBytes + total > _segmentBytes)
        {
            return false;
        }

        int start = _stagedBytes;
        staging[start] = (byte)length;
        staging[start + 1] = (byte)type;
        LittleEndian.Write(staging, start + 2, 4, NextSequence);
        Array.Copy(payload, 0, staging, start + HeaderBytes, length);
        LittleEndian.Write(staging, start + total - CheckBytes, CheckBytes, Crc32.Of(staging, start, total - CheckBytes));
        _stagedBytes += total;
        _stagedRecords++;
        return true;
    }

    /// <summary>Writes the staged records with one write and forgets them, whether or not it succeeds.</summary>
    /// <returns>True when all of them will survive a power cut; false when they were not added.</returns>
    public bool Commit()
    {
        int bytes = _stagedBytes;
        int records = _stagedRecords;
        bool opensSegment = OpensSegment;
        Discard();
        if (records == 0)
        {
            return true;
        }

        HasFailed = !TryWrite(bytes, records, opensSegment);
        return !HasFailed;
    }

    /// <summary>Forgets the staged records without writing them.</summary>
    public void Discard()
    {
        _stagedBytes = 0;
        _stagedRecords = 0;
    }

    /// <summary>Where to begin reading so that everything before a record in its segment is read as well.</summary>
    /// <param name="sequence">Sequence number of the record.</param>
    /// <returns>That of the segment's first record, at most the one given.</returns>
    public int SegmentStartOf(int sequence)
    {
        int slot = SlotBehind(sequence - 1);
        int first = slot < 0 ? sequence : FirstSequences[slot];
        return first < sequence ? first : sequence;
    }

    /// <summary>The segment in which to look for the first record behind a sequence number, or -1 in an empty log.</summary>
    internal int SlotBehind(int sequence)
    {
        int[] firsts = FirstSequences;
        int best = -1;
        int oldest = -1;
        for (int slot = 0; slot < firsts.Length; slot++)
        {
            int first = firsts[slot];
            if (first == 0)
            {
                continue;
            }

            // Compared without a sum, which could pass the largest integer.
            if (first - 1 <= sequence && (best < 0 || first > firsts[best]))
            {
                best = slot;
            }

            if (oldest < 0 || first < firsts[oldest])
            {
                oldest = slot;
            }
        }

        return best >= 0 ? best : oldest;
    }

    private bool TryWrite(int bytes, int records, bool opensSegment)
    {
        // Numbers are spent even when the write fails: part of it may come to light at the next opening.
        int first = _nextSequence;
        _nextSequence += records;
        int slot = opensSegment ? (_newestSlot + 1) % Names.Length : _newestSlot;
        if (opensSegment)
        {
            // Readers look here first: from now on they take the segment for gone.
            FirstSequences[slot] = 0;
            Lengths[slot] = 0;
            if (!Store.Delete(Names[slot]))
            {
                return false;
            }
        }

        int before = Lengths[slot];
        if (!Store.Append(Names[slot], _staging, 0, bytes) && !IsThere(slot, before, bytes))
        {
            _isSealed = true;
            return false;
        }

        Lengths[slot] = before + bytes;
        if (opensSegment)
        {
            FirstSequences[slot] = first;
            _newestSlot = slot;
            _isSealed = false;
        }

        NewestSequence = first + records - 1;
        return true;
    }

    /// <summary>Whether a write that was reported as failed is nevertheless on flash, whole.</summary>
    private bool IsThere(int slot, int before, int bytes)
    {
        if (Store.GetLength(Names[slot]) != before + bytes)
        {
            return false;
        }

        byte[] staging = _staging;
        for (int index = 0; index < bytes; index++)
        {
            int at = index % PieceBytes;
            if (at == 0)
            {
                int count = bytes - index < PieceBytes ? bytes - index : PieceBytes;
                if (Store.Read(Names[slot], before + index, staging, StagingBytes, count) != count)
                {
                    return false;
                }
            }

            if (staging[StagingBytes + at] != staging[index])
            {
                return false;
            }
        }

        return true;
    }

    private void Open()
    {
        SegmentScanner scanner = new SegmentScanner(Store);
        RecordView view = new RecordView();
        int doubtfulBytes = 0;
        for (int slot = 0; slot < Names.Length; slot++)
        {
            int length = Store.GetLength(Names[slot]);
            Lengths[slot] = length < 0 ? 0 : length;
            scanner.Open(Names[slot], Lengths[slot]);
            if (scanner.TryReadNext(view, 0, int.MaxValue))
            {
                FirstSequences[slot] = view.Sequence;
                if (_newestSlot < 0 || view.Sequence > FirstSequences[_newestSlot])
                {
                    _newestSlot = slot;
                }
            }
            else
            {
                doubtfulBytes += Lengths[slot];
            }
        }

        if (_newestSlot >= 0)
        {
            doubtfulBytes += FindNewest(scanner, view);
        }

        int doubtfulRecords = doubtfulBytes == 0 ? 0 : (doubtfulBytes / OverheadBytes) + 1;
        _nextSequence = NewestSequence + 1 + doubtfulRecords;
    }

    /// <summary>Reads the newest segment to its end; returns how many bytes of its tail are no record.</summary>
    private int FindNewest(SegmentScanner scanner, RecordView view)
    {
        int length = Lengths[_newestSlot];
        scanner.Open(Names[_newestSlot], length);
        int highest = FirstSequences[_newestSlot] + _segmentBytes;
        while (scanner.TryReadNext(view, NewestSequence, highest))
        {
            NewestSequence = view.Sequence;
        }

        _isSealed = scanner.EndOfLastRecord < length;
        return length - scanner.EndOfLastRecord;
    }
}
