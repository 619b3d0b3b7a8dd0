using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Sites;

/// <summary>A site and its unit as they were described: what a run starts from.</summary>
public sealed class SiteDescription
{
    /// <summary>What the site is like. Start and plug changes are filled in when the run's start is known.</summary>
    public SiteParameters Site { get; } = new();

    /// <summary>What the installer has set.</summary>
    public UnitSettings Unit { get; } = new();

    /// <summary>Meters, inverter and their buses; what suits the site unless the file says otherwise.</summary>
    public FieldSettings Field { get; set; } = SimulatedHardware.SettingsFor(new SiteParameters());

    /// <summary>When the plug changes, by the local clock of every day, in order; empty when the car stays.</summary>
    public List<PlugEvent> PlugEvents { get; } = [];

    /// <summary>Whether the file says anything about the plug.</summary>
    public bool HasPlugEvents { get; set; }

    /// <summary>Whether the file has a schedule.</summary>
    public bool HasSchedule { get; set; }

    /// <summary>The keys that the file sets, for example site.batteryStartPermille.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);
}

/// <summary>A change of the plug on every day.</summary>
/// <param name="SecondOfDay">Local clock time, s since midnight.</param>
/// <param name="Connects">Whether the car comes (true) or goes.</param>
public sealed record PlugEvent(int SecondOfDay, bool Connects);
