using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NanoV2G.Tests.Browser;

/// <summary>A run with its live page, started as a user starts it; ended with the test.</summary>
internal sealed partial class LiveRunProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TemporaryDirectory _folder;

    private LiveRunProcess(Process process, TemporaryDirectory folder)
    {
        _process = process;
        _folder = folder;
    }

    /// <summary>Address of the page.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Starts a run and waits until its page can be opened.</summary>
    public static LiveRunProcess Start(params string[] arguments)
    {
        TemporaryDirectory folder = new();
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all = [Path.Combine(AppContext.BaseDirectory, "nanov2g.dll"), "run", "--web", "0", "--out", folder.Path, .. arguments];
        foreach (string argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        LiveRunProcess run = new(Process.Start(start)!, folder);
        using ManualResetEventSlim isUp = new();
        string said = "";
        run._process.ErrorDataReceived += (_, line) =>
        {
            said += line.Data + "\n";
            if (PageAddress().Match(line.Data ?? "") is { Success: true } address)
            {
                run.Url = address.Groups[1].Value;
                isUp.Set();
            }
        };
        run._process.BeginErrorReadLine();
        run._process.BeginOutputReadLine();
        if (!isUp.Wait(Patience))
        {
            run.Dispose();
            Assert.Fail("the run did not name its page: " + said);
        }

        return run;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex("^Live page: (http://127\\.0\\.0\\.1:[0-9]+/)")]
    private static partial Regex PageAddress();
}
