using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Meters;

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// Holds the export and import limit at the boundary. The house's own current is what the meter shows less what the
/// unit did in the time that it averages; discharge is bounded by the export limit plus the lowest house current remembered
/// less what the house has lately fallen, charge by the import limit less the highest and what it has lately risen. Neither
/// bound ever asks for the opposite direction: the car's load is not credited to the export limit, nor its discharge to the
/// import limit (invariant 2).
/// </summary>
public sealed class BoundaryLimiter : ILimitSource
{
    /// <summary>How many reading intervals the meter's pace is judged over.</summary>
    private const int PaceSamples = 8;

    /// <summary>How much longer than the meter's interval a rise of load is waited with, ms: a second reading has confirmed it.</summary>
    private const int ConfirmMs = 200;

    /// <summary>
    /// Change of own current between two readings from which on an error of the alignment may look like the house's
    /// movement, mA (tuned on recorded houses).
    /// </summary>
    private const int OwnMovementMilliamps = 600;

    /// <summary>Meter interval at which as much again as has just been seen is expected with the next reading, ms (tuned on recorded houses).</summary>
    private const int ShownInFullMs = 560;

    /// <summary>Most that is expected so, mA: more would take the power away at each kettle.</summary>
    private const int MostMoreMilliamps = 3000;

    /// <summary>Time after a step that asks the meter in which own current comes back, ms (ramp, delay and meter of the slowest loop).</summary>
    private const int StepOverMs = 2500;

    private readonly UnitSettings _settings;
    private readonly int _classErrorPermille;
    private readonly int _exportCapMilliamps;
    private readonly int _importCapMilliamps;
    private readonly OwnCurrentHistory _own = new OwnCurrentHistory();
    private readonly InverterResponse _response = new InverterResponse();
    private readonly LeastFavourableLoad[] _house;
    private readonly QuietMargin[] _quiet;
    private readonly int[] _exportRoom;
    private readonly int[] _importRoom;
    private readonly long[] _sampleMs = new long[PaceSamples];
    private int _paceSlot;
    private int _paceCount;
    private int _intervalMs = 1;
    private int _holdMs;
    private int _reachMs;
    private int _ownMilliamps;
    private readonly int[] _fedMilliamps;
    private bool _ownIsSteady;
    private long _steppedMs;

    /// <summary>Holds the limits of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="classErrorPermille">Accuracy class of the boundary meter, permille of reading: part of the margin.</param>
    /// <param name="phaseCount">How many phases it measures.</param>
    /// <param name="inverterPhases">On how many phases the inverter's power is shared, 1 or 3.</param>
    /// <param name="events">Takes the refutation of the meter.</param>
    public BoundaryLimiter(UnitSettings settings, int classErrorPermille, int phaseCount, int inverterPhases, IEventSink events)
    {
        Proof = new MeterProof(inverterPhases, events);
        _fedMilliamps = new int[inverterPhases];
        _house = new LeastFavourableLoad[phaseCount];
        _quiet = new QuietMargin[phaseCount];
        _exportRoom = new int[phaseCount];
        _importRoom = new int[phaseCount];
        _settings = settings;
        _classErrorPermille = classErrorPermille;
        _exportCapMilliamps = OpenLoopCap.ExportMilliamps(settings);
        _importCapMilliamps = OpenLoopCap.ImportMilliamps(settings);
        for (int phase = 0; phase < _house.Length; phase++)
        {
            _house[phase] = new LeastFavourableLoad();
            _quiet[phase] = new QuietMargin();
        }
    }

    /// <summary>Proves the meter by the unit's own steps; without it own power stays within the open-loop cap.</summary>
    public readonly MeterProof Proof;

    /// <summary>Whether enough boundary readings have come at a pace that allows a closed loop.</summary>
    public bool LoopIsClosed;

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        _own.Observe(snapshot);
        _response.Observe(snapshot);
        if (!snapshot.BoundaryIsLive)
        {
            Forget();
        }
        else if (snapshot.BoundaryIsNew)
        {
            ObservePace(snapshot.Boundary.SampleMs);
            ObserveOwn(snapshot.Boundary.SampleMs);
            _fedMilliamps[0] = 0;
            for (int phase = 0; phase < snapshot.PhaseCount; phase++)
            {
                ObserveHouse(snapshot, phase);
            }

            ObserveProof(snapshot);
        }

