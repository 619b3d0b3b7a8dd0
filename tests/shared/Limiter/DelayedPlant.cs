using NanoV2G.Tests.Control;

namespace NanoV2G.Tests.Limiter;

/// <summary>
/// One phase with an inverter of 0.5 s dead time and a boundary meter that is read every second and shows the mean of a
/// second that ended 0.2 s before, unless told otherwise. Steps of 100 ms; the inverter's reading is taken every 200 ms.
/// </summary>
public sealed class DelayedPlant
{
    /// <summary>Step, ms.</summary>
    public const int StepMs = 100;

    private const int DeadSteps = 5;
    private const int Kept = 32;
    private const int MeanSteps = 10;

    private readonly int[] _commands = new int[Kept];
    private readonly int[] _gridWatts = new int[Kept];
    private int _step;
    private int _overStreakMs;

    public Situation Situation { get; } = new Situation();

    /// <summary>Steps from the end of what the meter averages to its reading.</summary>
    public int LagSteps { get; set; } = 2;

    public int HouseWatts { get; set; }

    public int CommandWatts { get; set; }

    public int OwnWatts { get; private set; }

    /// <summary>True power at the boundary, W.</summary>
    public int GridWatts { get; private set; }

    /// <summary>Longest time that true export was above this, ms.</summary>
    public int LongestOverMs { get; private set; }

    public int ExportLimitWatts { get; set; } = 3680;

    /// <summary>Moves the plant on; true in a step in which the tick runs.</summary>
    public bool Step()
    {
        Situation.Advance(StepMs);
        _step++;
        _commands[_step % Kept] = CommandWatts;
        OwnWatts = _commands[(_step + Kept - DeadSteps) % Kept];
        GridWatts = HouseWatts + OwnWatts;
        _gridWatts[_step % Kept] = GridWatts;
        _overStreakMs = -GridWatts > ExportLimitWatts ? _overStreakMs + StepMs : 0;
        LongestOverMs = _overStreakMs > LongestOverMs ? _overStreakMs : LongestOverMs;
        if (_step % 10 == 0)
        {
            Situation.MeterReads(MeanGridWatts());
        }

        if (_step % 2 == 0)
        {
            Situation.InverterReads(OwnWatts);
            Situation.Snapshot.Inverter.IsRunning = true;
        }

        return _step % 2 == 0;
    }

    private int MeanGridWatts()
    {
        int sum = 0;
        for (int i = 0; i < MeanSteps; i++)
        {
            sum += _gridWatts[(_step + Kept - LagSteps - i) % Kept];
        }

        return sum / MeanSteps;
    }
}
