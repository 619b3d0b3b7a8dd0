using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Live;

/// <summary>
/// A run as its live page sees it. The thread of the simulation calls it between steps: it carries out what was done on
/// the page and hands out the newest state, so that nothing of the simulation is ever touched by another thread.
/// </summary>
public sealed class LiveSession
{
    /// <summary>Shortest real time between two states, ms.</summary>
    public const int PublishEveryMs = 200;

    private const int PointEveryMs = 1000;
    private const int LookEveryMs = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly bool _canSwitchBroker;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private LiveRun? _run;
    private LiveScene? _scene;
    private LiveControls? _controls;
    private long _publishDueMs;
    private long _pointDueMs;

    /// <summary>Makes the session of a run that has not begun.</summary>
    /// <param name="canSwitchBroker">Whether the broker is this program's own.</param>
    public LiveSession(bool canSwitchBroker)
    {
        _canSwitchBroker = canSwitchBroker;
    }

    /// <summary>Brings states to the pages.</summary>
    public LiveFeed Feed { get; } = new();

    /// <summary>Brings commands from them.</summary>
    public LiveCommandQueue Commands { get; } = new();

    /// <summary>The last minutes for their chart.</summary>
    public LiveHistory History { get; } = new();

    /// <summary>How many commands were carried out that change the run; its speed is none of them.</summary>
    public int Actions { get; private set; }

    /// <summary>The run proper begins.</summary>
    /// <param name="run">The run.</param>
    public void Begin(LiveRun run)
    {
        LiveFaults faults = new(run.Run, _canSwitchBroker);
        _run = run;
        _scene = new LiveScene(run, faults);
        _controls = new LiveControls(run.Run, run.Unit, run.Settings, run.Pace, faults);
        Publish(hasEnded: false);
    }

    /// <summary>Some simulated time has passed; called at least once a simulated second.</summary>
    public void Step()
    {
        if (_run is null)
        {
            return;
        }

        Commands.Drain(CarryOut);
        if (_run.Run.Site.NowMs % LookEveryMs == 0)
        {
            _scene!.Look();
        }

        if (_clock.ElapsedMilliseconds >= _publishDueMs)
        {
            Publish(hasEnded: false);
        }
    }

    /// <summary>The run is over.</summary>
    public void End()
    {
        Publish(hasEnded: true);
        Commands.Drain(static _ => new LiveOutcome(false, "The run has ended."));
    }

    private LiveOutcome CarryOut(LiveCommand command)
    {
        LiveOutcome outcome = _controls!.CarryOut(command);
        _publishDueMs = 0;
        if (outcome.IsDone && command is not LiveCommand.Speed)
        {
            Actions++;
            _scene!.Log.Add(_run!.Run.Site.UtcUnixMs, outcome.Sentence, "hand");
        }

        return outcome;
    }

    private void Publish(bool hasEnded)
    {
        long nowMs = _clock.ElapsedMilliseconds;
        _publishDueMs = nowMs + PublishEveryMs;
        LiveState state = _scene!.Show(hasEnded);
        if (nowMs >= _pointDueMs)
        {
            _pointDueMs = nowMs + PointEveryMs;
            History.Add(new LivePoint(state.UnixMs, state.Flows.GridW, state.Flows.ChargerW));
        }

        Feed.Publish(JsonSerializer.SerializeToUtf8Bytes(state, Json), hasEnded);
    }
}

/// <summary>What a live page looks at and acts on.</summary>
/// <param name="Run">The simulation.</param>
/// <param name="Unit">The unit, from outside.</param>
/// <param name="Records">Its record.</param>
/// <param name="Factory">Knows its boots.</param>
/// <param name="Link">Its message link.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Pace">The run's speed.</param>
public sealed record LiveRun(
    SimulatedRun Run,
    UnitView Unit,
    UnitRecords Records,
    ProgramFactory Factory,
    SimulationLink Link,
    UnitSettings Settings,
    Pace Pace);
