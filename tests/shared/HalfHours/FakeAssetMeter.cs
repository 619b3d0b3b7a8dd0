using NanoV2G.Hal.Meters;

namespace NanoV2G.Tests.HalfHours;

/// <summary>An asset meter whose sample a test writes by hand.</summary>
public sealed class FakeAssetMeter : IAssetMeter
{
    public readonly AssetSample Sample = new AssetSample();

    public bool TryCopyTo(AssetSample target)
    {
        if (Sample.SampleMs < 0)
        {
            return false;
        }

        Sample.CopyTo(target);
        return true;
    }
}
