using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// Watches a run for invariants 2, 3, 4 and 10 of the design, in steps of 10 ms, by the plant's truth. Each is noted once,
/// at its first moment.
/// </summary>
public sealed class InvariantWatch
{
    private readonly WatchedPlant _plant;
    private readonly List<BrokenInvariant> _broken = [];
    private readonly CommandInvariant _command;
    private readonly BoundaryLossInvariant _boundaryLoss;
    private readonly LedgerInvariant _ledger;
    private readonly LivenessInvariant _liveness;

    /// <summary>Watches a run from its first step on.</summary>
    /// <param name="plan">The plan of the run.</param>
    /// <param name="run">The run.</param>
    /// <param name="unit">The unit.</param>
    public InvariantWatch(RunPlan plan, SimulatedRun run, UnitView unit)
    {
        _plant = new WatchedPlant(run, unit, plan.Unit);
        _command = new CommandInvariant(_plant);
        _boundaryLoss = new BoundaryLossInvariant(_plant);
        _ledger = new LedgerInvariant(_plant);
        _liveness = new LivenessInvariant(_plant);
    }

    /// <summary>What has been broken so far, in order of time.</summary>
    public IReadOnlyList<BrokenInvariant> Broken => _broken;

    /// <summary>What has been put to the test so far.</summary>
    public InvariantCoverage Coverage => new(_command.BoundedTicks, _boundaryLoss.LostSteps, _ledger.Restarts, _liveness.Deliveries);

    /// <summary>Takes one step: after each of the run's.</summary>
    public void Observe()
    {
        _plant.Observe();
        Note(2, _command.Observe());
        Note(3, _boundaryLoss.Observe());
        Note(4, _ledger.Observe());
        Note(10, _liveness.Observe());
    }

    private void Note(int number, string? what)
    {
        if (what is not null && !_broken.Exists(broken => broken.Number == number))
        {
            _broken.Add(new BrokenInvariant(number, _plant.Site.NowMs - RunPlan.WarmUpMs, what));
        }
    }
}
