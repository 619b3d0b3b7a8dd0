using NanoV2G.Firmware.Events;

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// Whether the boundary meter has proved what it shows. Each phase of an inverter of three has to answer for itself: two of
/// three would pass for enough of the sum. Where the inverter feeds one phase, that one has to, or the sum of those that it may
/// be while nobody has set which.
/// </summary>
public sealed class MeterProof
{
    /// <summary>Begins with a meter that has answered nothing.</summary>
    /// <param name="phases">On how many phases the inverter's power is shared, 1 or 3.</param>
    /// <param name="events">Takes the refutation.</param>
    public MeterProof(int phases, IEventSink events)
    {
        Phases = new PhaseProof[phases];
        for (int phase = 0; phase < phases; phase++)
        {
            Phases[phase] = new PhaseProof(phases > 1, events);
        }
    }

    /// <summary>The proof of each phase that has to answer.</summary>
    public readonly PhaseProof[] Phases;

    /// <summary>Whether each phase has answered since the meter was last lost, and no steps since were without an answer.</summary>
    public bool IsProved;

    /// <summary>Whether step after step has remained without the answer of a phase.</summary>
    public bool IsRefuted;

    /// <summary>Own current that a step leaves, mA per phase, without sign; int.MaxValue while none is asked for.</summary>
    public int MostOwnMilliamps = int.MaxValue;

    /// <summary>Whether a step may be asked for now; while not, somebody else moves own power to see what it does, and the meter is to show that.</summary>
    public bool MayStep = true;

    /// <summary>The meter was lost, or nothing flows: what was known of it is old.</summary>
    public void Forget()
    {
        PhaseProof[] phases = Phases;
        for (int phase = 0; phase < phases.Length; phase++)
        {
            phases[phase].Forget();
        }

        IsProved = false;
        IsRefuted = false;
        MostOwnMilliamps = int.MaxValue;
    }

    /// <summary>Takes a reading over.</summary>
    /// <param name="sampleMs">Its time, monotonic ms.</param>
    /// <param name="ownMilliamps">Mean own current per phase of the time that it averages, mA, positive = charging.</param>
    /// <param name="gridMilliamps">What it shows on each phase that has to answer, active, mA, positive = import.</param>
    /// <param name="capMilliamps">The open-loop cap in the direction of own current, mA: up to it nobody needs the meter.</param>
    public void Observe(long sampleMs, int ownMilliamps, int[] gridMilliamps, int capMilliamps)
    {
        PhaseProof[] phases = Phases;
        bool isProved = true;
        bool isRefuted = false;
        int most = int.MaxValue;
        for (int index = 0; index < phases.Length; index++)
        {
            PhaseProof phase = phases[index];
            phase.MayStep = MayStep;
            phase.Observe(sampleMs, ownMilliamps, gridMilliamps[index], capMilliamps);
            isProved &= phase.IsProved;
            isRefuted |= phase.IsRefuted;
            int mostOwn = phase.MostOwnMilliamps;
            most = mostOwn < most ? mostOwn : most;
        }

        IsProved = isProved;
        IsRefuted = isRefuted;
        MostOwnMilliamps = most;
    }
}
