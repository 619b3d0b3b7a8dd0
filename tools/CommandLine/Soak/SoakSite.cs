using System.Globalization;
using System.Text.Json.Nodes;
using NanoV2G.Tools.Invariants;

namespace NanoV2G.Tools.Soak;

/// <summary>
/// The random sites of a soak as site files: plant, meters, settings and the daily plug are the unit's for good; house, sun,
/// schedule and faults are the week's.
/// </summary>
public static class SoakSite
{
    /// <summary>Volts at which a power gives the most current: the least of a healthy supply, 230 V less a tenth.</summary>
    private const int LeastVolts = 207;

    /// <summary>Volts at which it gives the least.</summary>
    private const int MostVolts = 253;

    private const int DayMs = 86_400_000;

    /// <summary>Writes the site file of a week.</summary>
    /// <param name="plan">The soak.</param>
    /// <param name="week">The week.</param>
    /// <param name="before">What the unit's week before has left, or null in the first one.</param>
    /// <returns>The site file.</returns>
    public static JsonObject Draw(SoakPlan plan, WeekKey week, SoakWeek? before)
    {
        JsonObject file = DrawUnit(new SoakRandom(plan.Seed, week.Unit, SoakRandom.ForGood), week.Unit, out int peakWatts);
        SoakRandom random = new(plan.Seed, week.Unit, week.Week);
        file["run"] = new JsonObject
        {
            ["start"] = DateTimeOffset.FromUnixTimeMilliseconds(week.StartUnixMs).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture),
            ["duration"] = string.Create(CultureInfo.InvariantCulture, $"{week.DurationMs / 60_000}m"),
            ["seed"] = random.Between(0, 1_000_000),
            ["solarPeakWatts"] = peakWatts,
            ["resetLockoutAfterMinutes"] = random.Between(5, 120),
        };
        file["schedule"] = Schedule(random);
        file["faults"] = SoakFaults.Draw(random, week.DurationMs, (int)(week.StartUnixMs % DayMs));
        JsonObject site = (JsonObject)file["site"]!;
        site["clockStepSeconds"] = random.OneIn(5) ? random.Between(-100_000_000, 100_000_000) : random.Between(-7200, 7200);
        site["batteryStartPermille"] = before?.StateOfChargePermille ?? random.Between(320, 900);
        if (before is not null)
        {
            file["run"]!["flash"] = week.FlashName;
            file["assetMeter"]!["startImportWattHours"] = before.RegisterImportWh;
            file["assetMeter"]!["startExportWattHours"] = before.RegisterExportWh;
        }

