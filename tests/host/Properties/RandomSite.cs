using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tests.Properties;

/// <summary>
/// Random runs as site files: site, plant, unit, house, sun, schedule, faults and seed. What stands in the file is the whole
/// run, so that a counter-example is replayed by <c>nanov2g run --site</c>.
/// </summary>
public sealed class RandomSite : Gen<JsonObject>
{
    private const int LeastSeconds = 240;
    private const int MostSeconds = 540;
    private const int StartHour = 12;

    private PCG _random = null!;

    /// <inheritdoc/>
    public override JsonObject Generate(PCG pcg, Size? min, out Size size)
    {
        size = new Size(0);
        _random = pcg;
        int seconds = Between(LeastSeconds, MostSeconds);
        int phases = OneIn(3) ? 3 : 1;
        int inverterPhase = phases == 1 ? 1 : Between(0, 3);
        JsonObject site = Site(phases, inverterPhase);
        int solarWatts = OneIn(3) ? 9000 : OneIn(2) ? 3000 : 0;
        return new JsonObject
        {
            ["run"] = new JsonObject
            {
                ["start"] = $"2026-01-14T{StartHour}:00Z",
                ["duration"] = string.Create(CultureInfo.InvariantCulture, $"{seconds}s"),
                ["seed"] = Between(0, 1_000_000),
            },
            ["site"] = site,
            ["boundaryMeter"] = BoundaryMeter(),
            ["assetMeter"] = new JsonObject { ["updateMs"] = Tens(100, 1000), ["errorPermille"] = Between(-10, 10) },
            ["field"] = Field(),
            ["unit"] = Unit(phases, inverterPhase, solarWatts + ((int?)site["homeBatteryWatts"] ?? 0)),
            ["house"] = Steps(seconds, Between(1, 12), OneIn(3) ? 10_000 : 4000),
            ["solar"] = Steps(seconds, Between(1, 3), solarWatts),
            ["schedule"] = Schedule(seconds),
            ["faults"] = Faults(seconds),
        };
    }

    private JsonObject Site(int phases, int inverterPhase)
    {
        JsonObject site = new()
        {
            ["phaseCount"] = phases,
            ["inverterPhase"] = inverterPhase,
            ["inverterRatedWatts"] = inverterPhase == 0 ? 11_000 : OneIn(3) ? 3600 : 7400,
            ["inverterDeadTimeMs"] = Tens(0, 1200),
            ["inverterSlewWattsPerSecond"] = Between(5000, 50_000),
            ["inverterSteadyErrorPermille"] = Between(-20, 20),
            ["inverterRestartMs"] = Tens(1000, 20_000),
            ["supplyMilliohms"] = Between(0, 400),
            ["houseReactiveVars"] = Between(0, 500),
            ["batteryCapacityWattHours"] = Between(20_000, 100_000),
            ["batteryStartPermille"] = Between(320, 900),
            ["controllerHoldUpMs"] = Tens(0, 500),
            ["flashEraseStallMs"] = Tens(0, 400),
            ["clockSyncAfterBootMs"] = OneIn(6) ? -1 : Tens(0, 60_000),
            ["clockStepSeconds"] = OneIn(2) ? Between(-7200, 7200) : Between(-100_000_000, 100_000_000),
            ["sagMillivolts"] = Between(10_000, 60_000),
        };
        if (phases == 3)
        {
            site["solarPhase"] = Between(0, 3);
            site["housePhase2Permille"] = Between(0, 500);
            site["housePhase3Permille"] = Between(0, 500);
            site["sagPhase"] = Between(0, 3);
        }

        AddAppliances(site, phases);
        return site;
    }

    private void AddAppliances(JsonObject site, int phases)
    {
        if (OneIn(4))
        {
            site["hobWatts"] = Between(500, 3000);
            site["hobPeriodMs"] = Between(2000, 60_000);
            site["hobOnPermille"] = Between(100, 900);
        }

        if (OneIn(4))
        {
            site["motorWatts"] = Between(200, 3000);
            site["motorPhase"] = Between(0, phases);
            site["motorEveryMs"] = Between(10_000, 120_000);
            site["motorRunMs"] = Between(1000, 60_000);
            site["motorInrushMs"] = Between(0, 1000);
        }

        if (OneIn(4))
        {
            site["reactiveLoadVars"] = Between(-2000, 2000);
            site["reactiveLoadPhase"] = Between(0, phases);
        }

        if (OneIn(5))
        {
            site["homeBatteryWatts"] = Between(500, 5000);
            site["homeBatteryPhase"] = Between(1, phases);
            site["homeBatteryEveryMs"] = Between(200, 5000);
            site["homeBatteryDelayMs"] = Between(0, 3000);
            site["homeBatteryGainPermille"] = Between(200, 1500);
        }
    }

