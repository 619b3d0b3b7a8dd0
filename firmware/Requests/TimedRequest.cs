using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Requests;

/// <summary>
/// A request that holds until a time: charge-now and dispatch. It is handed over from the report thread without a
/// lock, and ends by itself on monotonic time, so that neither a lost network nor a clock change can keep it alive.
/// </summary>
public sealed class TimedRequest : RequestSource
{
    private readonly SampleGate _gate = new SampleGate();
    private int _offeredWatts;
    private long _offeredExpiryMs;
    private long _expiryMs = -1;
    private int _takenVersion;

    /// <summary>A request of this origin.</summary>
    /// <param name="origin">Who asks.</param>
    public TimedRequest(RequestOrigin origin)
        : base(origin)
    {
    }

    /// <summary>Replaces the request. Called by the report thread.</summary>
    /// <param name="watts">Power, W, positive = charging.</param>
    /// <param name="expiryMs">Monotonic time from which it no longer holds, ms; -1 withdraws it.</param>
    public void Offer(int watts, long expiryMs)
    {
        _gate.BeginWrite();
        _offeredWatts = watts;
        _offeredExpiryMs = expiryMs;
        _gate.EndWrite();
    }

    /// <inheritdoc/>
    public override bool IsActive(Snapshot snapshot)
    {
        if (_gate.Version != _takenVersion)
        {
            Take();
        }

        return snapshot.NowMs < _expiryMs;
    }

    /// <summary>What was offered meanwhile is taken whole, or with the next tick.</summary>
    private void Take()
    {
        int version = _gate.BeginRead();
        int watts = _offeredWatts;
        long expiryMs = _offeredExpiryMs;
        if (_gate.EndRead(version))
        {
            Watts = watts;
            _expiryMs = expiryMs;
            _takenVersion = version;
        }
    }
}
