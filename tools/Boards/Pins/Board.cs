namespace NanoV2G.Tools.Boards.Pins;

/// <summary>A controller board as its <c>board.json</c> states it.</summary>
public sealed record Board(
    string Name,
    string Title,
    string Target,
    string Module,
    int FlashMegabytes,
    bool Psram,
    BoardMemory Memory,
    BoardNetwork Network,
    string MutualTls,
    BoardBuses Buses,
    string StatusLed,
    IReadOnlyDictionary<string, string> Terminals,
    IReadOnlyDictionary<string, BoardPin> Pins,
    IReadOnlyList<BoardReservation> Reserved,
    IReadOnlyList<string> Cannot,
    IReadOnlyDictionary<string, BoardSource> Sources)
{
    /// <summary>True when an Ethernet controller takes its pins.</summary>
    public bool HasEthernet => Network.Kind == "ethernet";
}

/// <summary>What the firmware image leaves to the application.</summary>
public sealed record BoardMemory(int FileSystemKilobytes, int DeploymentKilobytes, string ManagedHeap);

/// <summary>How the board reaches the network: <c>ethernet</c> or <c>wifi</c>.</summary>
public sealed record BoardNetwork(string Kind, string How);

/// <summary>The two RS-485 buses: the boundary meter alone on one, asset meter and inverter on the other.</summary>
public sealed record BoardBuses(BoardBus Boundary, BoardBus Asset);

/// <summary>One RS-485 bus; <c>Direction</c> is <c>pin</c> or <c>automatic</c>.</summary>
public sealed record BoardBus(string Port, int Baud, string Direction);

/// <summary>One pin in use; <c>Direction</c> is <c>input</c>, <c>output</c> or <c>openDrain</c>.</summary>
public sealed record BoardPin(
    int Gpio,
    string Connector,
    string Direction,
    BoardPull? Pull,
    BoardLevels Levels,
    string? Strap,
    string? Note,
    IReadOnlyList<string> Sources);

/// <summary>A pull resistor; <c>To</c> is <c>low</c> or <c>high</c>, <c>At</c> is <c>fitted</c> or <c>board</c>.</summary>
public sealed record BoardPull(string To, int Ohms, string At);

/// <summary>What a pin shows while no program drives it: <c>low</c>, <c>high</c>, <c>floating</c>, <c>lastDriven</c>, <c>drivenOutside</c>.</summary>
public sealed record BoardLevels(string Reset, string Boot, string Hang, string Update);

/// <summary>Pins that something else holds.</summary>
public sealed record BoardReservation(IReadOnlyList<int> Gpios, string Use, string What, IReadOnlyList<string> Sources);

/// <summary>Where a fact comes from; <c>Confidence</c> is <c>primary</c>, <c>secondary</c> or <c>recalled</c>.</summary>
public sealed record BoardSource(string What, string Where, string Confidence);

/// <summary>The chain of shift registers that brings in everything slow, the same on every board.</summary>
public sealed record SlowInputs(string Part, int Chips, IReadOnlyList<SlowInput> Bits);

/// <summary>One bit of the chain, in the order in which it leaves it.</summary>
public sealed record SlowInput(int Bit, string Input, string Function, string High, string Low);
