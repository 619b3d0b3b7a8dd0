using System.Text;
using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Messages;

/// <summary>
/// The whole firmware at a simulated house through every fault that leaves a trace in messages, with commands of every kind:
/// each message that reaches the broker is as the document says, and every channel of the document is seen.
/// </summary>
[TestClass]
public sealed class PublishedMessagesTest
{
    private const int MinuteMs = 60_000;
    private const int Seed = 20260131;

    // Tuesday 13 January 2026, 16:15 UTC.
    private const long StartUtcUnixMs = 1_768_320_900_000;
    private const int StartLocalSecond = (16 * 3600) + (15 * 60);

    [TestMethod]
    public void Every_message_of_a_troubled_evening_is_as_the_document_says()
    {
        CheckedMessages messages = new();
        Unit unit = new(messages);
        unit.Settings.TryAddSchedule(0, 10080, -7400);
        unit.Run.Faults.Add(SimulatedFault.MeterSilent, 5 * MinuteMs, 30_000);
        unit.Run.Faults.Add(SimulatedFault.AssetMeterSilent, 10 * MinuteMs, 3 * MinuteMs);
        unit.Run.Faults.Add(SimulatedFault.Hang, 18 * MinuteMs, 5000);
        unit.Run.Faults.Add(SimulatedFault.InverterIgnores, 25 * MinuteMs, MinuteMs);
        unit.Run.Faults.Add(SimulatedFault.BrokerGone, 30 * MinuteMs, 10 * MinuteMs);
        unit.Run.Faults.Add(SimulatedFault.PowerCut, 50 * MinuteMs, 75 * MinuteMs);

        unit.RunMinutes(46);
        unit.SendCommands();
        unit.RunMinutes(104);

        messages.AssertAllValid();
        string[] documented = [.. MessageDocument.Instance.Channels.Where(channel => channel.Action == "send").Select(channel => channel.Name)];
        CollectionAssert.AreEquivalent(documented, messages.Channels.ToArray());
        Assert.IsTrue(messages.On("halfHour").Any(payload => payload.Contains("\"missing\"", StringComparison.Ordinal)), "a missing half-hour");
        Assert.IsTrue(messages.On("halfHour").Any(payload => payload.Contains("\"recovered\"", StringComparison.Ordinal)), "recovered energy");
        Assert.IsTrue(messages.On("status").Any(payload => payload.Contains("\"online\":false", StringComparison.Ordinal)), "a last will");
        Assert.HasCount(Unit.CommandCount, messages.On("acknowledgement"), "every command is answered");
        foreach (string result in new[] { "accepted", "rejected", "expired" })
        {
            Assert.IsTrue(messages.On("acknowledgement").Any(payload => payload.Contains($"\"{result}\"", StringComparison.Ordinal)), result);
        }
    }

    private sealed class Unit : IProgramFactory
    {
        public const int CommandCount = 7;

        private readonly SimulatedMessageLink _link;

        public Unit(IPublishedMessageSink messages)
        {
            SiteParameters parameters = new() { StartUtcUnixMs = StartUtcUnixMs };
            Settings.InstallerReset = 1;
            Settings.ExportLimitMilliamps = 16000;
            Settings.GreatestHouseDemandMilliamps = 55000;
            SimulatedSite site = new(
                parameters,
                new GeneratedHouse(Seed, StartLocalSecond),
                new GeneratedSolar(Seed, 3000, StartLocalSecond, 8 * 3600, 17 * 3600),
                Seed);
            _link = new SimulatedMessageLink(site, messages, 1);
            Run = new SimulatedRun(new SimulatedHardware(site), this, _link);
        }

        public UnitSettings Settings { get; } = new();

        public SimulatedRun Run { get; }

        public IBoardProgram Create(IBoard board) => new ChargepointProgram(board, Settings);

        public void RunMinutes(int minutes)
        {
            for (int step = 0; step < minutes * MinuteMs / SiteTiming.StepMs; step++)
            {
                Run.StepTenMs();
            }
        }

        public void SendCommands()
        {
            const string soon = "2026-01-13T18:00:00Z";
            Send("setpoint", "a", 1, soon, ",\"watts\":-3000");
            Send("chargeNow", "b", 2, soon, "");
            Send("release", "c", 3, soon, "");
            Send("resend", "d", 4, soon, ",\"from\":\"2026-01-13T16:00:00Z\",\"to\":\"2026-01-13T17:00:00Z\"");
            Send("resetLockout", "e", 5, soon, "");
            Send("setpoint", "f", 6, "2026-01-13T16:20:00Z", ",\"watts\":0");
            Send("setpoint", "g", 7, soon, ",\"watts\":1000000");
        }

        private void Send(string verb, string id, int sequence, string notAfter, string more)
        {
            string payload = $"{{\"id\":\"{id}\",\"issuer\":\"ems\",\"seq\":{sequence},\"notAfter\":\"{notAfter}\"{more}}}";
            string topic = $"nanov2g/{Settings.UnitId}/cmd/{verb}";
            Assert.AreEqual("", MessageDocument.Instance.Fault(topic, payload));
            byte[] bytes = Encoding.UTF8.GetBytes(payload);
            Assert.IsTrue(_link.Inject(topic, bytes, bytes.Length, isRetained: false), verb);
            for (int step = 0; step < 100; step++)
            {
                Run.StepTenMs();
            }
        }
    }
}
