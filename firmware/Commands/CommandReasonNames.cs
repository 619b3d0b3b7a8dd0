using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Commands;

/// <summary>The names of reasons in acknowledgements, lower camel case, made once.</summary>
public static class CommandReasonNames
{
    /// <summary>In the order of <see cref="CommandReason"/>.</summary>
    public static readonly byte[][] All = Ascii.Names(
        "none malformed retained unknownVerb clockUnknown expired notAfterTooFar sequenceNotRising"
        + " tooManyIssuers wattsOutOfRange busy notLockedOut resetsUsedUp causeStillPresent notNow storeFailed installerOnly");
}
