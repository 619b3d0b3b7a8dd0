using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Storage;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// Keeps the ledger's state on flash. Each record is the whole state, so the newest readable one is enough and a power
/// cut at any byte leaves the one before. The control thread offers, the record thread writes.
/// </summary>
public sealed class LockoutLedger
{
    /// <summary>Begins the names of the ledger's files.</summary>
    public const string FilePrefix = "lock";

    /// <summary>Files of the ledger: a lost one must not take the newest state along.</summary>
    public const int SegmentCount = 3;

    /// <summary>Bytes of one file: half a flash block, about ten states.</summary>
    public const int SegmentBytes = 2048;

    /// <summary>Name of the file in which the ledger of an exchanged board comes: a payload and its CRC-32 (4 bytes).</summary>
    public const string NewFile = "ledger.new";

    /// <summary>Bytes of the payload that this version writes.</summary>
    public const int PayloadBytes = LeastPayloadBytes + 8;

    /// <summary>Bytes of the check value behind the payload in <see cref="NewFile"/>.</summary>
    public const int CheckBytes = 4;

    private const int TakenOver = 1;
    private const int Damaged = 2;
    private const int NotKept = 3;
    private const int RecordType = 1;

    // Two bytes before the times held the places of an earlier firmware; now the oldest time gives way.
    private const int TimesAt = 8 + 8 + 8 + 1 + 2;

    // Fields are only ever added at the end: a record of an earlier firmware ends sooner, one of a later firmware goes on.
    private const int LeastPayloadBytes = TimesAt + (8 * LockoutLedgerState.MostCounted) + (8 * LockoutLedgerState.MostLockouts) + 12;
    private const int MeasuredBit = 1;
    private const int CountedBit = 2;
    private const int LockedOutBit = 4;

    private readonly RecordLog _log;
    private readonly SampleGate _gate = new SampleGate();
    private readonly LockoutLedgerState _offered = new LockoutLedgerState();
    private readonly byte[] _writing = new byte[PayloadBytes];
    private int _offeredVersion;
    private int _writtenVersion;

    /// <summary>Keeps the state in this log.</summary>
    /// <param name="log">The ledger's own log.</param>
    public LockoutLedger(RecordLog log)
    {
        _log = log;
    }

    /// <summary>The newest state on flash; an empty one that is missing when there is none.</summary>
    /// <returns>The state, made once at boot.</returns>
    public LockoutLedgerState Restore()
    {
        LockoutLedgerState state = new LockoutLedgerState();
        state.InstallerReset = -1;
        RecordReader reader = new RecordReader(_log);
        RecordView view = new RecordView();
        reader.Seek(0);
        while (reader.TryReadNext(view))
        {
            if (view.Type == RecordType && view.Length >= LeastPayloadBytes)
            {
                Decode(view.Payload, view.Length, state);
            }
        }

        return state;
    }

    /// <summary>
    /// Takes the ledger of an exchanged board over, when its file is there. Called once at boot: the file goes when the merged
    /// state is on flash, and what cannot be written then is in force all the same and is offered again with the next change.
    /// </summary>
    /// <param name="state">The state as restored; becomes the merged one.</param>
    /// <param name="events">Is told what became of the file.</param>
    public void CarryOver(LockoutLedgerState state, IEventSink events)
    {
        IFileStore store = _log.Store;
        int length = store.GetLength(NewFile);
        if (length < 0)
        {
            return;
        }

        byte[] image = new byte[RecordView.MostPayloadBytes + CheckBytes];
        LockoutLedgerState carried = new LockoutLedgerState();
        int outcome = Damaged;
        if (length <= image.Length && store.Read(NewFile, 0, image, 0, length) == length && TryRead(image, length, carried))
        {
            outcome = TakenOver;
            int check = LittleEndian.ReadInt32(image, length - CheckBytes);
            if (check != state.CarriedCheck)
            {
                state.Merge(carried);
                state.CarriedCheck = check;
                Encode(state, _writing);
                outcome = _log.Append(RecordType, _writing, PayloadBytes) ? TakenOver : NotKept;
            }
        }

        events.Raise(EventCode.LedgerCarriedOver, outcome, state.CountWithin(state.LockoutMs, ExcursionWatch.ThirtyDaysMs));
        if (outcome == TakenOver)
        {
            store.Delete(NewFile);
        }
    }

