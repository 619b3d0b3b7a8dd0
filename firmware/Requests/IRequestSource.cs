using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Requests;

/// <summary>Somebody who may ask for power. What he asks for is a wish: the window bounds it.</summary>
public interface IRequestSource
{
    /// <summary>Who it is.</summary>
    RequestOrigin Origin { get; }

    /// <summary>The power asked for, W, positive = charging; meaningful when <see cref="IsActive"/> was true in this tick.</summary>
    int Watts { get; }

    /// <summary>Whether it asks for anything now.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <returns>True while the request holds.</returns>
    bool IsActive(Snapshot snapshot);
}
