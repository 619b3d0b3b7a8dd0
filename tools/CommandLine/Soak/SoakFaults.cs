using System.Text.Json.Nodes;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Soak;

/// <summary>
/// The faults of a week: how often each kind comes and how long it lasts. Every kind is in it that goes away by itself and after
/// which the unit has to be well again; what is not stands in README.md beside this file, with its reason.
/// </summary>
public static class SoakFaults
{
    /// <summary>Faults a day; a schedule holds <see cref="FaultSchedule.MostFaults"/> in all.</summary>
    public const int PerDay = 9;

    /// <summary>Time at the start of a week without a fault, ms.</summary>
    public const int CalmStartMs = 1_200_000;

    /// <summary>
    /// Time at the end of a week without a fault, ms: whatever waits for its turn, up to the hour between two tries of a
    /// connection, has to be through by the end.
    /// </summary>
    public const int CalmEndMs = 3 * 3_600_000;

    private const int Second = 1000;
    private const int Minute = 60 * Second;
    private const int Hour = 60 * Minute;
    private const int DayMs = 24 * Hour;

    // The householder's short drives lie between the daily coming home and the night, all of whose ends are within the evening
    // of either local clock: a drive across a daily plug event would turn the rest of the week's events round.
    private const int EveningMs = 19 * Hour + (30 * Minute);
    private const int LatestDriveMs = 22 * Hour;
    private const int MostDriveMs = 3 * Hour;

    /// <summary>Kind, weight, least and greatest duration in ms. Plausible, not measured: no statistics of such faults are known.</summary>
    private static readonly (SimulatedFault Fault, int Weight, int LeastMs, int MostMs)[] Kinds =
    [
        (SimulatedFault.MeterSilent, 6, Second, 20 * Minute),
        (SimulatedFault.MeterFrozen, 3, Second, 20 * Minute),
        (SimulatedFault.MeterReversed, 1, Second, 5 * Minute),
        (SimulatedFault.MeterDropsAnswers, 4, 10 * Second, 20 * Minute),
        (SimulatedFault.AssetMeterSilent, 4, Second, Hour),
        (SimulatedFault.InverterIgnores, 2, Second, 10 * Minute),
        (SimulatedFault.InverterSilent, 4, Second, 20 * Minute),
        (SimulatedFault.BusNoise, 4, 10 * Second, Hour),
        (SimulatedFault.Hang, 3, Second, 2 * Minute),
        (SimulatedFault.PowerCut, 4, Second, 4 * Hour),
        (SimulatedFault.BrokerGone, 6, 10 * Second, 6 * Hour),
        (SimulatedFault.BrokerBlackHole, 3, 10 * Second, 3 * Hour),
        (SimulatedFault.DnsSlow, 3, 10 * Second, 3 * Hour),
        (SimulatedFault.FlashStalls, 2, 10 * Second, 20 * Minute),
        (SimulatedFault.VoltageSag, 6, 100, 10 * Second),
        (SimulatedFault.VehicleUnplugged, 4, 5 * Minute, MostDriveMs),
        (SimulatedFault.LoadControlOpen, 6, Second, 4 * Hour),
        (SimulatedFault.LogicInterfaceOpen, 4, Second, Hour),
        (SimulatedFault.EmergencyStop, 2, Second, Hour),
        (SimulatedFault.ClockStep, 3, 10 * Second, 3 * Hour),
        (SimulatedFault.ControllerPowerCut, 8, Second, Hour),
    ];

    /// <summary>The kinds that come.</summary>
    public static IEnumerable<SimulatedFault> All => Kinds.Select(kind => kind.Fault);

    /// <summary>Draws the faults of a week.</summary>
    /// <param name="random">What is drawn from.</param>
    /// <param name="durationMs">Length of the week, ms; it begins at a UTC midnight or less than a day after one.</param>
    /// <param name="startOfDayMs">Time since that midnight, ms.</param>
    /// <returns>The list of the site file.</returns>
    public static JsonArray Draw(SoakRandom random, long durationMs, int startOfDayMs)
    {
        JsonArray faults = [];
        long endMs = durationMs - CalmEndMs;
        int count = (int)Math.Min(FaultSchedule.MostFaults, PerDay * durationMs / DayMs);
        for (int index = 0; index < count && endMs > CalmStartMs; index++)
        {
            (SimulatedFault fault, int leastMs, int mostMs) = Kind(random);
            long atMs = fault == SimulatedFault.VehicleUnplugged
                ? Evening(random, durationMs, startOfDayMs)
                : random.Tens(CalmStartMs, (int)endMs);
            int forMs = random.Spread(leastMs, mostMs);
            if (atMs >= CalmStartMs && atMs + forMs <= endMs)
            {
                faults.Add(new JsonObject { ["fault"] = SimulatedFaults.NameOf(fault), ["afterMs"] = atMs, ["forMs"] = forMs });
            }
        }

        return faults;
    }

    private static (SimulatedFault Fault, int LeastMs, int MostMs) Kind(SoakRandom random)
    {
        int drawn = random.Between(1, Kinds.Sum(kind => kind.Weight));
        foreach ((SimulatedFault fault, int weight, int leastMs, int mostMs) in Kinds)
        {
            drawn -= weight;
            if (drawn <= 0)
            {
                return (fault, leastMs, mostMs);
            }
        }

        throw new InvalidOperationException("more was drawn than there is");
    }

    private static long Evening(SoakRandom random, long durationMs, int startOfDayMs)
    {
        long day = random.Between(0, (int)(durationMs / DayMs));
        return (day * DayMs) + random.Tens(EveningMs, LatestDriveMs) - startOfDayMs;
    }
}
