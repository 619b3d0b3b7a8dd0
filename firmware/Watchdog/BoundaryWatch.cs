using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Meters;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// Judges whether boundary readings are alive. While they are stale or frozen own power is bounded by the open-loop
/// cap, and unless the asset meter proves it within that cap in time the contactor opens (invariant 3).
/// </summary>
public sealed class BoundaryWatch : ILimitSource
{
    /// <summary>
    /// By how much measured own current may exceed the cap and still count as within it, mA: class error of the asset
    /// meter and the inverter's standby.
    /// </summary>
    public const int ProofToleranceMilliamps = 300;

    /// <summary>
    /// How much later than voltage, current and power the frequency may have been read, ms: it is asked for once a second,
    /// behind two readings of power.
    /// </summary>
    private const int FrequencyLateMs = 1500;

    /// <summary>Longest time for which a slow meter may stand still, ms (derived).</summary>
    private const int MostFrozenAfterMs = 60000;

    private readonly UnitSettings _settings;
    private readonly IEventSink _events;
    private long _changedMs = -1;
    private long _lastGoodMs;
    private bool _isFrozen;

    /// <summary>Uses the times and limits of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="events">Takes loss and return of the readings.</param>
    public BoundaryWatch(UnitSettings settings, IEventSink events)
    {
        _settings = settings;
        _events = events;
    }

    /// <summary>Why readings are not live; Rating while they are.</summary>
    public LimitReason LostReason = LimitReason.MeterStale;

    /// <summary>Whether, with readings lost, the contactor is proved open or own power is proved within the cap.</summary>
    public bool FailSafeIsProved;

    /// <summary>Sets <see cref="Snapshot.BoundaryIsLive"/>. Comes before every limit source.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    public void Judge(Snapshot snapshot)
    {
        if (snapshot.BoundaryIsNew)
        {
            ObserveSample(snapshot);
        }

        long sampleMs = snapshot.Boundary.SampleMs;
        bool isStale = sampleMs < 0 || snapshot.NowMs - sampleMs > _settings.StaleAfterMs;
        Report(isStale ? LimitReason.MeterStale : _isFrozen ? LimitReason.MeterFrozen : LimitReason.Rating, snapshot.NowMs);
        snapshot.BoundaryIsLive = LostReason == LimitReason.Rating;
        if (snapshot.BoundaryIsLive)
        {
            _lastGoodMs = _changedMs;
        }

        FailSafeIsProved = snapshot.ContactorIsProvedOpen || (!snapshot.BoundaryIsLive && OwnPowerIsWithinCap(snapshot));
    }

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        if (snapshot.BoundaryIsLive)
        {
            return;
        }

        window.NarrowExport(OpenLoopCap.ExportMilliamps(_settings), LostReason);
        window.NarrowImport(OpenLoopCap.ImportMilliamps(_settings), LostReason);
        if (!FailSafeIsProved && snapshot.NowMs - _lastGoodMs >= _settings.ProveFailSafeMs)
        {
            window.RequireOpen(LimitReason.FailSafeNotProved);
        }
    }

    private void Report(LimitReason reason, long nowMs)
    {
        if (reason == LostReason)
        {
            return;
        }

        long sinceGoodMs = nowMs - _lastGoodMs;
        LostReason = reason;
        if (reason == LimitReason.Rating)
        {
            _events.Raise(EventCode.MeterBack, (int)(sinceGoodMs / 1000), 0);
        }
        else
        {
            _events.Raise(reason == LimitReason.MeterStale ? EventCode.MeterStale : EventCode.MeterFrozen, (int)sinceGoodMs, 0);
        }
    }

    private void ObserveSample(Snapshot snapshot)
    {
        BoundarySample sample = snapshot.Boundary;
        BoundarySample before = snapshot.BoundaryBefore;
        if (!IsBitIdentical(sample, before, snapshot.PhaseCount))
        {
            _changedMs = sample.SampleMs;
        }
        else
        {
            // Only what is measured anew is compared with own current of the time. A frequency is a sign of life; read late, it
            // may still be from before the meter froze.
            bool isAlive = sample.FrequencyMilliHertz != before.FrequencyMilliHertz && sample.SampleMs - _changedMs > FrequencyLateMs;
            snapshot.BoundaryIsNew = isAlive;
            _changedMs = isAlive ? sample.SampleMs : _changedMs;
        }

        _isFrozen = sample.SampleMs - _changedMs >= FrozenAfterMs(snapshot.BoundaryRefreshMs);
    }

    /// <summary>
    /// A meter that has been measured to be too slow for the loop stands still between two of its readings. It leaves the
    /// open-loop cap whatever it shows, so it is given three of its intervals, at most a minute.
    /// </summary>
    private int FrozenAfterMs(int refreshMs)
    {
        if (refreshMs <= _settings.SlowestLoopIntervalMs)
        {
            return _settings.FrozenAfterMs;
        }

        return refreshMs < MostFrozenAfterMs / 3 ? refreshMs * 3 : MostFrozenAfterMs;
    }

    private bool IsBitIdentical(BoundarySample sample, BoundarySample before, int phaseCount)
    {
        if (_changedMs < 0)
        {
            return false;
        }

        for (int phase = 0; phase < phaseCount; phase++)
        {
            if (sample.Millivolts[phase] != before.Millivolts[phase]
                || sample.RmsMilliamps[phase] != before.RmsMilliamps[phase]
                || sample.ActiveWatts[phase] != before.ActiveWatts[phase])
            {
                return false;
            }
        }

        return true;
    }

    private bool OwnPowerIsWithinCap(Snapshot snapshot)
    {
        AssetSample asset = snapshot.Asset;
        if (!snapshot.AssetIsFresh || asset.SampleMs <= _lastGoodMs)
        {
            return false;
        }

        // The asset meter gives RMS current and active power: the sign of the power says which cap counts.
        int cap = asset.ActiveWatts < 0 ? OpenLoopCap.ExportMilliamps(_settings) : OpenLoopCap.ImportMilliamps(_settings);
        return asset.RmsMilliamps <= cap + ProofToleranceMilliamps;
    }
}
