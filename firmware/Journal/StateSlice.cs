using System;
using System.Threading;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Journal;

/// <summary>
/// The bytes that one owner keeps in a <see cref="StateBlock"/>. One thread writes a slice; the block copies it on the
/// record thread, never half written.
/// </summary>
public sealed class StateSlice
{
    private readonly byte[] _bytes;
    private readonly SampleGate _gate = new SampleGate();
    private int _changes;
    private int _urgentChanges;

    /// <summary>Makes the slice as it stands in the image of the block.</summary>
    internal StateSlice(int offset, int length, byte[] image)
    {
        Offset = offset;
        Length = length;
        _bytes = new byte[length];
        _gate.BeginWrite();
        Array.Copy(image, offset, _bytes, 0, length);
        _gate.EndWrite();
    }

    /// <summary>Length of the slice, bytes.</summary>
    public readonly int Length;

    internal readonly int Offset;

    /// <summary>How often the slice has been changed; counted, so that a change during a copy is not lost.</summary>
    internal int Changes => Interlocked.CompareExchange(ref _changes, 0, 0);

    /// <summary>How many of the changes were urgent.</summary>
    internal int UrgentChanges => Interlocked.CompareExchange(ref _urgentChanges, 0, 0);

    /// <summary>How many of the changes, and how many of the urgent ones, the last copy holds.</summary>
    internal int Copied;
    internal int CopiedUrgent;

    /// <summary>How many of the changes, and how many of the urgent ones, are on flash.</summary>
    internal int Stored;
    internal int StoredUrgent;

    /// <summary>Copies the slice: after construction, what was stored last; zeros when nothing was.</summary>
    /// <param name="target">Receives the bytes from index 0.</param>
    public void Read(byte[] target)
    {
        Array.Copy(_bytes, 0, target, 0, Length);
    }

    /// <summary>Replaces the slice and asks the block to store it.</summary>
    /// <param name="source">Holds the bytes from index 0.</param>
    /// <param name="isUrgent">Whether the block stores it at its next step, not together with later changes.</param>
    public void Write(byte[] source, bool isUrgent)
    {
        _gate.BeginWrite();
        Array.Copy(source, 0, _bytes, 0, Length);

        _gate.EndWrite();
        if (isUrgent)
        {
            Interlocked.Increment(ref _urgentChanges);
        }

        Interlocked.Increment(ref _changes);
    }

    /// <summary>Copies the slice into the image of the block; false when its owner is writing just now.</summary>
    internal bool TryCopyTo(byte[] image)
    {
        // The counts are read before the bytes: a change in between is stored and counted once more, never missed.
        CopiedUrgent = UrgentChanges;
        Copied = Changes;
        int version = _gate.BeginRead();
        Array.Copy(_bytes, 0, image, Offset, Length);

        return _gate.EndRead(version);
    }
}
