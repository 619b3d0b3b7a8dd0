using System.CommandLine;
using System.Diagnostics;
using NanoV2G.Tools.Boards.Schema;
using NanoV2G.Tools.Compatibility;
using NanoV2G.Tools.Compatibility.Allowed;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g check-nano</c>: checks the compiled device code against what nanoFramework runs.</summary>
public sealed class CheckNanoCommand : Command
{
    /// <summary>Makes the command.</summary>
    public CheckNanoCommand()
        : base("check-nano", "Builds the device code and checks it against what nanoFramework can run: one line for each offence.")
    {
        Option<bool> json = new("--json") { Description = "Print the offences as an array of rows with file, line, rule, reason." };
        Options.Add(json);
        SetAction(result => Check(result.GetValue(json)));
    }

    private static int Check(bool json)
    {
        string root = Path.GetDirectoryName(BoardsCommand.Folder().Path)!;
        Build(root);
        CompatibilityReport report;
        try
        {
            report = CompatibilityCheck.Run(CompatibilityOptions.ForRepository(root));
        }
        catch (CompatibilityException wrong)
        {
            throw new UserInputException(wrong.Message);
        }

        foreach (AllowedMember unused in report.UnusedMembers)
        {
            Console.Error.WriteLine($"warning: allowed-members.txt: nothing uses '{unused.Name}'; strike the line out.");
        }

        if (json)
        {
            Console.WriteLine(report.ToJson());
        }
        else
        {
            foreach (string line in report.ToLines())
            {
                Console.WriteLine(line);
            }

            Console.WriteLine(report.Summary());
        }

        return report.Passed ? ExitCode.Success : ExitCode.Failure;
    }

    // What is checked is what the sources say now, not what an earlier build left behind.
    private static void Build(string root)
    {
        Console.Error.WriteLine("Building the device code ...");
        ProcessStartInfo start = new("dotnet", "build tests/host/NanoV2G.HostTests.csproj -c Release -v quiet -clp:NoSummary")
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        };
        using Process build = Process.Start(start)!;
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
        {
            Console.Error.WriteLine(output);
            throw new UserInputException("The device code does not build, so it cannot be checked: mend the errors above first.");
        }
    }
}
