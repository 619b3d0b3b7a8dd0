using System.Diagnostics;
using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Discovery;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Hal.Host.Messages;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Commands;
using NanoV2G.Tests.Control;
using NanoV2G.Tests.Journal;
using NanoV2G.Tests.Outbox;
using NanoV2G.Tests.Reporting;

namespace NanoV2G.Tests.Peers.Messages;

/// <summary>Everything that a unit sends and takes, over the link of a PC, in real time; half-hours as the test stores them.</summary>
internal sealed class UnitOnBroker : IDisposable
{
    public const string Id = "cp-1";

    private readonly FakeClock _clock = new();
    private readonly StateBlock _block;
    private readonly RecordLog _halfHours;
    private readonly MqttLink _link;
    private readonly Reporter _reporter;
    private readonly Stopwatch _stopwatch = Stopwatch.StartNew();

    public UnitOnBroker(MqttEndpoint endpoint)
    {
        _clock.UtcUnixMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        _clock.Quality = ClockQuality.Synchronised;
        FaultyFileStore store = new(4096);
        _halfHours = new RecordLog(store, HalfHourRecorder.FilePrefix, 4, 4096);
        _block = new StateBlock(new RecordLog(store, "s", 2, 4096), _clock);
        _link = new MqttLink(endpoint);
        _reporter = Build(new RecordLog(store, EventLog.FilePrefix, 2, 4096));
        _link.Start();
    }

    /// <summary>What commands have asked for.</summary>
    public NotedActions Actions { get; } = new();

    public bool IsConnected => _link.IsConnected;

    public int DeliveredHalfHours => _reporter.HalfHours.DeliveredCount;

    public static MqttEndpoint At(Mosquitto broker) => new("127.0.0.1", broker.Port, false, "nanov2g-" + Id);

    /// <summary>Identities of half-hours from a place on.</summary>
    public static string[] Identities(int first, int count) => [.. Enumerable.Range(first, count).Select(OutboxBench.IdOf)];

    public void StoreHalfHours(int first, int count)
    {
        for (int place = first; place < first + count; place++)
        {
            HalfHour halfHour = OutboxBench.Make(HalfHour.WholeKind, place, 1);
            byte[] payload = new byte[HalfHour.MostStoredBytes];
            Assert.IsTrue(_halfHours.Append(halfHour.Kind, payload, halfHour.WriteTo(payload, 0)));
        }
    }

    /// <summary>Reports in real time until something is true.</summary>
    public void RunUntil(Func<bool> isTrue, string what)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!isTrue())
        {
            Assert.IsLessThan(PeerProcess.Patience, waited.Elapsed, what);
            Step();
        }
    }

    /// <summary>Reports for a time.</summary>
    public void Run(TimeSpan time)
    {
        Stopwatch run = Stopwatch.StartNew();
        RunUntil(() => run.Elapsed >= time, "time");
    }

    /// <summary>Loses its supply: the connection ends without a word.</summary>
    public void Dispose() => _link.Dispose();

    private void Step()
    {
        Thread.Sleep(10);
        _clock.Advance((int)_stopwatch.ElapsedMilliseconds);
        _stopwatch.Restart();
        _reporter.Step();
        _block.PersistStep();
    }

    private Reporter Build(RecordLog events)
    {
        string unit = UnitTopics.Root + Id;
        HalfHourMessage message = new(Id);
        StateSlice position = _block.AddSlice(StateBlock.HalfHourPositionOffset, StateBlock.PositionBytes);
        StateSlice eventPosition = _block.AddSlice(StateBlock.EventPositionOffset, StateBlock.PositionBytes);
        StateSlice issuers = _block.AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes);
        JsonWriter writer = new(StateReport.MostBytes);
        RecordView view = new();
        HalfHourResend resend = new(_link, _clock, new HalfHourSource(_halfHours, message, unit + UnitTopics.HalfHour, view), writer);
        return new Reporter(
            _link,
            _clock,
            new RecordingEvents(),
            new StatusReport(_link, unit + UnitTopics.Status, Id, 1, ShownState.Make(), writer),
            new StateReport(_link, _clock, unit + UnitTopics.State, ShownState.Make(), writer),
            new DiscoveryReport(_link, "homeassistant", Id, 7400, new JsonWriter(DiscoveryMessage.MostBytes(Id))),
            new CommandReader(_link, _clock, Id, Actions, resend, issuers, new RecordingEvents()),
            new MessageOutbox(_link, _clock, new HalfHourSource(_halfHours, message, unit + UnitTopics.HalfHour, view), position, 2, writer),
            new MessageOutbox(_link, _clock, new EventSource(events, unit + UnitTopics.Event, view), eventPosition, 3, writer),
            resend);
    }
}
