using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>The names of contactor states in messages, lower camel case, made once.</summary>
public static class ContactorStateNames
{
    // In the order of ContactorState.
    private static readonly byte[][] Names = new byte[][]
    {
        Ascii.Bytes("open"),
        Ascii.Bytes("closing"),
        Ascii.Bytes("closed"),
        Ascii.Bytes("unloading"),
        Ascii.Bytes("opening"),
        Ascii.Bytes("faulted"),
    };

    /// <summary>The name of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(ContactorState state)
    {
        return Names[(int)state];
    }
}
