namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>How long after the end of a stop the controller delivers again what it could deliver.</summary>
public sealed class ServiceScore
{
    private const int SharePermille = 900;

    private long _releasedMs = -1;

    /// <summary>Longest time back into service, s; 0 when nothing has been interrupted.</summary>
    public double LongestSeconds { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <param name="nowMs">Time, ms.</param>
    /// <param name="isStopped">Whether the controller stands still.</param>
    /// <param name="ownMilliwatts">Own discharge, mW.</param>
    /// <param name="allowedMilliwatts">Discharge that the limit allows now, mW.</param>
    public void Observe(long nowMs, bool isStopped, int ownMilliwatts, int allowedMilliwatts)
    {
        if (isStopped)
        {
            _releasedMs = nowMs;
        }
        else if (_releasedMs >= 0)
        {
            LongestSeconds = Math.Max(LongestSeconds, (nowMs - _releasedMs) / 1000.0);
            bool delivers = ownMilliwatts >= (long)allowedMilliwatts * SharePermille / 1000;
            _releasedMs = delivers ? -1 : _releasedMs;
        }
    }
}
