namespace NanoV2G.Tools.Commands;

/// <summary>What the program tells the shell.</summary>
public static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Success = 0;

    /// <summary>It was tried and failed.</summary>
    public const int Failure = 1;

    /// <summary>An option, a site file or a trace cannot be used; nothing was started.</summary>
    public const int BadInput = 2;
}
