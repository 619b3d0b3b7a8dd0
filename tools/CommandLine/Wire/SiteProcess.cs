using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// The site's process of a wire run, seen from the firmware's: the same <c>nanov2g site</c> that drives a real board,
/// with standard input and output as the wires that are no bus. It ends with this process, whatever ends this one,
/// since its input ends.
/// </summary>
public sealed class SiteProcess : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly BlockingCollection<WireMessage> _arrived = [];
    private readonly object _sending = new();

    private SiteProcess(Process process)
    {
        _process = process;
        Thread reader = new(ReadLines) { IsBackground = true, Name = "wires" };
        reader.Start();
    }

    /// <summary>Whether it is gone.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts it and waits until its ports are open.</summary>
    /// <param name="options">What the site is like.</param>
    /// <param name="plan">The run.</param>
    /// <param name="ports">Names of its two ports.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The process.</returns>
    /// <exception cref="IOException">It did not come up.</exception>
    public static SiteProcess Start(RunOptions options, RunPlan plan, string ports, CancellationToken cancellation)
    {
        string program = Environment.ProcessPath ?? "dotnet";
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        foreach (string argument in Arguments(options, plan, ports))
        {
            start.ArgumentList.Add(argument);
        }

        SiteProcess site = new(Process.Start(start) ?? throw new IOException("The site's process could not be started."));
        try
        {
            if (!site._arrived.TryTake(out WireMessage? first, (int)StartPatience.TotalMilliseconds, cancellation) || first.Ready != true)
            {
                throw new IOException("The site's process did not come up.");
            }
        }
        catch
        {
            site.Dispose();
            throw;
        }

        return site;
    }

    /// <summary>Sends a line; nothing happens when the process is gone.</summary>
    /// <param name="message">The line.</param>
    public void Send(WireMessage message)
    {
        try
        {
            lock (_sending)
            {
                _process.StandardInput.WriteLine(message.Line());
                _process.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            // Seen by HasExited.
        }
    }

    /// <summary>Takes a line that has arrived.</summary>
    /// <param name="message">The line.</param>
    /// <returns>False when there is none.</returns>
    public bool TryTake(out WireMessage? message) => _arrived.TryTake(out message);

    /// <summary>Ends the site and takes its figures.</summary>
    /// <returns>The figures; null when it did not answer.</returns>
    public WireFigures? Finish()
    {
        Send(new WireMessage { Stop = true });
        long deadlineMs = Environment.TickCount64 + (long)EndPatience.TotalMilliseconds;
        while (_arrived.TryTake(out WireMessage? message, (int)Math.Max(0, deadlineMs - Environment.TickCount64)))
        {
            if (message.Figures is not null)
            {
                return message.Figures;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(EndPatience))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static IEnumerable<string> Arguments(RunOptions options, RunPlan plan, string ports)
    {
        List<string> arguments = ["site", "--wired", "--serial", ports, "--out", options.OutDirectory];
        void Add(string name, IFormattable? value)
        {
            if (value is not null)
            {
                arguments.AddRange([name, value.ToString(null, CultureInfo.InvariantCulture)]);
            }
        }

        void AddText(string name, string? value)
        {
            if (value is not null)
            {
                arguments.AddRange([name, value]);
            }
        }

        AddText("--site", options.SiteFile);
        AddText("--load", options.LoadFile);
        AddText("--pv", options.SolarFile);
        Add("--pv-peak", options.SolarPeakWatts);
        Add("--limit", options.ExportLimitMilliamps / 1000m);
        Add("--discharge", options.DischargeWatts);
        AddText("--start", Rfc3339.Text(plan.StartUnixMs));
        AddText("--duration", string.Create(CultureInfo.InvariantCulture, $"{plan.DurationMs / 1000}s"));
        Add("--seed", plan.Seed);
        return arguments;
    }

    private void ReadLines()
    {
        while (_process.StandardOutput.ReadLine() is string line)
        {
            if (WireMessage.Read(line) is WireMessage message)
            {
                _arrived.Add(message);
            }
        }
    }
}
