using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Storage;
using NanoV2G.Hal.Supervisor;
using NanoV2G.Hal.Timing;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Board;

/// <summary>Everything the firmware may touch: a real board and the simulated one offer the same.</summary>
public interface IBoard
{
    /// <summary>Monotonic time and UTC.</summary>
    IClock Clock { get; }

    /// <summary>The meter at the supply terminals.</summary>
    IBoundaryMeter BoundaryMeter { get; }

    /// <summary>The meter inside the chargepoint.</summary>
    IAssetMeter AssetMeter { get; }

    /// <summary>The bidirectional inverter.</summary>
    IInverter Inverter { get; }

    /// <summary>The AC main contactor.</summary>
    IContactor Contactor { get; }

    /// <summary>The contactors of the DC side; null on a board that drives none.</summary>
    IDcContactors DcContactors { get; }

    /// <summary>The pulse to the hardware supervisor.</summary>
    ISupervisorPulse Supervisor { get; }

    /// <summary>The contact of the auxiliary load control switch.</summary>
    IContactInput LoadControlSwitch { get; }

    /// <summary>The switch of the logic interface (ENA EREC G98, G99): closed while the unit may have power.</summary>
    IContactInput LogicInterface { get; }

    /// <summary>
    /// The auxiliary contact of the emergency stop, closed while it is not pressed. The stop itself is hard-wired in the coil
    /// circuit and needs nobody to see it.
    /// </summary>
    IContactInput EmergencyStop { get; }

    /// <summary>The vehicle's plug.</summary>
    IVehicleLink Vehicle { get; }

    /// <summary>The vehicle's own messages; null where no gateway to them is fitted.</summary>
    IVehicleMessages VehicleMessages { get; }

    /// <summary>The flash file system.</summary>
    IFileStore Store { get; }

    /// <summary>The message link.</summary>
    IMessageLink Messages { get; }
}
