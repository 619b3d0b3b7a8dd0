namespace NanoV2G.Tools.Live;

/// <summary>The last minutes of power for the page's chart: one point a second of real time, oldest first.</summary>
public sealed class LiveHistory
{
    /// <summary>How many points are kept: three minutes.</summary>
    public const int MostPoints = 180;

    private readonly object _gate = new();
    private readonly List<LivePoint> _points = [];

    /// <summary>Adds a point.</summary>
    /// <param name="point">The point.</param>
    public void Add(LivePoint point)
    {
        lock (_gate)
        {
            _points.Add(point);
            if (_points.Count > MostPoints)
            {
                _points.RemoveAt(0);
            }
        }
    }

    /// <summary>The points so far; callable from any thread.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<LivePoint> Copy()
    {
        lock (_gate)
        {
            return [.. _points];
        }
    }
}

/// <summary>A moment of the chart.</summary>
/// <param name="UnixMs">UTC, ms since 1970.</param>
/// <param name="GridW">Supply terminals, W, positive = import.</param>
/// <param name="ChargerW">Car, W, positive = charging.</param>
public sealed record LivePoint(long UnixMs, int GridW, int ChargerW);
