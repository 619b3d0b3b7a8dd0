namespace NanoV2G.Firmware.Snapshots;

/// <summary>The unit's own power as measured: by the asset meter, or by the inverter where that meter tells none.</summary>
public static class OwnPower
{
    /// <summary>Whether anything measures it.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <returns>False when both readings are old.</returns>
    public static bool IsKnown(Snapshot snapshot)
    {
        return snapshot.AssetIsFresh || snapshot.InverterIsFresh;
    }

    /// <summary>The power, meaningful while it is known.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <returns>Power, W, positive = charging.</returns>
    public static int Watts(Snapshot snapshot)
    {
        return snapshot.AssetIsFresh ? snapshot.Asset.ActiveWatts : snapshot.Inverter.ActiveWatts;
    }
}
