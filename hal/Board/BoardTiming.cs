using System.Runtime.CompilerServices;

namespace NanoV2G.Hal.Board;

/// <summary>How often a board calls each step of its program, ms.</summary>
[ExcludeType]
public static class BoardTiming
{
    /// <summary>Bus polling: the scheduler's floor on the device is 10 ms.</summary>
    public const int SenseMs = 10;

    /// <summary>Longest time from one control tick to the next.</summary>
    public const int TickMs = 200;

    /// <summary>
    /// Least time between two control ticks: a boundary reading that differs from the one before is acted on at once, but
    /// the other threads keep half of the interpreter.
    /// </summary>
    public const int LeastTickMs = 100;

    /// <summary>Recording: the second in which a half-hour ends must be met.</summary>
    public const int RecordMs = 1000;

    /// <summary>Messages.</summary>
    public const int ReportMs = 200;
}
