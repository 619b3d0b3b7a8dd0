namespace NanoV2G.Hal.Simulated.Run;

/// <summary>Names and usual durations of the faults.</summary>
public static class SimulatedFaults
{
    /// <summary>How many faults there are.</summary>
    public const int Count = 20;

    private const int FiveMinutesMs = 300000;

    /// <summary>The name of a fault as it is written on a command line.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>Its name, for example "meterSilent".</returns>
    public static string NameOf(SimulatedFault fault)
    {
        switch (fault)
        {
            case SimulatedFault.MeterSilent:
                return "meterSilent";
            case SimulatedFault.MeterFrozen:
                return "meterFrozen";
            case SimulatedFault.MeterReversed:
                return "meterReversed";
            case SimulatedFault.AssetMeterSilent:
                return "assetMeterSilent";
            case SimulatedFault.InverterIgnores:
                return "inverterIgnores";
            case SimulatedFault.InverterSilent:
                return "inverterSilent";
            case SimulatedFault.BusNoise:
                return "busNoise";
            case SimulatedFault.ContactorWelded:
                return "contactorWelded";
            case SimulatedFault.ContactorJammed:
                return "contactorJammed";
            case SimulatedFault.Hang:
                return "hang";
            case SimulatedFault.PowerCut:
                return "powerCut";
            case SimulatedFault.VoltageSag:
                return "voltageSag";
            case SimulatedFault.VehicleUnplugged:
                return "vehicleUnplugged";
            case SimulatedFault.LoadControlOpen:
                return "loadControlOpen";
            case SimulatedFault.ClockStep:
                return "clockStep";
            case SimulatedFault.ControllerPowerCut:
                return "controllerPowerCut";
            case SimulatedFault.BrokerGone:
                return "brokerGone";
            case SimulatedFault.BrokerBlackHole:
                return "brokerBlackHole";
            case SimulatedFault.DnsSlow:
                return "dnsSlow";
            default:
                return "flashStalls";
        }
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
