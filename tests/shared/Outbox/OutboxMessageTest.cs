using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Journal;
using NanoV2G.Tests.Json;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Outbox;

/// <summary>The messages to the letter: others read them.</summary>
[TestClass]
public class OutboxMessageTest
{
    [TestMethod]
    public void HalfHourToTheLetter()
    {
        HalfHour halfHour = OutboxBench.Make(HalfHour.WholeKind, 1, 1);
        halfHour.ExportWattHours = 2600;
        halfHour.Flags = HalfHourFlags.Actual | HalfHourFlags.ClockStepped;
        AssertWritten(
            halfHour,
            "{\"v\":1,\"id\":\"cp-1-20123456-2026-01-31T12:30:00Z\",\"unit\":\"cp-1\",\"meterSerial\":\"20123456\","
            + "\"startUtc\":\"2026-01-31T12:30:00Z\",\"endUtc\":\"2026-01-31T13:00:00Z\",\"importWh\":100,\"exportWh\":2600,"
            + "\"registerImportStartWh\":1100,\"registerImportEndWh\":1200,\"registerExportStartWh\":5000,"
            + "\"registerExportEndWh\":7600,\"quantumWh\":1,\"flags\":[\"actual\",\"clockStepped\"]}");
    }

    [TestMethod]
    public void MissingHalfHourHasNoEnergyAtAll()
    {
        AssertWritten(
            OutboxBench.Make(HalfHour.MissingKind, 1, 1),
            "{\"v\":1,\"id\":\"cp-1-20123456-2026-01-31T12:30:00Z\",\"unit\":\"cp-1\",\"meterSerial\":\"20123456\","
            + "\"startUtc\":\"2026-01-31T12:30:00Z\",\"endUtc\":\"2026-01-31T13:00:00Z\",\"importWh\":null,\"exportWh\":null,"
            + "\"registerImportStartWh\":null,\"registerImportEndWh\":null,\"registerExportStartWh\":null,"
            + "\"registerExportEndWh\":null,\"quantumWh\":1,\"flags\":[\"missing\"]}");
    }

    [TestMethod]
    public void RecoveredAmountHasItsOwnIdentityAndSpan()
    {
        AssertWritten(
            OutboxBench.Make(HalfHour.RecoveredKind, 1, 3),
            "{\"v\":1,\"id\":\"cp-1-20123456-2026-01-31T12:30:00Z-recovered-1100-5000\",\"unit\":\"cp-1\","
            + "\"meterSerial\":\"20123456\",\"startUtc\":\"2026-01-31T12:30:00Z\",\"endUtc\":\"2026-01-31T14:00:00Z\","
            + "\"importWh\":100,\"exportWh\":0,\"registerImportStartWh\":1100,\"registerImportEndWh\":1200,"
            + "\"registerExportStartWh\":5000,\"registerExportEndWh\":5000,\"quantumWh\":1,\"flags\":[\"recovered\"]}");
    }

    [TestMethod]
    public void LongestHalfHourFits()
    {
        HalfHour halfHour = OutboxBench.Make(HalfHour.RecoveredKind, 1, 65535);
        halfHour.MeterSerial = 0xFFFFFFFFL;
        halfHour.RegisterImportStartWattHours = 1099511627775;
        halfHour.RegisterExportStartWattHours = 1099511627775;
        halfHour.ImportWattHours = HalfHour.MostWattHours;
        halfHour.ExportWattHours = HalfHour.MostWattHours;
        halfHour.QuantumWattHours = 255;
        halfHour.Flags = 255;
        JsonWriter writer = new JsonWriter(MessageOutbox.MostPayloadBytes);
        new HalfHourMessage("a-unit-with-a-name-of-32-letters").Write(writer, halfHour);
        Assert.IsFalse(writer.HasOverflowed, "length " + writer.Length);
    }

    [TestMethod]
    public void EventsGoOutInOrderWithTheirTime()
    {
        FaultyFileStore store = new FaultyFileStore(4096);
        FakeClock clock = new FakeClock();
        EventQueue queue = new EventQueue(clock, 16);
        RecordLog records = new RecordLog(store, EventLog.FilePrefix, 2, 4096);
        EventLog log = new EventLog(queue, records, clock);
        clock.MonotonicMs = 5200;
        clock.UtcUnixMs = 1769862600000;
        clock.Quality = ClockQuality.Synchronised;
        queue.Raise(EventCode.SetpointNotDelivered, -7400, -12);
        clock.Advance(EventLog.GatheringMs);
        Assert.IsTrue(log.PersistStep());

        EventSource source = new EventSource(records, "t/event", new RecordView());
        JsonWriter writer = new JsonWriter(MessageOutbox.MostPayloadBytes);
        source.GoBehind(0);
        Assert.IsTrue(source.TryWriteNext(writer));
        Assert.AreEqual(
            "{\"v\":1,\"seq\":1,\"utc\":null,\"clock\":\"unknown\",\"boot\":1,\"uptimeMs\":0,\"code\":\"boot\",\"value1\":1,\"value2\":0}",
            TestText.Of(writer.Buffer, 0, writer.Length));
        Assert.IsTrue(source.TryWriteNext(writer));
        Assert.AreEqual(
            "{\"v\":1,\"seq\":2,\"utc\":\"2026-01-31T12:30:00Z\",\"clock\":\"synchronised\",\"boot\":1,\"uptimeMs\":5200,"
            + "\"code\":\"setpointNotDelivered\",\"value1\":-7400,\"value2\":-12}",
            TestText.Of(writer.Buffer, 0, writer.Length));
        Assert.IsFalse(source.TryWriteNext(writer));
    }

    private static void AssertWritten(HalfHour halfHour, string expected)
    {
        JsonWriter writer = new JsonWriter(MessageOutbox.MostPayloadBytes);
        new HalfHourMessage("cp-1").Write(writer, halfHour);
        Assert.AreEqual(expected, TestText.Of(writer.Buffer, 0, writer.Length));
    }
}
