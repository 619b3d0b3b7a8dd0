using NanoV2G.Tools.FaultMatrix;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rig;
using NanoV2G.Tools.FaultMatrix.Rows;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary>The firmware's answers to faults: a sample of the matrix that has every fault once.</summary>
[TestClass]
public sealed class FaultMatrixTest
{
    /// <summary>What the firmware does not do yet. A fault that is answered at last is struck out here.</summary>
    private static readonly string[] KnownToFail =
    [
        "meterReversed", "meterDelayed2s", "meterDelayed10s",
    ];

    [TestMethod]
    public void A_unit_without_a_fault_does_nothing_but_hold_its_limits()
    {
        foreach (FaultRow row in Run([.. CaseList.Filter([FaultCase.None])]))
        {
            Assert.IsTrue(row.Pass, row.ToString());
            Assert.IsNull(row.DetectedMs, row.Posture);
        }
    }

    [TestMethod]
    public void Every_fault_is_answered_in_one_posture_at_least_but_for_those_that_are_known()
    {
        FaultCase[] sample = [.. CaseList.Sample().Where(one => !KnownToFail.Contains(one.Fault))];
        Assert.IsGreaterThanOrEqualTo(30, sample.Length);
        foreach (FaultRow row in Run(sample))
        {
            Assert.IsTrue(row.Pass, $"{row.Failure}: {row}");
        }
    }

    [TestMethod]
    public void A_fault_that_is_known_to_fail_still_does()
    {
        IReadOnlyList<FaultRow> rows = Run([.. CaseList.Filter(KnownToFail)]);
        foreach (string fault in KnownToFail)
        {
            Assert.IsTrue(rows.Any(row => row.Fault == fault && !row.Pass), fault + " passes in every posture: strike it out of the list");
        }
    }

    // An answer that comes late is that to the step before: the meter stays unproved, and own power with it.
    [TestMethod]
    [DataRow(UnitPosture.Closing)]
    [DataRow(UnitPosture.Discharging)]
    public void A_meter_that_is_late_by_two_seconds_is_not_believed(UnitPosture posture)
    {
        FaultRow row = Run([CaseList.All.Single(one => one.Fault == "meterDelayed2s" && one.Posture == posture)]).Single();
        Assert.IsTrue(row.Pass, $"{row.Failure}: {row}");
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_rows()
    {
        FaultCase[] cases = [.. CaseList.Filter(["boundaryLineVeryNoisy", "flashStalls"])];
        Assert.AreEqual(FaultRowsText.Json(Run(cases)), FaultRowsText.Json(Run(cases)));
    }

    [TestMethod]
    public void A_posture_that_is_not_reached_fails_its_case()
    {
        FaultRow row = CaseRun.Run(FaultCase.Base with { Posture = UnitPosture.Discharging, Patch = setup => setup.Parameters.VehicleConnectedAtStart = false }, null, 1);
        Assert.IsFalse(row.Pass);
        Assert.AreEqual("postureNotReached", row.Reason);
    }

    [TestMethod]
    public void Progress_rises_to_the_whole()
    {
        double most = 0;
        Matrix.Run([.. CaseList.Filter(["boardCut1s"])], null, 1, share => most = Math.Max(most, share), CancellationToken.None);
        Assert.AreEqual(1.0, most);
    }

    private static IReadOnlyList<FaultRow> Run(IReadOnlyList<FaultCase> cases)
    {
        return Matrix.Run(cases, null, 1, _ => { }, CancellationToken.None);
    }
}
