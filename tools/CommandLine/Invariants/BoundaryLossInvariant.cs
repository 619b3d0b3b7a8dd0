using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// Invariant 3: within 5 s of the last good boundary sample the contactor is open or the unit's own export is within the
/// open-loop cap. A good sample is one that the meter has newly measured and shows; own current is the plant's.
/// </summary>
public sealed class BoundaryLossInvariant
{
    /// <summary>Time from the last good sample in which the unit has to be safe, ms.</summary>
    public const int SafeWithinMs = 5000;

    private readonly WatchedPlant _plant;
    private readonly int _mostMilliamps;
    private long _lastGoodMs;
    private long _shown;

    /// <summary>Watches a plant.</summary>
    /// <param name="plant">The plant.</param>
    public BoundaryLossInvariant(WatchedPlant plant)
    {
        _plant = plant;
        int cap = OpenLoopCap.ExportMilliamps(plant.Settings);

        // The asset meter proves it, so its class and its tolerance come on top.
        _mostMilliamps = cap + BoundaryWatch.ProofToleranceMilliamps + (cap / 50);
    }

    /// <summary>Steps that came later than that after the last good sample.</summary>
    public long LostSteps { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <returns>What is broken, or null.</returns>
    public string? Observe()
    {
        Hal.Simulated.Site.SiteMeter meter = _plant.Site.BoundaryMeter;
        long shown = Shown(meter.Face);
        if (shown != _shown && !meter.IsSilent && !meter.IsFrozen && meter.IsPowered)
        {
            _lastGoodMs = _plant.Site.NowMs;
        }

        _shown = shown;
        long sinceMs = _plant.Site.NowMs - _lastGoodMs;
        LostSteps += sinceMs > SafeWithinMs ? 1 : 0;

        // The cap is a current and the set-point a power, made at the voltage that was read: a sag that no reading shows, such as
        // a motor's start behind a meter that averages seconds, raises the current of the same power.
        int millivolts = Math.Max(1, _plant.Site.Supply.Millivolts);
        long mostMilliamps = (long)_mostMilliamps * Math.Max(meter.Face.Millivolts[0], millivolts) / millivolts;
        bool isSafe = sinceMs <= SafeWithinMs || !_plant.Site.Contactor.IsMainClosed || _plant.OwnExportMilliamps <= mostMilliamps;
        return isSafe || ItCannotBeHelped
            ? null
            : $"{_plant.OwnExportMilliamps} mA of own export {sinceMs} ms after the last good sample, {mostMilliamps} mA are safe without one";
    }

    /// <summary>Contacts that are welded before an inverter that does not listen: the isolator and the fuse are left.</summary>
    private bool ItCannotBeHelped => _plant.Site.Contactor.IsWelded && (_plant.Site.Inverter.IgnoresSetpoints || _plant.Site.Inverter.IsLinkCut);

    private static long Shown(MeterFace face)
    {
        long shown = face.FrequencyMilliHertz;
        for (int phase = 0; phase < face.PhaseCount; phase++)
        {
            shown = (shown * 31) + face.Millivolts[phase];
            shown = (shown * 31) + face.RmsMilliamps[phase];
            shown = (shown * 31) + face.ActiveMilliwatts[phase];
        }

        return shown;
    }
}
