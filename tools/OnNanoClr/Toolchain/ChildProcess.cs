using System.Diagnostics;

namespace NanoV2G.Tools.OnNanoClr.Toolchain;

/// <summary>Runs a program to its end and reads what it prints, line by line.</summary>
public static class ChildProcess
{
    /// <summary>The dotnet command that runs this program.</summary>
    public static string Dotnet { get; } = FindDotnet();

    /// <summary>Finds a program: a path, or a name that PATH leads to.</summary>
    /// <param name="program">The path or name.</param>
    /// <returns>The full path, or null when there is no such file.</returns>
    public static string? Find(string program)
    {
        string[] folders = Path.GetFileName(program) == program
            ? [".", .. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)]
            : ["."];
        return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, program))).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program; a .dll is run by dotnet.</summary>
    /// <param name="program">A path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The current folder of the program.</param>
    /// <param name="timeoutSeconds">How long it may take.</param>
    /// <param name="onLine">Given each line of both outputs; null keeps them for the result only.</param>
    /// <returns>Exit code, or null when the time was up and the program was ended; and its output.</returns>
    public static (int? ExitCode, IReadOnlyList<string> Lines) Run(
        string program,
        IEnumerable<string> arguments,
        string folder,
        int timeoutSeconds,
        Action<string>? onLine = null)
    {
        ProcessStartInfo start = new()
        {
            FileName = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? Dotnet : program,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (start.FileName != program)
        {
            start.ArgumentList.Add(program);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        List<string> lines = [];
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, e) => Take(e.Data, lines, onLine);
        process.ErrorDataReceived += (_, e) => Take(e.Data, lines, onLine);
        Start(process, program);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromSeconds(timeoutSeconds)))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return (null, lines);
        }

        process.WaitForExit();
        return (process.ExitCode, lines);
    }

    private static void Start(Process process, string program)
    {
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception refused)
        {
            throw new RunException(ExitCodes.BadInput, $"{program} cannot be started: {refused.Message}.");
        }
    }

    private static void Take(string? line, List<string> lines, Action<string>? onLine)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.Add(line);
            onLine?.Invoke(line);
        }
    }

    private static string FindDotnet()
    {
        string? host = Environment.ProcessPath;
        return host is not null && Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? host
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    }
}
