namespace NanoV2G.Tools.OnNanoClr.Toolchain;

/// <summary>The metadata processor: turns assemblies into the form that the interpreter loads.</summary>
public sealed class PeConverter
{
    private readonly string _processor;

    /// <summary>Takes the processor.</summary>
    /// <param name="processor">A program, or a .dll for dotnet.</param>
    /// <exception cref="RunException">It does not exist.</exception>
    public PeConverter(string processor)
    {
        _processor = ChildProcess.Find(processor)
            ?? throw new RunException(ExitCodes.BadInput, $"The metadata processor {processor} does not exist.");
    }

    /// <summary>Converts an assembly.</summary>
    /// <param name="assembly">Path of the assembly.</param>
    /// <param name="references">Paths of all assemblies that it may refer to.</param>
    /// <param name="target">Path of the converted form.</param>
    /// <param name="isCoreLibrary">Whether it is the core library itself.</param>
    /// <returns>The size in bytes.</returns>
    /// <exception cref="RunException">It cannot be converted; the message holds the processor's lines.</exception>
    public long Convert(string assembly, IEnumerable<string> references, string target, bool isCoreLibrary = false)
    {
        File.Delete(target);
        List<string> arguments = [];
        foreach (string reference in references)
        {
            arguments.AddRange(["-loadHints", Path.GetFileNameWithoutExtension(reference), reference]);
        }

        arguments.AddRange(["-parse", assembly, "-compile", target, isCoreLibrary ? "true" : "false"]);
        (int? code, IReadOnlyList<string> lines) = ChildProcess.Run(_processor, arguments, Path.GetDirectoryName(target)!, 300);

        // The processor prints some failures and still ends with 0, with a file that was not written to its end.
        bool failed = code != 0 || !File.Exists(target)
            || lines.Any(line => line.Contains("Exception minimizing", StringComparison.Ordinal) || line.Contains("Unable to", StringComparison.Ordinal));
        return failed
            ? throw new RunException(
                ExitCodes.Failed,
                string.Join(Environment.NewLine, lines.TakeLast(30).Append($"{Path.GetFileName(assembly)} cannot be converted for the interpreter: the lines above say why.")))
            : new FileInfo(target).Length;
    }
}
