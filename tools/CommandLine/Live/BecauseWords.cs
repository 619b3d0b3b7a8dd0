using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Limits;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Live;

/// <summary>Why power is not what was asked for, in words that follow "because".</summary>
public static class BecauseWords
{
    // In the order in which a reader wants to hear of them: what is wrong before what merely takes its time.
    private static readonly (int Bit, string Words)[] Permissives =
    [
        (Permissive.VehicleConnected, "no car is connected"),
        (Permissive.BoundaryLive, "the meter at the supply terminals cannot be read"),
        (Permissive.AssetMeterRead, "the meter inside the chargepoint cannot be read"),
        (Permissive.BootSettled, "the unit has only just started"),
        (Permissive.SupplyHealthy, "the supply has not been healthy for long enough"),
        (Permissive.NothingForbids, "a limit keeps the contactor open"),
        (Permissive.RestedOpen, "the contactor rests after opening"),
        (Permissive.ClosingsLeft, "the contactor has closed as often as an hour allows"),
        (Permissive.DcConnected, "the battery is being connected to the inverter"),
        (Permissive.PowerWanted, "nobody asks for power that the limits allow"),
    ];

    /// <summary>A reason of the window.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>A clause.</returns>
    public static string Of(LimitReason reason)
    {
        return reason switch
        {
            LimitReason.Rating => "the inverter gives no more",
            LimitReason.MaximumExportLimit => "the export limit leaves no room",
            LimitReason.MaximumImportLimit => "the import limit leaves no room",
            LimitReason.MeterStale => "the meter at the supply terminals is silent",
            LimitReason.MeterFrozen => "the values of the meter at the supply terminals stand still",
            LimitReason.MeterTooSlow => "the meter at the supply terminals is too slow",
            LimitReason.MeterUnproved => "the meter at the supply terminals must answer to a step of the unit's power first",
            LimitReason.MeterRefuted => "the meter at the supply terminals does not answer to the unit's own steps",
            LimitReason.InverterTooSlow => "the inverter follows too slowly",
            LimitReason.FailSafeNotProved => "the unit cannot prove that its power is safe without the meter",
            LimitReason.Lockout => "the unit is locked out",
            LimitReason.SetpointNotDelivered => "the inverter did not obey and is given a pause",
            LimitReason.LoadControl => "the load control switch forbids it",
            LimitReason.NoVehicle => "no car is connected",
            LimitReason.Reserve => "the battery is at its reserve",
            LimitReason.BatteryFull => "the battery is full",
            LimitReason.InverterStale => "the inverter is silent",
            LimitReason.ContactorFault => "the contactor has a latched fault",
            LimitReason.EmptyWindow => "the limits exclude each other",
            LimitReason.SupplyUnhealthy => "the supply is not healthy",
            LimitReason.OwnPowerUnknown => "the unit does not know its own power",
            LimitReason.LimitBreached => "a limit was not kept and the unit pauses",
            LimitReason.LogicInterfaceOpen => "the logic interface is open, or has not been closed for long enough",
            LimitReason.EmergencyStop => "the emergency stop is pressed, or has not been released for long enough",
            LimitReason.ControllerHangs => "a part of the controller hangs and is reset",
            LimitReason.ProtectionDiffers => "a trip setting of the inverter is not as the grid code asks: the list of events names it",
            LimitReason.ProtectionNotShown => "the inverter does not show its trip settings",
            LimitReason.FrequencyResponse => "the frequency of the supply forbids it, or is not known",
            LimitReason.VehicleStale => "the car is not heard",
            LimitReason.VehicleNotLocked => "the connector is not locked in the car",
            LimitReason.VehicleFault => "the car says that something is wrong with it",
            LimitReason.VehicleForbids => "the car does not permit it",
            LimitReason.VehicleCurrent => "the car takes and gives no more",
            LimitReason.ReversionUnproved => "the inverter has not yet been seen to stop by itself when nobody asks it any more",
            _ => "of " + ReasonWords.Of(reason),
        };
    }

    /// <summary>The permissives that do not hold.</summary>
    /// <param name="missing">Mask; see <see cref="Permissive"/>.</param>
    /// <returns>A clause for each, the most telling first.</returns>
    public static IReadOnlyList<string> OfMissing(int missing)
    {
        return [.. Permissives.Where(permissive => (missing & permissive.Bit) != 0).Select(permissive => permissive.Words)];
    }
}
