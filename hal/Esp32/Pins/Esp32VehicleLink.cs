using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>The plug's contact among the slow inputs; an unknown input counts as no vehicle.</summary>
public sealed class Esp32VehicleLink : IVehicleLink
{
    private readonly SlowInputs _inputs;

    /// <summary>Reads one of the slow inputs.</summary>
    /// <param name="inputs">The slow inputs.</param>
    public Esp32VehicleLink(SlowInputs inputs)
    {
        _inputs = inputs;
    }

    /// <inheritdoc/>
    public bool IsConnected => _inputs.IsHigh(SlowInputBits.VehicleConnected);
}
