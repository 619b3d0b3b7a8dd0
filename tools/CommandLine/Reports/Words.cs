using System.Globalization;
using NanoV2G.Tools.Traces;

namespace NanoV2G.Tools.Reports;

/// <summary>Numbers as a reader wants them.</summary>
public static class Words
{
    /// <summary>A current.</summary>
    /// <param name="milliamps">Current, mA.</param>
    /// <returns>For example "16 A".</returns>
    public static string Amps(int milliamps) => (milliamps / 1000.0).ToString("0.##", CultureInfo.InvariantCulture) + " A";

    /// <summary>A time in seconds.</summary>
    /// <param name="seconds">Time, s.</param>
    /// <returns>For example "1.25 s", "3 min 20 s" or "2 h 5 min".</returns>
    public static string Seconds(double seconds)
    {
        if (seconds < 120)
        {
            return seconds.ToString("0.##", CultureInfo.InvariantCulture) + " s";
        }

        long whole = (long)Math.Round(seconds);
        return whole < 7200
            ? (whole % 60 == 0 ? $"{whole / 60} min" : $"{whole / 60} min {whole % 60} s")
            : (whole / 60 % 60 == 0 ? $"{whole / 3600} h" : $"{whole / 3600} h {whole / 60 % 60} min");
    }

    /// <summary>An energy.</summary>
    /// <param name="wattHours">Energy, Wh.</param>
    /// <returns>For example "7.42 kWh".</returns>
    public static string KilowattHours(double wattHours) => (wattHours / 1000).ToString("0.00", CultureInfo.InvariantCulture) + " kWh";

    /// <summary>A power.</summary>
    /// <param name="watts">Power, W.</param>
    /// <returns>For example "7.4 kW".</returns>
    public static string Kilowatts(int watts) => (watts / 1000.0).ToString("0.##", CultureInfo.InvariantCulture) + " kW";

    /// <summary>A voltage, for example "253.1 V".</summary>
    /// <param name="millivolts">The voltage, mV.</param>
    /// <returns>The text.</returns>
    public static string Volts(int millivolts) => (millivolts / 1000.0).ToString("0.#", CultureInfo.InvariantCulture) + " V";

    /// <summary>A frequency.</summary>
    /// <param name="milliHertz">Frequency, mHz.</param>
    /// <returns>For example "49.48 Hz".</returns>
    public static string Hertz(int milliHertz) => (milliHertz / 1000.0).ToString("0.##", CultureInfo.InvariantCulture) + " Hz";

    /// <summary>A share.</summary>
    /// <param name="share">Share, 1 = all.</param>
    /// <returns>For example "97.3 %"; never rounded up to 100 %.</returns>
    public static string Percent(double share) => (Math.Floor(share * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A moment by the local clock.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <returns>For example "18:00:04".</returns>
    public static string Clock(long unixMs) => LocalClock.At(unixMs).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A date and time by the local clock.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <returns>For example "Wed 14 January 2026, 00:00".</returns>
    public static string DateAndClock(long unixMs) => LocalClock.At(unixMs).ToString("ddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
