namespace NanoV2G.Hal.Simulated.Site;

/// <summary>The appliances of a site besides what its house profile says: hob, motor, reactive load and home battery.</summary>
internal sealed class SiteAppliances
{
    private readonly CyclingHob _hob;
    private readonly MotorLoad _motor;
    private readonly HomeBattery _battery;
    private readonly int _batteryPhase;
    private readonly int _reactiveVars;
    private readonly int _reactivePhase;
    private readonly int[] _loadWatts;
    private readonly int[] _millivars;

    internal SiteAppliances(SiteParameters parameters)
    {
        _hob = parameters.HobWatts > 0 ? new CyclingHob(parameters) : null;
        _motor = parameters.MotorWatts > 0 ? new MotorLoad(parameters) : null;
        _battery = parameters.HomeBatteryWatts > 0 ? new HomeBattery(parameters) : null;
        _batteryPhase = parameters.HomeBatteryPhase - 1;
        _reactiveVars = parameters.ReactiveLoadVars;
        _reactivePhase = parameters.ReactiveLoadPhase;
        _loadWatts = new int[parameters.PhaseCount];
        _millivars = new int[parameters.PhaseCount];
    }

    /// <summary>Whether a site has any: one without is spared the work.</summary>
    internal static bool AreIn(SiteParameters parameters)
    {
        return parameters.HobWatts > 0 || parameters.MotorWatts > 0 || parameters.HomeBatteryWatts > 0 || parameters.ReactiveLoadVars != 0;
    }

    /// <summary>What the loads draw on all phases, W.</summary>
    internal int LoadWatts { get; private set; }

    /// <summary>Power of the home battery, W, positive = charging.</summary>
    internal int BatteryWatts => _battery == null ? 0 : _battery.Watts;

    /// <summary>Lets 10 ms pass.</summary>
    /// <param name="nowMs">Site time at the end of the step, ms.</param>
    /// <param name="gridMilliwatts">Power at the boundary per phase at the end of the last step, mW.</param>
    /// <param name="isSupplied">Whether the mains is on.</param>
    internal void Step(long nowMs, int[] gridMilliwatts, bool isSupplied)
    {
        LoadWatts = 0;
        for (int phase = 0; phase < _loadWatts.Length; phase++)
        {
            int watts = 0;
            int vars = 0;
            if (isSupplied)
            {
                watts = _hob == null ? 0 : _hob.WattsAt(phase, nowMs);
                watts += _motor == null ? 0 : _motor.WattsAt(phase, nowMs);
                vars = _motor == null ? 0 : _motor.VarsAt(phase, nowMs);
                vars += _reactivePhase == SiteParameters.EveryPhase || _reactivePhase == phase + 1 ? _reactiveVars : 0;
            }

            _loadWatts[phase] = watts;
            _millivars[phase] = vars * 1000;
            LoadWatts += watts;
        }

        if (_battery != null)
        {
            _battery.Step(nowMs, gridMilliwatts[_batteryPhase], isSupplied);
        }
    }

    /// <summary>Active power on a phase, home battery included.</summary>
    /// <param name="phase">Phase, from 0.</param>
    /// <returns>Power, mW, positive = import.</returns>
    internal int MilliwattsOf(int phase)
    {
        int watts = _loadWatts[phase];
        watts += _battery != null && phase == _batteryPhase ? _battery.Watts : 0;
        return watts * 1000;
    }

    /// <summary>Reactive power on a phase.</summary>
    /// <param name="phase">Phase, from 0.</param>
    /// <returns>Reactive power, mvar.</returns>
    internal int MillivarsOf(int phase)
    {
        return _millivars[phase];
    }
}
