namespace NanoV2G.Tools.Boards.Pins;

/// <summary>
/// What is fixed by the chip, whatever the board. Sources: strapping, flash, PSRAM and input-only pins from ESP-IDF's GPIO
/// reference; the pulls after reset from the IO_MUX table of the ESP32 data sheet (GPIO 2, 4, 12, 13 weak pull-down;
/// GPIO 0, 1, 3, 5, 14, 15 weak pull-up; the rest none).
/// </summary>
public static class Esp32
{
    /// <summary>The pins that exist as GPIO.</summary>
    public static readonly IReadOnlySet<int> Gpios = Set([.. Enumerable.Range(0, 20), 21, 22, 23, 25, 26, 27, .. Enumerable.Range(32, 8)]);

    /// <summary>Sampled at reset: they choose boot mode, flash voltage and SDIO timing.</summary>
    public static readonly IReadOnlySet<int> Strapping = Set([0, 2, 5, 12, 15]);

    /// <summary>No output driver, no internal pull.</summary>
    public static readonly IReadOnlySet<int> InputOnly = Set([34, 35, 36, 37, 38, 39]);

    /// <summary>The flash hangs here.</summary>
    public static readonly IReadOnlySet<int> Flash = Set([6, 7, 8, 9, 10, 11]);

    /// <summary>The PSRAM of a WROVER module hangs here.</summary>
    public static readonly IReadOnlySet<int> Psram = Set([16, 17]);

    /// <summary>UART 0: console, flashing and nanoFramework's wire protocol.</summary>
    public static readonly IReadOnlySet<int> Console = Set([1, 3]);

    /// <summary>Ethernet: the data pins are fixed in the chip (19, 21, 22, 25, 26, 27), MDC 23 and MDIO 18 in nanoFramework's images.</summary>
    public static readonly IReadOnlySet<int> Ethernet = Set([18, 19, 21, 22, 23, 25, 26, 27]);

    private static readonly IReadOnlySet<int> PulledUp = Set([0, 1, 3, 5, 14, 15]);
    private static readonly IReadOnlySet<int> PulledDown = Set([2, 4, 12, 13]);

    /// <summary>What the pin shows after reset with nothing connected.</summary>
    /// <param name="gpio">Number of the pin.</param>
    /// <returns><c>low</c>, <c>high</c> or <c>floating</c>.</returns>
    public static string AfterReset(int gpio)
    {
        return PulledUp.Contains(gpio) ? "high" : PulledDown.Contains(gpio) ? "low" : "floating";
    }

    /// <summary>The level that a strapping pin must show at reset for a normal boot and for flashing.</summary>
    /// <param name="gpio">Number of a strapping pin.</param>
    /// <returns><c>low</c> or <c>high</c>.</returns>
    public static string StrapLevel(int gpio)
    {
        // GPIO 2 matters only while flashing, GPIO 5 and 15 only for boot messages and SDIO timing; their defaults are kept all the same.
        return gpio is 2 or 12 ? "low" : "high";
    }

    private static HashSet<int> Set(int[] pins)
    {
        return [.. pins];
    }
}
