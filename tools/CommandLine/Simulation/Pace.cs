using System.Diagnostics;

namespace NanoV2G.Tools.Simulation;

/// <summary>Keeps a run from being faster than asked for.</summary>
public sealed class Pace
{
    private readonly CancellationToken _cancellation;
    private readonly Stopwatch _clock = new();
    private long _beganSiteMs;

    /// <summary>Paces a run.</summary>
    /// <param name="speed">How many times faster than real time; null = as fast as possible.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Pace(double? speed, CancellationToken cancellation)
    {
        Speed = speed;
        _cancellation = cancellation;
    }

    /// <summary>How many times faster than real time; null = as fast as possible.</summary>
    public double? Speed { get; private set; }

    /// <summary>Goes on at another speed.</summary>
    /// <param name="speed">How many times faster than real time; null = as fast as possible.</param>
    /// <param name="siteMs">Simulated time, ms.</param>
    public void SetSpeed(double? speed, long siteMs)
    {
        Speed = speed;
        Begin(siteMs);
    }

    /// <summary>Real time counts from here.</summary>
    /// <param name="siteMs">Simulated time, ms.</param>
    public void Begin(long siteMs)
    {
        _beganSiteMs = siteMs;
        _clock.Restart();
    }

    /// <summary>Waits until real time has come up to simulated time.</summary>
    /// <param name="siteMs">Simulated time, ms.</param>
    public void Await(long siteMs)
    {
        if (Speed is double speed)
        {
            double aheadMs = ((siteMs - _beganSiteMs) / speed) - _clock.ElapsedMilliseconds;
            if (aheadMs >= 1)
            {
                _cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(aheadMs));
            }
        }
    }
}
