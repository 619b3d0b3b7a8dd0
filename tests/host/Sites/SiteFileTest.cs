using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Sites;

namespace NanoV2G.Tests.Sites;

[TestClass]
public sealed class SiteFileTest
{
    [TestMethod]
    [DataRow("[]", "line 1: found a list for the file, expected an object")]
    [DataRow("{\n \"site\": {\n  \"batteryStartPermile\": 5 } }", "line 3: found the unknown key \"batteryStartPermile\" in site, perhaps \"batteryStartPermille\" was meant")]
    [DataRow("{\n \"sites\": {} }", "line 2: found the unknown key \"sites\" in the file, perhaps \"site\" was meant")]
    [DataRow("{\"unit\":{\"colour\":1}}", "line 1: found the unknown key \"colour\" in unit, expected one of the keys in")]
    [DataRow("{\n\"site\": {\"batteryStartPermille\": \"full\"}}", "line 2: found \"full\" for site.batteryStartPermille, expected a whole number")]
    [DataRow("{\"site\": {\"batteryStartPermille\": 70.5}}", "found 70.5 for site.batteryStartPermille, expected a whole number")]
    [DataRow("{\"site\": {\n\n\"batteryStartPermille\": 1700}}", "line 3: site.batteryStartPermille is 1700, expected 0 to 1000")]
    [DataRow("{\"boundaryMeter\":\n {\"updateMs\": 15}}", "line 2: boundaryMeter.updateMs is 15, expected 10 to 60000 in steps of 10")]
    [DataRow("{\"assetMeter\": 5}", "found 5 for assetMeter, expected an object")]
    [DataRow("{\"site\": {\"inverterIgnoresSetpoints\": 1}}", "found 1 for site.inverterIgnoresSetpoints, expected true or false")]
    [DataRow("{\"unit\":{\"exportLimitMilliamps\": -16000}}", "found -16000 for unit.exportLimitMilliamps, expected 0 or more")]
    [DataRow("{\"unit\":{\"reservePermille\": 1,\n\"reservePermille\": 2}}", "line 2: found the key \"reservePermille\" a second time")]
    [DataRow("{\n\"site\": {\n", "line 3: found text that is not JSON")]
    [DataRow("", "line 1: found text that is not JSON")]
    [DataRow("{}{}", "line 1: found text that is not JSON")]
    [DataRow("{\"site\": {\"phaseCount\": 2}}", "site.phaseCount is 2, expected 1 or 3")]
    [DataRow("{\"site\": {\"inverterPhase\": 2}}", "site.inverterPhase is 2, expected 0 to 1")]
    [DataRow("{\"site\": {\"phaseCount\": 3, \"homeBatteryPhase\": 0}}", "site.homeBatteryPhase is 0, expected 1 to 3")]
    [DataRow("{\"field\": {\"boundaryMeter\": \"sdm72\"}}", "found \"sdm72\" for field.boundaryMeter, expected one of \"sdm120\", \"sdm230\"")]
    [DataRow("{\"field\": {\n\"baud\": 0}}", "line 2: found 0 for field.baud, expected 1 or more")]
    [DataRow("{\"plugEvents\": {}}", "found an object for plugEvents, expected a list")]
    [DataRow("{\"plugEvents\": [{\"at\":\"7:30\",\"connected\":false}]}", "found \"7:30\" for plugEvents.at, expected a local clock time such as \"07:30\"")]
    [DataRow("{\"plugEvents\": [{\"at\":\"07:30\"}]}", "found a plug event without")]
    [DataRow("{\"plugEvents\": [{\"at\":\"07:30\",\"connected\":false}]}", "found 1 plug events, expected an even number")]
    [DataRow("{\"plugEvents\": [{\"at\":\"07:30\",\"connected\":false},{\"at\":\"08:30\",\"connected\":false}]}", "expected them to alternate")]
    [DataRow("{\"plugEvents\": [{\"at\":\"07:30\",\"connected\":false},\n{\"at\":\"07:30\",\"connected\":true}]}", "line 2: found a plug event that is not later")]
    [DataRow("{\"schedule\": [{\"from\":\"16:00\",\"to\":\"19:00\"}]}", "found a schedule entry without")]
    [DataRow("{\"schedule\": [{\"from\":\"16:00\",\"to\":\"25:00\",\"watts\":1}]}", "found \"25:00\" for schedule.to")]
    [DataRow("{\"schedule\": [{\"from\":\"16:00\",\"to\":\"19:00\",\"watts\":\"-7\"}]}", "found \"-7\" for schedule.watts, expected a power in W")]
    [DataRow("{\"schedule\": [{\"days\":\"mo\",\"from\":\"16:00\",\"to\":\"19:00\",\"watts\":1}]}", "found \"mo\" for schedule.days, expected a day or a range")]
    [DataRow("{\n\"run\": {\"duration\": \"5\"}}", "line 2: run.duration: found \"5\", expected a whole number of days, hours, minutes or seconds")]
    [DataRow("{\"run\": {\"start\": \"yesterday\"}}", "run.start: found \"yesterday\", expected a UTC time")]
    [DataRow("{\"run\": {\"start\": 5}}", "found 5 for run.start, expected a text as for --start")]
    [DataRow("{\"run\": {\"seed\": -1}}", "found -1 for run.seed, expected a whole number from 0 to")]
    [DataRow("{\"run\": {\"flash\": 1}}", "found 1 for run.flash, expected the path of a flash image")]
    [DataRow("{\"run\": {\"solarPeakWatts\": -1}}", "found -1 for run.solarPeakWatts, expected a whole number from 0 to 100000")]
    [DataRow("{\"run\": {\"resetLockoutAfterMinutes\": 0}}", "found 0 for run.resetLockoutAfterMinutes, expected a whole number from 1 to 10080")]
    [DataRow("{\"run\": {\"length\": 1}}", "found the unknown key \"length\" in run")]
    [DataRow("{\"house\": []}", "found an empty list for house, expected a list of steps")]
    [DataRow("{\"house\": 300}", "found 300 for house, expected a list of steps")]
    [DataRow("{\"house\": [{\"afterMs\": 0}]}", "found a step of house without \"afterMs\" or without \"watts\", expected both")]
    [DataRow("{\"solar\": [{\"afterMs\": 0, \"watts\": -1}]}", "found -1 for solar.watts, expected a whole number from 0 to 100000")]
    [DataRow("{\"house\": [{\"afterMs\": 10, \"watts\": 1},\n{\"afterMs\": 10, \"watts\": 2}]}", "line 2: found a step of house that is not later than the one before")]
    [DataRow("{\"faults\": {}}", "found an object for faults, expected a list")]
    [DataRow("{\"faults\": [{\"fault\": \"meterLoud\", \"afterMs\": 0}]}", "found \"meterLoud\" for faults.fault, expected the name of a fault")]
    [DataRow("{\"faults\": [{\"fault\": \"meterSilent\"}]}", "found a fault without \"fault\" or without \"afterMs\", expected both")]
    [DataRow("{\"faults\": [{\"fault\": \"hang\", \"afterMs\": 0, \"forMs\": 0}]}", "found 0 for faults.forMs, expected a whole number from 1 to")]
    [DataRow("{\"faults\": [{\"fault\": \"hang\", \"after\": 0}]}", "found the unknown key \"after\" in faults, perhaps \"afterMs\" was meant")]
    [DataRow("{\"site\": {\"clockStepSeconds\": 700000000}}", "site.clockStepSeconds is 700000000, expected -630720000 to 630720000")]
    public void A_wrong_site_file_is_refused_with_file_line_found_and_expected(string content, string expected)
    {
        using TemporaryFile file = new("site.json", content);
        UserInputException error = Assert.ThrowsExactly<UserInputException>(() => SiteFile.Read(file.Path));
        StringAssert.StartsWith(error.Message, file.Path + ", line ");
        StringAssert.Contains(error.Message, expected);
        Assert.IsFalse(error.Message.Contains('\n'), "one sentence");
    }

