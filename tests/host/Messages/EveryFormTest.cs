using System.Text;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Journal;
using NanoV2G.Tests.Outbox;
using NanoV2G.Tests.Reporting;

namespace NanoV2G.Tests.Messages;

/// <summary>Every form that a message can take: each name, each flag, known and unknown.</summary>
[TestClass]
public sealed class EveryFormTest
{
    [TestMethod]
    public void Half_hours_of_every_kind_with_every_further_flag()
    {
        (int Kind, int Flag)[] kinds =
        [
            (HalfHour.WholeKind, HalfHourFlags.Actual), (HalfHour.EndedEarlyKind, HalfHourFlags.Partial),
            (HalfHour.MissingKind, HalfHourFlags.Missing), (HalfHour.RecoveredKind, HalfHourFlags.Recovered),
        ];
        CheckedMessages messages = new();
        JsonWriter writer = new(MessageOutbox.MostPayloadBytes);
        foreach ((int kind, int flag) in kinds)
        {
            for (int further = 0; further < 256; further += HalfHourFlags.ClockStepped)
            {
                HalfHour halfHour = OutboxBench.Make(kind, 1, 1);
                halfHour.Flags = flag | further;
                new HalfHourMessage("cp-1").Write(writer, halfHour);
                messages.Take("nanov2g/cp-1/metering/halfhour", TextOf(writer.Buffer, writer.Length));
            }
        }

        messages.AssertAllValid();
        Assert.HasCount(64, messages.On("halfHour"));
    }

    [TestMethod]
    [DataRow(ClockQuality.Unknown)]
    [DataRow(ClockQuality.Holdover)]
    [DataRow(ClockQuality.Synchronised)]
    public void Every_event(ClockQuality quality)
    {
        FakeClock clock = new() { MonotonicMs = 5200, UtcUnixMs = 1769862600000, Quality = quality };
        EventQueue queue = new(clock, 256);
        RecordLog records = new(new FaultyFileStore(16384), EventLog.FilePrefix, 2, 16384);
        EventLog log = new(queue, records, clock);
        foreach (EventCode code in Enum.GetValues<EventCode>())
        {
            queue.Raise(code, int.MinValue, int.MaxValue);
        }

        clock.Advance(EventLog.GatheringMs);
        while (log.PersistStep())
        {
        }

        CheckedMessages messages = new();
        EventSource source = new(records, "nanov2g/cp-1/event", new RecordView());
        JsonWriter writer = new(MessageOutbox.MostPayloadBytes);
        while (source.TryWriteNext(writer))
        {
            messages.Take(source.Topic, TextOf(writer.Buffer, writer.Length));
        }

        messages.AssertAllValid();
        foreach (EventCode code in Enum.GetValues<EventCode>())
        {
            string name = Encoding.ASCII.GetString(EventCodeNames.Of((int)code));
            Assert.IsTrue(messages.On("event").Any(payload => payload.Contains($"\"code\":\"{name}\"", StringComparison.Ordinal)), name);
        }
    }

    [TestMethod]
    public void States_with_every_name()
    {
        CheckedMessages messages = new();
        foreach (Posture posture in Enum.GetValues<Posture>())
        {
            Report(messages, state => state[UnitState.Posture] = (int)posture);
        }

        foreach (RequestOrigin origin in Enum.GetValues<RequestOrigin>())
        {
            Report(messages, state => state[UnitState.Mode] = (int)origin);
        }

        foreach (LimitReason reason in Enum.GetValues<LimitReason>())
        {
            Report(messages, state => (state[UnitState.WindowExportReason], state[UnitState.WindowImportReason]) = ((int)reason, (int)reason));
        }

        foreach (ContactorState contactor in Enum.GetValues<ContactorState>())
        {
            Report(messages, state => state[UnitState.Contactor] = (int)contactor);
        }

        Report(messages, state => state[UnitState.MissingPermissives] = (1 << NameTables.Permissive.Length) - 1);
        Report(messages, state => (state[UnitState.StateOfChargePermille], state[UnitState.ImportWattHours], state[UnitState.ExportWattHours], state[UnitState.G100State]) = (-1, -1, -1, 3), ClockQuality.Unknown);
        messages.AssertAllValid();
    }

    private static void Report(CheckedMessages messages, Action<long[]> change, ClockQuality quality = ClockQuality.Synchronised)
    {
        long[] state = ShownState.Make();
        change(state);
        BrokerLink link = new();
        FakeClock clock = new() { MonotonicMs = 100000, UtcUnixMs = 1769862600000, Quality = quality };
        new StateReport(link, clock, "nanov2g/cp-1/state", state, new JsonWriter(StateReport.MostBytes)).Step();
        messages.Take(link.TopicAt(0), TextOf(link.PayloadAt(0), link.PayloadAt(0).Length));
    }

    private static string TextOf(byte[] bytes, int length) => Encoding.UTF8.GetString(bytes, 0, length);
}
