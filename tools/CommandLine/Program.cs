using System.CommandLine;
using NanoV2G.Tools.Commands;

RootCommand root = new("nanoV2G: the firmware of a V2G chargepoint controller on a simulated site, and its tools.");
root.Subcommands.Add(new RunCommand());
root.Subcommands.Add(new SiteCommand());
root.Subcommands.Add(new CheckNanoCommand());
root.Subcommands.Add(new BoardsCommand());
root.Subcommands.Add(new FlashCommand());
root.Subcommands.Add(new LedgerCommand());
root.Subcommands.Add(new BenchCommand());
root.Subcommands.Add(new FaultsCommand());
root.Subcommands.Add(new ExposureCommand());
root.Subcommands.Add(new SoakCommand());
return CommandLineProgram.Invoke(root, args);

/// <summary>The program; declared so that it stays internal, which the web framework would change.</summary>
internal sealed partial class Program;
