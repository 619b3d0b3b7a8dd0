using NanoV2G.Firmware.Control;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rows;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>
/// One case from power-up to the end: into the posture, proof of it, the fault together with a full load rejection,
/// the clearing, and the way back into service.
/// </summary>
public sealed class CaseRun
{
    /// <summary>How long the house stays away at least, ms, however short the fault.</summary>
    private const int LeastRejectionMs = 8000;

    /// <summary>When, after the rejection, a house beside a charging car comes back with more than before, ms.</summary>
    public const int SurgeAfterMs = 1000;

    /// <summary>How much longer than the stated time the service is waited for, so that a late one is told from none, s.</summary>
    private const int GraceS = 10;

    /// <summary>How long the service has to hold to count as back, ms.</summary>
    private const int HeldMs = 3000;

    /// <summary>Time in which waiting events reach the flash, ms.</summary>
    private const int EventsToFlashMs = 12000;

    private readonly FaultCase _case;
    private readonly FaultSetup _setup;
    private readonly UnitAtSite _unit;
    private PlantWatch _plant;
    private ReactionWatch _reaction;
    private long _beganMs;

    private CaseRun(FaultCase faultCase, FaultSetup setup)
    {
        _case = faultCase;
        _setup = setup;
        _unit = new UnitAtSite(setup);
        _plant = new PlantWatch(_unit, faultCase.Posture);
        _reaction = new ReactionWatch(_unit);
    }

    /// <summary>Runs a case.</summary>
    /// <param name="faultCase">The case.</param>
    /// <param name="disable">Takes a reaction away from the unit; null for none.</param>
    /// <param name="seed">Start of every random sequence.</param>
    /// <returns>What became of it.</returns>
    public static FaultRow Run(FaultCase faultCase, Action<FaultSetup>? disable, int seed)
    {
        FaultSetup setup = new() { Seed = seed };
        PostureScene.Prepare(faultCase.Posture, setup);
        faultCase.Patch(setup);
        disable?.Invoke(setup);
        return new CaseRun(faultCase, setup).Run();
    }

    private FaultRow Run()
    {
        if (!PostureScene.Reach(_case.Posture, _unit))
        {
            return CaseVerdict.NotReached(_case);
        }

        _setup.InPosture(_unit);
        _plant = new PlantWatch(_unit, _case.Posture);
        _reaction = new ReactionWatch(_unit);
        _beganMs = _unit.Site.NowMs;
        RunFault();
        CaseResult result = new()
        {
            Contactor = ContactorWord(),
            OpenMs = _plant.FirstOpenMs,
            IsOpenAtEnd = !_unit.Site.Contactor.IsMainClosed,
            IsLatchedAtEnd = _unit.Control?.HasFault() ?? false,
            RecoveryS = RunRecovery(),
            SafeMs = _plant.SafeMs,
            Offence = _plant.Offence,
            Crashes = _unit.Run.Crashes,
            IsLockedOutAtEnd = PostureScene.IsLockoutKept(_unit),
            Reactions = Reactions(),
        };
        return CaseVerdict.Of(_case, result);
    }

    private void RunFault()
    {
        int lastsMs = Math.Max(_case.LastsMs, LeastRejectionMs);
        bool isPresent = true;
        _unit.House.Watts = FaultSetup.HouseWatts - _case.SwingWatts;
        _case.Begin(_unit);
        for (int passedMs = 0; passedMs < lastsMs; passedMs += SiteTiming.StepMs)
        {
            if (passedMs == SurgeAfterMs && _case.Posture == UnitPosture.Charging)
            {
                _unit.House.Watts = FaultSetup.HouseWatts + _case.SwingWatts;
            }

            bool shallBe = passedMs < _case.LastsMs && (_case.FlapMs == 0 || passedMs / _case.FlapMs % 2 == 0);
            if (shallBe != isPresent)
            {
                isPresent = shallBe;
                (isPresent ? _case.Begin : _case.End)(_unit);
            }

            Step();
        }

        if (isPresent)
        {
            _case.End(_unit);
        }

        _unit.House.Watts = FaultSetup.HouseWatts;
        _unit.Control?.Parking.Release();
    }

    private double? RunRecovery()
    {
        long clearedMs = _unit.Site.NowMs;
        long untilMs = clearedMs + ((_case.BackWithinS + GraceS) * 1000L);
        long sinceMs = -1;
        while (_unit.Site.NowMs < untilMs && (sinceMs < 0 || _unit.Site.NowMs - sinceMs < HeldMs))
        {
            Step();
            bool isInService = PostureScene.IsInService(_case.Posture, _unit);
            sinceMs = !isInService ? -1 : sinceMs < 0 ? _unit.Site.NowMs : sinceMs;
        }

        double? recoveryS = sinceMs < 0 ? null : (sinceMs - clearedMs) / 1000.0;

        for (int passedMs = 0; passedMs < EventsToFlashMs; passedMs += SiteTiming.StepMs)
        {
            Step();
        }

        return recoveryS;
    }

    private void Step()
    {
        _unit.Run.StepTenMs();
        _plant.Observe();
        _reaction.Observe();
    }

    private string ContactorWord()
    {
        return _plant.FirstOpenMs >= 0 ? _plant.HasClosedAgain ? "closedAgain" : "opened"
            : _unit.Site.Contactor.IsMainClosed ? "closed" : "open";
    }

    private IReadOnlyList<(long AtMs, string Reason)> Reactions()
    {
        long untilMs = _beganMs + Math.Max(_case.LastsMs, LeastRejectionMs);
        IEnumerable<(long AtMs, string Reason)> logged = _unit.Run.Hardware.Store.IsCut
            ? []
            : ReactionEvents.Read(_unit.Run.Hardware.Store, _unit.BootSiteMs, _beganMs, untilMs);
        return [.. _reaction.Reactions.Where(one => _beganMs + one.AtMs <= untilMs).Concat(logged).OrderBy(one => one.AtMs)];
    }
}
