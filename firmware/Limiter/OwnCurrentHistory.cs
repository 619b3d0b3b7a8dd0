using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// The unit's own current on each phase that it feeds over the last seconds, so that a boundary reading can be compared with what the inverter did
/// when that reading was measured and not with what it does now. A limiter without this sees its own last step twice
/// and oscillates.
/// </summary>
public sealed class OwnCurrentHistory
{
    private const int Slots = 64;

    private readonly long[] _sampleMs = new long[Slots];
    private readonly int[] _milliamps = new int[Slots];
    private int _newest = -1;
    private int _count;

    /// <summary>Takes over the inverter's reading when it is new.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    public void Observe(Snapshot snapshot)
    {
        if (snapshot.ContactorIsProvedOpen)
        {
            // With the main contacts proved open nothing flows, whatever the inverter still reports.
            Add(snapshot.NowMs, 0);
        }
        else if (snapshot.InverterIsNew)
        {
            int millivolts = snapshot.Inverter.Millivolts;
            if (millivolts > 0)
            {
                Add(snapshot.Inverter.SampleMs, ActiveCurrent.Milliamps(snapshot.Inverter.ActiveWatts / snapshot.InverterPhaseCount, millivolts));
            }
        }
    }

    /// <summary>Own current at a time in the past: the nearest reading at or before it, else the oldest kept.</summary>
    /// <param name="atMs">Monotonic time, ms.</param>
    /// <returns>Signed active current, mA, positive = charging; 0 while nothing has been read.</returns>
    public int MilliampsAt(long atMs)
    {
        int slot = _newest;
        for (int i = 0; i < _count; i++)
        {
            if (_sampleMs[slot] <= atMs || i == _count - 1)
            {
                return _milliamps[slot];
            }

            slot = slot == 0 ? Slots - 1 : slot - 1;
        }

        return 0;
    }

    private void Add(long sampleMs, int milliamps)
    {
        _newest = _newest + 1 == Slots ? 0 : _newest + 1;
        _sampleMs[_newest] = sampleMs;
        _milliamps[_newest] = milliamps;
        if (_count < Slots)
        {
            _count++;
        }
    }
}
