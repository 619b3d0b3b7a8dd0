using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Json;
using NanoV2G.Tests.Json;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Commands;

[TestClass]
public class CommandLinkTest
{
    [TestMethod]
    public void UnitSubscribesToItsOwnCommands()
    {
        Assert.AreEqual("nanov2g/u/cmd/+", new CommandBench().Link.Filter);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("nanov2g/u/cmd")]
    [DataRow("nanov2g/u2/cmd/setpoint")]
    [DataRow("nanov2g/U/cmd/setpoint")]
    [DataRow("nanov2g/u/ack/setpoint")]
    [DataRow("xnanov2g/u/cmd/setpoint")]
    [DataRow("nanov2g//cmd/setpoint")]
    public void OtherTopicsAreLeftAlone(string topic)
    {
        CommandBench bench = new CommandBench();
        bench.Link.Put(topic, CommandBench.Setpoint("c1", 1, "1000"), false);
        bench.Reader.Step();
        Assert.AreEqual(0, bench.Link.WaitingCount);
        Assert.AreEqual(0, bench.Actions.ActionCount + bench.Actions.EventCount + bench.Link.PublishedCount);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("hello")]
    [DataRow("{}")]
    [DataRow("{\"issuer\":\"ems\"}")]
    [DataRow("{\"id\":\"\"}")]
    [DataRow("{\"id\":7}")]
    [DataRow("{\"id\":null}")]
    [DataRow("{\"id\":\"a b\"}")]
    [DataRow("{\"id\":\"a/b\"}")]
    [DataRow("{\"id\":\"#\"}")]
    [DataRow("{\"id\":\"+\"}")]
    [DataRow("{\"id\":\"1234567890123456789012345678901234567\"}")]
    [DataRow("{\"id\":\"a\",\"id\":\"b\"}")]
    public void WithoutAUsableIdThereIsAnEventAndNoAnswer(string payload)
    {
        CommandBench bench = new CommandBench();
        bench.Send("setpoint", payload);
        Assert.AreEqual(0, bench.Link.PublishedCount);
        bench.AssertEvent(EventCode.CommandMalformed, 1, (int)CommandReason.Malformed);
        bench.Send("unlock", payload);
        bench.AssertEvent(EventCode.CommandMalformed, 2, (int)CommandReason.UnknownVerb);
    }

    [TestMethod]
    public void LongestNamesAndLongestCommandAreTaken()
    {
        const string Longest = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef-_.0";
        CommandBench bench = new CommandBench();
        string command = "{" + CommandBench.Common(Longest, Longest, int.MaxValue, CommandBench.InAMinute) + "}";
        while (command.Length < CommandReader.MostCommandBytes)
        {
            command += " ";
        }

        bench.Send("release", command);
        bench.AssertAnswer(Longest, "accepted", "none");

        bench.Send("release", "{" + CommandBench.Common("r2", Longest, 1, CommandBench.InAMinute) + "}");
        bench.AssertAnswer("r2", "rejected", "sequenceNotRising");
        bench.Send("release", command + " ");
        Assert.AreEqual(2, bench.Link.PublishedCount, "one byte too long");
        bench.AssertEvent(EventCode.CommandMalformed, 1, (int)CommandReason.Malformed);
    }

    [TestMethod]
    public void OneStepTakesTwoMessages()
    {
        CommandBench bench = new CommandBench();
        for (int number = 1; number <= 5; number++)
        {
            bench.Link.Put("nanov2g/u/cmd/setpoint", CommandBench.Setpoint("c" + number.ToString(), number, "1000"), false);
        }

        bench.Reader.Step();
        Assert.AreEqual(3, bench.Link.WaitingCount);
        bench.Reader.Step();
        Assert.AreEqual(1, bench.Link.WaitingCount);
        bench.Reader.Step();
        bench.Reader.Step();
        Assert.AreEqual(5, bench.Actions.ActionCount);
        Assert.AreEqual(5, bench.Link.PublishedCount);
    }

