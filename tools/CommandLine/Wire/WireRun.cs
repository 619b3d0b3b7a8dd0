using System.Diagnostics;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Host.Messages;
using NanoV2G.Hal.Host.Modbus;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Storage;
using NanoV2G.Tools.Broker;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Simulation;
using Spectre.Console;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// The whole of <c>nanov2g run --wire</c>: the firmware in this process, the site in another, Modbus RTU between them over
/// two pseudo-terminals, in real time.
/// </summary>
public sealed class WireRun
{
    private const int Interrupted = 130;
    private const int StepMs = 10;

    private readonly RunOptions _options;
    private readonly RunPlan _plan;
    private readonly SimulationLink _link;
    private readonly SiteProcess _site;
    private readonly WireController _controller;
    private readonly WireUnit _unit;
    private readonly ProgramFactory _factory;
    private readonly RunCurves _curves;
    private readonly bool[] _isBegun;
    private readonly bool[] _isEnded;

    private WireRun(RunOptions options, RunPlan plan, SimulationLink link, SiteProcess site, CountingLine boundaryLine, CountingLine assetLine)
    {
        _options = options;
        _plan = plan;
        _link = link;
        _site = site;
        FieldSettings settings = new() { InverterRatedWatts = plan.Site.InverterRatedWatts };
        SimulatedFileStore store = new(plan.Site.FlashBytes - plan.Site.FlashReservedBytes);
        _controller = new WireController(boundaryLine, assetLine, settings, store, plan.StartUnixMs, site.Send);
        _factory = new ProgramFactory(plan.Unit, () => plan.StartUnixMs + _controller.ElapsedMs);
        _unit = new WireUnit(_controller, _factory, link, plan.Site.ControllerBootMs);
        _curves = new RunCurves(plan.StartUnixMs, plan.DurationMs);
        _isBegun = new bool[plan.Faults.Count];
        _isEnded = new bool[plan.Faults.Count];
    }

    /// <summary>Runs.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellation">Ends the run early; what there is by then is written.</param>
    /// <returns>Exit code.</returns>
    /// <exception cref="UserInputException">Something that the user gave cannot be used; nothing was started.</exception>
    public static int Run(RunOptions options, CancellationToken cancellation)
    {
        if (!PseudoTerminal.IsSupported)
        {
            throw new UserInputException("--wire: this system has no pseudo-terminals; expected Linux or macOS, or nanov2g site with a pair of serial ports.");
        }

        RunPlan plan = RunPlanner.Make(options);
        if (plan.Faults.FirstOrDefault(fault => !SiteFaultSwitch.IsOfSite(fault.Fault)) is FaultPlan outside)
        {
            throw new UserInputException($"--fault: {SimulatedFaults.NameOf(outside.Fault)} does not lie in the site; expected one that does, or a run without --wire.");
        }

        using EmbeddedBroker? broker = options.Broker is null ? new EmbeddedBroker(options.BrokerPort) : null;
        broker?.Start();
        MqttEndpoint endpoint = options.Broker ?? new MqttEndpoint("127.0.0.1", broker!.Port, false, "");
        if (broker is null)
        {
            RunSession.RequireAnswer(endpoint);
        }

        using SimulationLink link = new(endpoint with { ClientId = "nanov2g-" + plan.Unit.UnitId }, broker);
        RunOutputs outputs = RunOutputs.Open(options.OutDirectory);
        using PseudoTerminal boundary = new();
        using PseudoTerminal asset = new();
        using SiteProcess site = SiteProcess.Start(options, plan, $"{boundary.Name},{asset.Name}", cancellation);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.MarkupLineInterpolated($"[grey]Firmware and site in two processes, Modbus RTU over {boundary.Name} and {asset.Name}, real time for {Words.Seconds(plan.DurationMs / 1000.0)}[/]");
        WireRun run = new(options, plan, link, site, new CountingLine(boundary), new CountingLine(asset));
        return run.Run(outputs, console, broker is null ? "an external MQTT broker" : "an MQTT broker inside the program", cancellation);
    }

