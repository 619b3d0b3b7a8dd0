using NanoV2G.Firmware.Settings;

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// What the unit may do without knowing the house: the power that keeps the limits at zero house load with every other
/// generator at full output, and at the greatest house demand.
/// </summary>
public static class OpenLoopCap
{
    /// <summary>Most discharge, mA per phase, 0 or more.</summary>
    /// <param name="settings">Limits and declarations.</param>
    /// <returns>The cap.</returns>
    public static int ExportMilliamps(UnitSettings settings)
    {
        return Room(settings, settings.ExportLimitMilliamps, settings.OtherGenerationMilliamps);
    }

    /// <summary>Most charge, mA per phase, 0 or more.</summary>
    /// <param name="settings">Limits and declarations.</param>
    /// <returns>The cap.</returns>
    public static int ImportMilliamps(UnitSettings settings)
    {
        return Room(settings, settings.ImportLimitMilliamps, settings.GreatestHouseDemandMilliamps);
    }

    // One hundredth for the inverter's own error, which nothing corrects without a loop.
    private static int Room(UnitSettings settings, int limitMilliamps, int takenMilliamps)
    {
        int room = limitMilliamps - takenMilliamps - settings.LimitMarginMilliamps - (limitMilliamps / 100);
        return room > 0 ? room : 0;
    }
}
