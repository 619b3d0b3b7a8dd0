namespace NanoV2G.Tools.OnNanoClr.Launching;

/// <summary>One test, or one row of a table-driven one.</summary>
/// <param name="ClassName">Full name of the class.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Arguments">Values of the row: int, bool or string; null for a test without rows.</param>
public sealed record TestCase(string ClassName, string Method, IReadOnlyList<object>? Arguments)
{
    private const string DayClass = "NanoV2G.Tests.Simulation.SimulatedDayTest";

    /// <summary>Whether it is the simulated day, which takes minutes and runs alone.</summary>
    public bool IsDay => ClassName == DayClass;

    /// <summary>The name in reports and for the filter.</summary>
    public string Name => Arguments is null ? $"{ClassName}.{Method}" : $"{ClassName}.{Method}({string.Join(", ", Arguments)})";
}
