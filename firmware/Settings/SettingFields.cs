using NanoV2G.Hal.Board;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Firmware.Settings;

/// <summary>Brings a stored value into the field that it is for.</summary>
internal static class SettingFields
{
    /// <summary>Sets one field.</summary>
    /// <param name="identifier">A known number of one value.</param>
    /// <param name="value">The value, within its range.</param>
    /// <param name="unit">Has the field, or</param>
    /// <param name="field">has it.</param>
    public static void Set(int identifier, int value, UnitSettings unit, FieldSettings field)
    {
        SetLimit(identifier, value, unit);
        SetVehicle(identifier, value, unit);
        SetDevice(identifier, value, field);
    }

    private static void SetLimit(int identifier, int value, UnitSettings unit)
    {
        switch ((SettingIdentifier)identifier)
        {
            case SettingIdentifier.ExportLimitMilliamps: unit.ExportLimitMilliamps = value; break;
            case SettingIdentifier.ImportLimitMilliamps: unit.ImportLimitMilliamps = value; break;
            case SettingIdentifier.OtherGenerationMilliamps: unit.OtherGenerationMilliamps = value; break;
            case SettingIdentifier.GreatestHouseDemandMilliamps: unit.GreatestHouseDemandMilliamps = value; break;
            case SettingIdentifier.LimitMarginMilliamps: unit.LimitMarginMilliamps = value; break;
            case SettingIdentifier.CutOutFuseMilliamps: unit.CutOutFuseMilliamps = value; break;
            case SettingIdentifier.InverterPhase: unit.InverterPhase = value; break;
            case SettingIdentifier.ProtectionDeclared: unit.ProtectionDeclared = value != 0; break;
            case SettingIdentifier.FrequencyResponder: unit.FrequencyResponder = value; break;
            case SettingIdentifier.StaleAfterMs: unit.StaleAfterMs = value; break;
            case SettingIdentifier.FrozenAfterMs: unit.FrozenAfterMs = value; break;
            case SettingIdentifier.ProveFailSafeMs: unit.ProveFailSafeMs = value; break;
            case SettingIdentifier.SlowestLoopIntervalMs: unit.SlowestLoopIntervalMs = value; break;
            case SettingIdentifier.BoundaryLagMs: unit.BoundaryLagMs = value; break;
            case SettingIdentifier.HoldBeforeRiseMs: unit.HoldBeforeRiseMs = value; break;
            case SettingIdentifier.ReactionMs: unit.ReactionMs = value; break;
            case SettingIdentifier.RampWattsPerSecond: unit.RampWattsPerSecond = value; break;
            case SettingIdentifier.DeliverWithinMs: unit.DeliverWithinMs = value; break;
            case SettingIdentifier.BreachOpenMs: unit.BreachOpenMs = value; break;
            case SettingIdentifier.DeliveryRetryMs: unit.DeliveryRetryMs = value; break;
            case SettingIdentifier.CountedExcursionMs: unit.CountedExcursionMs = value; break;
            case SettingIdentifier.LockoutExcursionMs: unit.LockoutExcursionMs = value; break;
            case SettingIdentifier.ExcursionEndMs: unit.ExcursionEndMs = value; break;
            case SettingIdentifier.TwoExcursionsWindowMs: unit.TwoExcursionsWindowMs = value; break;
            case SettingIdentifier.DailyExcursions: unit.DailyExcursions = value; break;
            case SettingIdentifier.UserResets: unit.UserResets = value; break;
            case SettingIdentifier.NonDomestic: unit.NonDomestic = value != 0; break;
            case SettingIdentifier.InstallerReset: unit.InstallerReset = value; break;
        }
    }

