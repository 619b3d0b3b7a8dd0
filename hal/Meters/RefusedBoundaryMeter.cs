namespace NanoV2G.Hal.Meters;

/// <summary>A meter that cannot be a boundary meter, installed as one: it is named and never read.</summary>
public sealed class RefusedBoundaryMeter : IBoundaryMeter
{
    private readonly MeterRefusal _refusal;
    private readonly int _ratedMilliamps;

    /// <summary>Refuses a meter.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="ratedMilliamps">Its rated current, mA.</param>
    public RefusedBoundaryMeter(MeterRefusal refusal, int ratedMilliamps)
    {
        _refusal = refusal;
        _ratedMilliamps = ratedMilliamps;
    }

    /// <inheritdoc/>
    public MeterRefusal Refusal => _refusal;

    /// <inheritdoc/>
    public int RatedMilliamps => _ratedMilliamps;

    /// <inheritdoc/>
    public int PhaseCount => 1;

    /// <inheritdoc/>
    public int ClassErrorPermille => 0;

    /// <inheritdoc/>
    public int MeasuredRefreshMs => 0;

    /// <inheritdoc/>
    public bool TryCopyTo(BoundarySample target)
    {
        return false;
    }
}
