using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Hal.Simulated.Run;

/// <summary>The faults of the boundary meter as switches, with their strengths.</summary>
public static class BoundaryMeterFaults
{
    /// <summary>Largest current that a clipped meter shows, mA: less than half of any usual export limit.</summary>
    public const int ClippedAtMilliamps = 7000;

    /// <summary>How many of a thousand answers are lost.</summary>
    public const int LostAnswersPermille = 500;

    /// <summary>What a meter with a wrong transformer shows of the truth, permille.</summary>
    public const int ScaledPermille = 500;

    /// <summary>Noise of a noisy meter to either side, mA.</summary>
    public const int NoiseMilliamps = 5000;

    /// <summary>Whether a fault is one of the boundary meter.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>True when <see cref="Set"/> makes it.</returns>
    public static bool IsOne(SimulatedFault fault)
    {
        return fault <= SimulatedFault.MeterReversed || (fault >= SimulatedFault.MeterClipped && fault <= SimulatedFault.MeterCurrentStuck);
    }

    /// <summary>Whether a fault is present.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="meter">The boundary meter.</param>
    /// <param name="slave">The same on its line.</param>
    /// <returns>True while it is; false for a fault of something else.</returns>
    public static bool IsPresent(SimulatedFault fault, SiteMeter meter, SimulatedSlave slave)
    {
        MeterDistortion distortion = meter.Distortion;
        switch (fault)
        {
            case SimulatedFault.MeterSilent:
                return meter.IsSilent;
            case SimulatedFault.MeterFrozen:
                return meter.IsFrozen;
            case SimulatedFault.MeterReversed:
                return meter.IsReversed;
            case SimulatedFault.MeterClipped:
                return distortion.ClipMilliamps != 0;
            case SimulatedFault.MeterDropsAnswers:
                return slave.LostAnswersPermille != 0;
            case SimulatedFault.MeterReplayed:
                return distortion.Replays;
            case SimulatedFault.MeterPhasesSwapped:
                return distortion.SwapsPhases;
            case SimulatedFault.MeterScaled:
                return distortion.GainPermille != MeterDistortion.TrueGainPermille;
            case SimulatedFault.MeterNoisy:
                return distortion.NoiseMilliamps != 0;
            case SimulatedFault.MeterCurrentStuck:
                return distortion.CurrentIsStuck;
            default:
                return false;
        }
    }

    /// <summary>Makes a fault, or clears it; takes no notice of a fault of something else.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="meter">The boundary meter.</param>
    /// <param name="slave">The same on its line.</param>
    /// <param name="isPresent">True to make it.</param>
    public static void Set(SimulatedFault fault, SiteMeter meter, SimulatedSlave slave, bool isPresent)
    {
        switch (fault)
        {
            case SimulatedFault.MeterSilent:
                meter.IsSilent = isPresent;
                break;
            case SimulatedFault.MeterFrozen:
                meter.IsFrozen = isPresent;
                break;
            case SimulatedFault.MeterReversed:
                meter.IsReversed = isPresent;
                break;
            case SimulatedFault.MeterDropsAnswers:
                slave.LostAnswersPermille = isPresent ? LostAnswersPermille : 0;
                break;
            default:
                Distort(fault, meter.Distortion, isPresent);
                break;
        }
    }

    private static void Distort(SimulatedFault fault, MeterDistortion distortion, bool isPresent)
    {
        switch (fault)
        {
            case SimulatedFault.MeterClipped:
                distortion.ClipMilliamps = isPresent ? ClippedAtMilliamps : 0;
                break;
            case SimulatedFault.MeterReplayed:
                distortion.Replays = isPresent;
                break;
            case SimulatedFault.MeterPhasesSwapped:
                distortion.SwapsPhases = isPresent;
                break;
            case SimulatedFault.MeterScaled:
                distortion.GainPermille = isPresent ? ScaledPermille : MeterDistortion.TrueGainPermille;
                break;
            case SimulatedFault.MeterNoisy:
                distortion.NoiseMilliamps = isPresent ? NoiseMilliamps : 0;
                break;
            case SimulatedFault.MeterCurrentStuck:
                distortion.CurrentIsStuck = isPresent;
                break;
        }
    }
}
