namespace NanoV2G.Firmware.Limits;

/// <summary>Why an end of the window is where it is. The numbers are part of the record and never change.</summary>
public enum LimitReason
{
    /// <summary>The inverter's rating: nothing narrows the window.</summary>
    Rating = 0,

    /// <summary>The maximum export limit at the boundary.</summary>
    MaximumExportLimit = 1,

    /// <summary>The maximum import limit at the boundary.</summary>
    MaximumImportLimit = 2,

    /// <summary>No boundary reading for the stale time: open-loop cap.</summary>
    MeterStale = 3,

    /// <summary>Boundary readings arrive but stand still: open-loop cap.</summary>
    MeterFrozen = 4,

    /// <summary>Boundary readings come too seldom to close the loop: open-loop cap.</summary>
    MeterTooSlow = 5,

    /// <summary>Own power is not proved within the open-loop cap while the boundary is unknown: contactor open.</summary>
    FailSafeNotProved = 6,

    /// <summary>State 3: locked out until reset.</summary>
    Lockout = 7,

    /// <summary>The inverter did not follow a reduced set-point: contactor open, tried again later.</summary>
    SetpointNotDelivered = 8,

    /// <summary>The auxiliary load control switch.</summary>
    LoadControl = 9,

    /// <summary>No vehicle is connected.</summary>
    NoVehicle = 10,

    /// <summary>The vehicle's reserve is reached.</summary>
    Reserve = 11,

    /// <summary>The vehicle's battery is full.</summary>
    BatteryFull = 12,

    /// <summary>The inverter's readings are missing, so its state of charge and power are unknown.</summary>
    InverterStale = 13,

    /// <summary>The contactor is in a latched fault.</summary>
    ContactorFault = 14,

    /// <summary>One phase is over the export limit while another is over the import limit: nothing satisfies both.</summary>
    EmptyWindow = 15,

    /// <summary>Voltage or frequency of the supply is outside the protection thresholds.</summary>
    SupplyUnhealthy = 16,

    /// <summary>Neither meter nor inverter tells the unit's own power.</summary>
    OwnPowerUnknown = 17,

    /// <summary>The boundary stayed above a limit for longer than the loop needs: contactor open, tried again later.</summary>
    LimitBreached = 18,

    /// <summary>Parked, or on the way there: the open-loop cap or zero while the interpreter may be blocked.</summary>
    Parked = 19,

    /// <summary>The boundary meter is not fit for this supply: contactor open.</summary>
    MeterRefused = 20,

    /// <summary>The device at the inverter's address cannot be driven: contactor open.</summary>
    InverterRefused = 21,

    /// <summary>The inverter follows its set-points too late to close the loop: open-loop cap.</summary>
    InverterTooSlow = 22,

    /// <summary>The boundary meter has not answered to an own step since it was lost, or is being asked by one: open-loop cap, or a step less.</summary>
    MeterUnproved = 23,

    /// <summary>The boundary meter has not answered to step after step of the unit's own: open-loop cap.</summary>
    MeterRefuted = 24,

    /// <summary>The switch of the logic interface is open, or its wire is broken, or it has not been closed for long enough: contactor open.</summary>
    LogicInterfaceOpen = 25,

    /// <summary>The emergency stop is pressed, or its wire is broken, or it has not been released for long enough: contactor open.</summary>
    EmergencyStop = 26,

    /// <summary>A thread of the controller hangs, or its clock stands still: contactor open until the supervisor has reset it.</summary>
    ControllerHangs = 27,

    /// <summary>A setting of the inverter's interface protection differs from what it must be: no discharge.</summary>
    ProtectionDiffers = 28,

    /// <summary>The inverter has not shown its interface protection, and nobody has declared it: no discharge.</summary>
    ProtectionNotShown = 29,

    /// <summary>The supply's frequency, or not knowing it, where the controller answers to it: less of what makes it worse.</summary>
    FrequencyResponse = 30,

    /// <summary>The vehicle has not been heard for a while: no power until it is.</summary>
    VehicleStale = 31,

    /// <summary>The connector is not locked in the vehicle's inlet: contactor open.</summary>
    VehicleNotLocked = 32,

    /// <summary>The vehicle says that something is wrong with it: contactor open.</summary>
    VehicleFault = 33,

    /// <summary>The vehicle does not permit this direction.</summary>
    VehicleForbids = 34,

    /// <summary>The most current that the vehicle takes or gives.</summary>
    VehicleCurrent = 35,

    /// <summary>The inverter has not been seen to land at zero when its set-point is withheld: the power of the test, or the open-loop cap.</summary>
    ReversionUnproved = 36,
}
