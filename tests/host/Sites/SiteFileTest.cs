using NanoV2G.Hal.Meters;
using NanoV2G.Tools.Commands;
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
}
