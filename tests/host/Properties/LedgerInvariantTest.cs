using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Sites;

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
        RestartedUnit unit = new(visits, forgets);
        BrokenInvariant? broken = unit.Run(out bool endsLockedOut);
        Assert.AreEqual(expected, broken?.What);
        Assert.AreEqual(visits == 0 && !forgets, endsLockedOut);
    }

    private sealed class RestartedUnit(int visits, bool forgets) : IProgramFactory
    {
        private readonly RunPlan _plan = RunPlanner.Make(new RunOptions(), SiteFile.Parse(RestartInLockout, "the test's site"));
        private ChargepointProgram? _program;

        public IBoardProgram Create(IBoard board)
        {
            bool isRestart = _program is not null;
            _plan.Unit.InstallerReset += isRestart ? visits : 0;
            _program = new ChargepointProgram(board, _plan.Unit);
            _program.Control.Excursions.Ledger.IsLockedOut &= !(isRestart && forgets);
            return _program;
        }

        public BrokenInvariant? Run(out bool endsLockedOut)
        {
            SimulatedSite site = PlannedRun.MakeSite(_plan);
            SimulatedRun run = PlannedRun.Start(_plan, site, this, new SimulatedMessageLink(site));
            InvariantWatch watch = new(_plan, run, new UnitView(run, _ => _program!.Control));
            while (site.NowMs < RunPlan.WarmUpMs + _plan.DurationMs)
            {
                run.StepTenMs();
                watch.Observe();
            }

            Assert.AreEqual(2, run.Boots);
            Assert.AreEqual(1, _program!.Control.Excursions.Ledger.TotalLockouts);
            endsLockedOut = _program.Control.Excursions.Ledger.IsLockedOut;
            return watch.Broken.SingleOrDefault();
        }
    }
}
