using NanoV2G.Tools.FaultMatrix.Rig;

namespace NanoV2G.Tools.FaultMatrix.Exposure;

/// <summary>One kind of implausible boundary data at one site: what the meter does, what the unit serves, what the house does.</summary>
public sealed record ExposureCase
{
    /// <summary>Name of the twin whose meter tells the truth.</summary>
    public const string None = "none";

    /// <summary>Name of what the meter does.</summary>
    public required string Data { get; init; }

    /// <summary>Makes the meter do it.</summary>
    public required Action<UnitAtSite> Begin { get; init; }

    /// <summary>How long it is made before it shows, ms: a replay records first.</summary>
    public int LeadMs { get; init; }

    /// <summary>The phases of the site.</summary>
    public ExposureSite Phases { get; init; }

    /// <summary>Whether the unit charges at the import limit; else it discharges at the export limit.</summary>
    public bool IsCharging { get; init; }

    /// <summary>Whether the house switches its kettle; else it stands.</summary>
    public bool HouseSwitches { get; init; }

    /// <summary>The site in a word.</summary>
    public string Site => Phases switch
    {
        ExposureSite.OnePhase => "onePhase",
        ExposureSite.ThreePhases => "threePhases",
        _ => "inverterOfThree",
    };

    /// <summary>The service in a word.</summary>
    public string Service => IsCharging ? "charging" : "discharging";

    /// <summary>The house in a word.</summary>
    public string House => HouseSwitches ? "switching" : "steady";

    /// <summary>Name of the case.</summary>
    public string Name => $"{Data} {Site} {Service} {House}";
}
