using NanoV2G.Firmware.Limits;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports;

/// <summary>The reasons of limits in words, and the groups in which the report colours them.</summary>
public static class ReasonWords
{
    /// <summary>A few words that follow "by".</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>The words.</returns>
    public static string Of(LimitReason reason)
    {
        return reason switch
        {
            LimitReason.Rating => "the inverter's rating",
            LimitReason.MaximumExportLimit => "the export limit",
            LimitReason.MaximumImportLimit => "the import limit",
            LimitReason.MeterStale => "a silent meter",
            LimitReason.MeterFrozen => "a frozen meter",
            LimitReason.MeterTooSlow => "a slow meter",
            LimitReason.MeterUnproved => "a meter that must answer to a step first",
            LimitReason.MeterRefuted => "a meter that does not answer to the unit's steps",
            LimitReason.InverterTooSlow => "a slow inverter",
            LimitReason.FailSafeNotProved => "a fail-safe that is not proved",
            LimitReason.Lockout => "the lockout",
            LimitReason.SetpointNotDelivered => "an inverter that does not obey",
            LimitReason.LoadControl => "the load control switch",
            LimitReason.NoVehicle => "no car",
            LimitReason.Reserve => "the battery's reserve",
            LimitReason.BatteryFull => "a full battery",
            LimitReason.InverterStale => "a silent inverter",
            LimitReason.ContactorFault => "a contactor fault",
            LimitReason.EmptyWindow => "limits that exclude each other",
            LimitReason.SupplyUnhealthy => "an unhealthy supply",
            LimitReason.OwnPowerUnknown => "own power being unknown",
            LimitReason.LimitBreached => "a limit that was not kept",
            LimitReason.Parked => "parking while the broker is being connected",
            LimitReason.InverterRefused => "an inverter that cannot be driven",
            LimitReason.ProtectionDiffers => "a trip setting of the inverter that is not G99's",
            LimitReason.ProtectionNotShown => "an inverter that does not show its trip settings",
            LimitReason.FrequencyResponse => "the frequency of the supply",
            LimitReason.MeterRefused => "a meter that is not fit for the supply",
            LimitReason.LogicInterfaceOpen => "the logic interface",
            LimitReason.EmergencyStop => "the emergency stop",
            LimitReason.ControllerHangs => "a controller that hangs",
            LimitReason.VehicleStale => "a car that is not heard",
            LimitReason.VehicleNotLocked => "a connector that is not locked",
            LimitReason.VehicleFault => "a fault of the car",
            LimitReason.VehicleForbids => "the car, which does not permit it",
            LimitReason.VehicleCurrent => "the car's own current limit",
            LimitReason.ReversionUnproved => "an inverter that has not been seen to stop by itself",
            _ => "reason " + (int)reason,
        };
    }

    /// <summary>The group of a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>The group.</returns>
    public static HeldBack GroupOf(LimitReason reason)
    {
        return reason switch
        {
            LimitReason.Rating => HeldBack.AsAsked,
            LimitReason.MaximumExportLimit => HeldBack.ExportLimit,
            LimitReason.MaximumImportLimit => HeldBack.ImportLimit,
            LimitReason.LoadControl => HeldBack.LoadControl,
            LimitReason.NoVehicle => HeldBack.NoVehicle,
            LimitReason.Reserve or LimitReason.BatteryFull or LimitReason.VehicleForbids or LimitReason.VehicleCurrent => HeldBack.Battery,
            LimitReason.SupplyUnhealthy or LimitReason.Parked or LimitReason.FrequencyResponse => HeldBack.Waiting,
            LimitReason.Lockout or LimitReason.ContactorFault => HeldBack.Lockout,
            _ => HeldBack.FailSafe,
        };
    }
}
