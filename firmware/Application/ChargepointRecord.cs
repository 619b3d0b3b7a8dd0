using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Board;

namespace NanoV2G.Firmware.Application;

/// <summary>
/// Everything the unit keeps on flash, and the order in which it is written: at most one write a step, the lockout ledger
/// first, since a write stalls the interpreter.
/// </summary>
public sealed class ChargepointRecord
{
    /// <summary>Events that may wait for the record step.</summary>
    public const int QueuedEvents = 64;

    /// <summary>Begins the names of the state block's files.</summary>
    public const string StatePrefix = "s";

    /// <summary>Files of the state block.</summary>
    public const int StateSegments = 2;

    /// <summary>Bytes of a file of the state block: one block of the flash file system.</summary>
    public const int StateSegmentBytes = 4096;

    private readonly HalfHourRecorder _recorder;
    private readonly EventLog _eventLog;
    private readonly StoreWatch _storeWatch;

    /// <summary>Opens every log of the board.</summary>
    /// <param name="board">The board.</param>
    public ChargepointRecord(IBoard board)
    {
        Events = new EventQueue(board.Clock, QueuedEvents);

        // The record thread writes all logs, one after the other.
        byte[] staging = new byte[RecordLog.WorkBytes];
        RecordLog ledgerLog = new RecordLog(
            board.Store, LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes, staging);
        RecordLog stateLog = new RecordLog(board.Store, StatePrefix, StateSegments, StateSegmentBytes, staging);
        EventRecords = new RecordLog(board.Store, EventLog.FilePrefix, EventLog.SegmentCount, EventLog.SegmentBytes, staging);
        HalfHourRecords = new RecordLog(board.Store, HalfHourRecorder.FilePrefix, HalfHourRecorder.SegmentCount, HalfHourRecorder.SegmentBytes, staging);
        Ledger = new LockoutLedger(ledgerLog);
        State = new StateBlock(stateLog, board.Clock);
        _eventLog = new EventLog(Events, EventRecords, board.Clock);
        BootCount = _eventLog.BootCount;
        StateSlice checkpoint = State.AddSlice(StateBlock.CheckpointOffset, StateBlock.CheckpointBytes);
        _recorder = new HalfHourRecorder(board.AssetMeter, board.Clock, HalfHourRecords, checkpoint, Events);
        _storeWatch = new StoreWatch(Events, new RecordLog[] { ledgerLog, stateLog, EventRecords, HalfHourRecords });
    }

    /// <summary>Takes events from every part of the firmware.</summary>
    public readonly EventQueue Events;

    /// <summary>The lockout ledger.</summary>
    public readonly LockoutLedger Ledger;

    /// <summary>The small values of which the newest counts.</summary>
    public readonly StateBlock State;

    /// <summary>The half-hour log.</summary>
    public readonly RecordLog HalfHourRecords;

    /// <summary>The event log.</summary>
    public readonly RecordLog EventRecords;

    /// <summary>Which boot of the unit this is, from 1.</summary>
    public readonly int BootCount;

    /// <summary>One step, once a second.</summary>
    public void Step()
    {
        _storeWatch.Step();

        // The recorder looks at the meter in every step, written or not: a half-hour's end must not wait for flash.
        bool hasWritten = _recorder.Step();
        hasWritten = hasWritten || Ledger.PersistStep();
        hasWritten = hasWritten || State.PersistStep();
        if (!hasWritten)
        {
            _eventLog.PersistStep();
        }
    }
}