    [TestMethod]
    public void NothingIsTakenWhileAnAnswerWaits()
    {
        CommandBench bench = new CommandBench();
        bench.Link.IsOpen = false;
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "1000"));
        bench.Link.Put("nanov2g/u/cmd/setpoint", CommandBench.Setpoint("c2", 2, "2000"), false);
        for (int step = 0; step < 10; step++)
        {
            bench.Reader.Step();
        }

        Assert.AreEqual(1, bench.Link.WaitingCount);
        Assert.AreEqual(1, bench.Actions.ActionCount);

        bench.Link.IsOpen = true;
        bench.Reader.Step();
        Assert.AreEqual(2, bench.Link.PublishedCount);
        Assert.AreEqual(2, bench.Actions.ActionCount);
        bench.AssertAnswer("c2", "accepted", "none");
    }

    [TestMethod]
    public void FloodOfGarbageIsCountedAndHidesNoCommand()
    {
        CommandBench bench = new CommandBench();
        SeededBytes seeded = new SeededBytes(21);
        for (int i = 0; i < 1000; i++)
        {
            byte[] garbage = new byte[seeded.Below(1025)];
            for (int index = 0; index < garbage.Length && index < 100; index++)
            {
                garbage[index] = (byte)seeded.Below(256);
            }

            bench.Link.Put("nanov2g/u/cmd/setpoint", garbage, false);
            bench.Reader.Step();
        }

        Assert.AreEqual(0, bench.Actions.ActionCount + bench.Link.PublishedCount);
        Assert.AreEqual(CommandEvents.MostRefusalsPerMinute, bench.Actions.EventCount, "a flood must not wear the store");
        bench.Send("setpoint", CommandBench.Setpoint("c1", 1, "1000"));
        bench.AssertAnswer("c1", "accepted", "none");
        bench.AssertEvent(EventCode.CommandAccepted, 1, 1);

        bench.Clock.Advance(60000);
        bench.Send("setpoint", "x");
        bench.AssertEvent(EventCode.CommandMalformed, 1001, (int)CommandReason.Malformed);
    }

    [TestMethod]
    public void ChangedCommandsNeverThrowNorPassTheRange()
    {
        CommandBench bench = new CommandBench();
        bench.Actions.MostSetpointWatts = 1500;
        SeededBytes seeded = new SeededBytes(33);
        for (int i = 1; i <= 1500; i++)
        {
            byte[] command = Ascii.Bytes(CommandBench.Setpoint("c" + i.ToString(), i, "1500"));
            command[seeded.Below(command.Length)] = (byte)seeded.Below(256);
            if (seeded.Below(2) == 0)
            {
                command[seeded.Below(command.Length)] = (byte)('0' + seeded.Below(10));
            }

            bench.Link.Put("nanov2g/u/cmd/setpoint", command, false);
            bench.Reader.Step();
            AssertWithinRange(bench.Actions.LastAction);
        }

        Assert.IsTrue(bench.Actions.ActionCount > 0);
        Assert.AreEqual(0, bench.Link.WaitingCount);
    }

    [TestMethod]
    public void LongestAnswerFits()
    {
        JsonWriter writer = new JsonWriter(CommandReader.AcknowledgementBytes);
        for (int reason = 0; reason <= (int)CommandReason.StoreFailed; reason++)
        {
            writer.BeginObject();
            writer.Number(Ascii.Key("v"), 1);
            writer.Text(Ascii.Key("id"), Ascii.Bytes("123456789012345678901234567890123456"));
            writer.Text(Ascii.Key("result"), Ascii.Bytes("rejected"));
            writer.Text(Ascii.Key("reason"), NameTables.CommandReason[reason]);
            writer.EndObject();
            Assert.IsFalse(writer.HasOverflowed);
        }
    }

    private static void AssertWithinRange(string action)
    {
        if (action.Length == 0)
        {
            return;
        }

        // "setpoint <watts> <expiry>"
        int watts = 0;
        for (int index = action[9] == '-' ? 10 : 9; action[index] != ' '; index++)
        {
            watts = (watts * 10) + action[index] - '0';
        }

        Assert.IsTrue(watts <= 1500, action);
    }
}
