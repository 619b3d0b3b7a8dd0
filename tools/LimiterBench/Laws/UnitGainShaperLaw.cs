namespace NanoV2G.Tools.LimiterBench.Laws;

/// <summary>
/// Baseline E, in the manner of the OpenEVSE current shaper, mirrored to export: the whole difference of every live value,
/// handed on every 2 s; off below the least current and for 300 s after that; off without data.
/// </summary>
public sealed class UnitGainShaperLaw : IControlLaw
{
    /// <summary>Least current of the shaped device, mA: below it there is only off.</summary>
    public const int LeastMilliamps = 6000;

    private const int ClaimMs = 2000;
    private const int ResumeAfterMs = 300000;
    private const int HysteresisMilliamps = 500;
    private const int NoDataMs = 120000;

    private long _shapedWatts;
    private long _nextClaimMs;
    private long _offSinceMs = -1;
    private int _commandWatts;

    /// <inheritdoc/>
    public int Decide(LawReadings readings)
    {
        if (readings.GridIsNew)
        {
            _shapedWatts = (long)readings.DischargeWatts + readings.GridWatts + readings.ExportLimitWatts;
        }

        if (readings.PolledMs < 0 || readings.NowMs - readings.PolledMs > NoDataMs)
        {
            _commandWatts = 0;
        }
        else if (readings.NowMs >= _nextClaimMs)
        {
            _nextClaimMs = readings.NowMs + ClaimMs;
            Claim(readings);
        }

        return _commandWatts;
    }

    private void Claim(LawReadings readings)
    {
        long leastWatts = (long)LeastMilliamps * readings.Millivolts / 1_000_000;
        if (_offSinceMs >= 0)
        {
            long resumeWatts = (long)(LeastMilliamps + HysteresisMilliamps) * readings.Millivolts / 1_000_000;
            if (readings.NowMs - _offSinceMs < ResumeAfterMs || _shapedWatts < resumeWatts)
            {
                return;
            }
        }

        bool isOff = _shapedWatts < leastWatts;
        _offSinceMs = isOff ? readings.NowMs : -1;
        _commandWatts = isOff ? 0 : readings.Bounded(_shapedWatts);
    }
}
