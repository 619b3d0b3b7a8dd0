namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>
/// Places in the 74HC165 chain of slow inputs, in the order in which they are shifted out; the same on every board
/// (<c>boards/slow-inputs.json</c>). The first and the last are tied to fixed levels, so that a broken chain shows.
/// </summary>
public static class SlowInputBits
{
    /// <summary>Tied to 0 V: high means a fault of the chain.</summary>
    public const int FixedLow = 0;

    /// <summary>High: the mirror contact is closed, so every main contact is open (IEC 60947-4-1 annex F).</summary>
    public const int MirrorContact = 1;

    /// <summary>High: the emergency stop is not pressed.</summary>
    public const int EmergencyStop = 2;

    /// <summary>High: the switch of the logic interface is closed.</summary>
    public const int LogicInterface = 3;

    /// <summary>High: a vehicle is plugged in.</summary>
    public const int VehicleConnected = 5;

    /// <summary>High: the make contact of the load-control switch's interposing relay is closed.</summary>
    public const int LoadControlClosed = 6;

    /// <summary>High: the break contact of the load-control switch's interposing relay is closed.</summary>
    public const int LoadControlOpen = 7;

    /// <summary>High: the make contact of the fifth load-control switch is closed; on a board with two contactors, the mirror contact of the second.</summary>
    public const int LoadControl5Closed = 14;

    /// <summary>The serial end, tied to 3.3 V: low means a fault of the chain.</summary>
    public const int FixedHigh = 16;

    /// <summary>How many bits are read: two chips and the serial end.</summary>
    public const int Count = 17;
}
