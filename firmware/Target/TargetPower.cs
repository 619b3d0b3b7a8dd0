using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Firmware.Target;

/// <summary>
/// The request clamped to the window: reductions at once, rises by ramp, so that the inverter never rises faster than
/// the loop can take back.
/// </summary>
public sealed class TargetPower
{
    /// <summary>
    /// Rise below which the set-point stays while the window bounds it, W: keeps the ripple of the house from becoming
    /// a write to the inverter every tick. Reductions are never held back, and a request within the window is reached.
    /// </summary>
    public const int LeastRiseWatts = 5;

    /// <summary>
    /// Most that is asked of an inverter that has stopped behind a closed contactor, W: when it starts anew it follows its set-point at
    /// once, and one that waits for a set-point has one (derived). The first start after a closing is bounded by the meter that is not
    /// proved yet.
    /// </summary>
    public const int StartWatts = 300;

    private readonly UnitSettings _settings;
    private readonly int _ratedWatts;
    private readonly int _phases;
    private long _computedMs;
    private bool _hasRun;

    /// <summary>Ramps by these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="ratedWatts">Rating of the inverter, W: no set-point goes beyond it.</param>
    /// <param name="inverterPhases">On how many phases the inverter feeds, 1 or 3.</param>
    public TargetPower(UnitSettings settings, int ratedWatts, int inverterPhases)
    {
        _settings = settings;
        _ratedWatts = ratedWatts;
        _phases = inverterPhases;
    }

    /// <summary>The set-point, W, positive = charging.</summary>
    public int Watts;

    /// <summary>Computes this tick's set-point.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="window">The finished window.</param>
    /// <param name="requestWatts">The chosen request, W.</param>
    /// <param name="mayCarryPower">Whether the contactor is closed: a ramp starts when power can flow.</param>
    public void Compute(Snapshot snapshot, LimitWindow window, int requestWatts, bool mayCarryPower)
    {
        // Ticks come when there is something to act on, so the ramp goes by time. What a stall took is not caught up.
        long sinceMs = snapshot.NowMs - _computedMs;
        int rampMs = sinceMs < BoardTiming.TickMs ? (int)sinceMs : BoardTiming.TickMs;
        _computedMs = snapshot.NowMs;
        if (!mayCarryPower)
        {
            Watts = 0;
            _hasRun = false;
            return;
        }

        bool isDischarge = requestWatts < 0;
        int most = WattsOf(isDischarge ? window.MostExportMilliamps : window.MostImportMilliamps, snapshot.LowestMillivolts());
        int wanted = isDischarge ? (requestWatts < -most ? -most : requestWatts) : requestWatts > most ? most : requestWatts;
        if (snapshot.Vehicle != null && IsTooLittle(snapshot.Vehicle, wanted))
        {
            wanted = 0;
        }

        _hasRun |= snapshot.Inverter.IsRunning;
        if (_hasRun && snapshot.InverterIsFresh && !snapshot.Inverter.IsRunning)
        {
            wanted = wanted < -StartWatts ? -StartWatts : wanted > StartWatts ? StartWatts : wanted;
        }

        Watts = Ramp(Watts, wanted, wanted == requestWatts ? 1 : LeastRiseWatts, rampMs);
    }

    /// <summary>
    /// Whether a set-point is less than the vehicle's least: it is then zero and never more than was allowed. What the ramp passes
    /// on its way there is no set-point of its own. From zero it begins with an eighth more, so that a limit at the edge does not
    /// switch it to and fro.
    /// </summary>
    private bool IsTooLittle(VehicleSample vehicle, int watts)
    {
        int least = VehicleLimit.LeastWatts(vehicle, watts < 0);
        return (watts < 0 ? -watts : watts) < (Watts == 0 ? least + (least / 8) : least);
    }

    private int Ramp(int from, int to, int leastRiseWatts, int rampMs)
    {
        // Through zero at once, then up: a change of direction is a reduction first.
        bool changesDirection = (from > 0 && to < 0) || (from < 0 && to > 0);
        int start = changesDirection ? 0 : from;
        int startMagnitude = start < 0 ? -start : start;
        int magnitude = to < 0 ? -to : to;
        if (magnitude <= startMagnitude)
        {
            return to;
        }

        if (magnitude - startMagnitude < leastRiseWatts && startMagnitude > 0)
        {
            return start;
        }

        int step = _settings.RampWattsPerSecond * rampMs / 1000;
        int risen = startMagnitude + step;
        int reached = risen < magnitude ? risen : magnitude;
        return to < 0 ? -reached : reached;
    }

    private int WattsOf(int milliamps, int millivolts)
    {
        int watts = (int)((long)milliamps * millivolts / 1000000 * _phases);
        return watts < _ratedWatts ? watts : _ratedWatts;
    }
}
