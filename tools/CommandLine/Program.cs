using System.CommandLine;
using NanoV2G.Tools.Commands;

RootCommand root = new("nanoV2G: the firmware of a V2G chargepoint controller on a simulated site, and its tools.");
root.Subcommands.Add(new RunCommand());
root.Subcommands.Add(new CheckNanoCommand());
root.Subcommands.Add(new BoardsCommand());
root.Subcommands.Add(new FlashCommand());
root.Subcommands.Add(new BenchCommand());
return CommandLineProgram.Invoke(root, args);
