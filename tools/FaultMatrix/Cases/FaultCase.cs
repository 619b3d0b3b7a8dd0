using NanoV2G.Tools.FaultMatrix.Rig;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <summary>
/// One case of the matrix: what breaks, in which posture, and what has to happen. The one row type: every case is
/// <see cref="Base"/> with a few fields changed.
/// </summary>
public sealed record FaultCase
{
    /// <summary>Name of the fault that is none: the twin of a posture. The twins at other sites have names that begin with it.</summary>
    public const string None = "none";

    /// <summary>Within which time the site has to be safe, ms (ENA EREC G100).</summary>
    public const int SafeWithinMs = 5000;

    /// <summary>The base case: no fault, and the contactor stays on its course.</summary>
    public static readonly FaultCase Base = new();

    /// <summary>Name of the fault.</summary>
    public string Fault { get; init; } = None;

    /// <summary>Whether nothing breaks: any reaction is one too many.</summary>
    public bool IsTwin => Fault.StartsWith(None, StringComparison.Ordinal);

    /// <summary>
    /// What it befalls: sensor, wire, actuator, supply, contact, vehicle, reserve, dc, protection, eligibility, exchange, threePhase, inverterOfThree,
    /// otherPhase, clock, store, link, thread or board.
    /// </summary>
    public string Part { get; init; } = "";

    /// <summary>The posture.</summary>
    public UnitPosture Posture { get; init; }

    /// <summary>Makes the fault.</summary>
    public Action<UnitAtSite> Begin { get; init; } = _ => { };

    /// <summary>Clears it.</summary>
    public Action<UnitAtSite> End { get; init; } = _ => { };

    /// <summary>How long it lasts, ms.</summary>
    public int LastsMs { get; init; } = 12000;

    /// <summary>By how much the house falls when the fault comes, W: a full load rejection. Beside a charging car it then rises by as much.</summary>
    public int SwingWatts { get; init; } = FaultSetup.HouseWatts;

    /// <summary>While it lasts, it is cleared and made anew at this interval, ms; 0 = it stays.</summary>
    public int FlapMs { get; init; }

    /// <summary>Changes the unit or the site before the start.</summary>
    public Action<FaultSetup> Patch { get; init; } = _ => { };

    /// <summary>What the unit has to do.</summary>
    public ExpectedReaction Expected { get; init; } = ExpectedReaction.GoesOn;

    /// <summary>The reasons that count as having noticed it, separated by spaces; empty = any.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>Within which time it has to be noticed, and an opening contactor to be open, ms.</summary>
    public int WithinMs { get; init; } = SafeWithinMs;

    /// <summary>The stated time from the clearing to full service, s.</summary>
    public int BackWithinS { get; init; } = 15;

    /// <summary>Name of the case.</summary>
    public string Name => Fault + " " + UnitPostures.NameOf(Posture);
}
