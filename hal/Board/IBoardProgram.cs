namespace NanoV2G.Hal.Board;

/// <summary>
/// What a board runs, cut into steps that never wait. A real board gives each step a thread of its own; the simulated
/// board calls them in turn, so that a run is the same every time.
/// </summary>
public interface IBoardProgram
{
    /// <summary>The permission to block the interpreter, for the board's threads that have to.</summary>
    IParkedGate Parking { get; }

    /// <summary>The control tick: snapshot, limits, target, actuators. At the latest every <see cref="BoardTiming.TickMs"/>, sooner when the boundary meter shows something new; highest priority.</summary>
    void ControlTick();

    /// <summary>Half-hours and events into the store: right after a tick, since a flash erase stalls the interpreter. Every <see cref="BoardTiming.RecordMs"/>.</summary>
    void RecordStep();

    /// <summary>Messages out and in. Every <see cref="BoardTiming.ReportMs"/>.</summary>
    void ReportStep();
}
