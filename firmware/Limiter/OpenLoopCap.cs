using NanoV2G.Firmware.Settings;

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// What the unit may do without knowing the house: the power that keeps the limits at zero house load with every other
/// generator at full output, and at the greatest house demand.
/// </summary>
public sealed class OpenLoopCap
{
    private readonly UnitSettings _settings;

    /// <summary>Uses the limits and declarations of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    public OpenLoopCap(UnitSettings settings)
    {
        _settings = settings;
    }

    /// <summary>Most discharge, mA per phase, 0 or more.</summary>
    public int ExportMilliamps => Room(_settings.ExportLimitMilliamps, _settings.OtherGenerationMilliamps);

    /// <summary>Most charge, mA per phase, 0 or more.</summary>
    public int ImportMilliamps => Room(_settings.ImportLimitMilliamps, _settings.GreatestHouseDemandMilliamps);

    // One hundredth for the inverter's own error, which nothing corrects without a loop.
    private int Room(int limitMilliamps, int takenMilliamps)
    {
        int room = limitMilliamps - takenMilliamps - _settings.LimitMarginMilliamps - (limitMilliamps / 100);
        return room > 0 ? room : 0;
    }
}
