namespace NanoV2G.Hal.Vehicle;

/// <summary>The vehicle's own messages, whatever protocol brings them. A board without a gateway to them has none of it.</summary>
public interface IVehicleMessages
{
    /// <summary>Copies what the vehicle said last. Called by the control thread; never waits.</summary>
    /// <param name="target">Receives it; its content means nothing when false is returned.</param>
    /// <returns>False before the gateway's first answer and when one was being written.</returns>
    bool TryCopyTo(VehicleSample target);
}
