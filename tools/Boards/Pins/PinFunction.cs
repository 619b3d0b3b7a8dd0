namespace NanoV2G.Tools.Boards.Pins;

/// <summary>What a pin may be used for, and what that demands of it.</summary>
/// <param name="Name">The key in <c>pins</c>.</param>
/// <param name="Text">In words.</param>
/// <param name="Direction">The direction it must have.</param>
/// <param name="MustRestLow">True when a high level without a program acts on the plant or on a bus: needs a pull-down, and no strapping pin.</param>
public sealed record PinFunction(string Name, string Text, string Direction, bool MustRestLow)
{
    /// <summary>All functions, in the order of drawings and tables.</summary>
    public static readonly IReadOnlyList<PinFunction> All =
    [
        new("contactorDrive", "contactor drive", "output", MustRestLow: true),
        new("secondContactorDrive", "second contactor drive", "output", MustRestLow: true),
        new("supervisorPulse", "supervisor pulse", "output", MustRestLow: true),
        new("boundaryTransmit", "bus 1 (boundary) transmit", "output", MustRestLow: false),
        new("boundaryReceive", "bus 1 (boundary) receive", "input", MustRestLow: false),
        new("boundaryDirection", "bus 1 (boundary) direction", "output", MustRestLow: true),
        new("assetTransmit", "bus 2 (asset, inverter) transmit", "output", MustRestLow: false),
        new("assetReceive", "bus 2 (asset, inverter) receive", "input", MustRestLow: false),
        new("assetDirection", "bus 2 (asset, inverter) direction", "output", MustRestLow: true),
        new("inputsClock", "slow inputs clock", "output", MustRestLow: false),
        new("inputsLoad", "slow inputs load", "output", MustRestLow: false),
        new("inputsData", "slow inputs data", "input", MustRestLow: false),
        new("clockData", "clock chip data (SDA)", "openDrain", MustRestLow: false),
        new("clockClock", "clock chip clock (SCL)", "openDrain", MustRestLow: false),
        new("statusLed", "status LED", "output", MustRestLow: false),
    ];

    /// <summary>Finds a function.</summary>
    /// <param name="name">Its key.</param>
    /// <returns>The function.</returns>
    public static PinFunction Of(string name)
    {
        return All.First(function => function.Name == name);
    }

    /// <summary>Whether a board must have the pin.</summary>
    /// <param name="board">The board.</param>
    /// <returns>False for a direction or LED pin that the board says it does without, and for a second contactor that it does not have.</returns>
    public bool IsNeededBy(Board board)
    {
        return Name switch
        {
            "boundaryDirection" => board.Buses.Boundary.Direction == "pin",
            "assetDirection" => board.Buses.Asset.Direction == "pin",
            "secondContactorDrive" => board.Pins.ContainsKey(Name),
            "statusLed" => board.StatusLed == "pin",
            _ => true,
        };
    }
}
