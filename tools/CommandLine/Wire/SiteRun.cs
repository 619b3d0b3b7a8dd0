using System.Diagnostics;
using System.IO.Ports;
using NanoV2G.Hal.Host.Modbus;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>The whole of <c>nanov2g site</c>: ports, the site against real time, faults by key and by file.</summary>
public static class SiteRun
{
    private const int Interrupted = 130;

    /// <summary>Most steps made at once to catch up: a machine that slept does not replay its sleep in a rush.</summary>
    private const int MostCatchUpSteps = 100;

    /// <summary>Runs until the end of the plan's duration, the key that quits, the other process's end or an interrupt.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Exit code.</returns>
    /// <exception cref="UserInputException">Something that the user gave cannot be used; nothing was started.</exception>
    public static int Run(SiteOptions options, CancellationToken cancellation)
    {
        RunPlan plan = RunPlanner.Make(options.Site);
        FaultScript script = ScriptOf(options, plan);
        List<HostSerialLine> ports = [];
        try
        {
            ports.AddRange(options.Ports.Select(name => Open(name, options.Baud)));
            IFeedback feedback = options.Feedback == FeedbackKind.None ? new NoFeedback() : new ModemFeedback(ports[^1], options.Feedback == FeedbackKind.Cts);
            string folder = RunOutputs.Open(options.Site.OutDirectory).Directory;
            using ContactorLog log = new(new StreamWriter(Path.Combine(folder, "contactor.csv")));
            PortedSite site = new(plan, options, ports, log);
            return options.IsWired ? Wired(site, script, cancellation) : Alone(site, script, feedback, options, cancellation);
        }
        finally
        {
            ports.ForEach(port => port.Dispose());
        }
    }

    /// <summary>A site that belongs to a run over the wire is told its faults by the run.</summary>
    private static FaultScript ScriptOf(SiteOptions options, RunPlan plan)
    {
        return options.FaultFile is not null ? FaultScript.Read(options.FaultFile)
            : options.IsWired ? FaultScript.Empty
            : FaultScript.Of(plan.Faults);
    }

    private static HostSerialLine Open(string name, int baud)
    {
        try
        {
            return new HostSerialLine(name, baud, Parity.None);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            throw new UserInputException($"--serial: the port {name} cannot be opened ({refused.Message.TrimEnd('.')}); expected the name of a free serial port, for example /dev/ttyUSB0 or COM3.");
        }
    }

    private static int Wired(PortedSite site, FaultScript script, CancellationToken cancellation)
    {
        ChannelWiring wiring = new(Console.In, Console.Out);
        wiring.AwaitGo(cancellation);
        long lateMs = Keep(site, wiring, script, long.MaxValue, static () => false, cancellation);
        wiring.Finish(site.Witness.Figures(site.RanMs, lateMs));
        return ExitCode.Success;
    }

    private static int Alone(PortedSite site, FaultScript script, IFeedback feedback, SiteOptions options, CancellationToken cancellation)
    {
        Console.Error.WriteLine($"The site answers on {string.Join(" and ", options.Ports)} at {options.Baud} bit/s: boundary meter 1, asset meter 2, inverter 3.");
        bool hasKeys = !Console.IsInputRedirected;
        if (hasKeys)
        {
            Console.Error.WriteLine(FaultKeys.HelpLine());
        }

        long endMs = options.Site.DurationMs ?? long.MaxValue;
        long lateMs = Keep(site, new BoardWiring(feedback), script, endMs, () => hasKeys && TakeKey(site), cancellation);
        Console.Error.WriteLine($"The site lived {Words.Seconds(site.RanMs / 1000.0)}, at most {lateMs} ms behind real time, and heard {site.FramesIn} frames; its contactor's times are in contactor.csv.");
        return cancellation.IsCancellationRequested && options.Site.DurationMs is not null ? Interrupted : ExitCode.Success;
    }

    private static long Keep(PortedSite site, IWiring wiring, FaultScript script, long endMs, Func<bool> isQuit, CancellationToken cancellation)
    {
        Stopwatch clock = Stopwatch.StartNew();
        long skippedMs = 0;
        long latestMs = 0;
        while (!wiring.HasEnded && site.RanMs < endMs && !cancellation.IsCancellationRequested && !isQuit())
        {
            long dueMs = clock.ElapsedMilliseconds - skippedMs - site.RanMs;
            if (dueMs < SiteTiming.StepMs)
            {
                cancellation.WaitHandle.WaitOne((int)(SiteTiming.StepMs - dueMs));
                continue;
            }

            latestMs = Math.Max(latestMs, dueMs - SiteTiming.StepMs);
            long steps = dueMs / SiteTiming.StepMs;
            if (steps > MostCatchUpSteps)
            {
                skippedMs += (steps - MostCatchUpSteps) * SiteTiming.StepMs;
                steps = MostCatchUpSteps;
            }

            for (long step = 0; step < steps && !wiring.HasEnded; step++)
            {
                script.Step(site.RanMs, site.Set);
                site.Step(wiring.Step(site));
                wiring.Show(site);
            }
        }

        return latestMs;
    }

    private static bool TakeKey(PortedSite site)
    {
        if (!Console.KeyAvailable)
        {
            return false;
        }

        char key = char.ToLowerInvariant(Console.ReadKey(intercept: true).KeyChar);
        if (FaultKeys.FaultOf(key) is SimulatedFault fault)
        {
            bool isPresent = !site.IsPresent(fault);
            site.Set(fault, isPresent);
            Say(site, $"{FaultWords.Title(SimulatedFaults.NameOf(fault))}: {(isPresent ? "made" : "cleared")}");
        }
        else if (key == FaultKeys.Plug)
        {
            site.Site.PlugVehicle(!site.Site.Battery.IsConnected);
            Say(site, site.Site.Battery.IsConnected ? "Car plugged in" : "Car unplugged");
        }
        else if (key == FaultKeys.Help)
        {
            Console.Error.WriteLine(FaultKeys.HelpLine());
        }

        return key == FaultKeys.Quit;
    }

    private static void Say(PortedSite site, string what) => Console.Error.WriteLine($"{TimeSpan.FromMilliseconds(site.RanMs):hh\\:mm\\:ss}  {what}");
}
