using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.FrequencyResponse;

/// <summary>
/// The limited frequency sensitive mode of ENA EREC G99 for a site whose inverter leaves it to the controller. Above
/// 50.4 Hz discharge falls by the droop from what it was; below 49.5 Hz charge falls by a steeper one, and on into discharge
/// where charge is asked for. Still charging at 48.9 Hz trips. What starts while the frequency is outside starts from zero.
/// </summary>
public sealed class FrequencyDroop : ILimitSource
{
    /// <summary>Frequency above which discharge falls, mHz (G99 LFSM-O, primary).</summary>
    public const int HighMilliHertz = 50400;

    /// <summary>Rise above it that takes the whole rating, mHz: 2 % for each 0.1 Hz, a droop of 10 % (primary).</summary>
    public const int HighDroopMilliHertz = 5000;

    /// <summary>Frequency below which storage charges less, mHz (primary).</summary>
    public const int LowMilliHertz = 49500;

    /// <summary>
    /// Fall below it that takes the whole rating, mHz: a droop of 0.6 %, the steeper end of what G99 allows (0.6 % to 1.2 %), so that
    /// nothing is charged below 49.2 Hz, whether it can be turned into discharge or not.
    /// </summary>
    public const int LowDroopMilliHertz = 300;

    /// <summary>Frequency at which storage that still charges is disconnected, mHz (primary).</summary>
    public const int TripMilliHertz = 48900;

    private readonly UnitSettings _settings;
    private readonly IEventSink _events;
    private readonly int _ratedWatts;
    private readonly int _phases;
    private int _side;
    private int _beforeWatts;
    private int _watts;
    private int _milliamps;
    private long _tripEndsMs;

    /// <summary>Answers for an inverter.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="ratedWatts">Its rating, W.</param>
    /// <param name="inverterPhases">On how many phases it feeds, 1 or 3.</param>
    /// <param name="events">Takes each beginning and end, and each trip.</param>
    public FrequencyDroop(UnitSettings settings, int ratedWatts, int inverterPhases, IEventSink events)
    {
        _settings = settings;
        _ratedWatts = ratedWatts;
        _phases = inverterPhases;
        _events = events;
    }

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        if (!snapshot.BoundaryIsLive || snapshot.Boundary.FrequencyMilliHertz == 0
            || snapshot.BoundaryRefreshMs > _settings.SlowestLoopIntervalMs)
        {
            // Nobody else answers, and an answer is due within 2 s.
            window.AllowNothing(LimitReason.FrequencyResponse);
            return;
        }

        if (snapshot.BoundaryIsNew)
        {
            Judge(snapshot);
        }

        if (_side > 0)
        {
            window.NarrowExport(_milliamps, LimitReason.FrequencyResponse);
        }
        else if (_side < 0)
        {
            window.NarrowImport(_milliamps, LimitReason.FrequencyResponse);
        }

        if (snapshot.NowMs < _tripEndsMs)
        {
            window.RequireOpen(LimitReason.FrequencyResponse);
        }
    }

    /// <summary>Turns a charge that is asked for into the discharge that the droop asks for. Called once the request is chosen.</summary>
    /// <param name="requests">The chosen request.</param>
    public void Turn(RequestArbiter requests)
    {
        if (_side < 0 && _watts < 0 && _beforeWatts > 0 && requests.Watts > 0)
        {
            requests.Watts = _watts;
            requests.Origin = RequestOrigin.FrequencyResponse;
        }
    }

    private void Judge(Snapshot snapshot)
    {
        int milliHertz = snapshot.Boundary.FrequencyMilliHertz;
        int side = milliHertz > HighMilliHertz ? 1 : milliHertz < LowMilliHertz ? -1 : 0;
        if (side != _side)
        {
            _side = side;
            int before = -side * snapshot.CommandedWatts;
            _beforeWatts = before < 0 ? 0 : before;
            _events.Raise(EventCode.FrequencyOutside, milliHertz, _beforeWatts);
        }

        int beyond = side > 0 ? milliHertz - HighMilliHertz : LowMilliHertz - milliHertz;
        int watts = _beforeWatts - (int)((long)_ratedWatts * beyond / (side > 0 ? HighDroopMilliHertz : LowDroopMilliHertz));
        _watts = watts < -_ratedWatts ? -_ratedWatts : watts;
        _milliamps = ActiveCurrent.Milliamps(_watts / _phases, snapshot.Boundary.Millivolts[0]);
        if (side < 0)
        {
            JudgeTrip(snapshot, milliHertz);
        }
    }

    private void JudgeTrip(Snapshot snapshot, int milliHertz)
    {
        bool isTripped = snapshot.NowMs < _tripEndsMs;

        // What does not tell its power may be charging, as long as the contactor is not proved open.
        bool isDue = milliHertz <= TripMilliHertz && !snapshot.ContactorIsProvedOpen
            && (!snapshot.OwnIsKnown() || snapshot.OwnWatts() > ContactorSequencer.LowPowerWatts);
        if (isDue && !isTripped)
        {
            _events.Raise(EventCode.FrequencyTripped, milliHertz, snapshot.Asset.ActiveWatts);
        }

        if (isDue || isTripped)
        {
            // Until the frequency is back, and for the reconnection time after that.
            _tripEndsMs = snapshot.NowMs + _settings.ReconnectMs;
        }
    }
}
