using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Inverters;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tests.Report;

/// <summary>A reason that the firmware gives is told in words, never by its number.</summary>
[TestClass]
public sealed class ReasonWordsTest
{
    [TestMethod]
    public void Every_reason_has_words()
    {
        foreach (LimitReason reason in Enum.GetValues<LimitReason>())
        {
            Assert.DoesNotStartWith("reason ", ReasonWords.Of(reason), reason.ToString());
        }
    }

    [TestMethod]
    public void Every_refusal_of_an_inverter_has_words()
    {
        foreach (InverterRefusal refusal in Enum.GetValues<InverterRefusal>())
        {
            Assert.DoesNotContain("reason ", InverterWords.Of(refusal), refusal.ToString());
        }
    }
}
