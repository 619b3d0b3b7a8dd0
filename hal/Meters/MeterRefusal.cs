namespace NanoV2G.Hal.Meters;

/// <summary>Why a boundary meter is refused. The numbers are part of the record and never change.</summary>
public enum MeterRefusal
{
    /// <summary>It is not refused.</summary>
    None = 0,

    /// <summary>Its rated current is below the cut-out fuse: above it, it measures nothing that could be relied on.</summary>
    BelowFuse = 1,

    /// <summary>An SDM120 is a 45 A meter for the asset, not for a supply.</summary>
    AssetMeterOnly = 2,

    /// <summary>Pulses tell energy: a power estimated from their spacing comes too late to hold a limit.</summary>
    PulsesOnly = 3,

    /// <summary>A three-phase meter that is not set to three phases and four wires.</summary>
    WrongWiring = 4,
}