    private static void SetVehicle(int identifier, int value, UnitSettings unit)
    {
        switch ((SettingIdentifier)identifier)
        {
            case SettingIdentifier.ReservePermille: unit.ReservePermille = value; break;
            case SettingIdentifier.FullPermille: unit.FullPermille = value; break;
            case SettingIdentifier.IdleOpenMs: unit.IdleOpenMs = value; break;
            case SettingIdentifier.BootSettleMs: unit.BootSettleMs = value; break;
            case SettingIdentifier.ReconnectMs: unit.ReconnectMs = value; break;
            case SettingIdentifier.LeastOpenMs: unit.LeastOpenMs = value; break;
            case SettingIdentifier.MostParkedMs: unit.MostParkedMs = value; break;
            case SettingIdentifier.ParkingRefusedMs: unit.ParkingRefusedMs = value; break;
            case SettingIdentifier.LeastClosedMs: unit.LeastClosedMs = value; break;
            case SettingIdentifier.MostClosingsPerHour: unit.MostClosingsPerHour = value; break;
            case SettingIdentifier.RatedClosings: unit.RatedClosings = value; break;
            case SettingIdentifier.LogicInterfaceFitted: unit.LogicInterfaceFitted = value != 0; break;
            case SettingIdentifier.DcContactorFitted: unit.DcContactorFitted = value != 0; break;
            case SettingIdentifier.EmergencyStopHoldMs: unit.EmergencyStopHoldMs = value; break;
            case SettingIdentifier.ChargeNowWatts: unit.ChargeNowWatts = value; break;
            case SettingIdentifier.LoadControlDebounceMs: unit.LoadControlDebounceMs = value; break;
            case SettingIdentifier.LoadControlClosedExportPermille: unit.LoadControlClosedExportPermille = value; break;
            case SettingIdentifier.LoadControlClosedImportPermille: unit.LoadControlClosedImportPermille = value; break;
            case SettingIdentifier.LoadControlOpenExportPermille: unit.LoadControlOpenExportPermille = value; break;
            case SettingIdentifier.LoadControlOpenImportPermille: unit.LoadControlOpenImportPermille = value; break;
        }
    }

    private static void SetDevice(int identifier, int value, FieldSettings field)
    {
        switch ((SettingIdentifier)identifier)
        {
            case SettingIdentifier.Baud: field.Baud = value; break;
            case SettingIdentifier.BoundarySlave: field.BoundarySlave = value; break;
            case SettingIdentifier.AssetSlave: field.AssetSlave = value; break;
            case SettingIdentifier.InverterSlave: field.InverterSlave = value; break;
            case SettingIdentifier.BoundaryPollMs: field.BoundaryPollMs = value; break;
            case SettingIdentifier.AssetPollMs: field.AssetPollMs = value; break;
            case SettingIdentifier.InverterPollMs: field.InverterPollMs = value; break;
            case SettingIdentifier.ReplyTimeoutMs: field.ReplyTimeoutMs = value; break;
            case SettingIdentifier.BoundaryRatedMilliamps: field.BoundaryRatedMilliamps = value; break;
            case SettingIdentifier.BoundaryClassPermille: field.BoundaryClassPermille = value; break;
            case SettingIdentifier.InverterRatedWatts: field.InverterRatedWatts = value; break;
            case SettingIdentifier.InverterReversionMs: field.InverterReversionMs = value; break;
            case SettingIdentifier.BoundaryMeter: field.BoundaryMeter = (MeterKind)value; break;
            case SettingIdentifier.AssetMeter: field.AssetMeter = (MeterKind)value; break;
            case SettingIdentifier.OneBus: field.OneBus = value != 0; break;
            case SettingIdentifier.PulsesPerKilowattHour: field.PulsesPerKilowattHour = value; break;
            case SettingIdentifier.PulseMeterSerial: field.PulseMeterSerial = value; break;
            case SettingIdentifier.InverterPhases: field.InverterPhases = value; break;
            case SettingIdentifier.VehicleLink: field.VehicleLink = (VehicleProtocol)value; break;
            case SettingIdentifier.VehicleSlave: field.VehicleSlave = value; break;
        }
    }
}
