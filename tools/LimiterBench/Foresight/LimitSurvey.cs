using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.LimiterBench.Plants;

namespace NanoV2G.Tools.LimiterBench.Foresight;

/// <summary>
/// The whole future of a scene, found by letting the site live without a car: what discharge the limit allows in each
/// step of 10 ms. It is the same for every plant and controller, since house, sun and supply do not depend on them.
/// </summary>
public sealed class LimitSurvey
{
    private readonly SiteParameters _parameters;
    private readonly double _reactiveMilliwatts;
    private readonly int _mostMilliwatts;

    private LimitSurvey(BenchScene scene, SiteParameters parameters)
    {
        _parameters = parameters;
        _reactiveMilliwatts = parameters.HouseReactiveVars * 1000.0;
        _mostMilliwatts = Math.Min(scene.DischargeWatts, parameters.InverterRatedWatts) * 1000;
        int steps = (int)((BenchScene.WarmUpMs + scene.DurationMs) / SiteTiming.StepMs);
        AllowedMilliwatts = new int[steps];
        NetWatts = new int[steps];
    }

    /// <summary>Discharge at which the boundary is exactly at the limit, mW, 0 to what is asked for; by step.</summary>
    public int[] AllowedMilliwatts { get; }

    /// <summary>House less sun, W; by step.</summary>
    public int[] NetWatts { get; }

    /// <summary>Surveys a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <returns>The survey.</returns>
    public static LimitSurvey Of(BenchScene scene)
    {
        SiteParameters parameters = BenchPlant.Typical.MakeSite(scene.StartUtcUnixMs);
        LimitSurvey survey = new(scene, parameters);
        survey.Live(new SimulatedSite(parameters, scene.House(), scene.Solar(), scene.Seed), scene.ExportLimitMilliamps);
        return survey;
    }

    private void Live(SimulatedSite site, int limitMilliamps)
    {
        int source = -1;
        double atLimit = 0;
        for (int step = 0; step < AllowedMilliwatts.Length; step++)
        {
            site.AdvanceStep();
            int sourceNow = site.Supply.Millivolts + (int)((long)site.GridMilliamps * _parameters.SupplyMilliohms / 1000);
            if (sourceNow != source)
            {
                source = sourceNow;
                atLimit = ActiveMilliwattsAt(limitMilliamps, source);
            }

            NetWatts[step] = site.HouseWatts - site.SolarWatts;
            AllowedMilliwatts[step] = (int)Math.Clamp(atLimit + (NetWatts[step] * 1000.0), 0, _mostMilliwatts);
        }
    }

    /// <summary>Active power exported when the RMS current is at the limit: export lifts the voltage, reactive power takes its share.</summary>
    private double ActiveMilliwattsAt(int limitMilliamps, int sourceMillivolts)
    {
        double millivolts = sourceMillivolts + ((double)limitMilliamps * _parameters.SupplyMilliohms / 1000);
        double apparent = limitMilliamps * millivolts / 1000;
        return apparent <= _reactiveMilliwatts ? 0 : Math.Sqrt((apparent * apparent) - (_reactiveMilliwatts * _reactiveMilliwatts));
    }
}
