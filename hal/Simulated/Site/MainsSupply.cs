namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// The public supply at the house: a voltage and a frequency that wander slowly, and an impedance across which the
/// voltage sags with import and rises with export.
/// </summary>
public sealed class MainsSupply
{
    /// <summary>The wander is pulled back to the middle by 1/256 of itself a second: a memory of about four minutes.</summary>
    private const int PullBackShift = 8;

    /// <summary>A step of this fraction a second spreads the wander over about 0.4 of its range (standard deviation).</summary>
    private const int WanderStepDivisor = 16;

    /// <summary>Whatever a test takes away, a supply that is on keeps this voltage: the current stays a number.</summary>
    private const int LeastMillivolts = 20000;

    private readonly PseudoRandom _random;
    private readonly int _nominalMillivolts;
    private readonly int _nominalMilliHertz;
    private readonly int _wanderMillivolts;
    private readonly int _wanderMilliHertz;
    private readonly int _milliohms;
    private int _scaledMillivolts;
    private int _scaledMilliHertz;
    private int _activeMilliwatts;
    private int _sourceMillivolts;
    private bool _isSettled;
    private long _apparentMilliwatts;

    internal MainsSupply(SiteParameters parameters, int seed)
    {
        _random = new PseudoRandom(seed);
        _nominalMillivolts = parameters.SupplyMillivolts;
        _nominalMilliHertz = parameters.FrequencyMilliHertz;
        _wanderMillivolts = parameters.SupplyWanderMillivolts;
        _wanderMilliHertz = parameters.FrequencyWanderMilliHertz;
        _milliohms = parameters.SupplyMilliohms;
        ReactiveMillivars = parameters.HouseReactiveVars * 1000;
        IsOn = true;
        ShowWander();
        Millivolts = _sourceMillivolts;
    }

    /// <summary>Whether the supply is on. Off: no voltage, no house, no sun, no inverter.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Voltage at the supply terminals, mV; 0 while off.</summary>
    public int Millivolts { get; private set; }

    /// <summary>Frequency, mHz; 0 while off.</summary>
    public int FrequencyMilliHertz { get; private set; }

    /// <summary>RMS current at the supply terminals, mA, with the sign of the active power: positive = import.</summary>
    public int SignedMilliamps { get; private set; }

    /// <summary>Reactive power of the house, mvar.</summary>
    public int ReactiveMillivars { get; }

    /// <summary>Added to the voltage by a test, mV; takes effect at the next second.</summary>
    public int OffsetMillivolts { get; set; }

    /// <summary>Added to the frequency by a test, mHz; takes effect at the next second.</summary>
    public int OffsetMilliHertz { get; set; }

    /// <summary>Switches the supply off or on again.</summary>
    /// <param name="isOn">True for on.</param>
    public void Switch(bool isOn)
    {
        IsOn = isOn;
        ShowWander();
        Millivolts = _sourceMillivolts;
        _isSettled = false;
    }

    /// <summary>Lets voltage and frequency wander on: once a second.</summary>
    internal void StepSecond()
    {
        _scaledMillivolts = Wander(_scaledMillivolts, _wanderMillivolts);
        _scaledMilliHertz = Wander(_scaledMilliHertz, _wanderMilliHertz);
        ShowWander();
    }

    /// <summary>Works out current and voltage for a power. Divides only when something has changed.</summary>
    /// <param name="activeMilliwatts">Active power at the supply terminals, mW, positive = import.</param>
    internal void Carry(int activeMilliwatts)
    {
        if (_isSettled && activeMilliwatts == _activeMilliwatts)
        {
            return;
        }

        if (!IsOn)
        {
            SignedMilliamps = 0;
            Millivolts = 0;
            _isSettled = true;
            _activeMilliwatts = activeMilliwatts;
            return;
        }

        if (activeMilliwatts != _activeMilliwatts || _apparentMilliwatts == 0)
        {
            _activeMilliwatts = activeMilliwatts;
            _apparentMilliwatts = Apparent(activeMilliwatts);
        }

        int milliamps = (int)(_apparentMilliwatts * 1000 / Millivolts);
        SignedMilliamps = activeMilliwatts < 0 ? -milliamps : milliamps;
        int volts = _sourceMillivolts - (int)((long)SignedMilliamps * _milliohms / 1000);
        volts = volts < _sourceMillivolts / 2 ? _sourceMillivolts / 2 : volts;
        _isSettled = volts == Millivolts;
        Millivolts = volts;
    }

    private int Wander(int scaled, int range)
    {
        int most = range << PullBackShift;
        scaled += _random.NextAround(most / WanderStepDivisor) - (scaled >> PullBackShift);
        scaled = scaled > most ? most : scaled;
        return scaled < -most ? -most : scaled;
    }

    private void ShowWander()
    {
        int source = IsOn ? _nominalMillivolts + (_scaledMillivolts >> PullBackShift) + OffsetMillivolts : 0;
        source = IsOn && source < LeastMillivolts ? LeastMillivolts : source;
        FrequencyMilliHertz = IsOn ? _nominalMilliHertz + (_scaledMilliHertz >> PullBackShift) + OffsetMilliHertz : 0;
        if (source != _sourceMillivolts)
        {
            _sourceMillivolts = source;
            _isSettled = false;
        }
    }

    /// <summary>Root of the sum of squares, by Newton from the last root: one or two divisions as the power slews.</summary>
    private long Apparent(int activeMilliwatts)
    {
        long active = activeMilliwatts < 0 ? -activeMilliwatts : activeMilliwatts;
        if (ReactiveMillivars == 0 || active == 0)
        {
            return active + ReactiveMillivars;
        }

        long square = active * active + (long)ReactiveMillivars * ReactiveMillivars;
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
