using NanoV2G.Firmware.Control;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// The current that limit, house and sun have left for the unit in every moment of the last minute, on the phase that has
/// the least, less what a meter of its class may err by. With a meter that may be too slow for the loop nothing is promised.
/// </summary>
public sealed class FeasibleCurrent
{
    /// <summary>How far back it is looked, s.</summary>
    private const int Seconds = 60;

    /// <summary>What meter, noise, ripple and trend may take, mA and permille of the limit.</summary>
    private const int MarginMilliamps = 1500;
    private const int MarginPermille = 40;

    /// <summary>Update and averaging of a meter for which the loop is closed without a doubt, ms.</summary>
    private const int QuickMs = 800;

    private readonly WatchedPlant _plant;
    private readonly bool _isQuick;

    /// <summary>Finds it at a plant.</summary>
    /// <param name="plant">The plant.</param>
    public FeasibleCurrent(WatchedPlant plant)
    {
        _plant = plant;
        MeterParameters meter = plant.Site.Parameters.BoundaryMeter;
        _isQuick = meter.UpdateMs <= QuickMs && meter.AveragingMs <= QuickMs;
    }

    /// <summary>What was found last, mA per phase, may be below 0.</summary>
    public int Milliamps { get; private set; }

    /// <summary>Finds it.</summary>
    /// <param name="requestWatts">The request, W: its sign says which limit counts.</param>
    /// <returns>Current, mA per phase; below 0 when the limit is exceeded without the unit.</returns>
    public int Find(int requestWatts)
    {
        int limit = requestWatts < 0 ? _plant.Settings.ExportLimitMilliamps : _plant.Settings.ImportLimitMilliamps;
        int least = _plant.RatedMilliamps;
        foreach (int phase in Counted())
        {
            OtherCurrents others = _plant.Others[phase];
            int room = requestWatts < 0 ? Active(limit, phase) + others.Lowest(Seconds) : Active(limit, phase) - others.Highest(Seconds);
            least = Math.Min(least, room);
        }

        Milliamps = _isQuick ? least : 0;
        return Milliamps;
    }

    /// <summary>A one-phase inverter of unknown phase counts on each.</summary>
    private IEnumerable<int> Counted()
    {
        bool isUnknown = _plant.InverterPhases == 1 && _plant.Settings.InverterPhase == 0;
        return isUnknown ? Enumerable.Range(0, _plant.Others.Count) : _plant.FedPhases;
    }

    private int Active(int limitMilliamps, int phase)
    {
        int reactive = (int)(Vars(phase) * 1_000_000L / ControlLoop.NominalMillivolts);
        int within = limitMilliamps - MarginMilliamps - (limitMilliamps * MarginPermille / 1000);
        long square = ((long)within * within) - ((long)reactive * reactive);
        return within <= 0 || square <= 0 ? 0 : (int)Math.Sqrt(square);
    }

    private int Vars(int phase)
    {
        SiteParameters site = _plant.Site.Parameters;
        int[] permille = site.PhaseCount == 1
            ? [1000]
            : [1000 - site.HousePhase2Permille - site.HousePhase3Permille, site.HousePhase2Permille, site.HousePhase3Permille];
        int house = site.HouseReactiveVars * permille[phase] / 1000;
        bool isAlike = site.ReactiveLoadPhase == SiteParameters.EveryPhase;
        int extra = isAlike ? site.ReactiveLoadVars / site.PhaseCount : site.ReactiveLoadPhase == phase + 1 ? site.ReactiveLoadVars : 0;

        // Whether they add or cancel depends on their signs; the sum of the magnitudes is the worst of it.
        return house + Math.Abs(extra);
    }
}
