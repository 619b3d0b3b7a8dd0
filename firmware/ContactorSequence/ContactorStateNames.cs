using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>The names of contactor states in messages, lower camel case, made once.</summary>
public static class ContactorStateNames
{
    // In the order of ContactorState.
    private static readonly byte[][] Names = Ascii.Names("open closing closed unloading opening faulted");

    /// <summary>The name of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(ContactorState state)
    {
        return Names[(int)state];
    }
}
