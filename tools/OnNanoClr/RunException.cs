namespace NanoV2G.Tools.OnNanoClr;

/// <summary>The run cannot go on; the message is one sentence with cause and cure.</summary>
public sealed class RunException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="exitCode">The exit code of the program.</param>
    /// <param name="message">One sentence with cause and cure.</param>
    public RunException(int exitCode, string message)
        : base(message)
    {
        ExitCode = exitCode;
    }

    /// <summary>The exit code of the program.</summary>
    public int ExitCode { get; }
}
