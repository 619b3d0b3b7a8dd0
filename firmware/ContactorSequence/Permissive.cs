using System.Runtime.CompilerServices;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>
/// What must be true for the contactor to be driven closed, one bit each (invariant 1). A set bit in a mask of missing
/// permissives is one that does not hold.
/// </summary>
[ExcludeType]
public static class Permissive
{
    /// <summary>The time after boot has passed.</summary>
    public const int BootSettled = 1;

    /// <summary>Voltage and frequency have been healthy for the reconnection time.</summary>
    public const int SupplyHealthy = 2;

    /// <summary>Boundary readings are live: the limit is held by the loop, or by the open-loop cap where they come too slowly for it.</summary>
    public const int BoundaryLive = 4;

    /// <summary>The asset meter is read: what flows is recorded.</summary>
    public const int AssetMeterRead = 8;

    /// <summary>A vehicle is connected.</summary>
    public const int VehicleConnected = 16;

    /// <summary>No limit source demands an open contactor.</summary>
    public const int NothingForbids = 32;

    /// <summary>The contactor has been open for the least time.</summary>
    public const int RestedOpen = 64;

    /// <summary>Somebody asks for power that the window allows.</summary>
    public const int PowerWanted = 128;

    /// <summary>The closings of the last hour leave one more.</summary>
    public const int ClosingsLeft = 256;

    /// <summary>Where the board has DC contactors, the battery is on the link. Missing only while nothing else is: it is connected for a closing.</summary>
    public const int DcConnected = 512;
}
