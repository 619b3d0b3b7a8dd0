using NanoV2G.Firmware.Events;
using NanoV2G.Hal.Meters;

namespace NanoV2G.Firmware.Snapshots;

/// <summary>Tells what changed at the plant from one tick to the next: the vehicle's plug, the inverter's answers and how the asset meter sums its phases.</summary>
public sealed class PlantEvents
{
    private readonly IEventSink _events;
    private bool _wasConnected;
    private bool _isLost;
    private bool _hasAnswered;
    private bool _isFirst = true;
    private long _answeredMs;
    private PhaseSummation _summation;
    private int _alarms;

    /// <summary>Tells these events.</summary>
    /// <param name="events">Takes each change.</param>
    public PlantEvents(IEventSink events)
    {
        _events = events;
    }

    /// <summary>Compares this tick with the one before.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    public void Observe(Snapshot snapshot)
    {
        // A boot finds the plug as it is: that is no news.
        bool hasChanged = snapshot.VehicleIsConnected != _wasConnected && !_isFirst;
        _wasConnected = snapshot.VehicleIsConnected;
        _isFirst = false;
        if (hasChanged && _wasConnected)
        {
            _events.Raise(EventCode.VehicleConnected, snapshot.ChargePermille(), 0);
        }
        else if (hasChanged)
        {
            _events.Raise(EventCode.VehicleDisconnected, 0, 0);
        }

        ObserveInverter(snapshot);
        PhaseSummation summation = snapshot.Asset.Summation;
        if (summation != _summation && summation != PhaseSummation.Unknown)
        {
            _events.Raise(EventCode.AssetSummation, (int)summation, (int)snapshot.Asset.MeterSerial);
            _summation = summation;
        }
    }

    private void ObserveInverter(Snapshot snapshot)
    {
        if (snapshot.InverterIsFresh)
        {
            if (_isLost)
            {
                _events.Raise(EventCode.InverterBack, (int)((snapshot.NowMs - _answeredMs) / 1000), 0);
            }

            _isLost = false;
            _hasAnswered = true;
            _answeredMs = snapshot.Inverter.SampleMs;
            int alarms = snapshot.Inverter.Alarms;
            if (alarms != _alarms)
            {
                _events.Raise(EventCode.InverterAlarm, alarms, _alarms);
                _alarms = alarms;
            }
        }
        else if (_hasAnswered && !_isLost)
        {
            _isLost = true;
            _events.Raise(EventCode.InverterStale, (int)(snapshot.NowMs - _answeredMs), 0);
        }
    }
}
