using System.Text;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Live;

namespace NanoV2G.Tests.Live;

/// <summary>What a page may post, and what is refused whole and in one sentence.</summary>
[TestClass]
public sealed class LiveCommandReaderTest
{
    [TestMethod]
    public void Every_command_of_the_page_is_read()
    {
        (string Json, LiveCommand Expected)[] cases =
        [
            ("{\"do\":\"plug\",\"connected\":true}", new LiveCommand.Plug(true)),
            ("{\"do\":\"loadControl\",\"state\":\"fault\"}", new LiveCommand.LoadControl(ContactState.Fault)),
            ("{\"do\":\"logicInterface\",\"closed\":false}", new LiveCommand.LogicInterface(false)),
            ("{\"do\":\"emergencyStop\",\"pressed\":true}", new LiveCommand.EmergencyStop(true)),
            ("{\"do\":\"fault\",\"name\":\"meterSilent\",\"present\":false}", new LiveCommand.Fault(SimulatedFault.MeterSilent, false)),
            ("{\"do\":\"chargeNow\",\"minutes\":120}", new LiveCommand.ChargeNow(120)),
            ("{\"do\":\"dispatch\",\"watts\":-3000,\"minutes\":60}", new LiveCommand.Dispatch(-3000, 60)),
            ("{\"do\":\"release\"}", new LiveCommand.Release()),
            ("{\"do\":\"resetLockout\"}", new LiveCommand.ResetLockout()),
            ("{\"do\":\"speed\",\"times\":60}", new LiveCommand.Speed(60)),
        ];
        foreach ((string json, LiveCommand expected) in cases)
        {
            Assert.AreEqual(expected, LiveCommandReader.Read(Encoding.UTF8.GetBytes(json)), json);
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("nonsense")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("{\"do\":5}")]
    [DataRow("{\"do\":\"open the contactor\"}")]
    [DataRow("{\"do\":\"release\",\"do\":\"release\"}")]
    [DataRow("{\"do\":\"release\",\"extra\":1}")]
    [DataRow("{\"do\":\"plug\"}")]
    [DataRow("{\"do\":\"plug\",\"connected\":\"yes\"}")]
    [DataRow("{\"do\":\"loadControl\",\"state\":\"ajar\"}")]
    [DataRow("{\"do\":\"logicInterface\"}")]
    [DataRow("{\"do\":\"emergencyStop\",\"pressed\":1}")]
    [DataRow("{\"do\":\"fault\",\"name\":\"earthquake\",\"present\":true}")]
    [DataRow("{\"do\":\"chargeNow\",\"minutes\":0}")]
    [DataRow("{\"do\":\"chargeNow\",\"minutes\":1.5}")]
    [DataRow("{\"do\":\"dispatch\",\"watts\":4294967296,\"minutes\":60}")]
    [DataRow("{\"do\":\"dispatch\",\"watts\":1000,\"minutes\":1000000}")]
    [DataRow("{\"do\":\"speed\",\"times\":100000}")]
    [DataRow("{\"do\":{\"deep\":{\"deeper\":1}}}")]
    public void Anything_else_is_refused_in_one_sentence(string json)
    {
        FormatException refused = Assert.ThrowsExactly<FormatException>(() => LiveCommandReader.Read(Encoding.UTF8.GetBytes(json)));
        Assert.EndsWith(".", refused.Message);
        Assert.HasCount(1, refused.Message.Split('\n'));
    }

    [TestMethod]
    public void A_body_that_is_too_long_is_not_parsed()
    {
        byte[] body = Encoding.UTF8.GetBytes("{\"do\":\"release\"}" + new string(' ', LiveCommandReader.MostBytes));
        Assert.ThrowsExactly<FormatException>(() => LiveCommandReader.Read(body));
    }

    [TestMethod]
    public void Random_bytes_never_do_anything_but_be_refused()
    {
        const int seed = 20260114;
        Random random = new(seed);
        for (int round = 0; round < 2000; round++)
        {
            byte[] body = new byte[random.Next(64)];
            random.NextBytes(body);
            Assert.ThrowsExactly<FormatException>(() => LiveCommandReader.Read(body), $"seed {seed}, round {round}");
        }
    }
}
