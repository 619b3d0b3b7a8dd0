using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Events;
using NanoV2G.Hal.Timing;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Commands;

[TestClass]
public class CommandReaderTest
{
    private const string Members = "\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\"";

    [TestMethod]
    [DataRow("setpoint", 1, ",\"watts\":-3000", "setpoint -3000 65000")]
    [DataRow("release", 2, "", "release")]
    [DataRow("chargeNow", 3, "", "chargeNow 65000")]
    [DataRow("resend", 4, ",\"from\":\"2026-01-30T00:00:00Z\",\"to\":\"2026-01-31T00:00:00Z\"", "resend 1769731200000 1769817600000")]
    [DataRow("resetLockout", 5, "", "resetLockout")]
    public void EveryVerbIsActedOnAndAnswered(string verb, int number, string more, string action)
    {
        CommandBench bench = new CommandBench();
        bench.Send(verb, "{" + Members + more + "}");
        Assert.AreEqual(action, bench.Actions.LastAction);
        Assert.AreEqual(1, bench.Actions.ActionCount);
        bench.AssertAnswer("c1", "accepted", "none");
        Assert.AreEqual(1, bench.Actions.EventCount);
        bench.AssertEvent(EventCode.CommandAccepted, number, 1);
    }

    [TestMethod]
    [DataRow("setpoint", "{\"id\":\"c1\"}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"e ms\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"1234567890123456789012345678901234567\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":7,\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":0,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":-1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":2147483648,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":\"1\",\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":1769862660,\"watts\":1}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00+00:00\",\"watts\":1}", 1)]
    [DataRow("chargeNow", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1}", 3)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\"}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":\"1\"}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"watts\":null}", 1)]
    [DataRow("setpoint", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"Watts\":1}", 1)]
    [DataRow("resend", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\"}", 4)]
    [DataRow("resend", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"from\":\"2026-01-30T00:00:00Z\"}", 4)]
    [DataRow("resend", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"from\":\"2026-01-30T00:00:00Z\",\"to\":\"2026-01-30T00:00:00Z\"}", 4)]
    [DataRow("resend", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\",\"from\":\"yesterday\",\"to\":\"2026-01-30T00:00:00Z\"}", 4)]
    public void WrongMembersAreRejectedAsMalformed(string verb, string payload, int number)
    {
        CommandBench bench = new CommandBench();
        bench.Send(verb, payload);
        AssertRejected(bench, "c1", number, CommandReason.Malformed, "malformed");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("setPoint")]
    [DataRow("setpoin")]
    [DataRow("setpoints")]
    [DataRow("setpoint/")]
    [DataRow("resetlockout")]
    [DataRow("unlock")]
    public void UnknownVerbsAreRejected(string verb)
    {
        CommandBench bench = new CommandBench();
        bench.Send(verb, "{" + Members + "}");
        AssertRejected(bench, "c1", 0, CommandReason.UnknownVerb, "unknownVerb");
    }

    [TestMethod]
    public void RetainedCommandIsRejected()
    {
        CommandBench bench = new CommandBench();
        bench.Link.Put("nanov2g/u/cmd/setpoint", CommandBench.Setpoint("c1", 1, "1000"), true);
        bench.Reader.Step();
        AssertRejected(bench, "c1", 1, CommandReason.Retained, "retained");
    }

    [TestMethod]
    public void UnknownClockRejectsEvenWhatLooksExpired()
    {
        CommandBench bench = new CommandBench();
        bench.Clock.Quality = ClockQuality.Unknown;
        bench.Clock.UtcUnixMs = long.MaxValue;
        bench.Send("release", "{" + Members + "}");
        AssertRejected(bench, "c1", 2, CommandReason.ClockUnknown, "clockUnknown");

        bench.Clock.UtcUnixMs = CommandBench.StartUtcMs;
        bench.Clock.Quality = ClockQuality.Holdover;
        bench.Send("release", "{" + CommandBench.Common("c2", "ems", 1, CommandBench.InAMinute) + "}");
        bench.AssertAnswer("c2", "accepted", "none");
    }

    [TestMethod]
    public void NotAfterReachesSevenDaysAheadAndNoMillisecondMore()
    {
        CommandBench bench = new CommandBench();
        bench.Clock.UtcUnixMs = CommandBench.StartUtcMs - 1;
        bench.Send("chargeNow", "{" + CommandBench.Common("c1", "ems", 1, "2026-02-07T12:30:00Z") + "}");
        AssertRejected(bench, "c1", 3, CommandReason.NotAfterTooFar, "notAfterTooFar");

        bench.Clock.UtcUnixMs = CommandBench.StartUtcMs;
        bench.Send("chargeNow", "{" + CommandBench.Common("c2", "ems", 1, "2026-02-07T12:30:00Z") + "}");
        bench.AssertAnswer("c2", "accepted", "none");
        Assert.AreEqual("chargeNow " + (5000L + CommandReader.MostAheadMs).ToString(), bench.Actions.LastAction);
    }

    [TestMethod]
    public void OneMillisecondBeforeNotAfterIsInTime()
    {
        CommandBench bench = new CommandBench();
        bench.Clock.UtcUnixMs = CommandBench.StartUtcMs + 59999;
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "1000"));
        bench.AssertAnswer("c1", "accepted", "none");
        Assert.AreEqual("setpoint 1000 5001", bench.Actions.LastAction);
    }

    [TestMethod]
    [DataRow(60000, 0)]
    [DataRow(60999, 0)]
    [DataRow(61000, 1)]
    [DataRow(int.MaxValue, 2147423)]
    public void AtAndAfterNotAfterIsExpired(int sinceStartMs, int lateSeconds)
    {
        CommandBench bench = new CommandBench();
        bench.Clock.UtcUnixMs = CommandBench.StartUtcMs + sinceStartMs;
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "1000"));
        Assert.AreEqual(0, bench.Actions.ActionCount);
        bench.AssertAnswer("c1", "expired", "expired");
        bench.AssertEvent(EventCode.CommandExpired, 1, lateSeconds);
    }

    [TestMethod]
    public void LatenessBeyond32BitsIsBounded()
    {
        CommandBench bench = new CommandBench();
        bench.Clock.UtcUnixMs = 7000000000000;
        bench.Send("release", "{" + CommandBench.Common("c1", "ems", 1, "1970-01-01T00:00:00Z") + "}");
        bench.AssertEvent(EventCode.CommandExpired, 2, int.MaxValue);
    }

    [TestMethod]
    public void ExpiryStaysOnTheClockThatNeverJumps()
    {
        CommandBench bench = new CommandBench();
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "1000"));
        Assert.AreEqual("setpoint 1000 65000", bench.Actions.LastAction);

        // UTC jumps ten seconds back: a second command with the same notAfter holds longer, the first is what it was.
        bench.Clock.UtcUnixMs -= 10000;
        bench.Send("setpoint", CommandBench.Setpoint("c2", 2, "1000"));
        Assert.AreEqual("setpoint 1000 75000", bench.Actions.LastAction);
        Assert.AreEqual(2, bench.Actions.ActionCount);

        bench.Clock.UtcUnixMs += 3600000;
        bench.Send("setpoint", CommandBench.Setpoint("c3", 3, "1000"));
        bench.AssertAnswer("c3", "expired", "expired");
        Assert.AreEqual(2, bench.Actions.ActionCount);
    }

    [TestMethod]
    [DataRow("7400", "setpoint 7400 65000")]
    [DataRow("-7400", "setpoint -7400 65000")]
    [DataRow("1", "setpoint 1 65000")]
    [DataRow("0", "setpoint 0 65000")]
    [DataRow("-0", "setpoint 0 65000")]
    public void WattsWithinTheRangeArriveAsTheyAre(string watts, string action)
    {
        CommandBench bench = new CommandBench();
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, watts));
        bench.AssertAnswer("c1", "accepted", "none");
        Assert.AreEqual(action, bench.Actions.LastAction);
    }

    [TestMethod]
    [DataRow("7401")]
    [DataRow("-7401")]
    [DataRow("2147483647")]
    [DataRow("-2147483648")]
    [DataRow("2147483648")]
    [DataRow("4294967296")]
    [DataRow("4294970296")]
    [DataRow("-4294967296")]
    [DataRow("999999999999999")]
    [DataRow("-999999999999999")]
    public void WattsBeyondTheRangeAreRejected(string watts)
    {
        CommandBench bench = new CommandBench();
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, watts));
        AssertRejected(bench, "c1", 1, CommandReason.WattsOutOfRange, "wattsOutOfRange");
    }

    [TestMethod]
    [DataRow("1000000000000000")]
    [DataRow("18446744073709551616")]
    [DataRow("1.5")]
    [DataRow("1e3")]
    [DataRow("NaN")]
    [DataRow("00")]
    [DataRow("")]
    public void WattsThatAreNoWholeNumberSpoilTheMessage(string watts)
    {
        CommandBench bench = new CommandBench();
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, watts));
        Assert.AreEqual(0, bench.Actions.ActionCount);
        Assert.AreEqual(0, bench.Link.PublishedCount);
        bench.AssertEvent(EventCode.CommandMalformed, 1, (int)CommandReason.Malformed);
    }

    [TestMethod]
    public void SetpointOfZeroNeverBecomesChargingOrNoRequestAtAll()
    {
        CommandBench bench = new CommandBench();
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "7400"));
        bench.Send("setpoint", CommandBench.Setpoint("c2", 2, "0"));
        Assert.AreEqual("setpoint 0 65000", bench.Actions.LastAction);

        // A unit that is rated for nothing takes nothing but 0.
        bench.Actions.MostSetpointWatts = 0;
        bench.Send("setpoint", CommandBench.Setpoint("c3", 3, "1"));
        bench.AssertAnswer("c3", "rejected", "wattsOutOfRange");
        bench.Send("setpoint", CommandBench.Setpoint("c4", 4, "0"));
        bench.AssertAnswer("c4", "accepted", "none");
        Assert.AreEqual("setpoint 0 65000", bench.Actions.LastAction);
        Assert.AreEqual(3, bench.Actions.ActionCount);
    }

    [TestMethod]
    [DataRow((int)CommandReason.Busy, "busy")]
    [DataRow((int)CommandReason.NotLockedOut, "notLockedOut")]
    [DataRow((int)CommandReason.ResetsUsedUp, "resetsUsedUp")]
    [DataRow((int)CommandReason.InstallerOnly, "installerOnly")]
    [DataRow((int)CommandReason.CauseStillPresent, "causeStillPresent")]
    [DataRow((int)CommandReason.NotNow, "notNow")]
    [DataRow((int)CommandReason.StoreFailed, "storeFailed")]
    public void RefusalOfTheControllerIsPassedOn(int reason, string name)
    {
        CommandBench bench = new CommandBench();
        bench.Actions.Answer = (CommandReason)reason;
        bench.Send("resetLockout", "{" + Members + "}");
        Assert.AreEqual(1, bench.Actions.ActionCount);
        bench.AssertAnswer("c1", "rejected", name);
        bench.AssertEvent(EventCode.CommandRejected, 5, reason);
    }

    private static void AssertRejected(CommandBench bench, string id, int verb, CommandReason reason, string name)
    {
        Assert.AreEqual(0, bench.Actions.ActionCount, "acted on");
        bench.AssertAnswer(id, "rejected", name);
        bench.AssertEvent(EventCode.CommandRejected, verb, (int)reason);
    }
}