    [TestMethod]
    public void A_missing_file_is_named()
    {
        UserInputException error = Assert.ThrowsExactly<UserInputException>(() => SiteFile.Read("/nowhere/site.json"));
        Assert.AreEqual("--site: the file \"/nowhere/site.json\" does not exist; expected a readable JSON file.", error.Message);
    }

    [TestMethod]
    public void A_three_phase_site_gets_three_phase_meters_unless_the_file_says_otherwise()
    {
        SiteDescription site = SiteFile.Read(Path.Combine(Repository.Root, "tools", "CommandLine", "Sites", "three-phase.json"));
        Assert.AreEqual(MeterKind.Sdm630, site.Field.BoundaryMeter);
        Assert.AreEqual(MeterKind.Sdm630, site.Field.AssetMeter);
        Assert.AreEqual(3, site.Field.InverterPhases);
        Assert.AreEqual(11000, site.Field.InverterRatedWatts);
        using TemporaryFile file = new("site.json", "{\"field\": {\"assetMeter\": \"s0Pulses\", \"oneBus\": true}, \"site\": {\"phaseCount\": 3, \"inverterPhase\": 2}}");
        site = SiteFile.Read(file.Path);
        Assert.AreEqual(MeterKind.Sdm630, site.Field.BoundaryMeter);
        Assert.AreEqual(MeterKind.S0Pulses, site.Field.AssetMeter);
        Assert.AreEqual(1, site.Field.InverterPhases);
        Assert.IsTrue(site.Field.OneBus);
    }

