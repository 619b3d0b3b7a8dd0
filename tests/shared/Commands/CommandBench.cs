using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Journal;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Commands;

/// <summary>A command reader of unit <c>u</c> on 31 January 2026, 12:30 UTC, with everything around it under control.</summary>
public sealed class CommandBench
{
    public const long StartUtcMs = 1769862600000;
    public const long StartMonotonicMs = 5000;
    public const string InAMinute = "2026-01-31T12:31:00Z";

    private readonly FaultyFileStore _store = new FaultyFileStore(4096);
    private StateBlock _block;

    public CommandBench()
    {
        Boot();
    }

    public FakeClock Clock { get; private set; }

    public ScriptedLink Link { get; private set; }

    public NotedActions Actions { get; private set; }

    public CommandReader Reader { get; private set; }

    /// <summary>Starts anew on what the store holds.</summary>
    public void Boot()
    {
        Clock = new FakeClock();
        Clock.MonotonicMs = StartMonotonicMs;
        Clock.UtcUnixMs = StartUtcMs;
        Clock.Quality = ClockQuality.Synchronised;
        Link = new ScriptedLink();
        Actions = new NotedActions();
        _block = new StateBlock(new RecordLog(_store, "s", 2, 4096), Clock);
        StateSlice issuers = _block.AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes);
        Reader = new CommandReader(Link, Clock, "u", Actions, Actions, issuers, Actions);
    }

    /// <summary>Lets the record thread store what changed, when it is time to.</summary>
    public bool Persist()
    {
        return _block.PersistStep();
    }

    /// <summary>The members that every command has.</summary>
    public static string Common(string id, string issuer, long sequence, string notAfter)
    {
        return "\"id\":\"" + id + "\",\"issuer\":\"" + issuer + "\",\"seq\":" + sequence.ToString() + ",\"notAfter\":\"" + notAfter + "\"";
    }

    /// <summary>A set-point command of issuer <c>ems</c> that holds for a minute.</summary>
    public static string Setpoint(string id, long sequence, string watts)
    {
        return "{" + Common(id, "ems", sequence, InAMinute) + ",\"watts\":" + watts + "}";
    }

    /// <summary>Sends a command and lets it be taken.</summary>
    public void Send(string verb, string payload)
    {
        Link.Put("nanov2g/u/cmd/" + verb, payload, false);
        Reader.Step();
    }

    /// <summary>Fails unless the last thing published is this acknowledgement.</summary>
    public void AssertAnswer(string id, string result, string reason)
    {
        Assert.AreEqual("nanov2g/u/ack/" + id, Link.LastTopic);
        Assert.AreEqual("{\"v\":1,\"id\":\"" + id + "\",\"result\":\"" + result + "\",\"reason\":\"" + reason + "\"}", Link.LastPayload);
        Assert.AreEqual(CommandReader.AcknowledgementToken, Link.LastToken);
        Assert.IsFalse(Link.IsLastRetained);
    }

    /// <summary>Fails unless the last event is this one.</summary>
    public void AssertEvent(EventCode code, int value1, int value2)
    {
        Assert.AreEqual((int)code, (int)Actions.LastEvent);
        Assert.AreEqual(value1, Actions.LastValue1);
        Assert.AreEqual(value2, Actions.LastValue2);
    }
}
