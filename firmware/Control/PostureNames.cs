using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Control;

/// <summary>The names of postures in messages, lower camel case, made once.</summary>
public static class PostureNames
{
    /// <summary>In the order of <see cref="Posture"/>.</summary>
    public static readonly byte[][] All = Ascii.Names("starting idle serving failSafe waiting lockout fault parked");
}
