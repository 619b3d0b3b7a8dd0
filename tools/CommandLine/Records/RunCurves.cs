namespace NanoV2G.Tools.Records;

/// <summary>The curves of a run as the report draws them, in columns of equal time.</summary>
public sealed class RunCurves
{
    /// <summary>Number of columns: one for each pixel of a wide chart.</summary>
    public const int ColumnCount = 960;

    /// <summary>Makes empty curves.</summary>
    /// <param name="startUnixMs">UTC of the start, ms since 1970.</param>
    /// <param name="durationMs">Length of the run, ms.</param>
    public RunCurves(long startUnixMs, long durationMs)
    {
        StartUnixMs = startUnixMs;
        DurationMs = durationMs;
    }

    /// <summary>UTC of the start, ms since 1970.</summary>
    public long StartUnixMs { get; }

    /// <summary>Length of the run, ms.</summary>
    public long DurationMs { get; }

    /// <summary>True signed current at the supply terminals, mA, positive = import.</summary>
    public RangeSeries GridMilliamps { get; } = new(ColumnCount);

    /// <summary>Power of the house, W.</summary>
    public RangeSeries HouseWatts { get; } = new(ColumnCount);

    /// <summary>Power of the sun, W, positive.</summary>
    public RangeSeries SolarWatts { get; } = new(ColumnCount);

    /// <summary>Power of the inverter, W, positive = charging.</summary>
    public RangeSeries InverterWatts { get; } = new(ColumnCount);

    /// <summary>Power asked for, W, positive = charging.</summary>
    public RangeSeries RequestWatts { get; } = new(ColumnCount);

    /// <summary>State of charge while a car is connected, permille.</summary>
    public RangeSeries ChargePermille { get; } = new(ColumnCount);

    /// <summary>What held the power back; see <see cref="HeldBack"/>.</summary>
    public SpanSeries HeldBackBy { get; } = new(ColumnCount);

    /// <summary>Main contacts: 0 unknown, 1 closed, 2 open.</summary>
    public SpanSeries Contactor { get; } = new(ColumnCount);

    /// <summary>State of the customer limitation scheme: 0 unknown, 1 to 3.</summary>
    public SpanSeries G100State { get; } = new(ColumnCount);

    /// <summary>Recordings: 1 there, 2 a gap in which the last value is held.</summary>
    public SpanSeries Gap { get; } = new(ColumnCount);

    /// <summary>The column of a moment.</summary>
    /// <param name="runMs">Time since the start, ms, 0 to the length of the run.</param>
    /// <returns>Index of the column.</returns>
    public int ColumnAt(long runMs)
    {
        return (int)Math.Clamp(runMs * ColumnCount / DurationMs, 0, ColumnCount - 1);
    }
}

/// <summary>Why the power is not what was asked for, in groups that a reader can tell apart. A later one outweighs an earlier one.</summary>
public enum HeldBack : byte
{
    /// <summary>Nothing known.</summary>
    Unknown = 0,

    /// <summary>Nothing was asked for.</summary>
    NothingAsked = 1,

    /// <summary>What was asked for is delivered.</summary>
    AsAsked = 2,

    /// <summary>No car is connected.</summary>
    NoVehicle = 3,

    /// <summary>The car's battery: full, or at its reserve.</summary>
    Battery = 4,

    /// <summary>The import limit.</summary>
    ImportLimit = 5,

    /// <summary>The export limit.</summary>
    ExportLimit = 6,

    /// <summary>The auxiliary load control switch.</summary>
    LoadControl = 7,

    /// <summary>The unit is starting, or waits for the supply or for a pause to end.</summary>
    Waiting = 8,

    /// <summary>The controller stands still, is off or starts again.</summary>
    NotRunning = 9,

    /// <summary>A meter or the inverter is silent, frozen or does not obey.</summary>
    FailSafe = 10,

    /// <summary>Locked out, or a latched contactor fault.</summary>
    Lockout = 11,
}
