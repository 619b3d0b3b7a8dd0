using NanoV2G.Hal.Simulated.Profiles;

namespace NanoV2G.Tools.Traces;

/// <summary>A recorded load, played at its own local clock hours.</summary>
public sealed class AnchoredLoad : ILoadProfile
{
    private readonly LoadTrace _trace;
    private readonly TraceAnchor _anchor;
    private readonly long _startUnixMs;
    private long _validFromMs = long.MaxValue;
    private long _validUntilMs = long.MinValue;
    private int _watts;
    private bool _isGap;

    /// <summary>Lays a recording over a simulation.</summary>
    /// <param name="trace">The recording.</param>
    /// <param name="anchor">How it is moved.</param>
    /// <param name="startUnixMs">UTC of the start of the simulation, ms since 1970.</param>
    public AnchoredLoad(LoadTrace trace, TraceAnchor anchor, long startUnixMs)
    {
        _trace = trace;
        _anchor = anchor;
        _startUnixMs = startUnixMs;
    }

    /// <inheritdoc/>
    public int WattsAt(long siteMs)
    {
        MoveTo(siteMs);
        return _watts;
    }

    /// <inheritdoc/>
    public bool IsGapAt(long siteMs)
    {
        MoveTo(siteMs);
        return _isGap;
    }

    private void MoveTo(long siteMs)
    {
        if (siteMs >= _validFromMs && siteMs < _validUntilMs)
        {
            return;
        }

        // Whole seconds are the recording's own step, so nothing changes within one.
        _validFromMs = siteMs;
        _validUntilMs = siteMs + 1000 - ((_startUnixMs + siteMs) % 1000);
        long second = _anchor.ToRecording(_startUnixMs + siteMs) / 1000;
        _watts = _trace.WattsOf(_trace.IndexAt(second));
        _isGap = _trace.IsGap(second);
    }
}
