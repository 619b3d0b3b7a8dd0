namespace NanoV2G.Hal.Contactors;

/// <summary>
/// The contactors between the inverter's DC link and the vehicle's battery, where a board drives them and not the inverter
/// itself: the main one, and beside it the pre-charge contactor with its resistor.
/// </summary>
public interface IDcContactors
{
    /// <summary>Voltage of the inverter's DC link, mV; -1 while unknown.</summary>
    int LinkMillivolts { get; }

    /// <summary>Voltage of the vehicle's battery before the contactors, mV; -1 while unknown.</summary>
    int BatteryMillivolts { get; }

    /// <summary>Whether the mirror contact proves the main contactor open.</summary>
    bool IsProvedOpen { get; }

    /// <summary>Energises or releases both coils.</summary>
    /// <param name="preCharge">True to energise the pre-charge contactor.</param>
    /// <param name="main">True to energise the main contactor.</param>
    void Drive(bool preCharge, bool main);
}
