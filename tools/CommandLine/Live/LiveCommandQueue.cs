using System.Collections.Concurrent;

namespace NanoV2G.Tools.Live;

/// <summary>
/// Brings commands from the pages to the thread of the simulation, which carries them out between two steps: a run on
/// which nobody clicks is the same every time.
/// </summary>
public sealed class LiveCommandQueue
{
    /// <summary>Most commands that wait; more are refused.</summary>
    public const int MostWaiting = 64;

    private readonly ConcurrentQueue<Waiting> _waiting = new();

    /// <summary>Hands a command over.</summary>
    /// <param name="command">The command.</param>
    /// <returns>What became of it, or null when too many wait.</returns>
    public Task<LiveOutcome>? TryAdd(LiveCommand command)
    {
        if (_waiting.Count >= MostWaiting)
        {
            return null;
        }

        Waiting waiting = new(command, new TaskCompletionSource<LiveOutcome>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Enqueue(waiting);
        return waiting.Outcome.Task;
    }

    /// <summary>Carries out what waits. Called by the thread of the simulation.</summary>
    /// <param name="carryOut">Does it.</param>
    public void Drain(Func<LiveCommand, LiveOutcome> carryOut)
    {
        while (_waiting.TryDequeue(out Waiting? waiting))
        {
            waiting.Outcome.SetResult(carryOut(waiting.Command));
        }
    }

    private sealed record Waiting(LiveCommand Command, TaskCompletionSource<LiveOutcome> Outcome);
}

/// <summary>What became of a command.</summary>
/// <param name="IsDone">Whether it was carried out.</param>
/// <param name="Sentence">What was done, or why not.</param>
public sealed record LiveOutcome(bool IsDone, string Sentence);
