using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rig;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary>What passes and what does not, row by row.</summary>
[TestClass]
public sealed class CaseVerdictTest
{
    private static readonly FaultCase Fault = FaultCase.Base with { Fault = "fault", Posture = UnitPosture.Discharging };

    private static readonly CaseResult Clean = new()
    {
        Contactor = "closed",
        OpenMs = -1,
        IsOpenAtEnd = false,
        IsLatchedAtEnd = false,
        RecoveryS = 3,
        SafeMs = 1200,
        Offence = "",
        Crashes = 0,
        IsLockedOutAtEnd = false,
        Reactions = [],
    };

    [TestMethod]
    public void Safe_within_5_s_and_not_later()
    {
        AssertPasses(Fault, Clean with { SafeMs = 5000 });
        AssertFails("safe after 5010 ms only", Fault, Clean with { SafeMs = 5010 });
    }

    [TestMethod]
    public void Back_within_the_stated_time_and_not_later()
    {
        AssertPasses(Fault, Clean with { RecoveryS = 15 });
        AssertFails("back in service after 15.1 s", Fault, Clean with { RecoveryS = 15.1 });
        AssertFails("not back in service", Fault, Clean with { RecoveryS = null });
    }

    [TestMethod]
    public void A_twin_may_not_react()
    {
        AssertFails("reacted without a fault", FaultCase.Base with { Posture = UnitPosture.Discharging }, Clean with { Reactions = [(400, "meterStale")] });
    }

    [TestMethod]
    public void What_has_to_be_noticed_is_noticed_in_time_and_for_what_it_is()
    {
        FaultCase noticed = Fault with { Expected = ExpectedReaction.Narrows, Reasons = "meterStale", WithinMs = 2000 };
        AssertPasses(noticed, Clean with { Reactions = [(100, "other"), (2000, "meterStale")] });
        AssertFails("not noticed within", noticed, Clean with { Reactions = [(2010, "meterStale")] });
        AssertFails("not noticed within", noticed, Clean with { Reactions = [(100, "other")] });
        AssertFails("not noticed", noticed, Clean);
    }

    [TestMethod]
    public void A_charging_unit_has_nothing_to_do_before_the_house_comes_back()
    {
        FaultCase charging = Fault with { Posture = UnitPosture.Charging, Expected = ExpectedReaction.Narrows, WithinMs = 2000 };
        AssertPasses(charging, Clean with { Reactions = [(3000, "meterStale")] });
        AssertFails("not noticed within", charging, Clean with { Reactions = [(3010, "meterStale")] });
    }

    [TestMethod]
    public void A_contactor_that_has_to_open_opens_in_time_and_is_open_at_the_end()
    {
        FaultCase opens = Fault with { Expected = ExpectedReaction.Opens };
        CaseResult opened = Clean with { Contactor = "opened", OpenMs = 4000, IsOpenAtEnd = true, Reactions = [(3900, "any")] };
        AssertPasses(opens, opened);
        AssertFails("did not open in time", opens, opened with { OpenMs = 5010 });
        AssertFails("did not open in time", opens, opened with { IsOpenAtEnd = false, Contactor = "closedAgain" });
    }

    [TestMethod]
    public void A_contactor_without_cause_to_move_stays_on_its_course()
    {
        AssertFails("left its course", Fault, Clean with { Contactor = "opened", OpenMs = 100, IsOpenAtEnd = true });
        AssertPasses(Fault with { Posture = UnitPosture.Opening }, Clean with { Contactor = "opened" });
    }

    [TestMethod]
    public void A_latched_fault_latches_and_stays()
    {
        FaultCase latches = Fault with { Expected = ExpectedReaction.Latches };
        CaseResult latched = Clean with { IsLatchedAtEnd = true, RecoveryS = null, Reactions = [(1000, "contactorFault")] };
        AssertPasses(latches, latched);
        AssertFails("let go by itself", latches, latched with { RecoveryS = 4 });
        AssertFails("no contactor fault latched", latches, latched with { IsLatchedAtEnd = false });
    }

    [TestMethod]
    public void What_must_never_be_fails_whatever_was_expected()
    {
        FaultCase safe = Fault with { Expected = ExpectedReaction.Safe };
        AssertFails("closedTooEarly", safe, Clean with { Offence = "closedTooEarly" });
        AssertFails("crashed", safe, Clean with { Crashes = 1 });
        AssertPasses(safe with { Posture = UnitPosture.Lockout }, Clean with { IsLockedOutAtEnd = true });
        AssertFails("lockout was lost", safe with { Posture = UnitPosture.Lockout }, Clean);
    }

    [TestMethod]
    public void A_lockout_opens_in_time_and_stays()
    {
        FaultCase locks = Fault with { Expected = ExpectedReaction.LocksOut };
        CaseResult locked = Clean with { Contactor = "opened", OpenMs = 4000, IsOpenAtEnd = true, IsLockedOutAtEnd = true, RecoveryS = null, Reactions = [(3900, "any")] };
        AssertPasses(locks, locked);
        AssertFails("did not open in time", locks, locked with { OpenMs = 5010 });
        AssertFails("no lockout", locks, locked with { IsLockedOutAtEnd = false });
        AssertFails("let go by itself", locks, locked with { RecoveryS = 4 });
    }

    [TestMethod]
    public void A_twin_at_another_site_may_not_react_either()
    {
        AssertFails("reacted without a fault", Fault with { Fault = "noneElsewhere" }, Clean with { Reactions = [(400, "meterStale")] });
    }

    private static void AssertPasses(FaultCase faultCase, CaseResult result)
    {
        Assert.AreEqual("", CaseVerdict.Of(faultCase, result).Failure);
    }

    private static void AssertFails(string why, FaultCase faultCase, CaseResult result)
    {
        Assert.Contains(why, CaseVerdict.Of(faultCase, result).Failure);
        Assert.IsFalse(CaseVerdict.Of(faultCase, result).Pass);
    }
}
