using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Live;

/// <summary>What <see cref="NowWords"/> needs to know of a moment.</summary>
public sealed record NowFacts
{
    /// <summary>What the controller is doing.</summary>
    public ControllerLife Life { get; init; } = ControllerLife.Running;

    /// <summary>What decides the power.</summary>
    public HeldBack HeldBack { get; init; }

    /// <summary>Power asked for, W, positive = charging.</summary>
    public int RequestWatts { get; init; }

    /// <summary>Who asks.</summary>
    public RequestOrigin Origin { get; init; }

    /// <summary>True power of the car, W.</summary>
    public int ChargerWatts { get; init; }

    /// <summary>What bounds the power in the direction asked for, or keeps the contactor open.</summary>
    public LimitReason Reason { get; init; }

    /// <summary>Permissives of the contactor that do not hold.</summary>
    public int MissingPermissives { get; init; }

    /// <summary>Whether the user may reset a lockout.</summary>
    public bool UserMayReset { get; init; } = true;
}

/// <summary>What happens now, and why.</summary>
/// <param name="Tone">"good" = as asked, "calm" = nothing to do, "held" = less than asked, "bad" = something is wrong.</param>
/// <param name="Headline">One sentence without full stop.</param>
/// <param name="Detail">One more sentence, or empty.</param>
/// <param name="Matter">What the sentence is about, without its figures: it changes when the situation does.</param>
public sealed record NowSentence(string Tone, string Headline, string Detail, string Matter);
