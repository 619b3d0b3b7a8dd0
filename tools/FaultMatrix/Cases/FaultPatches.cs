namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <summary>A fault in every posture: one case, and what is different while serving, at rest, and in single postures.</summary>
/// <param name="Fault">The case as it is where nothing is changed.</param>
public sealed record FaultPatches(FaultCase Fault)
{
    /// <summary>The change while power is wanted: closing, charging, discharging and parked.</summary>
    public Func<FaultCase, FaultCase> Serving { get; init; } = one => one;

    /// <summary>The change while the contactor rests open: idle, opening and lockout.</summary>
    public Func<FaultCase, FaultCase> Resting { get; init; } = one => one;

    /// <summary>The last change, in single postures.</summary>
    public IReadOnlyDictionary<UnitPosture, Func<FaultCase, FaultCase>> Single { get; init; } = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>>();

    /// <summary>The case of one posture.</summary>
    /// <param name="posture">The posture.</param>
    /// <returns>The case.</returns>
    public FaultCase In(UnitPosture posture)
    {
        FaultCase one = Fault with { Posture = posture };
        one = UnitPostures.IsServing(posture) ? Serving(one) : Resting(one);
        return Single.TryGetValue(posture, out Func<FaultCase, FaultCase>? last) ? last(one) : one;
    }
}
