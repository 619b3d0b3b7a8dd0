namespace NanoV2G.Hal.Simulated.Site;

/// <summary>The public supply at the house: one phase or three, and the frequency that they share.</summary>
public sealed class MainsSupply
{
    /// <summary>Keeps the sequences of the other phases apart from those of the meters.</summary>
    private const int OtherPhaseSeed = 100;

    private readonly PseudoRandom _random;
    private readonly PseudoRandom[] _otherRandoms;
    private readonly SupplyPhase[] _phases;
    private readonly SupplyPhase _first;
    private readonly int _nominalMilliHertz;
    private readonly int _wanderMilliHertz;
    private readonly int _sagMillivolts;
    private readonly int _sagPhase;
    private int _scaledMilliHertz;

    internal MainsSupply(SiteParameters parameters, int seed)
    {
        _random = new PseudoRandom(seed);
        _phases = new SupplyPhase[parameters.PhaseCount];
        _otherRandoms = new PseudoRandom[parameters.PhaseCount];
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            _phases[phase] = new SupplyPhase(parameters);
            _otherRandoms[phase] = new PseudoRandom(seed + OtherPhaseSeed + phase);
        }

        _first = _phases[0];
        _nominalMilliHertz = parameters.FrequencyMilliHertz;
        _wanderMilliHertz = parameters.FrequencyWanderMilliHertz;
        _sagMillivolts = parameters.SagMillivolts;
        _sagPhase = parameters.SagPhase;
        IsOn = true;
        ShowFrequency();
    }

    /// <summary>How many phases it has, 1 or 3.</summary>
    public int PhaseCount => _phases.Length;

    /// <summary>Whether the supply is on. Off: no voltage, no house, no sun, no inverter.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Voltage of the first phase at the supply terminals, mV; 0 while off.</summary>
    public int Millivolts => _first.Millivolts;

    /// <summary>Frequency, mHz; 0 while off.</summary>
    public int FrequencyMilliHertz { get; private set; }

    /// <summary>RMS current of the first phase, mA, with the sign of the active power: positive = import.</summary>
    public int SignedMilliamps => _first.SignedMilliamps;

    /// <summary>Added to the voltage of every phase by a test, mV; takes effect at the next second.</summary>
    public int OffsetMillivolts { get; set; }

    /// <summary>Added to the frequency by a test, mHz; takes effect at the next second.</summary>
    public int OffsetMilliHertz { get; set; }

    /// <summary>One of the phases.</summary>
    /// <param name="phase">0 to <see cref="PhaseCount"/> - 1.</param>
    /// <returns>The phase.</returns>
    public SupplyPhase Phase(int phase)
    {
        return _phases[phase];
    }

    /// <summary>Switches the supply off or on again.</summary>
    /// <param name="isOn">True for on.</param>
    public void Switch(bool isOn)
    {
        IsOn = isOn;
        ShowFrequency();
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            _phases[phase].Switch(isOn, OffsetMillivolts);
        }
    }

    /// <summary>Whether the voltage sags.</summary>
    public bool IsSagging { get; private set; }

    /// <summary>Lets the voltage sag by what the parameters say, or come back, at once.</summary>
    /// <param name="isSagging">True to sag.</param>
    public void Sag(bool isSagging)
    {
        IsSagging = isSagging;
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            bool isMeant = _sagPhase == SiteParameters.EveryPhase || _sagPhase == phase + 1;
            _phases[phase].SagMillivolts = isSagging && isMeant ? _sagMillivolts : 0;
            _phases[phase].Show(OffsetMillivolts);
        }
    }

    /// <summary>Lets voltages and frequency wander on: once a second.</summary>
    internal void StepSecond()
    {
        // The first phase and the frequency share a sequence, so that a one-phase supply stays what it was.
        _first.Wander(_random);
        _scaledMilliHertz = SlowWander.Next(_scaledMilliHertz, _wanderMilliHertz, _random);
        ShowFrequency();
        _first.Show(OffsetMillivolts);
        for (int phase = 1; phase < _phases.Length; phase++)
        {
            _phases[phase].Wander(_otherRandoms[phase]);
            _phases[phase].Show(OffsetMillivolts);
        }
    }

    private void ShowFrequency()
    {
        FrequencyMilliHertz = IsOn ? _nominalMilliHertz + SlowWander.Shown(_scaledMilliHertz) + OffsetMilliHertz : 0;
    }
}
