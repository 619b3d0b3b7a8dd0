namespace NanoV2G.Tools.OnNanoClr;

/// <summary>What a run consists of; each can be asked for alone.</summary>
public enum RunPart
{
    /// <summary>The device's own projects, compiled and converted whole.</summary>
    Projects,

    /// <summary>The table of budgets.</summary>
    Benchmark,

    /// <summary>The shared tests, without the day.</summary>
    Tests,

    /// <summary>The simulated day.</summary>
    Day,
}
