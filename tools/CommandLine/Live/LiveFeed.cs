namespace NanoV2G.Tools.Live;

/// <summary>
/// Hands the newest state from the thread of the simulation to any number of pages. A page that is slow misses states;
/// nobody waits for it.
/// </summary>
public sealed class LiveFeed
{
    private readonly object _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _json = [];
    private long _number;
    private bool _hasEnded;

    /// <summary>Replaces the state.</summary>
    /// <param name="json">The state.</param>
    /// <param name="isLast">Whether none follows.</param>
    public void Publish(byte[] json, bool isLast)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _json = json;
            _number++;
            _hasEnded |= isLast;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    /// <summary>Waits for a state newer than the last one seen.</summary>
    /// <param name="seen">Number of the last one seen, 0 for none.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The state and its number, or null when none follows.</returns>
    public async Task<LiveUpdate?> NextAsync(long seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_number > seen)
                {
                    return new LiveUpdate(_number, _json);
                }

                if (_hasEnded)
                {
                    return null;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}

/// <summary>One state on its way to a page.</summary>
/// <param name="Number">Rises with every state.</param>
/// <param name="Json">The state.</param>
public sealed record LiveUpdate(long Number, byte[] Json);
