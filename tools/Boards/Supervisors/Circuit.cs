using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tools.Boards.Supervisors;

/// <summary>The supervisor circuit as <c>supervisor.json</c> states it.</summary>
public sealed record Circuit(
    IReadOnlyList<int> Canvas,
    CircuitTiming Timing,
    IReadOnlyList<CircuitBlock> Blocks,
    IReadOnlyDictionary<string, CircuitPart> Parts,
    IReadOnlyDictionary<string, CircuitNet> Nets)
{
    /// <summary>The file's name in problems.</summary>
    public const string FileName = "boards/supervisor/supervisor.json";

    /// <summary>Reads the circuit.</summary>
    /// <param name="boards">Path of <c>boards/</c>.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The circuit, or null when the file does not conform to its schema.</returns>
    public static Circuit? Read(string boards, ICollection<DataProblem> problems)
    {
        string folder = Path.Combine(boards, "supervisor");
        Circuit? circuit = DataFile.Read<Circuit>(
            Path.Combine(folder, "supervisor.json"), FileName, Path.Combine(folder, "supervisor.schema.json"), problems);
        if (circuit is not null)
        {
            foreach (DataProblem problem in CircuitCheck.Problems(circuit))
            {
                problems.Add(problem);
            }
        }

        return circuit;
    }
}

/// <summary>What the timing is computed from beside the parts: volts, shares of the supply, and which stage of the counters does what (stage n divides by 2ⁿ).</summary>
public sealed record CircuitTiming(
    double SupplyVolts,
    double SupplyTolerancePercent,
    double InputLowShare,
    double InputHighShare,
    double DiodeDropVolts,
    double GateThresholdLowVolts,
    double GateThresholdHighVolts,
    int ClockStage,
    int PumpStage,
    int DropStage,
    int ResetStage);

/// <summary>A heading in the drawing.</summary>
public sealed record CircuitBlock(string Text, IReadOnlyList<int> At);

/// <summary>One part; <c>Number</c> is its value in ohms, farads or hertz.</summary>
public sealed record CircuitPart(
    string Kind,
    IReadOnlyList<int> At,
    int Turn,
    string Value,
    string What,
    string? Grade,
    double Number,
    double TolerancePercent,
    IReadOnlyList<string>? Pins,
    int Pitch,
    int Width,
    IReadOnlyList<IReadOnlyList<string>>? Left,
    IReadOnlyList<IReadOnlyList<string>>? Right)
{
    /// <summary>The least that the part may have.</summary>
    public double Least => Number * (1 - (TolerancePercent / 100));

    /// <summary>The most that the part may have.</summary>
    public double Most => Number * (1 + (TolerancePercent / 100));
}

/// <summary>One net; <c>Kind</c> is <c>ground</c>, <c>supply</c> or <c>wire</c>; a pin off the wires carries the net's name.</summary>
public sealed record CircuitNet(string Kind, IReadOnlyList<string> Pins, IReadOnlyList<IReadOnlyList<int>>? Wires, IReadOnlyList<int>? Flag);
