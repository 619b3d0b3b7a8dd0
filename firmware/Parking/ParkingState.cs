namespace NanoV2G.Firmware.Parking;

/// <summary>How far parking has come.</summary>
public enum ParkingState
{
    /// <summary>Nobody asks: the window is not narrowed.</summary>
    Free = 0,

    /// <summary>Asked: power goes to the open-loop cap or to zero, and is not yet proved there.</summary>
    Reducing = 1,

    /// <summary>Proved: the interpreter may be blocked.</summary>
    Parked = 2,

    /// <summary>Taken back from a caller that kept it too long: nobody gets it for a while.</summary>
    Refusing = 3,
}
