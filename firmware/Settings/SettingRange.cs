namespace NanoV2G.Firmware.Settings;

/// <summary>
/// What a stored setting may be. A limit's times end at the default wherever a longer time would break the budget of
/// G100's 5 s, 15 s and 60 s (secondary); the other bounds are derived: what a site can need, nothing that defeats its
/// rule.
/// </summary>
public static class SettingRange
{
    private const int Columns = 3;
    private const int HourMs = 3600000;
    private const int DayMs = 86400000;

    private static readonly int[] Rows =
    {
        (int)SettingIdentifier.ExportLimitMilliamps, 0, 100000,
        (int)SettingIdentifier.ImportLimitMilliamps, 0, 100000,
        (int)SettingIdentifier.OtherGenerationMilliamps, 0, 100000,
        (int)SettingIdentifier.GreatestHouseDemandMilliamps, 0, 100000,
        (int)SettingIdentifier.LimitMarginMilliamps, 20, 10000,
        (int)SettingIdentifier.CutOutFuseMilliamps, 10000, 1000000,
        (int)SettingIdentifier.InverterPhase, 0, 3,
        (int)SettingIdentifier.StaleAfterMs, 500, 2000,
        (int)SettingIdentifier.FrozenAfterMs, 1000, 3000,
        (int)SettingIdentifier.ProveFailSafeMs, 2500, 3800,
        (int)SettingIdentifier.SlowestLoopIntervalMs, 200, 1200,
        (int)SettingIdentifier.BoundaryLagMs, 100, 3000,
        (int)SettingIdentifier.HoldBeforeRiseMs, 1000, 60000,
        (int)SettingIdentifier.ReactionMs, 500, 5000,
        (int)SettingIdentifier.RampWattsPerSecond, 10, 5000,
        (int)SettingIdentifier.DeliverWithinMs, 1000, 3600,
        (int)SettingIdentifier.BreachOpenMs, 1000, 3400,
        (int)SettingIdentifier.DeliveryRetryMs, 10000, HourMs,
        (int)SettingIdentifier.CountedExcursionMs, 1000, 15000,
        (int)SettingIdentifier.LockoutExcursionMs, 15000, 60000,
        (int)SettingIdentifier.ExcursionEndMs, 2000, 60000,
        (int)SettingIdentifier.TwoExcursionsWindowMs, 600000, DayMs,
        (int)SettingIdentifier.DailyExcursions, 1, 4,
        (int)SettingIdentifier.UserResets, 0, 3,
        (int)SettingIdentifier.ReservePermille, 0, 1000,
        (int)SettingIdentifier.FullPermille, 0, 1000,
        (int)SettingIdentifier.IdleOpenMs, 10000, DayMs,
        (int)SettingIdentifier.BootSettleMs, 5000, HourMs,
        (int)SettingIdentifier.ReconnectMs, 20000, HourMs,
        (int)SettingIdentifier.LeastOpenMs, 5000, HourMs,
        (int)SettingIdentifier.MostParkedMs, 30000, 120000,
        (int)SettingIdentifier.ParkingRefusedMs, 60000, HourMs,
        (int)SettingIdentifier.ChargeNowWatts, 0, 100000,
        (int)SettingIdentifier.LoadControlDebounceMs, 100, 2000,
        (int)SettingIdentifier.LoadControlClosedExportPermille, 0, 1000,
        (int)SettingIdentifier.LoadControlClosedImportPermille, 0, 1000,
        (int)SettingIdentifier.LoadControlOpenExportPermille, 0, 1000,
        (int)SettingIdentifier.LoadControlOpenImportPermille, 0, 1000,
        (int)SettingIdentifier.Baud, 2400, 38400,
        (int)SettingIdentifier.BoundarySlave, 1, 247,
        (int)SettingIdentifier.AssetSlave, 1, 247,
        (int)SettingIdentifier.InverterSlave, 1, 247,
        (int)SettingIdentifier.BoundaryPollMs, 200, 1000,
        (int)SettingIdentifier.AssetPollMs, 200, 5000,
        (int)SettingIdentifier.InverterPollMs, 200, 2000,
        (int)SettingIdentifier.ReplyTimeoutMs, 50, 500,
        (int)SettingIdentifier.BoundaryRatedMilliamps, 10000, 1000000,
        (int)SettingIdentifier.BoundaryClassPermille, 2, 50,
        (int)SettingIdentifier.InverterRatedWatts, 500, 100000,
        (int)SettingIdentifier.InverterReversionMs, 1000, 10000,
        (int)SettingIdentifier.BoundaryMeter, 1, 2,
        (int)SettingIdentifier.AssetMeter, 0, 3,
        (int)SettingIdentifier.OneBus, 0, 1,
        (int)SettingIdentifier.PulsesPerKilowattHour, 1, 100000,
        (int)SettingIdentifier.PulseMeterSerial, 1, int.MaxValue,
        (int)SettingIdentifier.InverterPhases, 1, 3,
    };

    /// <summary>Whether this version knows a setting of one number.</summary>
    /// <param name="identifier">Number of a <see cref="SettingIdentifier"/>.</param>
    /// <returns>False for a number of another version.</returns>
    public static bool IsKnown(int identifier)
    {
        return RowOf(identifier) >= 0;
    }

    /// <summary>The least value.</summary>
    /// <param name="identifier">A known number.</param>
    /// <returns>The value, in the unit of the setting's name.</returns>
    public static int LeastOf(int identifier)
    {
        return Rows[RowOf(identifier) + 1];
    }

    /// <summary>The greatest value.</summary>
    /// <param name="identifier">A known number.</param>
    /// <returns>The value, in the unit of the setting's name.</returns>
    public static int MostOf(int identifier)
    {
        return Rows[RowOf(identifier) + 2];
    }

    /// <summary>Whether a setting may have a value.</summary>
    /// <param name="identifier">A known number.</param>
    /// <param name="value">The value, in the unit of the setting's name.</param>
    /// <returns>True within the range, its ends included.</returns>
    public static bool Holds(int identifier, int value)
    {
        return value >= LeastOf(identifier) && value <= MostOf(identifier);
    }

    private static int RowOf(int identifier)
    {
        for (int row = 0; row < Rows.Length; row += Columns)
        {
            if (Rows[row] == identifier)
            {
                return row;
            }
        }

        return -1;
    }
}
