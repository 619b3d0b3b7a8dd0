using NanoV2G.Tools.FaultMatrix;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rig;
using NanoV2G.Tools.FaultMatrix.Rows;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary>The firmware's answers to faults: the whole matrix.</summary>
[TestClass]
public sealed class FaultMatrixTest
{
    [TestMethod]
    public void A_unit_without_a_fault_does_nothing_but_hold_its_limits()
    {
        foreach (FaultRow row in Run([.. CaseList.All.Where(one => one.IsTwin)]))
        {
            Assert.IsTrue(row.Pass, row.ToString());
            Assert.IsNull(row.DetectedMs, row.ToString());
        }
    }

    [TestMethod]
    public void Every_fault_is_answered_in_every_posture()
    {
        IReadOnlyList<FaultRow> rows = Run(CaseList.All);
        Assert.IsGreaterThanOrEqualTo(1000, rows.Count);
        string failed = string.Join('\n', rows.Where(row => !row.Pass).Select(row => $"{row.Failure}: {row}"));
        Assert.AreEqual("", failed);
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
