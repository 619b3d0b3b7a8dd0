using System.ComponentModel;
using System.Diagnostics;

namespace NanoV2G.Tools.Boards.Flash;

/// <summary>Runs a program to its end.</summary>
/// <param name="tool">The program.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="line">Is given each line that it writes; null lets it write to the user's own console.</param>
/// <returns>Its exit code.</returns>
/// <exception cref="Win32Exception">There is no such program.</exception>
public delegate int RunTool(string tool, IReadOnlyList<string> arguments, Action<string>? line);

/// <summary>Carries out a <see cref="FlashPlan"/>.</summary>
public sealed class FlashRunner
{
    private readonly RunTool _run;
    private readonly Action<string> _print;
    private readonly Func<string, bool> _confirm;

    /// <summary>Makes one.</summary>
    /// <param name="run">Runs a program; <see cref="RunProcess"/> unless under test.</param>
    /// <param name="print">Is given each line for the user.</param>
    /// <param name="confirm">Asks whether a step by hand has been done; false ends the run.</param>
    public FlashRunner(RunTool run, Action<string> print, Func<string, bool> confirm)
    {
        _run = run;
        _print = print;
        _confirm = confirm;
    }

    /// <summary>Prints each step with its exact command and does nothing.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="print">Is given each line for the user.</param>
    public static void DryRun(FlashPlan plan, Action<string> print)
    {
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            Announce(plan, i, print);
        }
    }

    /// <summary>Carries the plan out; stops at the first step that fails.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Null on success, otherwise one sentence with the cause and the cure.</returns>
    public string? Run(FlashPlan plan)
    {
        string? missing = plan.Inputs.FirstOrDefault(file => !File.Exists(file));
        if (missing is not null)
        {
            return missing == plan.Inputs[0]
                ? $"There is no application image {missing}: build firmware/nanoV2G.nfproj with the nanoFramework project system, or name the image with --image."
                : $"There is no file {missing}: expected the file that the option names.";
        }

        for (int i = 0; i < plan.Steps.Count; i++)
        {
            Announce(plan, i, _print);
            string? failure = Carry(plan.Steps[i]);
            if (failure is not null)
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>Runs a program as a process of this computer.</summary>
    /// <param name="tool">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="line">Is given each line that it writes; null lets it write to the user's own console.</param>
    /// <returns>Its exit code.</returns>
    public static int RunProcess(string tool, IReadOnlyList<string> arguments, Action<string>? line)
    {
        if (line is null)
        {
            using Process own = Process.Start(new ProcessStartInfo(tool, arguments))!;
            own.WaitForExit();
            return own.ExitCode;
        }

        ProcessStartInfo start = new(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = new() { StartInfo = start };
        object gate = new();
        process.OutputDataReceived += Receive;
        process.ErrorDataReceived += Receive;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;

        void Receive(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is not null)
            {
                lock (gate)
                {
                    line(received.Data);
                }
            }
        }
    }

    private static void Announce(FlashPlan plan, int index, Action<string> print)
    {
        FlashStep step = plan.Steps[index];
        string who = step.Kind == FlashStepKind.ByHand ? "by hand: " : string.Empty;
        print($"{index + 1}/{plan.Steps.Count} {who}{step.Text}");
        if (step.Tool is not null)
        {
            print($"    {step.Command}");
        }

        if (step.File is not null)
        {
            print($"    {step.File}:");
            foreach (string line in step.Content!.TrimEnd().Split('\n'))
            {
                print($"      {line}");
            }
        }
    }

    private string? Carry(FlashStep step)
    {
        switch (step.Kind)
        {
            case FlashStepKind.ByHand:
                return _confirm(step.Text) ? null : $"Stopped before \"{step.Text}\": run the command again when it is done.";
            case FlashStepKind.WriteFile:
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(step.File!))!);
                Write(step);
                return null;
            default:
                return RunStep(step);
        }
    }

    private static void Write(FlashStep step)
    {
        if (step.Bytes.IsEmpty)
        {
            File.WriteAllText(step.File!, step.Content);
        }
        else
        {
            File.WriteAllBytes(step.File!, step.Bytes.Span);
        }
    }

    private string? RunStep(FlashStep step)
    {
        bool isCheck = step.Arguments is ["--help"];
        int confirmed = 0;
        string? complaint = null;
        int code;
        try
        {
            // nanoff moves the cursor while it flashes, which fails on some systems when its output is caught: only where
            // its lines are the sole proof are they caught.
            code = _run(step.Tool!, step.Arguments, isCheck || step.Confirmations > 0 ? Hear : null);
        }
        catch (Win32Exception)
        {
            return $"The program {step.Tool} was not found: install it with \"{FlashPlan.InstallCommand}\" and see that ~/.dotnet/tools is on the path.";
        }

        if (isCheck)
        {
            // That it starts is all that is asked: tools differ in the exit code of their help.
            return null;
        }

        if (code != 0)
        {
            return $"\"{step.Command}\" ended with exit code {code}: its own lines above say why; hold the board's BOOT button and try again if it found no device.";
        }

        // nanoff ends with 0 even when a file could not be written: only its lines tell.
        if (complaint is not null)
        {
            return $"\"{step.Command}\" ended with exit code 0, but said \"{complaint}\": nothing is proved to be on the board, try again.";
        }

        return confirmed >= step.Confirmations
            ? null
            : $"\"{step.Command}\" confirmed {confirmed} of {step.Confirmations} files: try again, and update nanoff if its lines read differently.";

        void Hear(string line)
        {
            if (!isCheck)
            {
                _print($"    {line}");
            }

            if (line.TrimEnd().EndsWith("OK", StringComparison.Ordinal))
            {
                confirmed++;
            }

            if (line.Contains("Error deploying", StringComparison.Ordinal) || line.Contains("Exception deploying", StringComparison.Ordinal))
            {
                complaint = line.Trim();
            }
        }
    }
}
