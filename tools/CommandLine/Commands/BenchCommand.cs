using System.CommandLine;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g bench</c>: the benchmarks.</summary>
public sealed class BenchCommand : Command
{
    /// <summary>Makes the command.</summary>
    public BenchCommand()
        : base("bench", "Benchmarks: how well the limiter holds the limit, compared with others.")
    {
        Subcommands.Add(new BenchLimiterCommand());
    }
}
