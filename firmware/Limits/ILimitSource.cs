using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Limits;

/// <summary>Something that bounds the unit's power. It can narrow the window and nothing else.</summary>
public interface ILimitSource
{
    /// <summary>Judges the snapshot and narrows the window. Called once a tick, on the control thread.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="window">The window as the sources before left it.</param>
    void Narrow(Snapshot snapshot, LimitWindow window);
}
