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

    /// <summary>Copies the last complete reading. Called by the control thread; never waits.</summary>
    /// <param name="target">Receives the reading; its content means nothing when false is returned.</param>
    /// <returns>False before the first reading and when one was being written.</returns>
    bool TryCopyTo(BoundarySample target);
}
