using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// How a meter of one or three phases measures: averages over blocks, readings at its own interval that become visible
/// after a latency, noise, its own error, and registers that integrate import and export apart. It works whether or not
/// anybody reads it.
/// </summary>
public sealed class SiteMeter
{
    /// <summary>More than any meter's terminals carry, mA.</summary>
    private const int ImplausibleMilliamps = 4000000;

    /// <summary>What a replay repeats, ms.</summary>
    private const int ReplayMs = 60000;

    private readonly PseudoRandom _random;
    private readonly MainsSupply _supply;
    private readonly MeterPhase[] _phases;
    private readonly EnergyRegisters _netted;
    private MeterReading[] _line;
    private readonly MeterReading _block;
    private readonly int _averagingSteps;
    private readonly int _updateSteps;
    private readonly int _ownLatencyMs;
    private int _latencyMs;
    private readonly int _noiseMilliamps;
    private readonly int _gainPermille;
    private int _stepsToBlock;
    private int _stepsToUpdate;
    private int _first;
    private int _count;
    private long _nextShowMs = long.MaxValue;

    /// <summary>Installs a meter.</summary>
    /// <param name="parameters">What it is like.</param>
    /// <param name="seed">Start of its noise.</param>
    /// <param name="supply">The supply.</param>
    /// <param name="firstPhase">The phase of the supply that its first phase is connected to, from 0.</param>
    /// <param name="phaseCount">How many phases it measures.</param>
    internal SiteMeter(MeterParameters parameters, int seed, MainsSupply supply, int firstPhase, int phaseCount)
    {
        _random = new PseudoRandom(seed);
        _supply = supply;
        _averagingSteps = parameters.AveragingMs / SiteTiming.StepMs;
        _updateSteps = parameters.UpdateMs / SiteTiming.StepMs;
        _ownLatencyMs = parameters.LatencyMs;
        _noiseMilliamps = parameters.NoiseMilliamps;
        _gainPermille = 1000 + parameters.ErrorPermille;
        _stepsToBlock = _averagingSteps;
        _stepsToUpdate = _updateSteps;
        _phases = new MeterPhase[phaseCount];
        for (int phase = 0; phase < phaseCount; phase++)
        {
            _phases[phase] = new MeterPhase(supply.Phase(firstPhase + phase));
        }

        DelayMs = 0;
        Distortion = new MeterDistortion(seed, phaseCount, ReplayMs / parameters.UpdateMs);
        _block = new MeterReading(phaseCount);
        _netted = parameters.NetsPhases ? new EnergyRegisters() : null;
        Face = new MeterFace();
        Face.PhaseCount = phaseCount;
        Face.Serial = parameters.Serial;
        StartRegisters(parameters.StartImportWattHours * 1000L, parameters.StartExportWattHours * 1000L);
    }

    /// <summary>What the meter shows on the wire.</summary>
    public MeterFace Face { get; }

    /// <summary>Whether it answers nothing.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether it goes on answering with the values it shows now; inside, the registers go on.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Whether its current transformers are the wrong way round: import counts as export.</summary>
    public bool IsReversed { get; set; }

    /// <summary>The one phase whose current transformer is the wrong way round, from 1; 0 = none.</summary>
    public int ReversedPhase { get; set; }

    /// <summary>The one phase whose current transformer has come off, from 1; 0 = none.</summary>
    public int DeadPhase { get; set; }

    /// <summary>What it shows otherwise than it was measured.</summary>
    public MeterDistortion Distortion { get; }

    /// <summary>Whether its current transformers have come off: voltage and frequency live on, current and power are zero.</summary>
    public bool HasNoCurrent { get; set; }

    /// <summary>Whether it shows a current that no meter of its kind can measure, as after a broken register.</summary>
    public bool IsImplausible { get; set; }

    /// <summary>By how much longer than by its parameters it takes from one reading to the next, ms, 0 or more.</summary>
    public int SlowerByMs { get; set; }

