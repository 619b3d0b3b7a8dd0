namespace NanoV2G.Tools.OnNanoClr.Toolchain;

/// <summary>nanoFramework's interpreter on this machine.</summary>
public sealed class Interpreter
{
    private readonly string _program;

    /// <summary>Takes the interpreter.</summary>
    /// <param name="program">A program, or a .dll for dotnet.</param>
    /// <exception cref="RunException">It does not exist, or is not a program.</exception>
    public Interpreter(string program)
    {
        _program = ChildProcess.Find(program)
            ?? throw new RunException(ExitCodes.BadInput, $"The interpreter {program} does not exist.");

        if (Path.GetExtension(_program) is ".so" or ".dylib")
        {
            throw new RunException(ExitCodes.BadInput, $"{program} is the interpreter's library; give the program that loads it.");
        }
    }

    /// <summary>Runs assemblies to their end.</summary>
    /// <param name="assemblies">Converted assemblies, core library first, program last.</param>
    /// <param name="timeoutSeconds">How long it may take.</param>
    /// <param name="onLine">Given each line.</param>
    /// <returns>The exit code, or null when the time was up.</returns>
    public int? Run(IEnumerable<string> assemblies, int timeoutSeconds, Action<string> onLine) =>
        ChildProcess.Run(_program, Leading().Concat(assemblies), Path.GetDirectoryName(_program)!, timeoutSeconds, onLine).ExitCode;

    // The interpreter that is installed as a .NET tool has verbs; the others take the assemblies alone.
    private IEnumerable<string> Leading() =>
        Path.GetFileNameWithoutExtension(_program).Equals("nanoclr", StringComparison.OrdinalIgnoreCase) ? ["run", "--assemblies"] : [];
}
