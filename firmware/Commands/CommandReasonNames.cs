using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Commands;

/// <summary>The names of reasons in acknowledgements, lower camel case, made once.</summary>
public static class CommandReasonNames
{
    // In the order of CommandReason.
    private static readonly byte[][] Names = new byte[][]
    {
        Ascii.Bytes("none"),
        Ascii.Bytes("malformed"),
        Ascii.Bytes("retained"),
        Ascii.Bytes("unknownVerb"),
        Ascii.Bytes("clockUnknown"),
        Ascii.Bytes("expired"),
        Ascii.Bytes("notAfterTooFar"),
        Ascii.Bytes("sequenceNotRising"),
        Ascii.Bytes("tooManyIssuers"),
        Ascii.Bytes("wattsOutOfRange"),
        Ascii.Bytes("busy"),
        Ascii.Bytes("notLockedOut"),
        Ascii.Bytes("resetsUsedUp"),
        Ascii.Bytes("causeStillPresent"),
        Ascii.Bytes("notNow"),
        Ascii.Bytes("storeFailed"),
    };

    /// <summary>The name of a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(CommandReason reason)
    {
        return Names[(int)reason];
    }
}
