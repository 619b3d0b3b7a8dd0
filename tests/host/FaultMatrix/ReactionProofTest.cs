using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Proof;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary>The matrix would miss each reaction: its witness turns red without it.</summary>
[TestClass]
public sealed class ReactionProofTest
{
    public static IEnumerable<object[]> Names => ReactionTable.All.Select(reaction => new object[] { reaction.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Without_the_reaction_its_witness_turns_red(string name)
    {
        Reaction reaction = ReactionTable.All.Single(one => one.Name == name);
        FaultCase witness = CaseList.All.Single(one => one.Name == reaction.Witness);
        ProofRow row = ProofRun.Run([witness], [reaction], 1, _ => { }, CancellationToken.None).Single();
        CollectionAssert.AreEqual(new[] { reaction.Witness }, row.TurnedRed.ToArray());
    }

    [TestMethod]
    public void A_reaction_that_nobody_would_miss_is_told()
    {
        Reaction nothing = new("nothing", "nothing is taken away", "none idle", _ => { });
        ProofRow row = ProofRun.Run([FaultCase.Base], [nothing], 1, _ => { }, CancellationToken.None).Single();
        Assert.IsEmpty(row.TurnedRed);
    }
}
