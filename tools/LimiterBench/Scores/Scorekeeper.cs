namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>
/// Baseline C, in the manner of node-red-contrib-g100: keeps score from readings alone. There is no timer, so that a meter
/// that falls silent never makes an excursion longer, and one reading within the limit ends it.
/// </summary>
/// <param name="exportLimitMilliamps">Export limit, mA.</param>
/// <param name="importLimitMilliamps">Import limit, mA.</param>
public sealed class Scorekeeper(int exportLimitMilliamps, int importLimitMilliamps)
{
    private const long CountedMs = 15_000;
    private const long LongMs = 60_000;
    private const long TenMinutesMs = 600_000;
    private const long DayMs = 86_400_000;
    private const int MostPerDay = 3;
    private const int PerTenMinutes = 2;

    private readonly List<long> _countedMs = [];
    private long _sinceMs = -1;
    private bool _isCounted;
    private bool _isLong;

    /// <summary>Excursions of 15 s and more.</summary>
    public int Counted { get; private set; }

    /// <summary>Lockouts; each is taken as reset at once and forgets what led to it.</summary>
    public int Lockouts { get; private set; }

    /// <summary>Takes a reading.</summary>
    /// <param name="nowMs">Time, ms, rising.</param>
    /// <param name="gridMilliamps">Signed current at the boundary, mA, positive = import.</param>
    public void Observe(long nowMs, int gridMilliamps)
    {
        if (gridMilliamps >= -exportLimitMilliamps && gridMilliamps <= importLimitMilliamps)
        {
            _sinceMs = -1;
            return;
        }

        if (_sinceMs < 0)
        {
            _sinceMs = nowMs;
            _isCounted = false;
            _isLong = false;
        }

        if (nowMs - _sinceMs >= CountedMs && !_isCounted)
        {
            _isCounted = true;
            Counted++;
            _countedMs.Add(nowMs);
        }

        _isLong |= nowMs - _sinceMs >= LongMs;
        if (_isLong || CountSince(nowMs - TenMinutesMs) >= PerTenMinutes || CountSince(nowMs - DayMs) > MostPerDay)
        {
            Lockouts++;
            _countedMs.Clear();
            _sinceMs = -1;
        }
    }

    private int CountSince(long fromMs)
    {
        return _countedMs.Count(countedMs => countedMs >= fromMs);
    }
}
