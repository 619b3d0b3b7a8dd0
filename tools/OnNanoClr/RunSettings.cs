namespace NanoV2G.Tools.OnNanoClr;

/// <summary>What is to be run, and with what.</summary>
public sealed class RunSettings
{
    /// <summary>The repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The interpreter's program, or a .dll that dotnet runs.</summary>
    public required string Interpreter { get; init; }

    /// <summary>The metadata processor's program, or a .dll that dotnet runs.</summary>
    public required string MetadataProcessor { get; init; }

    /// <summary>Folders with the library's assemblies, separated as in PATH.</summary>
    public required string Library { get; init; }

    /// <summary>Only tests whose name contains this; null runs all.</summary>
    public string? Filter { get; init; }

    /// <summary>The one part that was asked for by name; null runs everything.</summary>
    public RunPart? Only { get; init; }

    /// <summary>Where products and logs are left.</summary>
    public required string Output { get; init; }

    /// <summary>How long one run of the interpreter may take, s.</summary>
    public int TimeoutSeconds { get; init; } = 1800;

    /// <summary>Whether a part runs.</summary>
    /// <param name="part">The part.</param>
    /// <returns>True without a choice, or when it is the chosen one.</returns>
    public bool Runs(RunPart part) => Only is null || Only == part;
}
