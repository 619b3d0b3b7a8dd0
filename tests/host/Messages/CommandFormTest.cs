using NanoV2G.Tests.Commands;

namespace NanoV2G.Tests.Messages;

/// <summary>Document and firmware agree on which commands are well formed, whatever else may be wrong with them.</summary>
[TestClass]
public sealed class CommandFormTest
{
    private const string Common = "\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\"";

    [TestMethod]
    [DataRow("release", "{" + Common + "}", true)]
    [DataRow("chargeNow", "{" + Common + "}", true)]
    [DataRow("resetLockout", "{" + Common + ",\"why\":\"ok again\"}", true)]
    [DataRow("setpoint", "{" + Common + ",\"watts\":-3000}", true)]
    [DataRow("setpoint", "{" + Common + ",\"watts\":1000000}", true)]
    [DataRow("setpoint", "{" + Common + "}", false)]
    [DataRow("setpoint", "{" + Common + ",\"watts\":\"3000\"}", false)]
    [DataRow("setpoint", "{" + Common + ",\"watts\":1.5}", false)]
    [DataRow("setpoint", "{" + Common + ",\"watts\":null}", false)]
    [DataRow("resend", "{" + Common + ",\"from\":\"2026-01-30T00:00:00Z\",\"to\":\"2026-01-31T00:00:00.5Z\"}", true)]
    [DataRow("resend", "{" + Common + ",\"from\":\"2026-01-30T00:00:00Z\"}", false)]
    [DataRow("resend", "{" + Common + ",\"from\":\"2026-01-30\",\"to\":\"2026-01-31\"}", false)]
    [DataRow("release", "{\"id\":\"c1\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\"}", false)]
    [DataRow("release", "{\"id\":\"c1\",\"issuer\":\"an ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00Z\"}", false)]
    [DataRow("release", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":0,\"notAfter\":\"2026-01-31T12:31:00Z\"}", false)]
    [DataRow("release", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":2147483648,\"notAfter\":\"2026-01-31T12:31:00Z\"}", false)]
    [DataRow("release", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1,\"notAfter\":\"2026-01-31T12:31:00+00:00\"}", false)]
    [DataRow("release", "{\"id\":\"c1\",\"issuer\":\"ems\",\"seq\":1}", false)]
    [DataRow("release", "{" + Common + ",\"more\":{}}", false)]
    public void They_agree(string verb, string payload, bool isWellFormed)
    {
        Assert.AreEqual(isWellFormed, MessageDocument.Instance.Fault("nanov2g/u/cmd/" + verb, payload).Length == 0, "the document");

        CommandBench bench = new();
        bench.Send(verb, payload);
        bool isAnswered = bench.Link.PublishedCount > 0;
        Assert.AreEqual(isWellFormed, isAnswered && !bench.Link.LastPayload.Contains("malformed", StringComparison.Ordinal), bench.Link.LastPayload);
    }
}
