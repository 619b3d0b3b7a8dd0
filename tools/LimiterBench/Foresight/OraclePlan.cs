using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.LimiterBench.Foresight;

/// <summary>
/// The most that can be discharged within the limit by an inverter that needs its time to change: the greatest curve
/// below what is allowed that nowhere rises or falls faster than the inverter slews. Dead time costs nothing to somebody
/// who knows the future: he gives each set-point so much earlier.
/// </summary>
public sealed class OraclePlan
{
    /// <summary>
    /// Kept below the limit, mW: while power slews, the voltage at the terminals follows one step later, and set-points
    /// are whole watts.
    /// </summary>
    public const int MarginMilliwatts = 6000;

    /// <summary>
    /// Share of a fall of the house that is kept below the limit in its step: the voltage rises one step after the export,
    /// and until then the same power is more current. 16 A through 200 mΩ are 1.3 % of the voltage.
    /// </summary>
    public const int FallShare = 50;

    /// <summary>Share of the inverter's slew that is used, permille: whole watts and the steady error must not let it fall behind.</summary>
    public const int SlewPermille = 985;

    private readonly int[] _milliwatts;
    private readonly int _standbyMilliwatts;
    private readonly int _settledPermille;

    /// <summary>Plans.</summary>
    /// <param name="survey">What the limit allows.</param>
    /// <param name="parameters">What the inverter is like.</param>
    public OraclePlan(LimitSurvey survey, SiteParameters parameters)
    {
        _standbyMilliwatts = parameters.InverterStandbyWatts * 1000;
        _settledPermille = 1000 + parameters.InverterSteadyErrorPermille;
        int mostMilliwatts = (parameters.InverterRatedWatts * 1000) - _standbyMilliwatts;
        int slew = (int)((long)parameters.InverterSlewWattsPerSecond * SiteTiming.StepMs * SlewPermille / 1000);
        int[] net = survey.NetWatts;
        _milliwatts = new int[net.Length];
        int reachable = int.MaxValue - slew;
        for (int step = 0; step < _milliwatts.Length; step++)
        {
            int fall = step == 0 ? 0 : Math.Max(0, (net[step - 1] - net[step]) * 1000);
            int allowed = Math.Clamp(survey.AllowedMilliwatts[step] - MarginMilliwatts - (fall / FallShare), 0, mostMilliwatts);
            reachable = Math.Min(allowed, reachable + slew);
            _milliwatts[step] = reachable;
        }

        reachable = int.MaxValue - slew;
        for (int step = _milliwatts.Length - 1; step >= 0; step--)
        {
            reachable = Math.Min(_milliwatts[step], reachable + slew);
            _milliwatts[step] = reachable;
        }
    }

    /// <summary>Planned discharge, mW; by step.</summary>
    public IReadOnlyList<int> Milliwatts => _milliwatts;

    /// <summary>The set-point that makes the inverter give what is planned for a step.</summary>
    /// <param name="step">The step; beyond the plan its end counts.</param>
    /// <returns>Set-point, W, negative = discharge.</returns>
    public int SetpointWatts(int step)
    {
        int planned = _milliwatts[Math.Clamp(step, 0, _milliwatts.Length - 1)];
        return planned <= 0 ? 0 : -((planned + _standbyMilliwatts) / _settledPermille);
    }
}