    [TestMethod]
    public void What_the_file_says_is_set_and_everything_else_keeps_its_default()
    {
        using TemporaryFile file = new("site.json", """
            {
              // comments and a comma too many are forgiven
              "site": { "batteryCapacityWattHours": 62000, "inverterIgnoresSetpoints": true },
              "boundaryMeter": { "updateMs": 1000 },
              "unit": { "exportLimitMilliamps": 16000, "reservePermille": 200 },
              "plugEvents": [ { "at": "07:30", "connected": false }, { "at": "15:30", "connected": true } ],
              "schedule": [ { "days": "sat-mon", "from": "23:30", "to": "05:30", "watts": 7000 }, { "from": "16:00", "to": "19:00", "watts": -7000 } ],
            }
            """);
        SiteDescription site = SiteFile.Read(file.Path);
        Assert.AreEqual(62000, site.Site.BatteryCapacityWattHours);
        Assert.IsTrue(site.Site.InverterIgnoresSetpoints);
        Assert.AreEqual(1000, site.Site.BoundaryMeter.UpdateMs);
        Assert.AreEqual(200, site.Site.AssetMeter.UpdateMs);
        Assert.AreEqual(16000, site.Unit.ExportLimitMilliamps);
        Assert.AreEqual(60000, site.Unit.ImportLimitMilliamps);
        Assert.AreEqual((7 * 3600) + 1800, site.PlugEvents[0].SecondOfDay);
        Assert.IsTrue(site.PlugEvents[1].Connects);
        Assert.AreEqual(3 + 7, site.Unit.ScheduleCount);
        Assert.AreEqual((5 * 1440) + (23 * 60) + 30, site.Unit.ScheduleStartMinute[0], "Saturday");
        Assert.AreEqual((6 * 1440) + (5 * 60) + 30, site.Unit.ScheduleEndMinute[0], "Sunday");
        Assert.AreEqual((5 * 60) + 30, site.Unit.ScheduleEndMinute[1], "from Sunday night over the week's end");
        Assert.IsTrue(site.Keys.Contains("unit.exportLimitMilliamps") && site.HasPlugEvents && site.HasSchedule);
    }

    [TestMethod]
    public void A_site_file_can_be_a_whole_run()
    {
        RunPlan plan = PlanOf(WholeRun, new RunOptions());
        Assert.AreEqual(1768395600000, plan.StartUnixMs);
        Assert.AreEqual(300_000, plan.DurationMs);
        Assert.AreEqual(7, plan.Seed);
        Assert.AreEqual(400, plan.House.WattsAt(0), "the first power holds in the warm-up too");
        Assert.AreEqual(400, plan.House.WattsAt(RunPlan.WarmUpMs + 1990));
        Assert.AreEqual(9000, plan.House.WattsAt(RunPlan.WarmUpMs + 2000));
        Assert.AreEqual(2300, plan.Solar.WattsAt(RunPlan.WarmUpMs + 1000));
        Assert.AreEqual(10_000, plan.Unit.OtherGenerationMilliamps, "the sun's most is declared as other generation");
        Assert.IsEmpty(plan.Site.PlugChangesMs);
        Assert.AreEqual(new FaultPlan(SimulatedFault.MeterSilent, RunPlan.WarmUpMs + 10_000, RunPlan.WarmUpMs + 13_000), plan.Faults[0]);
        Assert.AreEqual(new FaultPlan(SimulatedFault.PowerCut, RunPlan.WarmUpMs + 60_000, RunPlan.WarmUpMs + 660_000), plan.Faults[1], "of its usual length");
    }

    [TestMethod]
    public void Options_win_over_the_run_of_a_site_file()
    {
        RunPlan plan = PlanOf(WholeRun, new RunOptions { StartUnixMs = RunPlanner.DefaultStartUnixMs, DurationMs = 90_000, Seed = 9, SolarPeakWatts = 0 });
        Assert.AreEqual(RunPlanner.DefaultStartUnixMs, plan.StartUnixMs);
        Assert.AreEqual(90_000, plan.DurationMs);
        Assert.AreEqual(9, plan.Seed);
        Assert.AreEqual(0, plan.Solar.WattsAt(RunPlan.WarmUpMs + 1000));
    }

    [TestMethod]
    public void A_fault_after_the_end_of_the_run_is_refused()
    {
        UserInputException error = Assert.ThrowsExactly<UserInputException>(() => PlanOf(WholeRun, new RunOptions { DurationMs = 50_000 }));
        StringAssert.StartsWith(error.Message, "--site: the fault powerCut comes ");
    }

    private const string WholeRun = """
        {
          "run": { "start": "2026-01-14T13:00Z", "duration": "5m", "seed": 7 },
          "house": [ { "afterMs": 0, "watts": 400 }, { "afterMs": 2000, "watts": 9000 } ],
          "solar": [ { "afterMs": 0, "watts": 2300 } ],
          "faults": [ { "fault": "meterSilent", "afterMs": 10000, "forMs": 3000 }, { "fault": "powerCut", "afterMs": 60000 } ]
        }
        """;

    private static RunPlan PlanOf(string json, RunOptions options) => RunPlanner.Make(options, SiteFile.Parse(json, "site.json"));
}
