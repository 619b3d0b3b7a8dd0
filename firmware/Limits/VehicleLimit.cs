using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Limits;

/// <summary>
/// The vehicle's bounds: nothing without a vehicle, no discharge below the reserve, no charge when full. The vehicle's
/// battery must still be a vehicle's battery.
/// </summary>
public sealed class VehicleLimit : ILimitSource
{
    /// <summary>State of charge by which a bound must be left before it is lifted, permille: stops a toggle at the edge.</summary>
    public const int HysteresisPermille = 10;

    private readonly UnitSettings _settings;
    private bool _isAtReserve;
    private bool _isFull;

    /// <summary>Uses the reserve and full levels of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    public VehicleLimit(UnitSettings settings)
    {
        _settings = settings;
    }

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        if (!snapshot.VehicleIsConnected)
        {
            window.AllowNothing(LimitReason.NoVehicle);
            return;
        }

        if (!snapshot.InverterIsFresh)
        {
            // What it does is not known, and what is commanded is not heard: it must find zero when it hears again.
            window.AllowNothing(LimitReason.InverterStale);
            return;
        }

        int permille = snapshot.Inverter.StateOfChargePermille;
        if (permille < 0)
        {
            // Without a state of charge the reserve cannot be kept; charging is the inverter's and the car's to bound.
            window.NarrowExport(0, LimitReason.InverterStale);
            return;
        }

        _isAtReserve = permille <= _settings.ReservePermille + (_isAtReserve ? HysteresisPermille : 0);
        _isFull = permille >= _settings.FullPermille - (_isFull ? HysteresisPermille : 0);
        if (_isAtReserve)
        {
            window.NarrowExport(0, LimitReason.Reserve);
        }

        if (_isFull)
        {
            window.NarrowImport(0, LimitReason.BatteryFull);
        }
    }
}
