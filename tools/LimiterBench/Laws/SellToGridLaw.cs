namespace NanoV2G.Tools.LimiterBench.Laws;

/// <summary>
/// Baseline B, in the manner of the sell-to-grid limit of OpenEMS: once a second, down at once, up by at most 2 % of the
/// rating, with a margin of 5 % of the limit and at least 150 W. Without data there is no constraint.
/// </summary>
/// <param name="ratedWatts">Rating of the inverter, W.</param>
public sealed class SellToGridLaw(int ratedWatts) : IControlLaw
{
    /// <summary>Age of the last poll from which there are no data, ms.</summary>
    public const int MissingAfterMs = 5000;

    private const int CycleMs = 1000;
    private const int LeastMarginWatts = 150;
    private const int MarginPercent = 5;
    private const int RisePercent = 2;

    private long _nextMs;
    private long _limitWatts;
    private int _commandWatts;

    /// <inheritdoc/>
    public int Decide(LawReadings readings)
    {
        if (readings.NowMs >= _nextMs)
        {
            _nextMs = readings.NowMs + CycleMs;
            _commandWatts = Cycle(readings);
        }

        return _commandWatts;
    }

    private int Cycle(LawReadings readings)
    {
        if (readings.PolledMs < 0 || readings.NowMs - readings.PolledMs > MissingAfterMs)
        {
            return readings.RequestWatts;
        }

        int margin = Math.Max(readings.ExportLimitWatts * MarginPercent / 100, LeastMarginWatts);
        long limit = (long)readings.GridWatts + readings.DischargeWatts + readings.ExportLimitWatts - margin;
        bool isAtOnce = limit <= _limitWatts || _limitWatts == 0;
        _limitWatts = isAtOnce ? limit : Math.Min(limit, _limitWatts + (ratedWatts * RisePercent / 100));
        return readings.Bounded(_limitWatts);
    }
}
