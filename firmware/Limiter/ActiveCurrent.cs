namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// The limit counts RMS current, the inverter moves active current: these convert between them in integers.
/// </summary>
public static class ActiveCurrent
{
    /// <summary>Magnitude at which a conversion saturates, mA, so that sums of a few currents never overflow.</summary>
    public const int MostMilliamps = 500000000;

    /// <summary>The active part of a current.</summary>
    /// <param name="watts">Active power, W.</param>
    /// <param name="millivolts">Voltage, mV; not above 0 gives 0.</param>
    /// <returns>Signed active current, mA, at most <see cref="MostMilliamps"/> either way.</returns>
    public static int Milliamps(int watts, int millivolts)
    {
        if (millivolts <= 0)
        {
            return 0;
        }

        long milliamps = watts * 1000000L / millivolts;
        return milliamps > MostMilliamps ? MostMilliamps : milliamps < -MostMilliamps ? -MostMilliamps : (int)milliamps;
    }

    /// <summary>What of an RMS limit is left for active current beside a reactive one.</summary>
    /// <param name="limitMilliamps">RMS limit, mA.</param>
    /// <param name="rmsMilliamps">Measured RMS current, mA.</param>
    /// <param name="activeMilliamps">Measured signed active current, mA.</param>
    /// <returns>Active current at which the RMS current reaches the limit, mA; 0 when reactive current alone exceeds it.</returns>
    public static int WithinRms(int limitMilliamps, int rmsMilliamps, int activeMilliamps)
    {
        long reactiveSquare = ((long)rmsMilliamps * rmsMilliamps) - ((long)activeMilliamps * activeMilliamps);
        if (reactiveSquare <= 0)
        {
            return limitMilliamps;
        }

        long square = ((long)limitMilliamps * limitMilliamps) - reactiveSquare;
        return square <= 0 ? 0 : SquareRoot(square, limitMilliamps);
    }

    private static int SquareRoot(long square, int from)
    {
        // Newton from above falls to the floor of the root; from a value near the root that takes three or four steps.
        long root = from;
        while (root > 0 && root * root > square)
        {
            root = (root + (square / root)) / 2;
        }

        return (int)root;
    }

    /// <summary>A current or power without its sign.</summary>
    /// <param name="value">mA or W, above int.MinValue.</param>
    /// <returns>The same unit, 0 or more.</returns>
    public static int Magnitude(int value)
    {
        return value < 0 ? -value : value;
    }
}
