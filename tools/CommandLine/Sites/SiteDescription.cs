using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Sites;

/// <summary>A site and its unit as they were described: what a run starts from.</summary>
public sealed class SiteDescription
{
    /// <summary>What the site is like. Start and plug changes are filled in when the run's start is known.</summary>
    public SiteParameters Site { get; } = new();

    /// <summary>What the installer has set, the beginning of the ledger included.</summary>
    public UnitSettings Unit { get; } = new() { InstallerReset = 1 };

    /// <summary>Meters, inverter and their buses; what suits the site unless the file says otherwise.</summary>
    public FieldSettings Field { get; set; } = SimulatedHardware.SettingsFor(new SiteParameters());

    /// <summary>When the plug changes, by the local clock of every day, in order; empty when the car stays.</summary>
    public List<PlugEvent> PlugEvents { get; } = [];

    /// <summary>Whether the file says anything about the plug.</summary>
    public bool HasPlugEvents { get; set; }

    /// <summary>Whether the file has a schedule.</summary>
    public bool HasSchedule { get; set; }

    /// <summary>UTC of the start, ms since 1970, or null when the file says nothing.</summary>
    public long? StartUnixMs { get; set; }

    /// <summary>Length of the run, ms, or null when the file says nothing.</summary>
    public long? DurationMs { get; set; }

    /// <summary>Start of every random sequence, or null when the file says nothing.</summary>
    public int? Seed { get; set; }

    /// <summary>Flash image with which the unit begins, or null when its flash is new.</summary>
    public string? FlashFile { get; set; }

    /// <summary>Peak of the generated sun, W, or null when the file says nothing.</summary>
    public int? SolarPeakWatts { get; set; }

    /// <summary>Minutes after which the householder resets a lockout, or null when nobody does.</summary>
    public int? ResetLockoutAfterMinutes { get; set; }

    /// <summary>What the house draws, in order of time; empty when the file says nothing.</summary>
    public List<PowerStep> House { get; } = [];

    /// <summary>What the sun gives, in order of time; empty when the file says nothing.</summary>
    public List<PowerStep> Solar { get; } = [];

    /// <summary>Faults, as in the file.</summary>
    public List<SiteFault> Faults { get; } = [];

    /// <summary>The keys that the file sets, for example site.batteryStartPermille.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);
}

/// <summary>A power from a moment until the next one's.</summary>
/// <param name="AfterMs">Time since the start of the run, ms; the first one's power also holds before it.</param>
/// <param name="Watts">Power, W, 0 or more.</param>
public sealed record PowerStep(int AfterMs, int Watts);

/// <summary>A fault of a site file.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="AfterMs">When it begins, ms since the start of the run.</param>
/// <param name="ForMs">How long it lasts, ms.</param>
public sealed record SiteFault(SimulatedFault Fault, int AfterMs, int ForMs);

/// <summary>A change of the plug on every day.</summary>
/// <param name="SecondOfDay">Local clock time, s since midnight.</param>
/// <param name="Connects">Whether the car comes (true) or goes.</param>
public sealed record PlugEvent(int SecondOfDay, bool Connects);
