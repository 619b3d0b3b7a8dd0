namespace NanoV2G.Tools.LimiterBench.Laws;

/// <summary>
/// Baseline D, in the manner of the V2G Liberty balancer: keeps the size of the grid power in a band below the limit, so
/// that import counts as export. Outside the band it collects the powers that would lead back, takes their median after
/// 10 s, then looks away for 15 s.
/// </summary>
public sealed class BandMedianLaw : IControlLaw
{
    private const int BandWatts = 230;
    private const int CollectMs = 10000;
    private const int LookAwayMs = 15000;

    private readonly List<int> _candidates = [];
    private long _outsideSinceMs = -1;
    private long _lookAgainMs;
    private int _commandWatts;

    /// <inheritdoc/>
    public int Decide(LawReadings readings)
    {
        if (readings.GridIsNew && readings.NowMs >= _lookAgainMs)
        {
            Look(readings);
        }

        return _commandWatts;
    }

    private void Look(LawReadings readings)
    {
        int size = Math.Abs(readings.GridWatts);
        if (size <= readings.ExportLimitWatts && size >= readings.ExportLimitWatts - BandWatts)
        {
            _candidates.Clear();
            _outsideSinceMs = -1;
            return;
        }

        _outsideSinceMs = _outsideSinceMs < 0 ? readings.NowMs : _outsideSinceMs;
        _candidates.Add(readings.Bounded((long)readings.DischargeWatts + readings.ExportLimitWatts - (BandWatts / 2) - size));
        if (readings.NowMs - _outsideSinceMs < CollectMs)
        {
            return;
        }

        _candidates.Sort();
        _commandWatts = _candidates[_candidates.Count / 2];
        _candidates.Clear();
        _outsideSinceMs = -1;
        _lookAgainMs = readings.NowMs + LookAwayMs;
    }
}
