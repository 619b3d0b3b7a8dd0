using NodaTime;

namespace NanoV2G.Tools.Traces;

/// <summary>
/// Lays a recording over a run so that the local clock hours of both agree: what was recorded at seven in the morning
/// is played at seven in the morning, whatever the dates and whether or not summer time is in force. The recording is
/// moved by whole days, the largest number by which its first sample is not after the start of the run.
/// </summary>
public sealed class TraceAnchor
{
    private const long HourMs = 3_600_000;

    private readonly int _days;
    private long _validFromMs = long.MaxValue;
    private long _validUntilMs = long.MinValue;
    private long _shiftMs;

    /// <summary>Anchors a recording.</summary>
    /// <param name="firstSampleUnixMs">UTC of the recording's first sample, ms since 1970.</param>
    /// <param name="startUnixMs">UTC at which the run starts, ms since 1970.</param>
    public TraceAnchor(long firstSampleUnixMs, long startUnixMs)
    {
        LocalDateTime first = LocalClock.At(firstSampleUnixMs);
        LocalDateTime start = LocalClock.At(startUnixMs);
        _days = Period.Between(first.Date, start.Date, PeriodUnits.Days).Days;
        if (first.PlusDays(_days) > start)
        {
            _days--;
        }
    }

    /// <summary>How many days the recording was moved: positive = later.</summary>
    public int Days => _days;

    /// <summary>The moment of the recording that is played at a moment of the run.</summary>
    /// <param name="runUnixMs">UTC in the run, ms since 1970.</param>
    /// <returns>UTC in the recording, ms since 1970.</returns>
    public long ToRecording(long runUnixMs)
    {
        if (runUnixMs < _validFromMs || runUnixMs >= _validUntilMs)
        {
            // Clocks are put forward and back on the hour, so within one hour the shift stays what it is.
            _validFromMs = runUnixMs;
            _validUntilMs = runUnixMs - (runUnixMs % HourMs) + HourMs;
            _shiftMs = LocalClock.ToUnixMs(LocalClock.At(runUnixMs).PlusDays(-_days)) - runUnixMs;
        }

        return runUnixMs + _shiftMs;
    }
}
