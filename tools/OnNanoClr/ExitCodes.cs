namespace NanoV2G.Tools.OnNanoClr;

/// <summary>What the program ends with.</summary>
public static class ExitCodes
{
    /// <summary>Every test passed and the end marker was seen.</summary>
    public const int Passed = 0;

    /// <summary>A test failed, a file did not compile, or the interpreter stopped before its end.</summary>
    public const int Failed = 1;

    /// <summary>An option or a path is wrong; nothing was run.</summary>
    public const int BadInput = 2;

    /// <summary>Interpreter, metadata processor or library were not given.</summary>
    public const int NotGiven = 3;
}
