using NodaTime;
using NodaTime.TimeZones;

namespace NanoV2G.Tools.Traces;

/// <summary>The clock on the wall in Great Britain.</summary>
public static class LocalClock
{
    /// <summary>The time zone of every site.</summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

    // A clock time that comes twice is the first one, one that is left out by the change to summer time is moved on by
    // the hour that was left out.
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>What the clock shows.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <returns>Local date and time.</returns>
    public static LocalDateTime At(long unixMs)
    {
        return Instant.FromUnixTimeMilliseconds(unixMs).InZone(Zone).LocalDateTime;
    }

    /// <summary>When the clock shows a time.</summary>
    /// <param name="local">Local date and time.</param>
    /// <returns>UTC, ms since 1970.</returns>
    public static long ToUnixMs(LocalDateTime local)
    {
        return Zone.ResolveLocal(local, Resolver).ToInstant().ToUnixTimeMilliseconds();
    }
}
