using System.Runtime.CompilerServices;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>What is known of a half-hour's energy. Stored as one byte, so the numbers never change.</summary>
[ExcludeType]
public static class HalfHourFlags
{
    /// <summary>Read at both ends, power never lost within.</summary>
    public const int Actual = 1;

    /// <summary>Power was lost within, or one end has no reading near enough: true energy, of part of the period.</summary>
    public const int Partial = 2;

    /// <summary>Nothing is known of the period's energy. It may be part of a recovered amount.</summary>
    public const int Missing = 4;

    /// <summary>Not a half-hour but an amount: true energy by the registers, whose distribution over its periods is unknown.</summary>
    public const int Recovered = 8;

    /// <summary>UTC jumped by more than 2 s within: the period was cut or stretched.</summary>
    public const int ClockStepped = 16;

    /// <summary>The registers counted against the power that the same meter showed.</summary>
    public const int ReverseRunning = 32;

    /// <summary>A register went backwards or leapt: the energy ends at the last reading before.</summary>
    public const int RegisterRollback = 64;

    /// <summary>Access to the meter or the enclosure was detected. Part of the stored form; no input of this version sets it.</summary>
    public const int Tamper = 128;
}
