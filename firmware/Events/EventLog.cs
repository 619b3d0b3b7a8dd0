using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Events;

/// <summary>
/// Brings events from the queue to flash, each with monotonic time, UTC and its quality, boot count, code and two
/// values: 36 bytes on flash, several events with one write.
/// </summary>
/// <remarks>
/// Room for the chain of hashes that makes the log evidence: records of other types may stand between the events (a
/// chain record every so many events), and readers skip types they do not know; an event's payload may grow at its end,
/// and readers take the bytes they know.
/// </remarks>
public sealed class EventLog
{
    /// <summary>Type of an event's record.</summary>
    public const int EventType = 1;

    /// <summary>Begins the names of the log's files.</summary>
    public const string FilePrefix = "e";

    /// <summary>Files of the log: 6 of <see cref="SegmentBytes"/> hold 565 to 678 events.</summary>
    public const int SegmentCount = 6;

    /// <summary>Bytes of one file: one block of the flash file system.</summary>
    public const int SegmentBytes = 4096;

    /// <summary>
    /// How long an event waits for company before it is written, ms: a burst costs one flash erase, and what a power
    /// cut may take stays below a few seconds. Derived.
    /// </summary>
    public const int GatheringMs = 3000;

    /// <summary>How long a failed write waits before it is tried again, ms.</summary>
    public const int RetryMs = 5000;

    /// <summary>Most events of one write: 12 of 36 bytes fit beside one another.</summary>
    private const int MostAtOnce = RecordLog.StagingBytes / (StoredEvent.StoredBytes + RecordLog.OverheadBytes) - 2;

    private readonly EventQueue _queue;
    private readonly RecordLog _log;
    private readonly IClock _clock;
    private readonly StoredEvent _event = new StoredEvent();
    private readonly byte[] _payload = new byte[StoredEvent.StoredBytes];
    private long _notBeforeMs;
    private int _dropped;

    /// <summary>
    /// Opens the log and notes the boot on flash at once: a boot that dies in its first seconds counts too. It writes
    /// while objects are made, when nothing is driven and a stall is harmless.
    /// </summary>
    /// <param name="queue">The queue that <see cref="IEventSink.Raise"/> fills.</param>
    /// <param name="log">The events' own log.</param>
    /// <param name="clock">Monotonic time.</param>
    public EventLog(EventQueue queue, RecordLog log, IClock clock)
    {
        _queue = queue;
        _log = log;
        _clock = clock;

        // The newest record may be of another type, so the last few are read.
        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        reader.Seek(log.NewestSequence - 16);
        while (reader.TryReadNext(view))
        {
            if (view.Type == EventType && _event.TryRead(view))
            {
                BootCount = _event.BootCount;
            }
        }

        BootCount++;
        _event.BootCount = BootCount;
        _queue.Raise(EventCode.Boot, BootCount, 0);
        Write(clock.MonotonicMs);
    }

    /// <summary>Which boot of the unit this is, from 1: one more than the newest event on flash tells.</summary>
    public readonly int BootCount;

    /// <summary>Writes waiting events when the oldest has waited long enough or many wait: at most one write a call.</summary>
    /// <returns>Whether it wrote, so that no other write need follow in the same step.</returns>
    public bool PersistStep()
    {
        long nowMs = _clock.MonotonicMs;
        if (nowMs < _notBeforeMs || !_queue.TryPeek(0, _event)
            || (nowMs - _event.MonotonicMs < GatheringMs && _queue.Count < MostAtOnce))
        {
            return false;
        }

        Write(nowMs);
        return true;
    }

    private void Write(long nowMs)
    {
        int staged = 0;
        while (staged < MostAtOnce && _queue.TryPeek(staged, _event))
        {
            StageEvent();
            staged++;
        }

        _dropped += _queue.TakeDropped();
        if (_dropped > 0)
        {
            // The queue's losses take their place behind the events that filled it.
            StoredEvent stored = _event;
            stored.MonotonicMs = nowMs;
            stored.UtcUnixMs = _clock.UtcUnixMs;
            stored.ClockQuality = (int)_clock.Quality;
            stored.Code = (int)EventCode.EventsDropped;
            stored.Value1 = _dropped;
            stored.Value2 = 0;
            StageEvent();
        }

        if (_log.Commit())
        {
            _queue.Remove(staged);
            _dropped = 0;
        }
        else
        {
            _notBeforeMs = nowMs + RetryMs;
        }
    }

    private void StageEvent()
    {
        _event.WriteTo(_payload);
        _log.Stage(EventType, _payload, StoredEvent.StoredBytes);
    }
}
