using System.Text.Json;
using System.Text.Json.Serialization;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// One line of the channel between the two processes of a wire run: what on a real board are single wires, and what the
/// site's process measures. Each line carries the members that it needs and no others.
/// </summary>
public sealed record WireMessage
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>To the site: time begins.</summary>
    public bool? Go { get; init; }

    /// <summary>To the site: the coil's driver.</summary>
    public bool? Coil { get; init; }

    /// <summary>To the site: one edge to the supervisor.</summary>
    public bool? Edge { get; init; }

    /// <summary>To the site: a fault to make or clear, by its name.</summary>
    public string? Fault { get; init; }

    /// <summary>To the site: whether that fault is made.</summary>
    public bool? Present { get; init; }

    /// <summary>To the site: the run is over, send the figures.</summary>
    public bool? Stop { get; init; }

    /// <summary>From the site: its ports are open, time may begin.</summary>
    public bool? Ready { get; init; }

    /// <summary>From the site: the inputs, at each change.</summary>
    public WireInputs? Inputs { get; init; }

    /// <summary>From the site: the supervisor resets the controller.</summary>
    public bool? Reset { get; init; }

    /// <summary>From the site: once a second, what was measured.</summary>
    public WireSecond? Second { get; init; }

    /// <summary>From the site: the last line.</summary>
    public WireFigures? Figures { get; init; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The message; null when it is none.</returns>
    public static WireMessage? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<WireMessage>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The line.</summary>
    /// <returns>JSON without a line break.</returns>
    public string Line() => JsonSerializer.Serialize(this, Options);
}

/// <summary>What the controller senses without a bus.</summary>
/// <param name="ProvedOpen">Mirror contact of the contactor.</param>
/// <param name="Plug">Whether a car is connected.</param>
/// <param name="Powered">Whether the controller has a supply.</param>
public sealed record WireInputs(bool ProvedOpen, bool Plug, bool Powered);

/// <summary>One second of the site, measured by its own process.</summary>
/// <param name="UnixMs">UTC, ms since 1970.</param>
/// <param name="HouseW">House, W.</param>
/// <param name="SolarW">Sun, W.</param>
/// <param name="InverterW">Inverter, W, positive = charging.</param>
/// <param name="GridMa">True signed current at the supply terminals, mA.</param>
/// <param name="GridLeastMa">Least within the second, mA.</param>
/// <param name="GridMostMa">Greatest within the second, mA.</param>
/// <param name="Closed">Whether the main contacts are closed.</param>
/// <param name="ChargePermille">State of charge, permille; -1 without a car.</param>
/// <param name="Gap">Whether a recording has no data here.</param>
public sealed record WireSecond(
    long UnixMs,
    int HouseW,
    int SolarW,
    int InverterW,
    int GridMa,
    int GridLeastMa,
    int GridMostMa,
    bool Closed,
    int ChargePermille,
    bool Gap);

/// <summary>What the site's process has measured over the whole run, in steps of 10 ms.</summary>
/// <param name="RanMs">Time that the site has lived since the run began, ms.</param>
/// <param name="LongestLateMs">By how much its steps were behind real time at most, ms.</param>
/// <param name="AboveMs">Time above the export limit, ms.</param>
/// <param name="LongestAboveMs">Longest time above it without a break, ms.</param>
/// <param name="RequestedWh">Discharge that the schedule asked for, Wh.</param>
/// <param name="DeliveredWh">Discharge that flowed while it was asked for, Wh.</param>
/// <param name="FeasibleWh">Discharge that could have flowed, Wh.</param>
/// <param name="Closings">Closings of the main contacts.</param>
/// <param name="Marks">Energies around each half-hour's end.</param>
/// <param name="Faults">What was seen of each fault.</param>
public sealed record WireFigures(
    long RanMs,
    long LongestLateMs,
    long AboveMs,
    long LongestAboveMs,
    double RequestedWh,
    double DeliveredWh,
    double FeasibleWh,
    int Closings,
    IReadOnlyDictionary<long, EnergyMark> Marks,
    IReadOnlyList<WireFault> Faults);

/// <summary>What the site's process has seen of one fault.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AtUnixMs">UTC at which it began, ms since 1970.</param>
/// <param name="UntilUnixMs">UTC at which it ended, or null.</param>
/// <param name="OpenedMs">Time until the contactor opened, ms; null when it did not.</param>
/// <param name="LongestAboveMs">Longest time above the export limit while it lasted, ms.</param>
/// <param name="ClosedAgainMs">Time from its end until the contactor closed again, ms; null when it did not.</param>
public sealed record WireFault(string Name, long AtUnixMs, long? UntilUnixMs, long? OpenedMs, long LongestAboveMs, long? ClosedAgainMs);
