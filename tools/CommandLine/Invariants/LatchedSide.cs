using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;

namespace NanoV2G.Tools.Invariants;

/// <summary>The latched fault of a unit, whichever side of the inverter it is on.</summary>
public static class LatchedSide
{
    /// <summary>The fault of the contactor on the supply's side, or that of the DC side where the first has none.</summary>
    /// <param name="control">The control loop; null while there is none.</param>
    /// <returns>None where nothing is latched.</returns>
    public static ContactorFault FaultOf(ControlLoop? control)
    {
        ContactorFault fault = control?.Contactor.Fault ?? ContactorFault.None;
        return fault != ContactorFault.None ? fault : control?.Dc?.Fault ?? ContactorFault.None;
    }
}
