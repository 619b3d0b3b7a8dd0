using NanoV2G.Tools.FaultMatrix.Cases;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary>What is in the matrix, before anything is run.</summary>
[TestClass]
public sealed class FaultCasesTest
{
    [TestMethod]
    public void Every_fault_stands_in_every_posture_once_and_there_are_at_least_400_cases()
    {
        Assert.IsGreaterThanOrEqualTo(400, CaseList.All.Count);
        foreach (IGrouping<string, FaultCase> fault in CaseList.All.GroupBy(one => one.Fault))
        {
            CollectionAssert.AreEquivalent(UnitPostures.All.ToArray(), fault.Select(one => one.Posture).ToArray(), fault.Key);
        }
    }

    [TestMethod]
    public void Everything_that_can_break_is_there()
    {
        CollectionAssert.IsSubsetOf(
            new[] { "sensor", "wire", "actuator", "supply", "contact", "clock", "store", "link", "thread", "board", "protection", "eligibility", "exchange", "reserve", "threePhase", "inverterOfThree", "otherPhase" },
            CaseList.All.Select(one => one.Part).Distinct().ToArray());
    }

    [TestMethod]
    public void Every_fault_is_paired_with_a_full_load_rejection_but_for_those_that_need_less()
    {
        CollectionAssert.AreEquivalent(
            new[] { "inverterIgnoresALittle", "inverterIgnoresLoadControl" },
            CaseList.All.Where(one => one.SwingWatts != FaultCase.Base.SwingWatts).Select(one => one.Fault).Distinct().ToArray());
    }

    [TestMethod]
    [DataRow("meterSilent", 7)]
    [DataRow("meterSilent discharging", 1)]
    [DataRow("meterSilent hang3s charging discharging", 4)]
    [DataRow("board", 14)]
    public void A_filter_leaves_the_faults_named_in_the_postures_named(string names, int count)
    {
        Assert.HasCount(count, CaseList.Filter(names.Split(' ')));
    }
}
