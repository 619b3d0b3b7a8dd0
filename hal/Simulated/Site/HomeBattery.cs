namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// Somebody else's battery behind the same supply, with a current transformer of its own: at its interval it corrects
/// what it last asked of itself by what it sees flow at the boundary, and that takes effect after its delay. It knows nothing of the
/// chargepoint, and with a delay longer than its interval it hunts.
/// </summary>
internal sealed class HomeBattery
{
    /// <summary>mW·ms in one Wh.</summary>
    private const long MilliwattMsPerWattHour = 3600000000L;

    private readonly SetpointDelay _delay;
    private readonly int _ratedWatts;
    private readonly int _everyMs;
    private readonly int _delayMs;
    private readonly int _gainPermille;
    private readonly long _capacity;
    private long _energy;
    private long _nextMs;
    private int _wantedWatts;
    private int _setpointWatts;

    internal HomeBattery(SiteParameters parameters)
    {
        _ratedWatts = parameters.HomeBatteryWatts;
        _everyMs = parameters.HomeBatteryEveryMs;
        _delayMs = parameters.HomeBatteryDelayMs;
        _gainPermille = parameters.HomeBatteryGainPermille;
        _capacity = parameters.HomeBatteryCapacityWattHours * MilliwattMsPerWattHour;
        _energy = _capacity / 2;
        _delay = new SetpointDelay((_delayMs / _everyMs) + 2);
        _nextMs = _everyMs;
    }

    /// <summary>Its power, W, positive = charging.</summary>
    internal int Watts { get; private set; }

    /// <summary>Lets 10 ms pass.</summary>
    /// <param name="nowMs">Site time at the end of the step, ms.</param>
    /// <param name="gridMilliwatts">Power at the boundary on its phase at the end of the last step, mW, positive = import.</param>
    /// <param name="isSupplied">Whether the mains is on: without it the battery stops and begins again at zero.</param>
    internal void Step(long nowMs, int gridMilliwatts, bool isSupplied)
    {
        if (!isSupplied)
        {
            _delay.Clear();
            _wantedWatts = 0;
            _setpointWatts = 0;
            Watts = 0;
            _nextMs = nowMs + _everyMs;
            return;
        }

        if (nowMs >= _nextMs)
        {
            _nextMs = nowMs + _everyMs;
            long corrected = _wantedWatts - ((long)gridMilliwatts / 1000 * _gainPermille / 1000);
            _wantedWatts = (int)(corrected > _ratedWatts ? _ratedWatts : corrected < -_ratedWatts ? -_ratedWatts : corrected);
            _delay.Put(nowMs + _delayMs, _wantedWatts);
        }

        if (_delay.IsDue(nowMs))
        {
            _setpointWatts = _delay.Take(nowMs);
        }

        bool isAtAnEnd = (_setpointWatts > 0 && _energy >= _capacity) || (_setpointWatts < 0 && _energy <= 0);
        Watts = isAtAnEnd ? 0 : _setpointWatts;
        _energy += Watts * 1000L * SiteTiming.StepMs;
    }
}
