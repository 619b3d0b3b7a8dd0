using System;
using NanoV2G.Hal.Storage;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Journal;

/// <summary>
/// A few small values that change often and of which only the newest counts: the register checkpoint, the positions of
/// the outbox, the sequence numbers of command issuers. All of them go to flash as one record of two small segments, so
/// that the newest whole record always wins and a change of several costs one write.
/// </summary>
/// <remarks>
/// The places of the slices are part of the stored form: a slice keeps its offset and length for ever, new ones are
/// added behind. A record of an older version is shorter, its missing slices read as zeros.
/// </remarks>
public sealed class StateBlock
{
    /// <summary>Offset of the register checkpoint of the half-hour recorder.</summary>
    public const int CheckpointOffset = 0;

    /// <summary>Length of the register checkpoint, bytes.</summary>
    public const int CheckpointBytes = 48;

    /// <summary>Offset of the outbox's position in the half-hours.</summary>
    public const int HalfHourPositionOffset = 48;

    /// <summary>Offset of the outbox's position in the events.</summary>
    public const int EventPositionOffset = 56;

    /// <summary>Length of a position of the outbox, bytes.</summary>
    public const int PositionBytes = 8;

    /// <summary>Offset of the sequence numbers of command issuers.</summary>
    public const int IssuersOffset = 64;

    /// <summary>Length of the sequence numbers of command issuers: 8 of 8 bytes each.</summary>
    public const int IssuersBytes = 64;

    /// <summary>Offset of what the contactor sequence keeps: its length is <c>ContactorSequencer.KeptBytes</c>.</summary>
    public const int ContactorOffset = 128;

    /// <summary>First offset that no slice of this version takes.</summary>
    public const int FirstFreeOffset = 140;

    /// <summary>
    /// How long a change that is not urgent waits for company, ms. Derived: long enough for a half-hour's
    /// acknowledgement to meet the next change, short enough that a power cut repeats few messages.
    /// </summary>
    public const int GatheringMs = 10000;

    /// <summary>How long a failed write waits before it is tried again, ms.</summary>
    public const int RetryMs = 5000;

    private const int ImageType = 1;
    private const int MostSlices = 8;

    private readonly RecordLog _log;
    private readonly IClock _clock;
    private readonly StateSlice[] _slices = new StateSlice[MostSlices];
    private readonly byte[] _image = new byte[RecordView.MostPayloadBytes];
    private int _count;
    private int _imageLength;
    private long _changedMs = -1;
    private long _notBeforeMs;

    /// <summary>Opens the block and reads what was stored last.</summary>
    /// <param name="log">The block's own log: two segments of 4096 bytes.</param>
    /// <param name="clock">Monotonic time.</param>
    public StateBlock(RecordLog log, IClock clock)
    {
        _log = log;
        _clock = clock;
        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        reader.Seek(log.NewestSequence);
        if (reader.TryReadNext(view) && view.Type == ImageType)
        {
            Array.Copy(view.Payload, _image, view.Length);
            _imageLength = view.Length;
        }
    }

    /// <summary>Takes a place in the block. Called while objects are made.</summary>
    /// <param name="offset">First byte, one of the offsets above.</param>
    /// <param name="length">Length, bytes; the slice must end within a record.</param>
    /// <returns>The slice, holding what was stored last.</returns>
    public StateSlice AddSlice(int offset, int length)
    {
        if (_count == MostSlices || offset < 0 || offset + length > RecordView.MostPayloadBytes)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        StateSlice slice = new StateSlice(offset, length, _image);
        _slices[_count] = slice;
        _count++;
        if (offset + length > _imageLength)
        {
            _imageLength = offset + length;
        }

        return slice;
    }

    /// <summary>Writes the block when a slice has changed, urgently or long enough ago: at most one write a call.</summary>
    /// <returns>Whether it wrote, so that no other write need follow in the same step.</returns>
    public bool PersistStep()
    {
        long nowMs = _clock.MonotonicMs;
        bool isChanged = false;
        bool isUrgent = false;
        for (int index = 0; index < _count; index++)
        {
            // Urgent changes are counted first and read first, so that an urgent one is never taken for a quiet one.
            StateSlice slice = _slices[index];
            isUrgent |= slice.UrgentChanges != slice.StoredUrgent;
            isChanged |= slice.Changes != slice.Stored;
        }

        if (!isChanged)
        {
            _changedMs = -1;
            return false;
        }

        if (_changedMs < 0)
        {
            _changedMs = nowMs;
        }

        if (nowMs < _notBeforeMs || (!isUrgent && nowMs - _changedMs < GatheringMs) || !TryCopySlices())
        {
            return false;
        }

        Store(nowMs);
        return true;
    }

    private void Store(long nowMs)
    {
        if (!_log.Append(ImageType, _image, _imageLength))
        {
            _notBeforeMs = nowMs + RetryMs;
            return;
        }

        _changedMs = -1;
        for (int index = 0; index < _count; index++)
        {
            StateSlice slice = _slices[index];
            slice.Stored = slice.Copied;
            slice.StoredUrgent = slice.CopiedUrgent;
        }
    }

    private bool TryCopySlices()
    {
        // What belongs to no slice stays as it was restored.
        for (int index = 0; index < _count; index++)
        {
            if (!_slices[index].TryCopyTo(_image))
            {
                return false;
            }
        }

        return true;
    }
}
