using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Control;

/// <summary>The names of postures in messages, lower camel case, made once.</summary>
public static class PostureNames
{
    // In the order of Posture.
    private static readonly byte[][] Names = Ascii.Names("starting idle serving failSafe waiting lockout fault parked");

    /// <summary>The name of a posture.</summary>
    /// <param name="posture">The posture.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(Posture posture)
    {
        return Names[(int)posture];
    }
}
