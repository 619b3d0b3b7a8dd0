using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// How a meter measures: averages over blocks, readings at its own interval that become visible after a latency,
/// noise, its own error, and registers that integrate import and export apart. It works whether or not anybody reads it.
/// </summary>
public sealed class SiteMeter
{
    /// <summary>mW·ms in one mWh.</summary>
    private const long MilliwattMsPerMilliwattHour = 3600000L;

    private readonly PseudoRandom _random;
    private readonly MeterReading[] _line;
    private readonly MeterReading _block = new MeterReading();
    private readonly int _averagingSteps;
    private readonly int _updateSteps;
    private readonly int _latencyMs;
    private readonly int _noiseMilliamps;
    private readonly int _gainPermille;
    private long _importSteps;
    private long _exportSteps;
    private long _milliampSteps;
    private long _importRest;
    private long _exportRest;
    private int _stepsToBlock;
    private int _stepsToUpdate;
    private int _first;
    private int _count;
    private long _nextShowMs = long.MaxValue;

    internal SiteMeter(MeterParameters parameters, int seed)
    {
        _random = new PseudoRandom(seed);
        _averagingSteps = parameters.AveragingMs / SiteTiming.StepMs;
        _updateSteps = parameters.UpdateMs / SiteTiming.StepMs;
        _latencyMs = parameters.LatencyMs;
        _noiseMilliamps = parameters.NoiseMilliamps;
        _gainPermille = 1000 + parameters.ErrorPermille;
        _stepsToBlock = _averagingSteps;
        _stepsToUpdate = _updateSteps;
        _line = new MeterReading[parameters.LatencyMs / parameters.UpdateMs + 2];
        for (int place = 0; place < _line.Length; place++)
        {
            _line[place] = new MeterReading();
        }

        Face = new MeterFace();
        Face.Serial = parameters.Serial;
        Face.ImportMilliWattHours = parameters.StartImportWattHours * 1000L;
        Face.ExportMilliWattHours = parameters.StartExportWattHours * 1000L;
        _block.ImportMilliWattHours = Face.ImportMilliWattHours;
        _block.ExportMilliWattHours = Face.ExportMilliWattHours;
    }

    /// <summary>What the meter shows on the wire.</summary>
    public MeterFace Face { get; }

    /// <summary>Whether it answers nothing.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether it goes on answering with the values it shows now; inside, the registers go on.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Whether its current transformer is the wrong way round: import counts as export.</summary>
    public bool IsReversed { get; set; }

    /// <summary>Whether it has a supply: without one it neither measures nor answers, its registers keep.</summary>
    public bool IsPowered { get; private set; } = true;

    /// <summary>Switches its supply; the block that was being averaged is lost from the display, not from the registers.</summary>
    internal void Power(bool isPowered)
    {
        IsPowered = isPowered;
        _count = 0;
        _nextShowMs = long.MaxValue;
    }

    /// <summary>Measures 10 ms.</summary>
    /// <param name="nowMs">Site time at the end of the step, ms.</param>
    /// <param name="milliwatts">True active power, mW, positive = import.</param>
    /// <param name="milliamps">True RMS current, mA, unsigned.</param>
    /// <param name="supply">Gives voltage and frequency.</param>
    internal void Step(long nowMs, int milliwatts, int milliamps, MainsSupply supply)
    {
        int measured = IsReversed ? -milliwatts : milliwatts;
        if (measured > 0)
        {
            _importSteps += measured;
        }
        else
        {
            _exportSteps -= measured;
        }

        _milliampSteps += milliamps;
        _stepsToBlock--;
        if (_stepsToBlock == 0)
        {
            FinishBlock(supply);
        }

        _stepsToUpdate--;
        if (_stepsToUpdate == 0)
        {
            Update(nowMs);
        }

        if (nowMs >= _nextShowMs)
        {
            Show();
        }
    }

    private void FinishBlock(MainsSupply supply)
    {
        int noise = _random.NextAround(_noiseMilliamps);
        long milliwatts = (_importSteps - _exportSteps) / _averagingSteps * _gainPermille / 1000;
        long milliamps = _milliampSteps / _averagingSteps * _gainPermille / 1000 + noise;
        long noiseMilliwatts = (long)noise * supply.Millivolts / 1000;
        _block.ActiveMilliwatts = (int)(milliwatts < 0 ? milliwatts - noiseMilliwatts : milliwatts + noiseMilliwatts);
        _block.RmsMilliamps = milliamps < 0 ? 0 : (int)milliamps;
        _block.Millivolts = supply.Millivolts;
        _block.FrequencyMilliHertz = supply.FrequencyMilliHertz;

        // The rests are in mW·ms times permille, so that no energy is lost between blocks.
        _importRest += _importSteps * SiteTiming.StepMs * _gainPermille;
        _exportRest += _exportSteps * SiteTiming.StepMs * _gainPermille;
        long imported = _importRest / (MilliwattMsPerMilliwattHour * 1000);
        long exported = _exportRest / (MilliwattMsPerMilliwattHour * 1000);
        _importRest -= imported * MilliwattMsPerMilliwattHour * 1000;
        _exportRest -= exported * MilliwattMsPerMilliwattHour * 1000;
        _block.ImportMilliWattHours += imported;
        _block.ExportMilliWattHours += exported;

        _importSteps = 0;
        _exportSteps = 0;
        _milliampSteps = 0;
        _stepsToBlock = _averagingSteps;
    }

    private void Update(long nowMs)
    {
        _stepsToUpdate = _updateSteps;
        if (!IsPowered || _count == _line.Length)
        {
            return;
        }

        MeterReading reading = _line[(_first + _count) % _line.Length];
        _block.CopyTo(reading);
        reading.ShowAtMs = nowMs + _latencyMs;
        _count++;
        _nextShowMs = _line[_first].ShowAtMs;
    }

    private void Show()
    {
        MeterReading reading = _line[_first];
        _first = (_first + 1) % _line.Length;
        _count--;
        _nextShowMs = _count > 0 ? _line[_first].ShowAtMs : long.MaxValue;
        if (IsFrozen)
        {
            return;
        }

        Face.Millivolts[0] = reading.Millivolts;
        Face.RmsMilliamps[0] = reading.RmsMilliamps;
        Face.ActiveMilliwatts[0] = reading.ActiveMilliwatts;
        Face.FrequencyMilliHertz = reading.FrequencyMilliHertz;
        Face.ImportMilliWattHours = reading.ImportMilliWattHours;
        Face.ExportMilliWattHours = reading.ExportMilliWattHours;
    }
}
