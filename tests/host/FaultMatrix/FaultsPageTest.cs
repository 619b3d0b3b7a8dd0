using System.Xml.Linq;
using NanoV2G.Tools.FaultMatrix.Rows;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Reports.Charts;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary>The report of the fault matrix.</summary>
[TestClass]
public sealed class FaultsPageTest
{
    private static readonly FaultRow Passed = new()
    {
        Fault = "meterSilent",
        Posture = "discharging",
        DetectedMs = 2000,
        SafeMs = 2530,
        Contactor = "closed",
        Reason = "meterStale",
        RecoveryS = 9.41,
        Pass = true,
        Part = "sensor",
    };

    private static readonly FaultRow Failed = Passed with { Posture = "parked", DetectedMs = null, SafeMs = 0, RecoveryS = null, Pass = false, Failure = "not noticed <at all>" };

    [TestMethod]
    public void It_is_well_formed_and_has_a_chart_for_desk_and_telephone()
    {
        string page = FaultsPage.Write([Passed, Failed], 7);
        XDocument body = XDocument.Parse(page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)]);
        Assert.AreEqual(2, body.Descendants().Count(element => element.Name.LocalName == "svg"));
    }

    [TestMethod]
    public void The_fields_begin_right_of_the_longest_name()
    {
        const string Longest = "meterOfInverterOfThreeDeadBesideHouse";
        string chart = FaultMatrixChart.Draw([Passed with { Posture = "idle" }, Passed with { Fault = Longest, Posture = "idle" }], ChartWidth.Wide);
        double leftmost = XDocument.Parse(chart).Descendants().Where(element => element.Name.LocalName == "rect").Min(field => (double)field.Attribute("x")!);
        Assert.IsGreaterThan(Longest.Length * FaultMatrixChart.LetterWidth, leftmost);
    }

    [TestMethod]
    public void It_says_how_many_passed_and_why_the_others_did_not()
    {
        string page = FaultsPage.Write([Passed, Failed], 7);
        foreach (string part in (string[])["1 passed, 1 failed", "seed 7", "2,530 ms", "9.4 s", "not noticed &lt;at all&gt;", "Faults of the sensor"])
        {
            Assert.Contains(part, page);
        }

        Assert.Contains("Every case passed", FaultsPage.Write([Passed], 7));
    }
}
