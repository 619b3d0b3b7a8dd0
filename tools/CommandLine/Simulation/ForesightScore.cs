using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// What a controller could have discharged that knows the plant at every moment, reacts at once and makes no error:
/// what is asked for, at most the inverter's rating, at most the limit at the voltage of the moment plus what the house
/// draws less what the sun gives. It works on a copy of the battery of its own, which is charged as the real one is and
/// drained by its own discharge.
/// </summary>
public sealed class ForesightScore
{
    private const double MilliwattMsPerWattHour = 3_600_000_000;

    private readonly SimulatedSite _site;
    private readonly int _limitMilliamps;
    private readonly double _floorWattHours;
    private double _batteryWattHours;
    private bool _wasConnected;
    private long _requestedMilliwattMs;
    private long _deliveredMilliwattMs;
    private long _feasibleMilliwattMs;

    /// <summary>Scores a site.</summary>
    /// <param name="site">The plant.</param>
    /// <param name="limitMilliamps">Maximum export limit, mA.</param>
    /// <param name="reservePermille">State of charge below which the unit may not discharge, permille.</param>
    public ForesightScore(SimulatedSite site, int limitMilliamps, int reservePermille)
    {
        _site = site;
        _limitMilliamps = limitMilliamps;
        SiteParameters parameters = site.Parameters;
        _floorWattHours = parameters.BatteryCapacityWattHours * Math.Max(reservePermille, parameters.BatteryFloorPermille) / 1000.0;
    }

    /// <summary>Discharge asked for while a car was connected, Wh.</summary>
    public double RequestedWattHours => _requestedMilliwattMs / MilliwattMsPerWattHour;

    /// <summary>Discharge that flowed while it was asked for, Wh.</summary>
    public double DeliveredWattHours => _deliveredMilliwattMs / MilliwattMsPerWattHour;

    /// <summary>Discharge that could have flowed, Wh.</summary>
    public double FeasibleWattHours => _feasibleMilliwattMs / MilliwattMsPerWattHour;

    /// <summary>Takes the battery as it is now.</summary>
    public void Begin()
    {
        _batteryWattHours = _site.Battery.MilliwattSeconds / 3_600_000.0;
        _wasConnected = _site.Battery.IsConnected;
    }

    /// <summary>Takes one step.</summary>
    /// <param name="requestWatts">Power asked for, W, negative = discharge.</param>
    public void Observe(int requestWatts)
    {
        bool isConnected = _site.Battery.IsConnected;
        if (isConnected && !_wasConnected)
        {
            _batteryWattHours = Math.Max(0, _batteryWattHours - _site.Parameters.JourneyWattHours);
        }

        _wasConnected = isConnected;
        int stage = _site.Inverter.StageMilliwatts;
        if (stage > 0)
        {
            Charge(stage);
        }

        if (requestWatts < 0 && isConnected)
        {
            _requestedMilliwattMs += -requestWatts * 1000L * SiteTiming.StepMs;
            _deliveredMilliwattMs += Math.Max(0, -_site.Inverter.Milliwatts) * (long)SiteTiming.StepMs;
            Discharge(requestWatts);
        }
    }

    /// <summary>Room under the limit on the phases that the inverter feeds: the narrowest of them, times their number.</summary>
    private long RoomMilliwatts()
    {
        int phases = _site.Parameters.InverterPhaseCount;
        int first = Math.Max(0, _site.Parameters.InverterPhase - 1);
        long narrowest = long.MaxValue;
        for (int phase = first; phase < first + phases; phase++)
        {
            long room = ((long)_limitMilliamps * _site.Supply.Phase(phase).Millivolts / 1000) + _site.OtherMilliwatts(phase);
            narrowest = Math.Min(narrowest, room);
        }

        return narrowest * phases;
    }

    private void Charge(int milliwatts)
    {
        double stored = milliwatts * (double)SiteTiming.StepMs * (1000 - _site.Parameters.InverterLossesPermille) / 1000;
        _batteryWattHours = Math.Min(_site.Parameters.BatteryCapacityWattHours, _batteryWattHours + (stored / MilliwattMsPerWattHour));
    }

    private void Discharge(int requestWatts)
    {
        if (_batteryWattHours <= _floorWattHours || !_site.Supply.IsOn)
        {
            return;
        }

        long milliwatts = Math.Clamp(RoomMilliwatts(), 0, Math.Min(-requestWatts, _site.Parameters.InverterRatedWatts) * 1000L);
        _feasibleMilliwattMs += milliwatts * SiteTiming.StepMs;
        double taken = milliwatts * (double)SiteTiming.StepMs * (1000 + _site.Parameters.InverterLossesPermille) / 1000;
        _batteryWattHours -= taken / MilliwattMsPerWattHour;
    }
}
