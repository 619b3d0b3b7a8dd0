using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>The names of contactor states in messages, lower camel case, made once.</summary>
public static class ContactorStateNames
{
    /// <summary>In the order of <see cref="ContactorState"/>.</summary>
    public static readonly byte[][] All = Ascii.Names("open closing closed unloading opening faulted");
}