    /// <summary>Reads the content of a <see cref="NewFile"/>.</summary>
    /// <param name="image">Payload and CRC-32 from index 0.</param>
    /// <param name="length">Bytes of both.</param>
    /// <param name="state">Receives it; fresh.</param>
    /// <returns>Whether it is whole. If not, nothing was read.</returns>
    public static bool TryRead(byte[] image, int length, LockoutLedgerState state)
    {
        int check = length - CheckBytes;
        if (check < LeastPayloadBytes || Crc32.Of(image, 0, check) != LittleEndian.ReadInt32(image, check))
        {
            return false;
        }

        state.InstallerReset = -1;
        Decode(image, check, state);
        return true;
    }

    /// <summary>Hands a changed state over. Called by the control thread; never waits.</summary>
    /// <param name="state">The state.</param>
    /// <param name="version">Its version: a version offered before is ignored.</param>
    public void Offer(LockoutLedgerState state, int version)
    {
        if (version == _offeredVersion)
        {
            return;
        }

        _gate.BeginWrite();
        state.CopyTo(_offered);
        _offeredVersion = version;
        _gate.EndWrite();
    }

    /// <summary>Writes the state offered last. Called by the record thread; a failed write is tried again at its next call.</summary>
    /// <returns>Whether it wrote, so that no other write need follow in the same step.</returns>
    public bool PersistStep()
    {
        int gate = _gate.BeginRead();
        if (gate < 0 || _offeredVersion == _writtenVersion)
        {
            return false;
        }

        int version = _offeredVersion;
        Encode(_offered, _writing);
        if (!_gate.EndRead(gate))
        {
            return false;
        }

        if (_log.Append(RecordType, _writing, PayloadBytes))
        {
            _writtenVersion = version;
        }

        return true;
    }

    /// <summary>Writes the payload of a record of this state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="target">Receives <see cref="PayloadBytes"/> bytes from index 0.</param>
    public static void Encode(LockoutLedgerState state, byte[] target)
    {
        LittleEndian.Write(target, 0, 8, state.LedgerMs);
        LittleEndian.Write(target, 8, 8, state.UtcUnixMs);
        LittleEndian.Write(target, 16, 8, state.ExcursionStartMs);
        target[24] = (byte)((state.ExcursionWasMeasured ? MeasuredBit : 0)
            | (state.ExcursionIsCounted ? CountedBit : 0)
            | (state.IsLockedOut ? LockedOutBit : 0));
        int at = EncodeTimes(state.CountedMs, target, TimesAt);
        at = EncodeTimes(state.LockoutMs, target, at);
        LittleEndian.Write(target, at, 4, state.TotalCounted);
        LittleEndian.Write(target, at + 4, 4, state.TotalLockouts);
        LittleEndian.Write(target, at + 8, 4, state.TotalUserResets);
        LittleEndian.Write(target, LeastPayloadBytes, 4, state.InstallerReset);
        LittleEndian.Write(target, LeastPayloadBytes + 4, 4, state.CarriedCheck);
    }

    private static int EncodeTimes(long[] timesMs, byte[] target, int at)
    {
        for (int i = 0; i < timesMs.Length; i++)
        {
            LittleEndian.Write(target, at, 8, timesMs[i]);
            at += 8;
        }

        return at;
    }

    private static void Decode(byte[] source, int length, LockoutLedgerState state)
    {
        state.LedgerMs = LittleEndian.Read(source, 0, 8);
        state.UtcUnixMs = LittleEndian.Read(source, 8, 8);
        state.ExcursionStartMs = LittleEndian.Read(source, 16, 8);
        int bits = source[24];
        state.ExcursionWasMeasured = (bits & MeasuredBit) != 0;
        state.ExcursionIsCounted = (bits & CountedBit) != 0;
        state.IsLockedOut = (bits & LockedOutBit) != 0;
        int at = DecodeTimes(source, TimesAt, state.CountedMs);
        at = DecodeTimes(source, at, state.LockoutMs);
        state.TotalCounted = LittleEndian.ReadInt32(source, at);
        state.TotalLockouts = LittleEndian.ReadInt32(source, at + 4);
        state.TotalUserResets = LittleEndian.ReadInt32(source, at + 8);

        // An earlier firmware writes neither number nor check value. Those that were taken before it stay taken.
        int number = 0;
        if (length >= PayloadBytes)
        {
            number = LittleEndian.ReadInt32(source, LeastPayloadBytes);
            state.CarriedCheck = LittleEndian.ReadInt32(source, LeastPayloadBytes + 4);
        }

        state.InstallerReset = number > state.InstallerReset ? number : state.InstallerReset;
    }

    private static int DecodeTimes(byte[] source, int at, long[] timesMs)
    {
        for (int i = 0; i < timesMs.Length; i++)
        {
            timesMs[i] = LittleEndian.Read(source, at, 8);
            at += 8;
        }

        return at;
    }
}