    /// <summary>By how much longer than by its parameters a reading takes to be visible, ms, 0 or more. What is on the way is lost.</summary>
    public int DelayMs
    {
        get
        {
            return _latencyMs - _ownLatencyMs;
        }

        set
        {
            _latencyMs = _ownLatencyMs + value;
            _line = new MeterReading[_latencyMs / (_updateSteps * SiteTiming.StepMs) + 2];
            for (int place = 0; place < _line.Length; place++)
            {
                _line[place] = new MeterReading(_phases.Length);
            }

            _first = 0;
            _count = 0;
            _nextShowMs = long.MaxValue;
        }
    }

    /// <summary>Whether it has a supply: without one it neither measures nor answers, its registers keep.</summary>
    public bool IsPowered { get; private set; } = true;

    /// <summary>Switches its supply; the block that was being averaged is lost from the display, not from the registers.</summary>
    internal void Power(bool isPowered)
    {
        IsPowered = isPowered;
        _count = 0;
        _nextShowMs = long.MaxValue;
    }

    /// <summary>Measures 10 ms of one phase; <see cref="Step"/> follows when all phases have been measured.</summary>
    /// <param name="phase">Phase of the meter, from 0.</param>
    /// <param name="milliwatts">True active power, mW, positive = import.</param>
    /// <param name="milliamps">True RMS current, mA; its sign does not matter.</param>
    internal void Measure(int phase, int milliwatts, int milliamps)
    {
        if (!HasNoCurrent && phase + 1 != DeadPhase)
        {
            _phases[phase].Add(IsReversed || phase + 1 == ReversedPhase ? -milliwatts : milliwatts, milliamps < 0 ? -milliamps : milliamps);
        }
    }

    /// <summary>Ends a step of 10 ms.</summary>
    /// <param name="nowMs">Site time at the end of the step, ms.</param>
    internal void Step(long nowMs)
    {
        _stepsToBlock--;
        if (_stepsToBlock == 0)
        {
            FinishBlock();
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

    private void StartRegisters(long importMilliWattHours, long exportMilliWattHours)
    {
        EnergyRegisters first = _netted ?? _phases[0].Registers;
        first.ImportMilliWattHours = importMilliWattHours;
        first.ExportMilliWattHours = exportMilliWattHours;
        _block.PhaseImportMilliWattHours[0] = _phases[0].Registers.ImportMilliWattHours;
        _block.PhaseExportMilliWattHours[0] = _phases[0].Registers.ExportMilliWattHours;
        _block.ImportMilliWattHours = importMilliWattHours;
        _block.ExportMilliWattHours = exportMilliWattHours;
        _block.Show(Face);
    }

    private void FinishBlock()
    {
        long netSteps = 0;
        long imported = 0;
        long exported = 0;
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            MeterPhase one = _phases[phase];
            netSteps += one.ImportSteps - one.ExportSteps;
            one.Finish(_block, phase, _averagingSteps, _gainPermille, _random.NextAround(_noiseMilliamps));
            imported += one.Registers.ImportMilliWattHours;
            exported += one.Registers.ExportMilliWattHours;
        }

        if (_netted != null)
        {
            _netted.Count(netSteps > 0 ? netSteps : 0, netSteps < 0 ? -netSteps : 0, _gainPermille);
            imported = _netted.ImportMilliWattHours;
            exported = _netted.ExportMilliWattHours;
        }

        _block.ImportMilliWattHours = imported;
        _block.ExportMilliWattHours = exported;
        _block.FrequencyMilliHertz = _supply.FrequencyMilliHertz;
        _stepsToBlock = _averagingSteps;
    }

    private void Update(long nowMs)
    {
        _stepsToUpdate = _updateSteps + (SlowerByMs / SiteTiming.StepMs);
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
        if (!IsFrozen)
        {
            Distortion.Apply(reading);
            reading.Show(Face);
            Face.RmsMilliamps[0] = IsImplausible ? ImplausibleMilliamps : Face.RmsMilliamps[0];
        }
    }
}
