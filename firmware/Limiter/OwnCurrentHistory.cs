using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// The unit's own current on each phase that it feeds over the last seconds, as its integral, so that a boundary reading
/// can be compared with what the inverter did over just the time that the reading averages. A limiter without this sees
/// its own last step twice and oscillates.
/// </summary>
public sealed class OwnCurrentHistory
{
    /// <summary>Readings kept: 10 s and more of them, which no meter that may close the loop averages over. A power of two.</summary>
    private const int Slots = 32;

    /// <summary>Leads from the last slot to the first and back, without a call or a comparison.</summary>
    private const int SlotMask = Slots - 1;

    private readonly long[] _sampleMs = new long[Slots];
    private readonly int[] _milliamps = new int[Slots];
    private readonly long[] _milliampMs = new long[Slots];
    private int _newest = -1;
    private int _count;
    private int _lookAt;

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

    /// <summary>Mean own current over a time in the past; between two readings it is taken to have moved evenly.</summary>
    /// <param name="fromMs">Begin, monotonic ms.</param>
    /// <param name="toMs">End, monotonic ms, after the begin.</param>
    /// <returns>Signed active current, mA, positive = charging; 0 while nothing has been read.</returns>
    public int MeanMilliamps(long fromMs, long toMs)
    {
        if (_count == 0)
        {
            return 0;
        }

        _lookAt = _newest;
        long to = IntegralAt(toMs);
        return (int)((to - IntegralAt(fromMs)) / (toMs - fromMs));
    }

    /// <summary>
    /// The integral up to a time, mA·ms: before the oldest reading and after the newest the current stands. Looks back from
    /// where the time before was found.
    /// </summary>
    private long IntegralAt(long atMs)
    {
        long[] sampleMs = _sampleMs;
        int slot = _lookAt;
        int oldest = _count < Slots ? 0 : (_newest + 1) & SlotMask;
        while (slot != oldest && sampleMs[slot] > atMs)
        {
            slot = (slot - 1) & SlotMask;
        }

        _lookAt = slot;
        int later = slot == _newest ? slot : (slot + 1) & SlotMask;
        long sinceMs = atMs - sampleMs[slot];
        int change = 0;
        if (sinceMs > 0 && later != slot)
        {
            change = (int)((_milliamps[later] - _milliamps[slot]) * sinceMs / (2 * (sampleMs[later] - sampleMs[slot])));
        }

        return _milliampMs[slot] + ((_milliamps[slot] + change) * sinceMs);
    }

    private void Add(long sampleMs, int milliamps)
    {
        long milliampMs = 0;
        int before = _newest;
        if (before >= 0)
        {
            long sinceMs = sampleMs - _sampleMs[before];
            if (sinceMs <= 0)
            {
                return;
            }

            milliampMs = _milliampMs[before] + ((milliamps + _milliamps[before]) * sinceMs / 2);
        }

        int slot = (before + 1) & SlotMask;
        _newest = slot;
        _sampleMs[slot] = sampleMs;
        _milliamps[slot] = milliamps;
        _milliampMs[slot] = milliampMs;
        if (_count < Slots)
        {
            _count++;
        }
    }
}
