namespace NanoV2G.Tools.OnNanoClr.Toolchain;

/// <summary>The C# compiler of the .NET SDK, told to know no library but the device's.</summary>
public sealed class CSharpCompiler
{
    // What the device's own projects are compiled with; C# 11 and later break the lookup of attributes on the device. A field
    // that only other tests assign (CS0649) is no fault of the part of the tests that is compiled here.
    private static readonly string[] Fixed =
    [
        "/nologo", "/nostdlib+", "/langversion:10", "/optimize+", "/deterministic+", "/debug:portable", "/warnaserror+",
        "/checked-", "/utf8output", "/nowarn:0649",
    ];

    private readonly string _compiler;
    private readonly string _work;

    /// <summary>Finds the compiler.</summary>
    /// <param name="repository">The repository, whose <c>global.json</c> chooses the SDK.</param>
    /// <param name="work">A folder for response files.</param>
    /// <exception cref="RunException">There is no SDK.</exception>
    public CSharpCompiler(string repository, string work)
    {
        _work = work;
        string version = One(repository, "--version");
        string line = ChildProcess.Run(ChildProcess.Dotnet, ["--list-sdks"], repository, 60).Lines
            .FirstOrDefault(sdk => sdk.StartsWith(version + " ", StringComparison.Ordinal))
            ?? throw new RunException(ExitCodes.BadInput, $"The .NET SDK {version} was not found; install the SDK that global.json names.");
        string folder = line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..line.LastIndexOf(']')];
        _compiler = Path.Combine(folder, version, "Roslyn", "bincore", "csc.dll");
    }

    /// <summary>Compiles.</summary>
    /// <param name="target">Path of the assembly.</param>
    /// <param name="isProgram">Whether it has an entry point.</param>
    /// <param name="sources">The source files.</param>
    /// <param name="references">The assemblies it may use, the core library among them.</param>
    /// <exception cref="RunException">A file does not compile; the message holds the compiler's lines.</exception>
    public void Compile(string target, bool isProgram, IEnumerable<string> sources, IEnumerable<string> references)
    {
        string response = Path.Combine(_work, Path.GetFileNameWithoutExtension(target) + ".rsp");
        IEnumerable<string> lines = Fixed
            .Append(isProgram ? "/target:exe" : "/target:library")
            .Append($"/out:\"{target}\"")
            .Concat(references.Select(reference => $"/reference:\"{reference}\""))
            .Concat(sources.Select(source => $"\"{source}\""));
        File.WriteAllLines(response, lines);
        (int? code, IReadOnlyList<string> output) = ChildProcess.Run(_compiler, ["/noconfig", "@" + response], _work, 300);
        if (code != 0)
        {
            throw new RunException(
                ExitCodes.Failed,
                string.Join(Environment.NewLine, output.Take(50).Append($"{Path.GetFileName(target)} does not compile for the device: the lines above say why.")));
        }
    }

    private static string One(string folder, string argument)
    {
        (int? code, IReadOnlyList<string> lines) = ChildProcess.Run(ChildProcess.Dotnet, [argument], folder, 60);
        return code == 0 && lines.Count > 0
            ? lines[0].Trim()
            : throw new RunException(ExitCodes.BadInput, "dotnet names no SDK; install the SDK that global.json names.");
    }
}
