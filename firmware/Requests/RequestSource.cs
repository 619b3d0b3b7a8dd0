using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Requests;

/// <summary>Somebody who may ask for power. What he asks for is a wish: the window bounds it.</summary>
public abstract class RequestSource
{
    /// <summary>Who it is.</summary>
    public readonly RequestOrigin Origin;

    /// <summary>The power asked for, W, positive = charging; meaningful when <see cref="IsActive"/> was true in this tick.</summary>
    public int Watts;

    /// <summary>A source of this origin.</summary>
    /// <param name="origin">Who asks.</param>
    protected RequestSource(RequestOrigin origin)
    {
        Origin = origin;
    }

    /// <summary>Whether it asks for anything now.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <returns>True while the request holds.</returns>
    public abstract bool IsActive(Snapshot snapshot);
}
