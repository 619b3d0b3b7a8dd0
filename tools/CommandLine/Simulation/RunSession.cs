using NanoV2G.Hal.Host.Messages;
using NanoV2G.Tools.Broker;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Live;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;
using Spectre.Console;

namespace NanoV2G.Tools.Simulation;

/// <summary>The whole of <c>nanov2g run</c>: plan, broker, simulation with progress, outputs, closing table.</summary>
public static class RunSession
{
    private const int Interrupted = 130;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Runs.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellation">Ends the run early; what there is by then is written.</param>
    /// <returns>Exit code.</returns>
    /// <exception cref="UserInputException">Something that the user gave cannot be used; nothing was started.</exception>
    public static int Run(RunOptions options, CancellationToken cancellation)
    {
        RunPlan plan = RunPlanner.Make(options);
        using EmbeddedBroker? broker = options.Broker is null ? new EmbeddedBroker(options.BrokerPort) : null;
        broker?.Start();
        MqttEndpoint endpoint = options.Broker ?? new MqttEndpoint("127.0.0.1", broker!.Port, false, "");
        endpoint = endpoint with { ClientId = "nanov2g-" + plan.Unit.UnitId };
        if (broker is null)
        {
            RequireAnswer(endpoint);
        }

        LiveSession? live = options.WebPort is null ? null : new LiveSession(broker is not null);
        using LiveServer? page = live is null ? null : LiveServer.Start(options.WebPort!.Value, live);
        RunOutputs outputs = RunOutputs.Open(options.OutDirectory);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.MarkupLineInterpolated($"[grey]MQTT broker: {broker?.Url ?? $"{endpoint.Host}:{endpoint.Port}"}, topics nanov2g/{plan.Unit.UnitId}/#[/]");
        string words = broker is null ? $"an external MQTT broker at {endpoint.Host}:{endpoint.Port}" : "an MQTT broker inside the program";
        using SimulationLink link = new(endpoint, broker);
        SimulatedDay day = new(plan, link, options.LimiterOff);
        if (page is not null)
        {
            console.MarkupLineInterpolated($"Live page: {page.Url}");
        }

        RunRecord run = Simulate(console, day, outputs, new Pace(options.Speed, cancellation), live, cancellation);
        run = run with { Setup = run.Setup with { Broker = words } };
        outputs.Write(run, day.EventLines);
        if (options.Json)
        {
            Console.Out.WriteLine(SummaryWriter.Text(run.Summary));
        }
        else
        {
            ClosingTable.Print(run, outputs.ReportPath);
        }

        return cancellation.IsCancellationRequested ? Interrupted : ExitCode.Success;
    }

    private static RunRecord Simulate(IAnsiConsole console, SimulatedDay day, RunOutputs outputs, Pace pace, LiveSession? live, CancellationToken cancellation)
    {
        using TraceWriter trace = new(outputs.TracePath);
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("Simulating", maxValue: 1);
                return day.Run(trace, pace, share => task.Value = share, live, cancellation);
            });
    }

    /// <summary>Makes sure that a broker answers.</summary>
    /// <param name="endpoint">The broker.</param>
    /// <exception cref="UserInputException">It does not.</exception>
    internal static void RequireAnswer(MqttEndpoint endpoint)
    {
        using MqttLink probe = new(endpoint);
        probe.Settle(0, 0, ConnectTimeout);
        if (!probe.IsConnected)
        {
            throw new UserInputException($"--broker: no MQTT broker lets this program in at {endpoint.Host}:{endpoint.Port}; expected one that runs and accepts its user name, or leave the option out to use the broker inside this program.");
        }
    }
}
