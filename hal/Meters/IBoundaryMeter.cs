namespace NanoV2G.Hal.Meters;

/// <summary>The meter at the supply terminals that the limits are held against.</summary>
public interface IBoundaryMeter
{
    /// <summary>How many phases it measures, 1 to 3.</summary>
    int PhaseCount { get; }

    /// <summary>Largest current the meter is rated for, mA: never below the cut-out fuse.</summary>
    int RatedMilliamps { get; }

    /// <summary>Accuracy class as permille of the reading (class 1 = 10).</summary>
    int ClassErrorPermille { get; }

    /// <summary>
    /// Interval at which the meter has been seen to bring new values, ms, to one polling interval; 0 while it is not
    /// known. It is measured: a meter may be polled often and measure seldom.
    /// </summary>
    int MeasuredRefreshMs { get; }

    /// <summary>Why this meter cannot be a boundary meter at all, as far as the driver can tell; <see cref="MeterRefusal.None"/> otherwise.</summary>
    MeterRefusal Refusal { get; }

    /// <summary>Copies the last complete reading. Called by the control thread; never waits.</summary>
    /// <param name="target">Receives the reading; its content means nothing when false is returned.</param>
    /// <returns>False before the first reading and when one was being written.</returns>
    bool TryCopyTo(BoundarySample target);
}
