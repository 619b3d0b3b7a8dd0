namespace NanoV2G.Tools.LimiterBench.Plants;

/// <summary>Times at which the controller's interpreter stands still: a hang, a name look-up, a flash erase.</summary>
public sealed class ControllerStops
{
    /// <summary>No stop.</summary>
    public static readonly ControllerStops None = new([], 1);

    /// <summary>A stop every twelve minutes, each longer than the one before, then from the shortest again.</summary>
    public static readonly ControllerStops EveryTwelveMinutes = new([500, 1000, 1500, 2000, 3000, 5000, 10000, 20000, 40000, 60000], 12 * 60_000);

    private readonly int[] _lengthsMs;
    private readonly int _everyMs;

    private ControllerStops(int[] lengthsMs, int everyMs)
    {
        _lengthsMs = lengthsMs;
        _everyMs = everyMs;
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _lengthsMs.Length > 0;

    /// <summary>Length of the stop that begins at a time.</summary>
    /// <param name="runMs">Time since the start of the scored run, ms.</param>
    /// <returns>Length, ms; 0 when none begins then.</returns>
    public int LengthAt(long runMs)
    {
        return _lengthsMs.Length == 0 || runMs <= 0 || runMs % _everyMs != 0 ? 0 : _lengthsMs[((runMs / _everyMs) - 1) % _lengthsMs.Length];
    }
}
