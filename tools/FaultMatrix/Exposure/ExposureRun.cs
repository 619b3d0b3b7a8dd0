using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rig;

namespace NanoV2G.Tools.FaultMatrix.Exposure;

/// <summary>
/// One case from power-up to the end: into service at the limit with a meter that tells the truth, then the meter begins
/// to say what it should not, and goes on for as long as the run lasts.
/// </summary>
public sealed class ExposureRun
{
    /// <summary>The import limit, mA: it binds beside a house of 3.5 kW.</summary>
    public const int ImportLimitMilliamps = 20000;

    /// <summary>What the house draws beside its kettle, W.</summary>
    private const int BaseWatts = 500;

    /// <summary>What the kettle draws, W. It is on when the meter begins, and for good where the house stands.</summary>
    private const int KettleWatts = 3000;

    /// <summary>Least time for which the kettle is on or off, and by how much longer it may be, s.</summary>
    private const int LeastSwitchS = 60;
    private const int SwitchSpanS = 180;

    private const int ReachMs = 120000;
    private const int SettleMs = 60000;

    /// <summary>How near to its limit the site is at the start, mA: the margin is less.</summary>
    private const int NearMilliamps = 1500;

    private readonly ExposureCase _case;
    private readonly UnitAtSite _unit;
    private readonly LimitScore _score;
    private readonly int _limitMilliamps;
    private readonly Random _random;
    private long _switchAtMs = long.MaxValue;

    private ExposureRun(ExposureCase one, FaultSetup setup)
    {
        _case = one;
        _unit = new UnitAtSite(setup);
        _unit.House.Watts = BaseWatts + KettleWatts;
        _unit.Solar.Watts = one.IsCharging ? 0 : FaultSetup.SolarWatts;
        _limitMilliamps = one.IsCharging ? ImportLimitMilliamps : FaultSetup.ExportLimitMilliamps;
        _score = new LimitScore(_limitMilliamps, SiteTiming.StepMs);
        _random = new Random(setup.Seed);
    }

    /// <summary>Runs a case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="durationMs">How long the meter goes on, ms.</param>
    /// <param name="seed">Start of every random sequence; the same seed gives the same row.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="InvalidOperationException">The unit did not come into service at the limit.</exception>
    public static ExposureRow Run(ExposureCase one, int durationMs, int seed)
    {
        FaultSetup setup = new() { Seed = seed };
        setup.Settings.ImportLimitMilliamps = ImportLimitMilliamps;
        if (one.Phases != ExposureSite.OnePhase)
        {
            setup.Parameters.PhaseCount = BoundarySample.MostPhases;
            setup.Parameters.HousePhase2Permille = 600;
            setup.Parameters.HousePhase3Permille = 100;
            setup.Settings.InverterPhase = setup.Parameters.InverterPhase;
            setup.Field.BoundaryMeter = MeterKind.Sdm630;
        }

        if (one.Phases == ExposureSite.InverterOfThree)
        {
            setup.FitInverterOfThree();
        }

        return new ExposureRun(one, setup).Run(durationMs);
    }

    private ExposureRow Run(int durationMs)
    {
        ReachLimit();
        _case.Begin(_unit);
        _switchAtMs = _case.HouseSwitches ? _unit.Site.NowMs + NextSwitchMs() : long.MaxValue;
        RunFor(_case.LeadMs, () => { });
        ReactionWatch reactions = new(_unit);
        long beganMs = _unit.Site.NowMs;
        RunFor(durationMs, () =>
        {
            reactions.Observe();
            _score.Observe(TowardsLimitMilliamps());
        });
        bool isLockedOut = _unit.Control?.Excursions.State == G100State.Lockout;
        IEnumerable<(long AtMs, string Reason)> logged = ReactionEvents.Read(_unit.Run.Hardware.Store, _unit.BootSiteMs, beganMs, beganMs + durationMs);
        return RowOf(reactions.Reactions.Concat(logged).OrderBy(reaction => reaction.AtMs).FirstOrDefault(), isLockedOut);
    }

    private void ReachLimit()
    {
        int asked = PostureScene.AskedWatts * (_case.Phases == ExposureSite.InverterOfThree ? BoundarySample.MostPhases : 1);
        _unit.RequestWatts = _case.IsCharging ? asked : -asked;
        bool isReached = _unit.RunUntil(_ => IsAtLimit(), ReachMs);
        _unit.Run.RunFor(SettleMs);
        if (!isReached || !IsAtLimit())
        {
            throw new InvalidOperationException($"{_case.Name}: the unit did not come into service at the limit.");
        }
    }

    private bool IsAtLimit()
    {
        int shortMilliamps = _limitMilliamps + TowardsLimitMilliamps();
        return shortMilliamps is >= 0 and <= NearMilliamps;
    }

    /// <summary>The true current of the phase nearest to the limit, negative towards it. What the house imports without the car is its own.</summary>
    private int TowardsLimitMilliamps()
    {
        SimulatedSite site = _unit.Site;
        return !_case.IsCharging ? site.LeastGridMilliamps
            : site.InverterWatts > ExcursionWatch.ChargingWatts ? -site.GridMilliamps : 0;
    }

    private void RunFor(int durationMs, Action observe)
    {
        for (int passedMs = 0; passedMs < durationMs; passedMs += SiteTiming.StepMs)
        {
            if (_unit.Site.NowMs >= _switchAtMs)
            {
                _switchAtMs += NextSwitchMs();
                _unit.House.Watts = _unit.House.Watts == BaseWatts ? BaseWatts + KettleWatts : BaseWatts;
            }

            _unit.Run.StepTenMs();
            observe();
        }
    }

    private int NextSwitchMs() => (LeastSwitchS + _random.Next(SwitchSpanS)) * 1000;

    private ExposureRow RowOf((long AtMs, string? Reason) first, bool isLockedOut)
    {
        bool isDetected = first.Reason is not null;
        return new ExposureRow
        {
            Data = _case.Data,
            Site = _case.Site,
            Service = _case.Service,
            House = _case.House,
            Reason = first.Reason ?? "",
            DetectedS = isDetected ? first.AtMs / 1000.0 : null,
            LongestAboveLimitS = _score.LongestMs / 1000.0,
            GreatestExcessA = _score.GreatestExcessMilliamps / 1000.0,
            SecondsAboveLimit = _score.AboveMs / 1000.0,
            Lockout = isLockedOut,
            Class = _score.LongestMs > FaultCase.SafeWithinMs ? ExposureRow.Exposed : isDetected ? ExposureRow.Detected : ExposureRow.Bounded,
        };
    }
}