    private int Run(RunOutputs outputs, IAnsiConsole console, string broker, CancellationToken cancellation)
    {
        UnitRecords records = new(_controller.Store);
        Stopwatch wall = Stopwatch.StartNew();
        WireFigures? figures;
        long gapMs;
        using (TraceWriter trace = new(outputs.TracePath))
        {
            WireRecorder recorder = new(_plan, _curves, trace);
            console.Progress().AutoClear(true).Start(context =>
            {
                ProgressTask task = context.AddTask("Running in real time", maxValue: _plan.DurationMs);
                Keep(recorder, task, cancellation);
            });
            figures = _site.Finish();
            gapMs = recorder.GapMs;
        }

        if (figures is null)
        {
            throw new IOException("The site's process ended before the run did: its own message above says why.");
        }

        records.ReadEvents(_factory.BootUnixMs);
        IReadOnlyList<HalfHourRow> rows = [.. records.ReadHalfHours(_plan.Unit.UnitId, _link.HalfHours.Acknowledged).Where(row => row.StartUnixMs >= _plan.StartUnixMs)];
        EventRow[] events = [.. records.Events.Where(row => row.UnixMs >= _plan.StartUnixMs)];
        WireSummaries summaries = new(_options, _plan, figures, _controller, _unit);
        RunSummary summary = summaries.Summarise(rows, events, _link.HalfHours) with { GapS = gapMs / 1000.0, WallS = Math.Round(wall.Elapsed.TotalSeconds, 2) };
        RunRecord record = new(_plan.Setup with { Broker = broker }, summary, _curves, rows, events);
        outputs.Write(record, records.EventLines);
        if (_options.Json)
        {
            Console.Out.WriteLine(SummaryWriter.Text(summary));
        }
        else
        {
            ClosingTable.Print(record, outputs.ReportPath);
        }

        return cancellation.IsCancellationRequested ? Interrupted : ExitCode.Success;
    }

    private void Keep(WireRecorder recorder, ProgressTask task, CancellationToken cancellation)
    {
        _controller.Begin();
        _site.Send(new WireMessage { Go = true });
        long stepMs = 0;
        while (stepMs < _plan.DurationMs && !cancellation.IsCancellationRequested && !_site.HasExited)
        {
            while (_site.TryTake(out WireMessage? message))
            {
                Take(message!, recorder, task);
            }

            StepFaults(stepMs);
            _unit.Step();
            stepMs += StepMs;
            long aheadMs = stepMs - _controller.ElapsedMs;
            if (aheadMs > 0)
            {
                cancellation.WaitHandle.WaitOne((int)aheadMs);
            }
            else
            {
                stepMs = _controller.ElapsedMs;
            }
        }
    }

    private void Take(WireMessage message, WireRecorder recorder, ProgressTask task)
    {
        _controller.Inputs = message.Inputs ?? _controller.Inputs;
        if (message.Reset == true)
        {
            _unit.Reset();
        }

        if (message.Second is WireSecond second)
        {
            recorder.Take(second, _unit.Program?.Control);
            task.Value = second.UnixMs - _plan.StartUnixMs;
        }
    }

    private void StepFaults(long elapsedMs)
    {
        for (int index = 0; index < _plan.Faults.Count; index++)
        {
            FaultPlan fault = _plan.Faults[index];
            if (!_isBegun[index] && elapsedMs >= fault.StartSiteMs - RunPlan.WarmUpMs)
            {
                _isBegun[index] = true;
                _site.Send(new WireMessage { Fault = SimulatedFaults.NameOf(fault.Fault), Present = true });
            }

            if (_isBegun[index] && !_isEnded[index] && elapsedMs >= fault.EndSiteMs - RunPlan.WarmUpMs)
            {
                _isEnded[index] = true;
                _site.Send(new WireMessage { Fault = SimulatedFaults.NameOf(fault.Fault), Present = false });
            }
        }
    }
}
