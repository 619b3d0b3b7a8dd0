using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Parking;
using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Threads;

/// <summary>
/// Notices from the control tick a thread that makes no more rounds and a clock that stands still, and has the supervisor
/// reset the chip, which heals them. Counted in ticks, of which there are five to ten a second: a native call that stops
/// the interpreter stops the count too, and a clock cannot judge itself.
/// </summary>
/// <remarks>A round's end and the tick may write a count at the same time and one of them be lost: a tick more or less.</remarks>
public sealed class ThreadWatch : ILimitSource
{
    /// <summary>Ticks in which time must pass: 1 to 2 s (derived).</summary>
    public const int MostClockTicks = 10;

    /// <summary>Ticks in which the record thread must end a round of 1 s: 6 to 12 s (derived, beside an erase of 0.4 s).</summary>
    public const int MostRecordTicks = 60;

    /// <summary>Ticks in which the report thread must end a round of 0.2 s: 30 to 60 s (derived).</summary>
    public const int MostReportTicks = 300;

    /// <summary>
    /// Ticks after which a hung report thread is healed even while a vehicle is served: half an hour to an hour, as long as
    /// parking is refused to a caller that never released it (derived).
    /// </summary>
    public const int LatestReportTicks = 18000;

    private readonly ParkedGate _parking;
    private readonly IEventSink _events;
    private int _clockTicks;
    private long _nowMs;
    private HungPart _hung;

    /// <summary>Starts with every thread alive.</summary>
    /// <param name="parking">Knows whether a restart would interrupt anything.</param>
    /// <param name="events">Takes each hang and its end.</param>
    public ThreadWatch(ParkedGate parking, IEventSink events)
    {
        _parking = parking;
        _events = events;
    }

    /// <summary>Ticks since the last round of the record thread, which sets it to 0.</summary>
    public int RecordTicks;

    /// <summary>Ticks since the last round of the report thread, which sets it to 0.</summary>
    public int ReportTicks;

    /// <summary>Whether the chip must be reset: the contactor is open, and the supervisor is not fed.</summary>
    public bool IsResetDue;

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        RecordTicks++;
        ReportTicks++;
        _clockTicks++;
        if (snapshot.NowMs != _nowMs)
        {
            _nowMs = snapshot.NowMs;
            _clockTicks = 0;
        }

        HungPart hung = _clockTicks >= MostClockTicks ? HungPart.Clock
            : RecordTicks >= MostRecordTicks ? HungPart.RecordThread
            : ReportTicks >= MostReportTicks ? HungPart.ReportThread
            : HungPart.None;
        if (hung != _hung)
        {
            _hung = hung;
            _events.Raise(EventCode.ControllerHangs, (int)hung, 0);
        }

        // Reports can wait for a moment that interrupts nothing: without them no power is wrong. Half-hours and the lockout
        // ledger cannot: what is not recorded must not flow.
        IsResetDue = hung != HungPart.None && (hung != HungPart.ReportThread || ReportTicks >= LatestReportTicks || _parking.IsIdle);
        if (IsResetDue)
        {
            window.RequireOpen(LimitReason.ControllerHangs);
        }
    }
}
