namespace NanoV2G.Firmware.Commands;

/// <summary>The part of the reporting that sends stored half-hours once more.</summary>
public interface IResendTarget
{
    /// <summary>Asks for stored half-hours to be sent again. Called by the report thread; returns without waiting.</summary>
    /// <param name="fromUtcUnixMs">Start of the time asked for, Unix ms, below <paramref name="toUtcUnixMs"/>.</param>
    /// <param name="toUtcUnixMs">End of the time asked for, itself outside of it, Unix ms.</param>
    /// <returns><see cref="CommandReason.None"/> when accepted, otherwise why not.</returns>
    CommandReason Resend(long fromUtcUnixMs, long toUtcUnixMs);
}
