namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>How long after the end of a stop the controller delivers again what it could deliver.</summary>
public sealed class ServiceScore
{
    private const int SharePermille = 900;

    /// <summary>
    /// Difference up to which a controller is in service as well, mW: 1 A. Where the sun leaves an ampere or two of the limit,
    /// every controller's margin is more than a tenth of what is allowed, stop or no stop.
    /// </summary>
    private const int MarginMilliwatts = 240_000;

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
            long asked = Math.Min((long)allowedMilliwatts * SharePermille / 1000, allowedMilliwatts - MarginMilliwatts);
            bool delivers = ownMilliwatts >= asked;
            _releasedMs = delivers ? -1 : _releasedMs;
        }
    }
}
