namespace NanoV2G.Firmware.Settings;

/// <summary>
/// What a stored setting may be. A limit's times end at the default wherever a longer time would break the budget of
/// G100's 5 s, 15 s and 60 s (secondary); the other bounds are derived: what a site can need, nothing that defeats its
/// rule.
/// </summary>
public static class SettingRange
{
    private const int Columns = 2;

    // The least value stands in one number with the identifier, which is below 128: the table is in the image and in memory.
    private const int LeastBits = 24;
    private const int HourMs = 3600000;
    private const int DayMs = 86400000;

    private static readonly int[] Rows =
    {
        (int)SettingIdentifier.ExportLimitMilliamps << LeastBits, 100000,
        (int)SettingIdentifier.ImportLimitMilliamps << LeastBits, 100000,
        (int)SettingIdentifier.OtherGenerationMilliamps << LeastBits, 100000,
        (int)SettingIdentifier.GreatestHouseDemandMilliamps << LeastBits, 100000,
        ((int)SettingIdentifier.LimitMarginMilliamps << LeastBits) | 20, 10000,
        ((int)SettingIdentifier.CutOutFuseMilliamps << LeastBits) | 10000, 1000000,
        (int)SettingIdentifier.InverterPhase << LeastBits, 3,
        (int)SettingIdentifier.ProtectionDeclared << LeastBits, 1,
        (int)SettingIdentifier.FrequencyResponder << LeastBits, 2,
        ((int)SettingIdentifier.StaleAfterMs << LeastBits) | 500, 2000,
        ((int)SettingIdentifier.FrozenAfterMs << LeastBits) | 1000, 3000,
        ((int)SettingIdentifier.ProveFailSafeMs << LeastBits) | 2500, 3800,
        ((int)SettingIdentifier.SlowestLoopIntervalMs << LeastBits) | 200, 1200,
        ((int)SettingIdentifier.BoundaryLagMs << LeastBits) | 100, 3000,
        ((int)SettingIdentifier.HoldBeforeRiseMs << LeastBits) | 200, 60000,
        ((int)SettingIdentifier.ReactionMs << LeastBits) | 500, 5000,
        ((int)SettingIdentifier.RampWattsPerSecond << LeastBits) | 10, 5000,
        ((int)SettingIdentifier.DeliverWithinMs << LeastBits) | 1000, 3600,
        ((int)SettingIdentifier.BreachOpenMs << LeastBits) | 1000, 3400,
        ((int)SettingIdentifier.DeliveryRetryMs << LeastBits) | 10000, HourMs,
        ((int)SettingIdentifier.CountedExcursionMs << LeastBits) | 1000, 15000,
        ((int)SettingIdentifier.LockoutExcursionMs << LeastBits) | 15000, 60000,
        ((int)SettingIdentifier.ExcursionEndMs << LeastBits) | 2000, 60000,
        ((int)SettingIdentifier.TwoExcursionsWindowMs << LeastBits) | 600000, DayMs,
        ((int)SettingIdentifier.DailyExcursions << LeastBits) | 1, 4,
        (int)SettingIdentifier.UserResets << LeastBits, 3,
        (int)SettingIdentifier.NonDomestic << LeastBits, 1,
        (int)SettingIdentifier.InstallerReset << LeastBits, int.MaxValue,
        (int)SettingIdentifier.ReservePermille << LeastBits, 1000,
        (int)SettingIdentifier.FullPermille << LeastBits, 1000,
        ((int)SettingIdentifier.IdleOpenMs << LeastBits) | 10000, DayMs,
        ((int)SettingIdentifier.BootSettleMs << LeastBits) | 5000, HourMs,
        ((int)SettingIdentifier.ReconnectMs << LeastBits) | 20000, HourMs,
        ((int)SettingIdentifier.LeastOpenMs << LeastBits) | 5000, HourMs,
        (int)SettingIdentifier.LeastClosedMs << LeastBits, HourMs,
        ((int)SettingIdentifier.MostClosingsPerHour << LeastBits) | 1, 120,
        ((int)SettingIdentifier.RatedClosings << LeastBits) | 1000, 10000000,
        ((int)SettingIdentifier.MostParkedMs << LeastBits) | 30000, 120000,
        ((int)SettingIdentifier.ParkingRefusedMs << LeastBits) | 60000, HourMs,
        (int)SettingIdentifier.LogicInterfaceFitted << LeastBits, 1,
        ((int)SettingIdentifier.EmergencyStopHoldMs << LeastBits) | 20000, DayMs,
        (int)SettingIdentifier.ChargeNowWatts << LeastBits, 100000,
        ((int)SettingIdentifier.LoadControlDebounceMs << LeastBits) | 100, 2000,
        (int)SettingIdentifier.LoadControlClosedExportPermille << LeastBits, 1000,
        (int)SettingIdentifier.LoadControlClosedImportPermille << LeastBits, 1000,
        (int)SettingIdentifier.LoadControlOpenExportPermille << LeastBits, 1000,
        (int)SettingIdentifier.LoadControlOpenImportPermille << LeastBits, 1000,
        (int)SettingIdentifier.VehicleLink << LeastBits, 2,
        (int)SettingIdentifier.DcContactorFitted << LeastBits, 1,
        ((int)SettingIdentifier.VehicleSlave << LeastBits) | 1, 247,
        ((int)SettingIdentifier.Baud << LeastBits) | 2400, 38400,
        ((int)SettingIdentifier.BoundarySlave << LeastBits) | 1, 247,
        ((int)SettingIdentifier.AssetSlave << LeastBits) | 1, 247,
        ((int)SettingIdentifier.InverterSlave << LeastBits) | 1, 247,
        ((int)SettingIdentifier.BoundaryPollMs << LeastBits) | 70, 1000,
        ((int)SettingIdentifier.AssetPollMs << LeastBits) | 200, 5000,
        ((int)SettingIdentifier.InverterPollMs << LeastBits) | 200, 2000,
        ((int)SettingIdentifier.ReplyTimeoutMs << LeastBits) | 50, 500,
        ((int)SettingIdentifier.BoundaryRatedMilliamps << LeastBits) | 10000, 1000000,
        ((int)SettingIdentifier.BoundaryClassPermille << LeastBits) | 2, 50,
        ((int)SettingIdentifier.InverterRatedWatts << LeastBits) | 500, 100000,
        ((int)SettingIdentifier.InverterReversionMs << LeastBits) | 1000, 10000,
        ((int)SettingIdentifier.BoundaryMeter << LeastBits) | 1, 2,
        (int)SettingIdentifier.AssetMeter << LeastBits, 3,
        (int)SettingIdentifier.OneBus << LeastBits, 1,
        ((int)SettingIdentifier.PulsesPerKilowattHour << LeastBits) | 1, 100000,
        ((int)SettingIdentifier.PulseMeterSerial << LeastBits) | 1, int.MaxValue,
        ((int)SettingIdentifier.InverterPhases << LeastBits) | 1, 3,
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
        return Rows[RowOf(identifier)] & ((1 << LeastBits) - 1);
    }

    /// <summary>The greatest value.</summary>
    /// <param name="identifier">A known number.</param>
    /// <returns>The value, in the unit of the setting's name.</returns>
    public static int MostOf(int identifier)
    {
        return Rows[RowOf(identifier) + 1];
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
            if (Rows[row] >> LeastBits == identifier)
            {
                return row;
            }
        }

        return -1;
    }
}
