using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Profiles;

/// <summary>
/// A British house by the local second of the day: base load, fridge, kettle, oven, an 8.5 kW electric shower and an
/// evening peak, each at times that the seed moves from day to day. A pure function of time and seed.
/// </summary>
/// <remarks>The powers and hours are plausible, not measured: recordings are for conclusions about real houses.</remarks>
public sealed class GeneratedHouse : ILoadProfile
{
    private const int SecondsPerDay = 86400;
    private const int SecondsPerHour = 3600;
    private const int KettleWatts = 2800;
    private const int KettleSeconds = 180;
    private const int ShowerWatts = 8500;
    private const int ShowerSeconds = 420;
    private const int OvenWatts = 2400;
    private const int OvenSeconds = 2700;
    private const int OvenCycleSeconds = 180;
    private const int OvenHeatsSeconds = 110;
    private const int FridgeWatts = 95;
    private const int FridgeCycleSeconds = 3540;
    private const int FridgeRunsSeconds = 1140;
    private const int KettlesPerDay = 5;

    private readonly int _seed;
    private readonly int _startSecond;
    private readonly int[] _kettleAtSecond = new int[KettlesPerDay];
    private int _morningShowerAtSecond;
    private int _eveningShowerAtSecond;
    private int _ovenAtSecond;
    private int _fridgeShiftSeconds;
    private int _day = -1;
    private long _fromMs = -1;
    private int _watts;

    /// <summary>Makes a house whose simulation starts at local midnight.</summary>
    /// <param name="seed">Moves the times of use; equal seeds give equal days.</param>
    public GeneratedHouse(int seed)
        : this(seed, 0)
    {
    }

    /// <summary>Makes a house.</summary>
    /// <param name="seed">Moves the times of use; equal seeds give equal days.</param>
    /// <param name="startLocalSecond">Local second of the day at site time 0, 0 to 86399.</param>
    public GeneratedHouse(int seed, int startLocalSecond)
    {
        _seed = seed;
        _startSecond = startLocalSecond;
    }

    /// <inheritdoc/>
    public int WattsAt(long siteMs)
    {
        if (siteMs < _fromMs || siteMs >= _fromMs + 1000 || _fromMs < 0)
        {
            long second = siteMs / 1000;
            _fromMs = second * 1000;
            _watts = WattsInSecond(second + _startSecond);
        }

        return _watts;
    }

    /// <inheritdoc/>
    public bool IsGapAt(long siteMs)
    {
        return false;
    }

    private static bool IsWithin(int second, int fromSecond, int lengthSeconds)
    {
        return second >= fromSecond && second < fromSecond + lengthSeconds;
    }

    private int WattsInSecond(long localSecond)
    {
        int day = (int)(localSecond / SecondsPerDay);
        int second = (int)(localSecond - (long)day * SecondsPerDay);
        if (day != _day)
        {
            PlanDay(day);
        }

        int hour = second / SecondsPerHour;
        int watts = 160 + PseudoRandom.Hash(_seed, day * 24 + hour, 1, 120) + PseudoRandom.Hash(_seed, (int)localSecond, 2, 25);
        watts += DaypartWatts(hour);
        if ((second + _fridgeShiftSeconds) % FridgeCycleSeconds < FridgeRunsSeconds)
        {
            watts += FridgeWatts;
        }

        for (int kettle = 0; kettle < KettlesPerDay; kettle++)
        {
            if (IsWithin(second, _kettleAtSecond[kettle], KettleSeconds))
            {
                watts += KettleWatts;
            }
        }

        if (IsWithin(second, _ovenAtSecond, OvenSeconds) && (second - _ovenAtSecond) % OvenCycleSeconds < OvenHeatsSeconds)
        {
            watts += OvenWatts;
        }

        if (IsWithin(second, _morningShowerAtSecond, ShowerSeconds) || IsWithin(second, _eveningShowerAtSecond, ShowerSeconds))
        {
            watts += ShowerWatts;
        }

        return watts;
    }

    private static int DaypartWatts(int hour)
    {
        if (hour >= 17 && hour < 22)
        {
            return 450;
        }

        return hour >= 7 && hour < 9 ? 250 : 0;
    }

    private void PlanDay(int day)
    {
        _day = day;
        _morningShowerAtSecond = MomentOf(day, 10, 6 * SecondsPerHour + 1800, 5400);
        _eveningShowerAtSecond = MomentOf(day, 11, 20 * SecondsPerHour, 7200);
        _ovenAtSecond = MomentOf(day, 12, 17 * SecondsPerHour, 3600);
        _fridgeShiftSeconds = PseudoRandom.Hash(_seed, day, 13, FridgeCycleSeconds);
        _kettleAtSecond[0] = MomentOf(day, 14, 6 * SecondsPerHour + 2400, 3600);
        _kettleAtSecond[1] = MomentOf(day, 15, 8 * SecondsPerHour, 7200);
        _kettleAtSecond[2] = MomentOf(day, 16, 12 * SecondsPerHour, 5400);
        _kettleAtSecond[3] = MomentOf(day, 17, 16 * SecondsPerHour, 5400);
        _kettleAtSecond[4] = MomentOf(day, 18, 19 * SecondsPerHour, 7200);
    }

    private int MomentOf(int day, int item, int earliestSecond, int spreadSeconds)
    {
        return earliestSecond + PseudoRandom.Hash(_seed, day, item, spreadSeconds);
    }
}