        bool inverterIsTooSlow = _response.DelayMs > InverterResponse.SlowestMs;
        if (LoopIsClosed && !inverterIsTooSlow)
        {
            // How much more than asked for flows.
            int excessMilliamps = ActiveCurrent.Milliamps(_response.ExcessWatts / snapshot.InverterPhaseCount, snapshot.Boundary.Millivolts[0]);
            NarrowByRoom(snapshot, window, excessMilliamps);
            if (!snapshot.ContactorIsProvedOpen)
            {
                NarrowByProof(window, excessMilliamps);
            }
        }
        else
        {
            // The watch that found the readings missing or frozen gives its own reason; here they are alive but slow,
            // or too few since they came back.
            LimitReason reason = LoopIsClosed ? LimitReason.InverterTooSlow : LimitReason.MeterTooSlow;
            window.NarrowExport(_exportCapMilliamps, reason);
            window.NarrowImport(_importCapMilliamps, reason);
        }
    }

    private void Forget()
    {
        _paceCount = 0;
        LoopIsClosed = false;
        Proof.Forget();
        for (int phase = 0; phase < _house.Length; phase++)
        {
            _house[phase].Clear();
        }
    }

    private void ObservePace(long sampleMs)
    {
        long sinceMs = sampleMs - _sampleMs[_paceSlot];
        _sampleMs[_paceSlot] = sampleMs;
        _paceSlot = _paceSlot + 1 == PaceSamples ? 0 : _paceSlot + 1;
        if (_paceCount < PaceSamples)
        {
            _paceCount++;
            return;
        }

        LoopIsClosed = sinceMs <= (long)_settings.SlowestLoopIntervalMs * PaceSamples;
        _intervalMs = LoopIsClosed && sinceMs >= PaceSamples ? (int)(sinceMs / PaceSamples) : 1;
        _holdMs = _intervalMs + ConfirmMs > _settings.HoldBeforeRiseMs ? _intervalMs + ConfirmMs : _settings.HoldBeforeRiseMs;

        // A third more than the loop needs: movements that end a little later count as well (tuned on recorded houses).
        _reachMs = (_intervalMs + _settings.BoundaryLagMs + _response.DelayMs) * 4 / 3;
    }

    /// <summary>A meter is taken to average from one reading to the next.</summary>
    private void ObserveOwn(long sampleMs)
    {
        long endMs = sampleMs - _settings.BoundaryLagMs;
        int before = _ownMilliamps;
        _ownMilliamps = _own.MeanMilliamps(endMs - _intervalMs, endMs);
        int moved = _ownMilliamps - before;

        // A step that asks the meter is own movement until own current is back.
        _steppedMs = Proof.MostOwnMilliamps == int.MaxValue ? _steppedMs : sampleMs;
        _ownIsSteady = moved <= OwnMovementMilliamps && moved >= -OwnMovementMilliamps && sampleMs - _steppedMs > StepOverMs;
    }

    private void ObserveHouse(Snapshot snapshot, int phase)
    {
        int watts = snapshot.Boundary.ActiveWatts[phase];
        int activeMilliamps = ActiveCurrent.Milliamps(watts, snapshot.Boundary.Millivolts[phase]);
        int rmsMilliamps = snapshot.Boundary.RmsMilliamps[phase];
        NoteFed(snapshot, phase, activeMilliamps);
        LeastFavourableLoad house = _house[phase];
        QuietMargin quiet = _quiet[phase];
        int houseMilliamps = activeMilliamps - _ownMilliamps;
        int allowed = _settings.ExportLimitMilliamps + houseMilliamps;
        quiet.Observe(allowed, allowed - _exportRoom[phase], _intervalMs);
        house.Add(snapshot.Boundary.SampleMs, houseMilliamps, _holdMs, _reachMs, _ownIsSteady);

        // The first reading after a load has gone averages some time with it: more is to come with the next, the more the
        // longer that takes.
        int more = (int)((long)house.JustFellMilliamps * _intervalMs / ShownInFullMs);
        more = more > MostMoreMilliamps ? MostMoreMilliamps : more < -MostMoreMilliamps ? -MostMoreMilliamps : more;
        _exportRoom[phase] = ActiveLimit(_settings.ExportLimitMilliamps, rmsMilliamps, activeMilliamps) + house.LowestMilliamps - house.FallMilliamps - (more > 0 ? more : 0) - quiet.Milliamps;
        _importRoom[phase] = ActiveLimit(_settings.ImportLimitMilliamps, rmsMilliamps, activeMilliamps) - house.HighestMilliamps - house.RiseMilliamps + (more < 0 ? more : 0);
    }

    /// <summary>Of an inverter of one phase all those that it may feed together: where it is unknown which one it is, their sum must answer.</summary>
    private void NoteFed(Snapshot snapshot, int phase, int activeMilliamps)
    {
        if (_fedMilliamps.Length > 1)
        {
            _fedMilliamps[phase] = activeMilliamps;
        }
        else if (snapshot.InverterFeeds[phase])
        {
            _fedMilliamps[0] += activeMilliamps;
        }
    }

    private void ObserveProof(Snapshot snapshot)
    {
        if (snapshot.ContactorIsProvedOpen)
        {
            Proof.Forget();
        }
        else if (LoopIsClosed)
        {
            int cap = _ownMilliamps < 0 ? _exportCapMilliamps : _importCapMilliamps;
            Proof.Observe(snapshot.Boundary.SampleMs, _ownMilliamps, _fedMilliamps, cap);
        }
    }

    private void NarrowByProof(LimitWindow window, int excessMilliamps)
    {
        bool isProved = Proof.IsProved;
        int most = Proof.MostOwnMilliamps;
        if (isProved && most == int.MaxValue)
        {
            return;
        }

        // A step is one of what flows: an inverter that delivers too much would make half of it.
        int step = most - excessMilliamps;
        bool isRefuted = Proof.IsRefuted;
        int least = isProved ? int.MaxValue : isRefuted ? 0 : PhaseProof.LeastUnprovedMilliamps;
        int export = _exportCapMilliamps > least ? _exportCapMilliamps : least;
        int import = _importCapMilliamps > least ? _importCapMilliamps : least;
        LimitReason reason = isRefuted ? LimitReason.MeterRefuted : LimitReason.MeterUnproved;
        window.NarrowExport(export < step ? export : step, reason);
        window.NarrowImport(import < step ? import : step, reason);
    }

    private int ActiveLimit(int limitMilliamps, int rmsMilliamps, int activeMilliamps)
    {
        // The margin is kept at a limit of zero too, and where reactive current alone fills the limit: the boundary is
        // then held on the safe side of zero, since the sign of a current around zero is chance.
        int margin = (int)((long)limitMilliamps * _classErrorPermille / 1000) + _settings.LimitMarginMilliamps;
        int within = limitMilliamps > margin ? ActiveCurrent.WithinRms(limitMilliamps - margin, rmsMilliamps, activeMilliamps) : 0;
        return within > 0 ? within : -_settings.LimitMarginMilliamps;
    }

    private void NarrowByRoom(Snapshot snapshot, LimitWindow window, int excessMilliamps)
    {
        bool aPhaseIsOverExport = false;
        bool aPhaseIsOverImport = false;
        for (int phase = 0; phase < snapshot.PhaseCount; phase++)
        {
            if (!snapshot.InverterFeeds[phase])
            {
                // Nothing that the unit does is felt there.
                continue;
            }

            window.NarrowExport(_exportRoom[phase] - excessMilliamps, LimitReason.MaximumExportLimit);
            window.NarrowImport(_importRoom[phase] - excessMilliamps, LimitReason.MaximumImportLimit);
            aPhaseIsOverExport |= _exportRoom[phase] < 0;
            aPhaseIsOverImport |= _importRoom[phase] < 0;
        }

        if (aPhaseIsOverExport && aPhaseIsOverImport)
        {
            window.RequireOpen(LimitReason.EmptyWindow);
        }
    }
}