        return file;
    }

    private static JsonObject DrawUnit(SoakRandom random, int unit, out int peakWatts)
    {
        int phases = random.OneIn(3) ? 3 : 1;
        int inverterPhase = phases == 1 ? 1 : random.Between(0, 3);
        int limit = random.OneIn(2) ? 16_000 : random.Between(12_000, 32_000);

        // What else there is may not exceed the limit by itself, as at a commissioning. One array in eight was extended since: its
        // clear noon is an excursion without the unit, and the lockouts that follow are what the ledger has to keep.
        peakWatts = random.OneOf(0, 2, 3, 4) * limit / 1000 * LeastVolts / 5;
        peakWatts = random.OneIn(8) ? limit / 1000 * MostVolts * 11 / 10 : peakWatts;
        JsonObject site = Site(random, phases, inverterPhase);
        int homeBatteryWatts = peakWatts == 0 && random.OneIn(3) ? random.Between(500, limit / 1000 * LeastVolts * 4 / 5) : 0;
        AddAppliances(random, site, phases, homeBatteryWatts);
        JsonObject file = new()
        {
            ["site"] = site,
            ["boundaryMeter"] = BoundaryMeter(random),
            ["assetMeter"] = AssetMeter(random, unit),
            ["unit"] = new JsonObject
            {
                ["exportLimitMilliamps"] = limit,
                ["importLimitMilliamps"] = random.Between(40_000, 60_000),
                ["otherGenerationMilliamps"] = (peakWatts + homeBatteryWatts) * 1000 / LeastVolts,
                ["inverterPhase"] = phases == 1 || random.OneIn(3) ? 0 : inverterPhase,
                ["boundaryLagMs"] = random.Between(200, 1000),
            },
            ["plugEvents"] = new JsonArray
            {
                new JsonObject { ["at"] = Clock(random.Between(6 * 60, 9 * 60)), ["connected"] = false },
                new JsonObject { ["at"] = Clock(random.Between(14 * 60, 18 * 60)), ["connected"] = true },
            },
        };
        if (random.OneIn(6))
        {
            file["field"] = new JsonObject { ["oneBus"] = true };
        }

        return file;
    }

    private static JsonObject Site(SoakRandom random, int phases, int inverterPhase)
    {
        int capacity = random.Between(30_000, 100_000);
        JsonObject site = new()
        {
            ["phaseCount"] = phases,
            ["inverterPhase"] = inverterPhase,
            ["inverterRatedWatts"] = inverterPhase == 0 ? 11_000 : random.OneIn(3) ? 3600 : 7400,
            ["inverterDeadTimeMs"] = random.Tens(0, 1200),
            ["inverterSlewWattsPerSecond"] = random.Between(5000, 50_000),
            ["inverterSteadyErrorPermille"] = random.Between(-20, 20),
            ["inverterRestartMs"] = random.Tens(1000, 20_000),
            ["supplyMilliohms"] = random.Between(0, 300),
            ["houseReactiveVars"] = random.Between(0, 500),
            ["batteryCapacityWattHours"] = capacity,
            ["journeyWattHours"] = random.Between(2000, capacity / 4),
            ["controllerHoldUpMs"] = random.Tens(100, 500),
            ["flashEraseStallMs"] = random.Tens(0, 400),
            ["clockSyncAfterBootMs"] = random.Tens(0, 60_000),
            ["clockDriftPartsPerMillion"] = random.Between(-20, 20),
            ["sagMillivolts"] = random.Between(10_000, 60_000),
        };
        if (phases == 3)
        {
            site["solarPhase"] = random.Between(0, 3);
            site["housePhase2Permille"] = random.Between(0, 500);
            site["housePhase3Permille"] = random.Between(0, 500);
            site["sagPhase"] = random.Between(0, 3);
        }

        return site;
    }

    private static void AddAppliances(SoakRandom random, JsonObject site, int phases, int homeBatteryWatts)
    {
        if (random.OneIn(4))
        {
            site["hobWatts"] = random.Between(500, 2000);
            site["hobPeriodMs"] = random.Between(10_000, 60_000);
            site["hobOnPermille"] = random.Between(100, 900);
        }

        if (random.OneIn(4))
        {
            site["motorWatts"] = random.Between(200, 2000);
            site["motorPhase"] = random.Between(0, phases);
            site["motorEveryMs"] = random.Between(60_000, 3_600_000);
            site["motorRunMs"] = random.Between(1000, 60_000);
            site["motorInrushMs"] = random.Between(0, 1000);
        }

        if (homeBatteryWatts > 0)
        {
            site["homeBatteryWatts"] = homeBatteryWatts;
            site["homeBatteryPhase"] = random.Between(1, phases);

            // Slow enough not to hunt: beside one that does the unit stays at its open-loop cap, since no meter can be proved there.
            site["homeBatteryEveryMs"] = random.Between(LivenessInvariant.CalmMs, 10_000);
            site["homeBatteryDelayMs"] = random.Between(0, 2000);
            site["homeBatteryGainPermille"] = random.Between(200, 900);
        }
    }

    private static JsonObject BoundaryMeter(SoakRandom random)
    {
        // Behind a meter that is too slow for the loop a unit does little: one in twelve is enough of them.
        int updateMs = random.OneIn(12) ? random.Tens(1000, 5000) : random.Tens(100, 800);
        return new JsonObject
        {
            ["updateMs"] = updateMs,
            ["averagingMs"] = random.OneIn(2) ? updateMs : random.Tens(50, updateMs),
            ["latencyMs"] = random.Tens(0, 500),
            ["noiseMilliamps"] = random.Between(1, 50),
            ["errorPermille"] = random.Between(-10, 10),
        };
    }

    private static JsonObject AssetMeter(SoakRandom random, int unit)
    {
        return new JsonObject
        {
            ["updateMs"] = random.Tens(100, 1000),
            ["errorPermille"] = random.Between(-10, 10),
            ["serial"] = 1000 + unit,
            ["startImportWattHours"] = random.Between(0, 20_000_000),
            ["startExportWattHours"] = random.Between(0, 20_000_000),
        };
    }

    private static JsonArray Schedule(SoakRandom random)
    {
        JsonArray schedule = [];
        foreach (string days in (string[])["mon-fri", "sat-sun"])
        {
            int from = random.Between(0, 3 * 60);
            schedule.Add(Entry(days, from, from + random.Between(2 * 60, 5 * 60), random.Between(3000, 11_000)));
            int evening = random.Between(16 * 60, 19 * 60);
            schedule.Add(Entry(days, evening, evening + random.Between(60, 4 * 60), -random.Between(1000, 11_000)));
        }

        return schedule;
    }

    private static JsonObject Entry(string days, int from, int to, int watts)
    {
        return new JsonObject { ["days"] = days, ["from"] = Clock(from), ["to"] = Clock(to), ["watts"] = watts };
    }

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
