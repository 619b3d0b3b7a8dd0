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

    /// <summary>Whether the tests run.</summary>
    public bool Tests { get; init; } = true;

    /// <summary>Whether the benchmark runs, where there is one.</summary>
    public bool Benchmark { get; init; } = true;

    /// <summary>Whether the benchmark was asked for by name, so that its absence is an error.</summary>
    public bool BenchmarkDemanded { get; init; }

    /// <summary>Where products and logs are left.</summary>
    public required string Output { get; init; }

    /// <summary>How long one run of the interpreter may take, s.</summary>
    public int TimeoutSeconds { get; init; } = 1800;
}
