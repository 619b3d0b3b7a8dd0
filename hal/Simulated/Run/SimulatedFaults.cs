namespace NanoV2G.Hal.Simulated.Run;

/// <summary>Names and usual durations of the faults.</summary>
public static class SimulatedFaults
{
    /// <summary>How many faults there are.</summary>
    public const int Count = 29;

    private const int FiveMinutesMs = 300000;

    /// <summary>In the order of their numbers.</summary>
    private static readonly string[] Names = new string[]
    {
        "meterSilent", "meterFrozen", "meterReversed", "assetMeterSilent", "inverterIgnores",
        "inverterSilent", "busNoise", "contactorWelded", "contactorJammed", "hang",
        "powerCut", "brokerGone", "brokerBlackHole", "dnsSlow", "flashStalls",
        "voltageSag", "vehicleUnplugged", "loadControlOpen", "clockStep", "controllerPowerCut",
        "meterClipped", "meterDropsAnswers", "meterReplayed", "meterPhasesSwapped", "meterScaled",
        "meterNoisy", "meterCurrentStuck", "logicInterfaceOpen", "emergencyStop",
    };

    /// <summary>The name of a fault as it is written on a command line.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>Its name, for example "meterSilent".</returns>
    public static string NameOf(SimulatedFault fault)
    {
        return Names[(int)fault];
    }

    /// <summary>Finds a fault by its name.</summary>
    /// <param name="name">Name as <see cref="NameOf"/> gives it.</param>
    /// <returns>The number of the <see cref="SimulatedFault"/>, or -1 when there is none of that name.</returns>
    public static int Find(string name)
    {
        for (int fault = 0; fault < Count; fault++)
        {
            if (NameOf((SimulatedFault)fault) == name)
            {
                return fault;
            }
        }

        return -1;
    }

    /// <summary>How long a fault lasts when nothing else is said.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>Duration, ms.</returns>
    public static int DefaultDurationMs(SimulatedFault fault)
    {
        switch (fault)
        {
            case SimulatedFault.Hang:
                return 120000;
            case SimulatedFault.PowerCut:
                return 600000;
            case SimulatedFault.BrokerGone:
            case SimulatedFault.BrokerBlackHole:
            case SimulatedFault.DnsSlow:
                return 7200000;
            case SimulatedFault.VoltageSag:
                return 1000;
            case SimulatedFault.ControllerPowerCut:
                return 5000;
            default:
                return FiveMinutesMs;
        }
    }
}
