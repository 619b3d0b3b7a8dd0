using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Commands;

/// <summary>The names of reasons in acknowledgements, lower camel case, made once.</summary>
public static class CommandReasonNames
{
    // In the order of CommandReason.
    private static readonly byte[][] Names = Ascii.Names(
        "none malformed retained unknownVerb clockUnknown expired notAfterTooFar sequenceNotRising"
        + " tooManyIssuers wattsOutOfRange busy notLockedOut resetsUsedUp causeStillPresent notNow storeFailed");

    /// <summary>The name of a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(CommandReason reason)
    {
        return Names[(int)reason];
    }
}
