using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NanoV2G.Tests.Acceptance;

/// <summary>The command line as a user starts it: a process of its own, with its exit code and what it prints.</summary>
internal sealed record CommandLineProcess(int ExitCode, string Output, string Error)
{
    /// <summary>The printed summary of a run.</summary>
    public JsonNode Summary => JsonNode.Parse(Output)!;

    /// <summary>Starts the command line and waits for its end.</summary>
    public static CommandLineProcess Run(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "nanov2g.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLineProcess(process.ExitCode, output, error.Result);
    }
}
