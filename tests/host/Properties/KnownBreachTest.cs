using System.Text.Json.Nodes;
using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Properties;

/// <summary>What random runs and soaks have found, as the smallest site files that showed it.</summary>
[TestClass]
public sealed class KnownBreachTest
{
    // The limiter goes on with the inverter's last reading while the inverter is silent. The inverter has gone to zero by
    // itself, and what it took before is taken off the house: the charge that is asked for rises above the import limit.
    [TestMethod]
    public void A_silent_inverter_leaves_no_room_that_is_not_there()
    {
        JsonObject site = Read("""
            {
              "run": { "start": "2026-01-14T12:00Z", "duration": "30s" },
              "unit": { "importLimitMilliamps": 56000 },
              "house": [ { "afterMs": 0, "watts": 8600 } ],
              "solar": [ { "afterMs": 0, "watts": 0 } ],
              "schedule": [ { "days": "wed", "from": "11:57", "to": "12:10", "watts": 7000 } ],
              "faults": [ { "fault": "inverterSilent", "afterMs": 2000, "forMs": 14000 } ]
            }
            """);
        CommandWitness? witness = null;
        JudgedRun.Of(site, (program, _) => witness = new CommandWitness(program));
        Assert.IsLessThanOrEqualTo(5000, witness!.MostWatts, "56 A less the 36 A of the house leave 20 A");
    }

    // A meter that measures every 9.3 s shows the same values in between: after 3 s it counts as frozen, and the contactor
    // never closes, where the open-loop cap is promised.
    [TestMethod]
    public void A_slow_meter_leaves_the_open_loop_cap()
    {
        JsonObject site = Read("""
            {
              "run": { "start": "2026-01-14T12:00Z", "duration": "4m" },
              "boundaryMeter": { "updateMs": 9300, "averagingMs": 1680 },
              "unit": { "exportLimitMilliamps": 16000, "otherGenerationMilliamps": 0 },
              "house": [ { "afterMs": 0, "watts": 1000 } ],
              "solar": [ { "afterMs": 0, "watts": 0 } ],
              "schedule": [ { "days": "wed", "from": "11:57", "to": "12:10", "watts": -5000 } ]
            }
            """);
        Assert.IsGreaterThan(100L, JudgedRun.Of(site).Coverage.BoundedTicks, "ticks with power commanded");
    }

    // Of a step of 0.9 A, counted from the measured current, an inverter that gives 1.7 % more than it is told left 0.4 A, which no
    // meter had to answer: it was asked again and again, and the power drifted down for minutes.
    [TestMethod]
    public void An_inverter_that_gives_too_much_is_asked_in_whole_steps()
    {
        JsonObject site = Read("""
            {
              "run": { "start": "2026-01-14T12:00Z", "duration": "8m" },
              "site": { "inverterSteadyErrorPermille": 17, "batteryStartPermille": 400 },
              "house": [ { "afterMs": 0, "watts": 300 } ],
              "solar": [ { "afterMs": 0, "watts": 0 } ],
              "schedule": [ { "days": "wed", "from": "11:57", "to": "12:30", "watts": 6600 } ]
            }
            """);
        Assert.IsNull(JudgedRun.Of(site).Broken);
    }

    /// <summary>The firmware as it is, and the most charge that it commanded.</summary>
    private sealed class CommandWitness(ChargepointProgram program) : IBoardProgram
    {
        public int MostWatts { get; private set; }

        public IParkedGate Parking => program.Parking;

        public void ControlTick()
        {
            program.ControlTick();
            MostWatts = Math.Max(MostWatts, program.Control.Target.Watts);
        }

        public void RecordStep() => program.RecordStep();

        public void ReportStep() => program.ReportStep();
    }

    private static JsonObject Read(string json) => (JsonObject)JsonNode.Parse(json)!;
}
