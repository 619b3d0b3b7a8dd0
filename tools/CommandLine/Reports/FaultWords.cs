using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Reports;

/// <summary>The faults that can be injected, in words.</summary>
public static class FaultWords
{
    /// <summary>What the fault is.</summary>
    /// <param name="name">Its name on the command line.</param>
    /// <returns>A few words; the name itself when it is unknown here.</returns>
    public static string Title(string name)
    {
        int fault = SimulatedFaults.Find(name);
        return fault < 0 ? name : (SimulatedFault)fault switch
        {
            SimulatedFault.MeterSilent => "Supply meter silent",
            SimulatedFault.MeterFrozen => "Supply meter frozen",
            SimulatedFault.MeterReversed => "Supply meter reversed",
            SimulatedFault.AssetMeterSilent => "Asset meter silent",
            SimulatedFault.InverterIgnores => "Inverter ignores set-points",
            SimulatedFault.InverterSilent => "Inverter silent",
            SimulatedFault.BusNoise => "Noise on the meter lines",
            SimulatedFault.ContactorWelded => "Contactor welded",
            SimulatedFault.ContactorJammed => "Contactor jammed",
            SimulatedFault.Hang => "Firmware hangs",
            SimulatedFault.PowerCut => "Power cut",
            SimulatedFault.BrokerGone => "Message broker gone",
            SimulatedFault.BrokerBlackHole => "Message broker accepts and never answers",
            SimulatedFault.DnsSlow => "Name server silent",
            SimulatedFault.FlashStalls => "Flash stalls the controller",
            SimulatedFault.VoltageSag => "Voltage sag",
            SimulatedFault.VehicleUnplugged => "Car unplugged",
            SimulatedFault.LoadControlOpen => "Load control contact open",
            SimulatedFault.ClockStep => "Time server wrong",
            SimulatedFault.ControllerPowerCut => "Controller without supply",
            SimulatedFault.MeterClipped => "Supply meter clipped",
            SimulatedFault.MeterDropsAnswers => "Supply meter loses answers",
            SimulatedFault.MeterReplayed => "Supply meter repeats a minute",
            SimulatedFault.MeterPhasesSwapped => "Supply meter's phases swapped",
            SimulatedFault.MeterScaled => "Supply meter shows half",
            SimulatedFault.MeterNoisy => "Supply meter noisy",
            SimulatedFault.MeterCurrentStuck => "Supply meter's current stuck",
            SimulatedFault.LogicInterfaceOpen => "Logic interface open",
            SimulatedFault.EmergencyStop => "Emergency stop pressed",
            _ => name,
        };
    }
}
