namespace NanoV2G.Hal.Meters;

/// <summary>The meter embedded in the chargepoint, on the AC side of the inverter, that settlement reads.</summary>
public interface IAssetMeter
{
    /// <summary>Copies the last complete reading. Called by control and record threads; never waits.</summary>
    /// <param name="target">Receives the reading; its content means nothing when false is returned.</param>
    /// <returns>False before the first reading and when one was being written.</returns>
    bool TryCopyTo(AssetSample target);
}
