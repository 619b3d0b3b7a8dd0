namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// One phase of the public supply at the house: a voltage that wanders slowly, and an impedance across which it sags with
/// import and rises with export.
/// </summary>
public sealed class SupplyPhase
{
    /// <summary>Whatever a test takes away, a supply that is on keeps this voltage: the current stays a number.</summary>
    private const int LeastMillivolts = 20000;

    private readonly int _nominalMillivolts;
    private readonly int _wanderMillivolts;
    private readonly int _milliohms;
    private bool _isOn = true;
    private int _scaledMillivolts;
    private int _activeMilliwatts;
    private int _reactiveMillivars;
    private int _sourceMillivolts;
    private bool _isSettled;
    private long _apparentMilliwatts;

    internal SupplyPhase(SiteParameters parameters)
    {
        _nominalMillivolts = parameters.SupplyMillivolts;
        _wanderMillivolts = parameters.SupplyWanderMillivolts;
        _milliohms = parameters.SupplyMilliohms;
        Switch(true, 0);
    }

    /// <summary>Voltage at the supply terminals, mV; 0 while off.</summary>
    public int Millivolts { get; private set; }

    /// <summary>RMS current at the supply terminals, mA, with the sign of the active power: positive = import.</summary>
    public int SignedMilliamps { get; private set; }

    /// <summary>What the voltage has sagged by, mV, 0 or more: a fault elsewhere on the network.</summary>
    internal int SagMillivolts { get; set; }

    /// <summary>Switches the phase off or on again.</summary>
    /// <param name="isOn">True for on.</param>
    /// <param name="offsetMillivolts">Added to the voltage by a test, mV.</param>
    internal void Switch(bool isOn, int offsetMillivolts)
    {
        _isOn = isOn;
        Show(offsetMillivolts);
        Millivolts = _sourceMillivolts;
        _isSettled = false;
    }

    /// <summary>Lets the voltage wander on: once a second.</summary>
    /// <param name="random">The supply's random sequence.</param>
    internal void Wander(PseudoRandom random)
    {
        _scaledMillivolts = SlowWander.Next(_scaledMillivolts, _wanderMillivolts, random);
    }

    /// <summary>Brings the source voltage up to date.</summary>
    /// <param name="offsetMillivolts">Added to the voltage by a test, mV.</param>
    internal void Show(int offsetMillivolts)
    {
        int source = _isOn ? _nominalMillivolts + SlowWander.Shown(_scaledMillivolts) + offsetMillivolts - SagMillivolts : 0;
        source = _isOn && source < LeastMillivolts ? LeastMillivolts : source;
        if (source != _sourceMillivolts)
        {
            _sourceMillivolts = source;
            _isSettled = false;
        }
    }

    /// <summary>Works out current and voltage for a power. Divides only when something has changed.</summary>
    /// <param name="activeMilliwatts">Active power at the supply terminals, mW, positive = import.</param>
    /// <param name="reactiveMillivars">Reactive power at the supply terminals, mvar, positive = inductive.</param>
    internal void Carry(int activeMilliwatts, int reactiveMillivars)
    {
        bool isSamePower = activeMilliwatts == _activeMilliwatts && reactiveMillivars == _reactiveMillivars;
        if (_isSettled && isSamePower)
        {
            return;
        }

        if (!_isOn)
        {
            SignedMilliamps = 0;
            Millivolts = 0;
            _isSettled = true;
            _activeMilliwatts = activeMilliwatts;
            _reactiveMillivars = reactiveMillivars;

            // Worked out anew when the mains is back: the power may be what it was while it was off, and not what it was before.
            _apparentMilliwatts = 0;
            return;
        }

        if (!isSamePower || _apparentMilliwatts == 0)
        {
            _activeMilliwatts = activeMilliwatts;
            _reactiveMillivars = reactiveMillivars;
            _apparentMilliwatts = Apparent(activeMilliwatts, reactiveMillivars);
        }

        int milliamps = (int)(_apparentMilliwatts * 1000 / Millivolts);
        SignedMilliamps = activeMilliwatts < 0 ? -milliamps : milliamps;
        int volts = _sourceMillivolts - (int)((long)SignedMilliamps * _milliohms / 1000);
        volts = volts < _sourceMillivolts / 2 ? _sourceMillivolts / 2 : volts;
        _isSettled = volts == Millivolts;
        Millivolts = volts;
    }

    /// <summary>Root of the sum of squares, by Newton from the last root: one or two divisions as the power slews.</summary>
    private long Apparent(int activeMilliwatts, int reactiveMillivars)
    {
        long active = activeMilliwatts < 0 ? -activeMilliwatts : activeMilliwatts;
        long reactive = reactiveMillivars < 0 ? -reactiveMillivars : reactiveMillivars;
        if (reactive == 0 || active == 0)
        {
            return active + reactive;
        }

        long square = active * active + reactive * reactive;
        long root = _apparentMilliwatts > 0 ? _apparentMilliwatts : active;
        long next = (root + square / root) >> 1;
        while (next - root > 1 || root - next > 1)
        {
            root = next;
            next = (root + square / root) >> 1;
        }

        return next;
    }
}
