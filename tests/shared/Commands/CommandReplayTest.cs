using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Timing;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Commands;

[TestClass]
public class CommandReplayTest
{
    [TestMethod]
    public void SameIdGetsTheSameAnswerAndNoSecondAction()
    {
        CommandBench bench = new CommandBench();
        string command = CommandBench.Setpoint("c1", 1, "1000");
        bench.Send("setpoint", command);
        for (int again = 0; again < 5; again++)
        {
            bench.Clock.Advance(30000);
            bench.Send("setpoint", command);
            bench.AssertAnswer("c1", "accepted", "none");
        }

        Assert.AreEqual(6, bench.Link.PublishedCount);
        Assert.AreEqual(1, bench.Actions.ActionCount);
        Assert.AreEqual(1, bench.Actions.EventCount);
    }

    [TestMethod]
    public void RejectionOfAnIdStands()
    {
        CommandBench bench = new CommandBench();
        bench.Clock.Quality = ClockQuality.Unknown;
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "1000"));
        bench.Clock.Quality = ClockQuality.Synchronised;
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "1000"));
        bench.AssertAnswer("c1", "rejected", "clockUnknown");
        bench.Send("setpoint", CommandBench.Setpoint("c2", 1, "1000"));
        bench.AssertAnswer("c2", "accepted", "none");
    }

    [TestMethod]
    public void EightIdsAreRememberedAndTheSequenceGuardsTheRest()
    {
        CommandBench bench = new CommandBench();
        for (int number = 1; number <= RecentCommands.MostCommands + 1; number++)
        {
            bench.Send("setpoint", CommandBench.Setpoint("c" + number.ToString(), number, "1000"));
        }

        bench.Send("setpoint", CommandBench.Setpoint("c2", 2, "1000"));
        bench.AssertAnswer("c2", "accepted", "none");
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "1000"));
        bench.AssertAnswer("c1", "rejected", "sequenceNotRising");
        bench.AssertEvent(EventCode.CommandRejected, 1, (int)CommandReason.SequenceNotRising);
        Assert.AreEqual(9, bench.Actions.ActionCount);
    }

    [TestMethod]
    public void IdsOfOneBeginningAreDifferent()
    {
        CommandBench bench = new CommandBench();
        bench.Send("setpoint", CommandBench.Setpoint("c11", 1, "1000"));
        bench.Send("setpoint", CommandBench.Setpoint("c1", 2, "1001"));
        bench.Send("setpoint", CommandBench.Setpoint("c12", 3, "1002"));
        Assert.AreEqual(3, bench.Actions.ActionCount);
    }

    [TestMethod]
    public void SequenceMustRiseForEachIssuerByItself()
    {
        CommandBench bench = new CommandBench();
        Assert.AreEqual("accepted", Release(bench, "a", "ems", 5));
        Assert.AreEqual("rejected", Release(bench, "b", "ems", 5));
        Assert.AreEqual("rejected", Release(bench, "c", "ems", 4));
        Assert.AreEqual("accepted", Release(bench, "d", "app", 1));
        Assert.AreEqual("accepted", Release(bench, "e", "ems", int.MaxValue));
        Assert.AreEqual("rejected", Release(bench, "f", "ems", 1));
        Assert.AreEqual("accepted", Release(bench, "g", "app", 2));
    }

    [TestMethod]
    public void OnlyWhatPassesTheChecksBeforeUsesANumberUp()
    {
        CommandBench bench = new CommandBench();
        bench.Send("release", "{" + CommandBench.Common("a", "ems", 9, "2026-01-31T12:29:00Z") + "}");
        bench.Send("release", "{" + CommandBench.Common("b", "ems", 9, "2026-03-31T12:29:00Z") + "}");
        bench.Send("unlock", "{" + CommandBench.Common("c", "ems", 9, CommandBench.InAMinute) + "}");
        bench.Link.Put("nanov2g/u/cmd/release", "{" + CommandBench.Common("d", "ems", 9, CommandBench.InAMinute) + "}", true);
        bench.Reader.Step();
        bench.Clock.Quality = ClockQuality.Unknown;
        Assert.AreEqual("rejected", Release(bench, "e", "ems", 9));
        bench.Clock.Quality = ClockQuality.Synchronised;
        Assert.AreEqual("accepted", Release(bench, "f", "ems", 1), "none of them counted");

        bench.Send("setpoint", CommandBench.Setpoint("g", 5, "99999"));
        bench.AssertAnswer("g", "rejected", "wattsOutOfRange");
        Assert.AreEqual("rejected", Release(bench, "h", "ems", 5), "the range comes after the number");
    }

    [TestMethod]
    public void NinthIssuerIsRejectedAndTheOthersGoOn()
    {
        CommandBench bench = new CommandBench();
        for (int issuer = 1; issuer <= IssuerTable.MostIssuers; issuer++)
        {
            Assert.AreEqual("accepted", Release(bench, "a" + issuer.ToString(), "issuer-" + issuer.ToString(), 1));
        }

        Assert.AreEqual("rejected", Release(bench, "b", "issuer-9", 1));
        bench.AssertAnswer("b", "rejected", "tooManyIssuers");
        Assert.AreEqual("accepted", Release(bench, "c", "issuer-8", 2));
        Assert.AreEqual("accepted", Release(bench, "d", "issuer-1", 2));
    }

    [TestMethod]
    public void IssuersSurviveARestart()
    {
        CommandBench bench = new CommandBench();
        for (int issuer = 1; issuer <= IssuerTable.MostIssuers; issuer++)
        {
            Release(bench, "a" + issuer.ToString(), "issuer-" + issuer.ToString(), 100 + issuer);
        }

        Assert.IsFalse(bench.Persist(), "ordinary commands wait for company");
        bench.Clock.Advance(StateBlock.GatheringMs);
        Assert.IsTrue(bench.Persist());

        bench.Boot();
        for (int issuer = 1; issuer <= IssuerTable.MostIssuers; issuer++)
        {
            string name = "issuer-" + issuer.ToString();
            Assert.AreEqual("rejected", Release(bench, "a" + issuer.ToString(), name, 100 + issuer), "a replay after the restart");
            Assert.AreEqual("accepted", Release(bench, "b" + issuer.ToString(), name, 101 + issuer));
        }

        Assert.AreEqual("rejected", Release(bench, "c", "issuer-9", 1), "the table is still full");
    }

    [TestMethod]
    public void ResetOfALockoutIsRememberedAtOnce()
    {
        CommandBench bench = new CommandBench();
        string command = "{" + CommandBench.Common("r", "ems", 7, CommandBench.InAMinute) + "}";
        bench.Send("resetLockout", command);
        Assert.IsTrue(bench.Persist());

        bench.Boot();
        bench.Send("resetLockout", command);
        bench.AssertAnswer("r", "rejected", "sequenceNotRising");
        Assert.AreEqual(0, bench.Actions.ActionCount);
    }

    /// <summary>Sends a release and gives the result of its answer.</summary>
    private static string Release(CommandBench bench, string id, string issuer, int sequence)
    {
        int actionsBefore = bench.Actions.ActionCount;
        bench.Send("release", "{" + CommandBench.Common(id, issuer, sequence, CommandBench.InAMinute) + "}");
        bool isAccepted = bench.Link.LastPayload.Length > 0 && bench.Actions.ActionCount == actionsBefore + 1;
        Assert.AreEqual("nanov2g/u/ack/" + id, bench.Link.LastTopic);
        return isAccepted ? "accepted" : "rejected";
    }
}