    private JsonObject BoundaryMeter()
    {
        int updateMs = OneIn(8) ? Tens(1000, 12_000) : Tens(100, 1000);
        return new JsonObject
        {
            ["updateMs"] = updateMs,
            ["averagingMs"] = OneIn(2) ? updateMs : Tens(50, updateMs),
            ["latencyMs"] = Tens(0, 500),
            ["noiseMilliamps"] = Between(1, 50),
            ["errorPermille"] = Between(-10, 10),
        };
    }

    private JsonObject Field()
    {
        JsonObject field = new();
        if (OneIn(6))
        {
            field["oneBus"] = true;
        }

        if (OneIn(12))
        {
            field["assetMeter"] = "s0Pulses";
        }

        return field;
    }

    /// <summary>The installer declares what there is: nothing in here is a commissioning error.</summary>
    private JsonObject Unit(int phases, int inverterPhase, int generationWatts)
    {
        return new JsonObject
        {
            ["exportLimitMilliamps"] = OneIn(2) ? 16_000 : OneIn(8) ? 0 : Between(3000, 32_000),
            ["importLimitMilliamps"] = Between(20_000, 60_000),
            ["otherGenerationMilliamps"] = generationWatts * 1000 / 207,
            ["inverterPhase"] = phases == 1 || OneIn(3) ? 0 : inverterPhase,
            ["boundaryLagMs"] = Between(200, 1000),
        };
    }

    private JsonArray Steps(int seconds, int count, int mostWatts)
    {
        SortedDictionary<int, int> steps = new() { [0] = Between(0, mostWatts) };
        for (int step = 1; step < count; step++)
        {
            steps[Tens(10, seconds * 1000)] = Between(0, mostWatts);
        }

        return [.. steps.Select(step => new JsonObject { ["afterMs"] = step.Key, ["watts"] = step.Value })];
    }

    private JsonArray Schedule(int seconds)
    {
        int minutes = (seconds / 60) + 3;
        int entries = Between(1, 3);
        JsonArray schedule = [];
        for (int entry = 0; entry < entries; entry++)
        {
            schedule.Add(new JsonObject
            {
                ["days"] = "wed",
                ["from"] = Clock(-3 + (entry * minutes / entries)),
                ["to"] = Clock(-3 + ((entry + 1) * minutes / entries)),
                ["watts"] = OneIn(3) ? Between(500, 8000) : -Between(500, 12_000),
            });
        }

        return schedule;
    }

    private JsonArray Faults(int seconds)
    {
        int count = OneIn(4) ? 0 : Between(1, 6);
        JsonArray faults = [];
        for (int index = 0; index < count; index++)
        {
            SimulatedFault fault = OrStop(Fault(), index);
            faults.Add(new JsonObject
            {
                ["fault"] = SimulatedFaults.NameOf(fault),
                ["afterMs"] = Tens(0, (seconds * 1000) - 10),
                ["forMs"] = OneIn(2) ? Tens(10, 20_000) : Tens(10, 120_000),
            });
        }

        return faults;
    }

    private SimulatedFault Fault()
    {
        if (OneIn(5))
        {
            return SimulatedFault.ControllerPowerCut;
        }

        while (true)
        {
            // Contacts that weld or jam latch a fault that only an installer clears: another test has them. What a living
            // meter can show wrongly, from there on in the list, is measured by the exposure table.
            SimulatedFault fault = (SimulatedFault)Between(0, (int)SimulatedFault.ControllerPowerCut);
            if (fault is not (SimulatedFault.ContactorWelded or SimulatedFault.ContactorJammed))
            {
                return fault;
            }
        }
    }

    /// <summary>Every other time a stop input opens in place of the contact or the plug; nothing is drawn for it, so that a seed's sites stay what they are.</summary>
    private static SimulatedFault OrStop(SimulatedFault fault, int index)
    {
        return index % 2 == 0 ? fault : fault switch
        {
            SimulatedFault.LoadControlOpen => SimulatedFault.LogicInterfaceOpen,
            SimulatedFault.VehicleUnplugged => SimulatedFault.EmergencyStop,
            _ => fault,
        };
    }

    private static string Clock(int minute)
    {
        int ofDay = (StartHour * 60) + minute;
        return string.Create(CultureInfo.InvariantCulture, $"{ofDay / 60:00}:{ofDay % 60:00}");
    }

    private bool OneIn(int count)
    {
        return _random.Next((uint)count) == 0;
    }

    private int Between(int least, int most)
    {
        return least + (int)_random.Next((uint)(most - least + 1));
    }

    private int Tens(int least, int most)
    {
        return Between(least / 10, most / 10) * 10;
    }
}
