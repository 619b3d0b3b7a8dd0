using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Discovery;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Tests.Commands;
using NanoV2G.Tests.Control;
using NanoV2G.Tests.Outbox;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Reporting;

/// <summary>All messages together on one link.</summary>
[TestClass]
public class ReporterTest
{
    [TestMethod]
    public void ConnectionBeginsWithStatusAndStateThenWhatWaits()
    {
        OutboxBench bench = new OutboxBench();
        RecordingEvents events = new RecordingEvents();
        bench.Link.IsConnected = false;
        Reporter reporter = NewReporter(bench, events);
        bench.StoreHalfHours(0, 3);
        Step(bench, reporter, 1000);
        Assert.AreEqual(0, bench.Link.Count);
        bench.Link.IsConnected = true;
        Step(bench, reporter, 1000);
        Assert.AreEqual("nanov2g/cp-1/status", bench.Link.TopicAt(0));
        Assert.AreEqual("nanov2g/cp-1/state", bench.Link.TopicAt(1));
        Assert.AreEqual("t/halfhour", bench.Link.TopicAt(2));
        Assert.AreEqual(5, bench.Link.Count);
        Assert.AreEqual(1, events.CountOf(EventCode.MqttConnected));
        Assert.AreEqual(3, reporter.HalfHours.DeliveredCount);
    }

    [TestMethod]
    public void LostConnectionIsNotedWithItsLengthAndStatusComesAgain()
    {
        OutboxBench bench = new OutboxBench();
        RecordingEvents events = new RecordingEvents();
        Reporter reporter = NewReporter(bench, events);
        Step(bench, reporter, 90000);
        int before = bench.Link.Count;
        bench.Link.IsConnected = false;
        Step(bench, reporter, 5000);
        Assert.AreEqual(before, bench.Link.Count);
        Assert.AreEqual(1, events.CountOf(EventCode.MqttLost));
        Assert.IsTrue(events.LastValue1(EventCode.MqttLost) >= 89);
        bench.Link.IsConnected = true;
        Step(bench, reporter, 400);
        Assert.AreEqual("nanov2g/cp-1/status", bench.Link.TopicAt(before));
        Assert.AreEqual(2, events.CountOf(EventCode.MqttConnected));
    }

    [TestMethod]
    public void MessageOnItsWayWhenTheConnectionBrokeIsSentAgain()
    {
        OutboxBench bench = new OutboxBench();
        Reporter reporter = NewReporter(bench, new RecordingEvents());
        Step(bench, reporter, 1000);
        bench.Link.Confirms = false;
        bench.StoreHalfHours(0, 1);
        Step(bench, reporter, 1000);
        int sent = bench.Link.Count;
        bench.Link.IsConnected = false;
        Step(bench, reporter, 1000);
        bench.Link.IsConnected = true;
        bench.Link.Confirms = true;
        Step(bench, reporter, 1000);
        Assert.AreEqual(sent + 3, bench.Link.Count, "status, state, half-hour");
        Assert.AreEqual(bench.TextAt(sent - 1), bench.TextAt(sent + 2));
        Assert.AreEqual(1, reporter.HalfHours.DeliveredCount);
    }

    [TestMethod]
    public void HalfHoursDoNotWaitForDiscoveryWhichComesAgainWithEachConnection()
    {
        OutboxBench bench = new OutboxBench();
        Reporter reporter = NewReporter(bench, new RecordingEvents(), "homeassistant");
        bench.StoreHalfHours(0, 1);
        Step(bench, reporter, 200);
        Assert.AreEqual("nanov2g/cp-1/status", bench.Link.TopicAt(0));
        Assert.AreEqual("nanov2g/cp-1/state", bench.Link.TopicAt(1));
        Assert.AreEqual("homeassistant/sensor/cp-1/power/config", bench.Link.TopicAt(2));
        Assert.AreEqual("t/halfhour", bench.Link.TopicAt(3));
        Step(bench, reporter, 200 * DiscoveryEntities.Count);
        Assert.AreEqual(3 + DiscoveryEntities.Count, bench.Link.Count);
        bench.Link.IsConnected = false;
        Step(bench, reporter, 200);
        bench.Link.IsConnected = true;
        Step(bench, reporter, 200 * DiscoveryEntities.Count);
        Assert.AreEqual(3 + (2 * DiscoveryEntities.Count) + 2, bench.Link.Count, "status, state and discovery again");
    }

    private static Reporter NewReporter(OutboxBench bench, RecordingEvents events)
    {
        return NewReporter(bench, events, "");
    }

    private static Reporter NewReporter(OutboxBench bench, RecordingEvents events, string discoveryPrefix)
    {
        string unit = UnitTopics.Root + "cp-1";
        NotedActions actions = new NotedActions();
        RecordLog eventRecords = new RecordLog(bench.Store, EventLog.FilePrefix, 2, 4096);
        StateSlice position = bench.Block.AddSlice(StateBlock.EventPositionOffset, StateBlock.PositionBytes);
        StateSlice issuers = bench.Block.AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes);
        return new Reporter(
            bench.Link,
            bench.Clock,
            events,
            new StatusReport(bench.Link, unit + UnitTopics.Status, "cp-1", 1, ShownState.Make(), new JsonWriter(128)),
            new StateReport(bench.Link, bench.Clock, unit + UnitTopics.State, ShownState.Make(), new JsonWriter(StateReport.MostBytes)),
            new DiscoveryReport(bench.Link, discoveryPrefix, "cp-1", 7400, new JsonWriter(DiscoveryMessage.MostBytes("cp-1"))),
            new CommandReader(bench.Link, bench.Clock, "cp-1", actions, actions, issuers, events),
            bench.Outbox,
            new MessageOutbox(bench.Link, bench.Clock, new EventSource(eventRecords, unit + UnitTopics.Event, new RecordView()), position, 3, new JsonWriter(MessageOutbox.MostPayloadBytes)),
            bench.Resend);
    }

    private static void Step(OutboxBench bench, Reporter reporter, int ms)
    {
        for (int done = 0; done < ms; done += 200)
        {
            bench.Clock.Advance(200);
            reporter.Step();
        }
    }
}
