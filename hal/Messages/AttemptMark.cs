using NanoV2G.Hal.Storage;

namespace NanoV2G.Hal.Messages;

/// <summary>
/// Remembers in flash that a connection attempt is under way. An attempt that hangs the interpreter ends with a reset
/// by the supervisor; the next boot finds the attempt unfinished and backs off, so that a broker which accepts
/// connections and then says nothing costs one contactor opening an hour and not one a minute.
/// </summary>
public sealed class AttemptMark
{
    /// <summary>File of the marks: one byte for each begin and each end.</summary>
    public const string File = "attempt.log";

    /// <summary>Length from which the file is started anew, bytes.</summary>
    public const int MostBytes = 256;

    private const byte Begun = 1;
    private const byte Ended = 2;

    // More unfinished attempts do not lengthen the pause any further.
    private const int MostKept = 8;

    private readonly IFileStore _store;
    private readonly byte[] _marks = new byte[MostBytes + 2];

    /// <summary>Makes the mark; the file is read by <see cref="CountUnfinished"/>.</summary>
    /// <param name="store">The flash file system.</param>
    public AttemptMark(IFileStore store)
    {
        _store = store;
    }

    /// <summary>How many attempts in a row, the last included, did not end.</summary>
    /// <returns>0 after one that ended, or when there was none.</returns>
    public int CountUnfinished()
    {
        int length = _store.Read(File, 0, _marks, 0, _marks.Length);
        int count = 0;
        while (count < length && _marks[length - 1 - count] != Ended)
        {
            count++;
        }

        return count;
    }

    /// <summary>Records that an attempt begins. Stalls for flash erases, so parked only.</summary>
    /// <returns>False when the flash failed: the attempt must not be made.</returns>
    public bool Begin()
    {
        return TryShorten() && Add(Begun, 1);
    }

    /// <summary>Records that the attempt has ended, well or badly.</summary>
    public void End()
    {
        Add(Ended, 1);
    }

    // A power cut between the two calls forgets the unfinished attempts, which costs one attempt too early.
    private bool TryShorten()
    {
        if (_store.GetLength(File) < MostBytes)
        {
            return true;
        }

        int unfinished = CountUnfinished();
        unfinished = unfinished < MostKept ? unfinished : MostKept;
        return _store.Delete(File) && (unfinished == 0 || Add(Begun, unfinished));
    }

    private bool Add(byte mark, int times)
    {
        for (int index = 0; index < times; index++)
        {
            _marks[index] = mark;
        }

        return _store.Append(File, _marks, 0, times);
    }
}
