namespace NanoV2G.Tools.Live;

/// <summary>Everything that the live page shows at a moment; sent to it as one JSON object.</summary>
/// <remarks>Powers and currents are the true ones of the simulated site; window, request and states are the unit's own.</remarks>
public sealed record LiveState
{
    /// <summary>True UTC of the site, ms since 1970.</summary>
    public required long UnixMs { get; init; }

    /// <summary>The same by the local clock, in words.</summary>
    public required string Clock { get; init; }

    /// <summary>How many times faster than real time; null = as fast as possible.</summary>
    public required double? Speed { get; init; }

    /// <summary>Whether the run is over: nothing follows.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>What happens now, and why.</summary>
    public required NowSentence Now { get; init; }

    /// <summary>What flows.</summary>
    public required LiveFlows Flows { get; init; }

    /// <summary>What the limits allow and who asks for what.</summary>
    public required LiveWindow Window { get; init; }

    /// <summary>What the unit is doing.</summary>
    public required LiveUnit Unit { get; init; }

    /// <summary>Inputs that can be moved by hand.</summary>
    public required LiveInputs Inputs { get; init; }

    /// <summary>Faults that can be made.</summary>
    public required IReadOnlyList<LiveFault> Faults { get; init; }

    /// <summary>The newest half-hours, newest first.</summary>
    public required IReadOnlyList<LiveHalfHour> HalfHours { get; init; }

    /// <summary>The newest events, newest first.</summary>
    public required IReadOnlyList<LiveEvent> Events { get; init; }
}

/// <summary>True powers of the site.</summary>
/// <param name="HouseW">House, W.</param>
/// <param name="SolarW">Sun, W, 0 or more.</param>
/// <param name="ChargerW">Car, W at the inverter's AC terminals, positive = charging.</param>
/// <param name="GridW">Supply terminals, W, positive = import.</param>
/// <param name="GridMa">Signed current at the supply terminals, mA.</param>
/// <param name="SupplyMv">Voltage at the supply terminals, mV; 0 without mains.</param>
public sealed record LiveFlows(int HouseW, int SolarW, int ChargerW, int GridW, int GridMa, int SupplyMv);

/// <summary>Limits, window and request of the unit; zero while it is not running.</summary>
/// <param name="ExportLimitMa">Export limit at the supply terminals, mA.</param>
/// <param name="ImportLimitMa">Import limit at the supply terminals, mA.</param>
/// <param name="RatedW">Rating of the inverter, W.</param>
/// <param name="MostExportMa">Most that the car may discharge now, mA.</param>
/// <param name="ExportReason">What bounds the discharge, in words that follow "by".</param>
/// <param name="MostImportMa">Most that the car may charge with now, mA.</param>
/// <param name="ImportReason">What bounds the charge, in words that follow "by".</param>
/// <param name="RequestW">Power asked for, W.</param>
/// <param name="AskedBy">Who asks, in words.</param>
/// <param name="TargetW">Set-point given to the inverter, W.</param>
public sealed record LiveWindow(
    int ExportLimitMa,
    int ImportLimitMa,
    int RatedW,
    int MostExportMa,
    string ExportReason,
    int MostImportMa,
    string ImportReason,
    int RequestW,
    string AskedBy,
    int TargetW);

/// <summary>States of the unit.</summary>
/// <param name="G100State">State of the limitation scheme, 1 to 3; 0 while the unit is not running.</param>
/// <param name="G100Words">The same in words.</param>
/// <param name="ContactorClosed">Whether the main contacts are truly closed.</param>
/// <param name="ContactorWords">The contactor in words.</param>
/// <param name="ChargePermille">State of charge, permille; null while no car is connected.</param>
/// <param name="BrokerConnected">Whether the message broker is connected.</param>
/// <param name="Missing">What is missing for the contactor to close, in words; empty while it is driven.</param>
public sealed record LiveUnit(
    int G100State,
    string G100Words,
    bool ContactorClosed,
    string ContactorWords,
    int? ChargePermille,
    bool BrokerConnected,
    IReadOnlyList<string> Missing);

/// <summary>Inputs.</summary>
/// <param name="Plug">Whether a car is connected.</param>
/// <param name="LoadControl">The load control contact: "open", "closed" or "fault".</param>
/// <param name="LogicInterface">Whether the switch of the logic interface is closed.</param>
/// <param name="EmergencyStop">Whether the emergency stop is pressed.</param>
public sealed record LiveInputs(bool Plug, string LoadControl, bool LogicInterface, bool EmergencyStop);

/// <summary>One fault.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="IsPresent">Whether it is present now.</param>
/// <param name="Ends">How it ends when nobody clears it, in words.</param>
/// <param name="CanClear">Whether it can be cleared by hand.</param>
public sealed record LiveFault(string Name, string Title, bool IsPresent, string Ends, bool CanClear);

/// <summary>One half-hour of the unit's record.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Span">Local clock times of start and end.</param>
/// <param name="ImportWh">Import, Wh.</param>
/// <param name="ExportWh">Export, Wh.</param>
/// <param name="Remark">Flags and confirmation in words.</param>
public sealed record LiveHalfHour(string Id, string Span, long ImportWh, long ExportWh, string Remark);

/// <summary>One line of the log.</summary>
/// <param name="Number">Rises by one with each line.</param>
/// <param name="Clock">Local clock time.</param>
/// <param name="Text">What happened.</param>
/// <param name="Kind">"now" for a change of what happens, "unit" for an event of the unit, "hand" for something done on the page.</param>
public sealed record LiveEvent(int Number, string Clock, string Text, string Kind);
