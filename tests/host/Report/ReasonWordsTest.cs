using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Inverters;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tests.Report;

/// <summary>A reason that the firmware gives is told in words, never by its number.</summary>
[TestClass]
public sealed class ReasonWordsTest
{
    [TestMethod]
    [DataRow(0, "nothing")]
    [DataRow(1, "a ground fault")]
    [DataRow(0x10080, "too hot, an alarm of its maker's own")]
    [DataRow(1 << 17, "alarm 17")]
    [DataRow(int.MinValue, "alarm 31")]
    public void Every_alarm_of_an_inverter_has_words(int alarms, string words) => Assert.AreEqual(words, InverterWords.AlarmsOf(alarms));

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
