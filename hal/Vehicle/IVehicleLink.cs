namespace NanoV2G.Hal.Vehicle;

/// <summary>What the plug says about the vehicle.</summary>
public interface IVehicleLink
{
    /// <summary>Whether a vehicle is connected and its connector locked.</summary>
    bool IsConnected { get; }
}
