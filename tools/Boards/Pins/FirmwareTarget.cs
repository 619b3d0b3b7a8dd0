namespace NanoV2G.Tools.Boards.Pins;

/// <summary>
/// An official nanoFramework firmware image for the ESP32. Source: the target configurations in nanoframework/nf-interpreter
/// (<c>targets/ESP32/defconfig</c>), read in July 2026.
/// </summary>
/// <param name="Name">The name that nanoff takes.</param>
/// <param name="Psram">True when it is built for PSRAM.</param>
/// <param name="EthernetPins">Clock and reset (or oscillator enable) of the Ethernet chip; empty when the image has Wi-Fi only.</param>
public sealed record FirmwareTarget(string Name, bool Psram, IReadOnlyList<int> EthernetPins)
{
    /// <summary>The images for the plain ESP32 that a board may name.</summary>
    public static readonly IReadOnlyList<FirmwareTarget> All =
    [
        new("ESP32_OLIMEX_WROVER", Psram: true, [0, 12]),
        new("ESP32_OLIMEX", Psram: false, [17, 12]),
        new("ESP32_WT32_ETH01", Psram: false, [0, 16]),
        new("ESP32_PSRAM_REV3", Psram: true, []),
        new("ESP32_PSRAM_REV0", Psram: true, []),
        new("ESP32_REV3", Psram: false, []),
        new("ESP32_REV0", Psram: false, []),
    ];

    /// <summary>Finds an image.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The image, or null when there is none of that name.</returns>
    public static FirmwareTarget? Find(string name)
    {
        return All.FirstOrDefault(target => target.Name == name);
    }
}
