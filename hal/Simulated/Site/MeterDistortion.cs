namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// What a meter shows wrongly while it lives: each reading is changed on its way to the display. Voltage, frequency and
/// registers stay as they were measured, except in a replay, which repeats all of them. Without any of it a reading
/// passes untouched.
/// </summary>
public sealed class MeterDistortion
{
    /// <summary>What an undistorted meter shows of the truth, permille.</summary>
    public const int TrueGainPermille = 1000;

    private readonly PseudoRandom _random;
    private readonly MeterReading _stuck;
    private readonly int _replayLength;
    private MeterReading[] _recording;
    private int _recorded;
    private int _replayed;
    private bool _isHeld;

    /// <summary>Distorts nothing yet.</summary>
    /// <param name="seed">Start of its noise, apart from the meter's own.</param>
    /// <param name="phaseCount">How many phases the meter measures.</param>
    /// <param name="replayLength">How many readings a replay repeats, 1 or more.</param>
    internal MeterDistortion(int seed, int phaseCount, int replayLength)
    {
        _random = new PseudoRandom(seed);
        _stuck = new MeterReading(phaseCount);
        _replayLength = replayLength;
    }

    /// <summary>What it shows of current and power, permille, 0 or more: a transformer of another ratio.</summary>
    public int GainPermille { get; set; } = TrueGainPermille;

    /// <summary>Noise of the current to either side beside the meter's own, mA, 0 or more; the power carries it.</summary>
    public int NoiseMilliamps { get; set; }

    /// <summary>Largest current that it shows, mA; 0 = not clipped. The power is clipped with it.</summary>
    public int ClipMilliamps { get; set; }

    /// <summary>Whether current and power read zero while power is exported.</summary>
    public bool HidesExport { get; set; }

    /// <summary>Whether current and power of the first two phases have changed places. Nothing on one phase.</summary>
    public bool SwapsPhases { get; set; }

    /// <summary>Whether current and power stand still while voltage and frequency live.</summary>
    public bool CurrentIsStuck { get; set; }

    /// <summary>
    /// Whether a minute is shown over and over: the first minute from then on is true and is recorded, what follows is its
    /// replay.
    /// </summary>
    public bool Replays
    {
        get
        {
            return _recording != null;
        }

        set
        {
            _recording = value ? new MeterReading[_replayLength] : null;
            _recorded = 0;
            _replayed = 0;
        }
    }

    /// <summary>Changes a reading that is about to be shown.</summary>
    /// <param name="reading">Changed in place.</param>
    internal void Apply(MeterReading reading)
    {
        if (_recording != null)
        {
            Replay(reading);
        }

        Hold(reading);
        if (SwapsPhases && reading.RmsMilliamps.Length > 1)
        {
            Swap(reading.RmsMilliamps);
            Swap(reading.ActiveMilliwatts);
        }

        for (int phase = 0; phase < reading.RmsMilliamps.Length; phase++)
        {
            Distort(reading, phase);
        }
    }

    private void Replay(MeterReading reading)
    {
        if (_recorded < _replayLength)
        {
            MeterReading copy = new MeterReading(reading.RmsMilliamps.Length);
            reading.CopyTo(copy);
            _recording[_recorded] = copy;
            _recorded++;
            return;
        }

        _recording[_replayed].CopyTo(reading);
        _replayed = _replayed + 1 == _replayLength ? 0 : _replayed + 1;
    }

    private void Hold(MeterReading reading)
    {
        if (CurrentIsStuck && !_isHeld)
        {
            reading.CopyTo(_stuck);
        }

        _isHeld = CurrentIsStuck;
        for (int phase = 0; _isHeld && phase < reading.RmsMilliamps.Length; phase++)
        {
            reading.RmsMilliamps[phase] = _stuck.RmsMilliamps[phase];
            reading.ActiveMilliwatts[phase] = _stuck.ActiveMilliwatts[phase];
        }
    }

    private static void Swap(int[] values)
    {
        int first = values[0];
        values[0] = values[1];
        values[1] = first;
    }

    private void Distort(MeterReading reading, int phase)
    {
        long milliamps = reading.RmsMilliamps[phase];
        long milliwatts = reading.ActiveMilliwatts[phase];
        int millivolts = reading.Millivolts[phase];
        if (GainPermille != TrueGainPermille)
        {
            milliamps = milliamps * GainPermille / TrueGainPermille;
            milliwatts = milliwatts * GainPermille / TrueGainPermille;
        }

        if (NoiseMilliamps > 0)
        {
            // On the signed current: around zero the noise turns its sign as well.
            int noise = _random.NextAround(NoiseMilliamps);
            long signed = (milliwatts < 0 ? -milliamps : milliamps) + noise;
            milliamps = signed < 0 ? -signed : signed;
            milliwatts += (long)noise * millivolts / 1000;
        }

        if (ClipMilliamps > 0 && milliamps > ClipMilliamps)
        {
            milliwatts = milliwatts * ClipMilliamps / milliamps;
            milliamps = ClipMilliamps;
        }

        bool isHidden = HidesExport && milliwatts < 0;
        reading.RmsMilliamps[phase] = isHidden ? 0 : (int)milliamps;
        reading.ActiveMilliwatts[phase] = isHidden ? 0 : (int)milliwatts;
    }
}
