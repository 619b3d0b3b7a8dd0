using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Requests;

/// <summary>Picks the request that counts: the first active one in the order of priority, else zero power.</summary>
public sealed class RequestArbiter
{
    private readonly RequestSource[] _byPriority;

    /// <summary>Chooses among these.</summary>
    /// <param name="byPriority">The sources, highest priority first.</param>
    public RequestArbiter(RequestSource[] byPriority)
    {
        _byPriority = byPriority;
    }

    /// <summary>Who asks.</summary>
    public RequestOrigin Origin;

    /// <summary>The power asked for, W, positive = charging.</summary>
    public int Watts;

    /// <summary>Chooses for this tick.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    public void Choose(Snapshot snapshot)
    {
        RequestSource[] sources = _byPriority;
        for (int i = 0; i < sources.Length; i++)
        {
            RequestSource source = sources[i];
            if (source.IsActive(snapshot))
            {
                Origin = source.Origin;
                Watts = source.Watts;
                return;
            }
        }

        Origin = RequestOrigin.Default;
        Watts = 0;
    }
}
