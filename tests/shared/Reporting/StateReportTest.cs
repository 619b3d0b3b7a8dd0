using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Journal;
using NanoV2G.Tests.Json;
using NanoV2G.Tests.Outbox;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Reporting;

/// <summary>The retained state: to the letter, when it changes, once a minute, never in a flood.</summary>
[TestClass]
public class StateReportTest
{
    private const string Topic = "nanov2g/cp-1/state";

    [TestMethod]
    public void StateToTheLetter()
    {
        BrokerLink link = new BrokerLink();
        FakeClock clock = NewClock();
        StateReport report = new StateReport(link, clock, Topic, ShownState.Make(), new JsonWriter(StateReport.MostBytes));
        report.Step();
        Assert.AreEqual(1, link.Count);
        Assert.AreEqual(Topic, link.TopicAt(0));
        Assert.IsTrue(link.IsRetainedAt(0));
        Assert.AreEqual(
            "{\"v\":1,\"utc\":\"2026-01-31T12:30:00Z\",\"clock\":\"synchronised\",\"posture\":\"serving\","
            + "\"mode\":\"CentralSetpoint\",\"targetW\":-7400,\"gridMa\":-15800,\"inverterW\":-7350,"
            + "\"windowExportMa\":-16000,\"windowExportReason\":\"maximumExportLimit\",\"windowImportMa\":60000,"
            + "\"windowImportReason\":\"maximumImportLimit\",\"g100State\":1,\"contactor\":\"closed\",\"missingPermissives\":[],"
            + "\"socPermille\":612,\"importWh\":1234567,\"exportWh\":89012,\"exportLimitMa\":16000,\"importLimitMa\":60000,\"protectionSetting\":0}",
            TextAt(link, 0));
    }

    [TestMethod]
    public void WhatIsUnknownIsNull()
    {
        BrokerLink link = new BrokerLink();
        FakeClock clock = NewClock();
        clock.Quality = ClockQuality.Unknown;
        long[] state = ShownState.Make();
        state[UnitState.StateOfChargePermille] = -1;
        state[UnitState.ImportWattHours] = -1;
        state[UnitState.ExportWattHours] = -1;
        new StateReport(link, clock, Topic, state, new JsonWriter(StateReport.MostBytes)).Step();
        Assert.IsTrue(Contains(TextAt(link, 0), "\"utc\":null,\"clock\":\"unknown\""));
        Assert.IsTrue(Contains(TextAt(link, 0), "\"socPermille\":null,\"importWh\":null,\"exportWh\":null"));
    }

    [TestMethod]
    public void FiguresAreSentOnceAMinute()
    {
        BrokerLink link = new BrokerLink();
        FakeClock clock = NewClock();
        long[] state = ShownState.Make();
        StateReport report = new StateReport(link, clock, Topic, state, new JsonWriter(StateReport.MostBytes));
        for (int step = 0; step < 5 * 180; step++)
        {
            state[UnitState.GridMilliamps]++;
            report.Step();
            clock.Advance(200);
        }

        Assert.AreEqual(3, link.Count);
    }

    [TestMethod]
    public void ChangeIsSentAtOnceButNotInAFlood()
    {
        BrokerLink link = new BrokerLink();
        FakeClock clock = NewClock();
        long[] state = ShownState.Make();
        StateReport report = new StateReport(link, clock, Topic, state, new JsonWriter(StateReport.MostBytes));
        report.Step();
        clock.Advance(10000);
        state[UnitState.G100State] = 2;
        report.Step();
        Assert.AreEqual(2, link.Count, "at once");
        for (int step = 0; step < 50; step++)
        {
            state[UnitState.G100State] = 1 + (step & 1);
            report.Step();
            clock.Advance(200);
        }

        Assert.IsTrue(link.Count <= 2 + (10000 / StateReport.LeastIntervalMs), "not in a flood: " + link.Count);
    }

    [TestMethod]
    public void RefusedStateIsTriedAgain()
    {
        BrokerLink link = new BrokerLink();
        link.IsFull = true;
        FakeClock clock = NewClock();
        StateReport report = new StateReport(link, clock, Topic, ShownState.Make(), new JsonWriter(StateReport.MostBytes));
        report.Step();
        link.IsFull = false;
        clock.Advance(200);
        report.Step();
        Assert.AreEqual(1, link.Count);
        report.Restart();
        report.Step();
        Assert.AreEqual(2, link.Count, "a new connection begins with the state");
    }

    [TestMethod]
    public void LongestStateIsWhole()
    {
        BrokerLink link = new BrokerLink();
        long[] state = ShownState.Make();
        state[UnitState.WindowExportReason] = (int)LimitReason.SetpointNotDelivered;
        state[UnitState.WindowImportReason] = (int)LimitReason.SetpointNotDelivered;
        state[UnitState.Mode] = (int)RequestOrigin.Dispatch;
        state[UnitState.MissingPermissives] = (1 << NameTables.Permissive.Length) - 1;
        state[UnitState.GridMilliamps] = int.MinValue;
        state[UnitState.TargetWatts] = int.MinValue;
        state[UnitState.InverterWatts] = int.MinValue;
        state[UnitState.ImportWattHours] = long.MaxValue;
        state[UnitState.ExportWattHours] = long.MaxValue;
        new StateReport(link, NewClock(), Topic, state, new JsonWriter(StateReport.MostBytes)).Step();
        string text = TextAt(link, 0);
        Assert.IsTrue(text.Length < 896, "length " + text.Length);
        Assert.IsTrue(Contains(text, "\"importLimitMa\":60000,\"protectionSetting\":0}"));
        Assert.IsTrue(Contains(text, "\"missingPermissives\":[\"bootSettled\",\"supplyHealthy\""));
    }

    [TestMethod]
    public void StatusSaysOnlineAndLeavesAWill()
    {
        BrokerLink link = new BrokerLink();
        long[] state = new long[UnitState.Count];
        state[UnitState.ContactorClosings] = 12;
        StatusReport report = new StatusReport(link, "nanov2g/cp-1/status", "cp-1", 7, state, new JsonWriter(128));
        Assert.AreEqual("nanov2g/cp-1/status", link.WillTopic);
        Assert.AreEqual("{\"v\":1,\"unit\":\"cp-1\",\"online\":false,\"boot\":7,\"contactorClosings\":12}", TestText.Of(link.Will, 0, link.Will.Length));
        state[UnitState.ContactorClosings] = 13;
        Assert.IsTrue(report.TryPublishOnline());
        Assert.IsTrue(link.IsRetainedAt(0));
        Assert.AreEqual("{\"v\":1,\"unit\":\"cp-1\",\"online\":true,\"boot\":7,\"contactorClosings\":13}", TextAt(link, 0));
    }

    private static FakeClock NewClock()
    {
        FakeClock clock = new FakeClock();
        clock.MonotonicMs = 100000;
        clock.UtcUnixMs = 1769862600000;
        clock.Quality = ClockQuality.Synchronised;
        return clock;
    }

    private static string TextAt(BrokerLink link, int place)
    {
        byte[] payload = link.PayloadAt(place);
        return TestText.Of(payload, 0, payload.Length);
    }

    private static bool Contains(string text, string part)
    {
        for (int start = 0; start + part.Length <= text.Length; start++)
        {
            if (text.Substring(start, part.Length) == part)
            {
                return true;
            }
        }

        return false;
    }
}
