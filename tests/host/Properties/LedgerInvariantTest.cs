using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tests.Properties;

/// <summary>Invariant 4's judge at a restart in lockout: only a word of the installer's that nobody has taken yet may end it there.</summary>
[TestClass]
public sealed class LedgerInvariantTest
{
    // The sun alone exceeds 16 A for 90 s, which locks the unit out; later the controller is without supply for 20 s.
    private const string RestartInLockout = """
        {
          "run": { "start": "2026-01-14T12:00Z", "duration": "5m" },
          "unit": { "exportLimitMilliamps": 16000 },
          "house": [ { "afterMs": 0, "watts": 500 } ],
          "solar": [ { "afterMs": 0, "watts": 0 }, { "afterMs": 30000, "watts": 6000 }, { "afterMs": 120000, "watts": 0 } ],
          "schedule": [],
          "faults": [ { "fault": "controllerPowerCut", "afterMs": 180000, "forMs": 20000 } ]
        }
        """;

    [TestMethod]
    [DataRow(0, false, null, DisplayName = "nothing lifts it")]
    [DataRow(1, false, null, DisplayName = "the installer's number was set while the unit was off")]
    [DataRow(0, true, "a restart has lifted the lockout", DisplayName = "the ledger has forgotten it")]
    public void A_restart_in_lockout(int visits, bool forgets, string? expected)
    {
        // It is not locked out at its first start, so that there is nothing to forget.
        PlannedUnit unit = new(RestartInLockout)
        {
            BeforeRestart = settings => settings.InstallerReset += visits,
            Wrap = (program, _) =>
            {
                program.Control.Excursions.Ledger.IsLockedOut &= !forgets;
                return program;
            },
        };
        InvariantWatch watch = new(unit.Plan, unit.Run, unit.View);
        while (unit.Site.NowMs < RunPlan.WarmUpMs + unit.Plan.DurationMs)
        {
            unit.Run.StepTenMs();
            watch.Observe();
        }

        Assert.AreEqual(2, unit.Run.Boots);
        Assert.AreEqual(1, unit.Control.Excursions.Ledger.TotalLockouts);
        Assert.AreEqual(expected, watch.Broken.SingleOrDefault()?.What);
        Assert.AreEqual(visits == 0 && !forgets, unit.Control.Excursions.Ledger.IsLockedOut);
    }
}
