using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace NanoV2G.Tests.Peers;

/// <summary>A program of somebody else, started by a test and ended with it.</summary>
internal sealed class PeerProcess : IDisposable
{
    /// <summary>Longest wait for anything a peer does: far more than it needs on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private const int Terminate = 15;

    private static readonly ConcurrentDictionary<PeerProcess, bool> Running = new();

    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private readonly StringBuilder _errors = new();

    private PeerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                _lines.Add(line.Data);
            }
        };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Running[this] = true;
    }

    /// <summary>What it wrote to its error stream so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    public bool HasExited => _process.HasExited;

    public static PeerProcess Start(string path, params string[] arguments)
    {
        ProcessStartInfo start = new(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new PeerProcess(new Process { StartInfo = start });
    }

    /// <summary>The next line of its output, or null when none comes within the time.</summary>
    public string? TryTakeLine(TimeSpan patience) => _lines.TryTake(out string? line, patience) ? line : null;

    /// <summary>The next line of its output.</summary>
    public string TakeLine() =>
        TryTakeLine(Patience) ?? throw new AssertFailedException($"{_process.StartInfo.FileName} says nothing more. {Errors}");

    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for its end.</summary>
    public int WaitForExit()
    {
        Assert.IsTrue(_process.WaitForExit(Patience), $"{_process.StartInfo.FileName} does not end. {Errors}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, so that it can save what it wants to keep, and waits for that.</summary>
    public void End()
    {
        if (!_process.HasExited)
        {
            _ = SendSignal(_process.Id, Terminate);
            WaitForExit();
        }
    }

    /// <summary>Ends what tests have left that failed before they could.</summary>
    public static void EndAll()
    {
        foreach (PeerProcess process in Running.Keys)
        {
            process.Dispose();
        }
    }

    public void Dispose()
    {
        Running.TryRemove(this, out _);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(Patience);
        }

        _process.Dispose();
        _lines.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
