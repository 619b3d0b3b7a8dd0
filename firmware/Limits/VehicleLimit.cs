using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Firmware.Limits;

/// <summary>
/// The vehicle's bounds: nothing without a vehicle, no discharge below the reserve, no charge when full. The vehicle's
/// battery must still be a vehicle's battery. Where a gateway hears the vehicle, its lock, permissions and currents too.
/// </summary>
public sealed class VehicleLimit : ILimitSource
{
    /// <summary>State of charge by which a bound must be left before it is lifted, permille: stops a toggle at the edge.</summary>
    public const int HysteresisPermille = 10;

    /// <summary>
    /// What an inverter may lose on the way between battery and supply, permille (derived: twice that of the better ones): the
    /// vehicle's side has more than the supply's while discharging and less while charging.
    /// </summary>
    public const int LossPermille = 100;

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
        VehicleSample vehicle = snapshot.Vehicle;
        if (!snapshot.VehicleIsConnected)
        {
            window.AllowNothing(LimitReason.NoVehicle);
            if (vehicle != null && snapshot.ContactorIsDriven)
            {
                // Contacts that part under load: nothing waits for a low current.
                window.RequireOpen(LimitReason.NoVehicle);
            }

            return;
        }

        if (vehicle != null)
        {
            NarrowToVehicle(snapshot, vehicle, window);
        }

        if (!snapshot.InverterIsFresh)
        {
            // What it does is not known, and what is commanded is not heard: it must find zero when it hears again.
            window.AllowNothing(LimitReason.InverterStale);
            return;
        }

        int permille = snapshot.ChargePermille();
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

    /// <summary>The least power at the supply's side with which the vehicle has its least current.</summary>
    /// <param name="vehicle">What the vehicle says.</param>
    /// <param name="isDischarge">In which direction.</param>
    /// <returns>W, rounded up; 0 = any.</returns>
    public static int LeastWatts(VehicleSample vehicle, bool isDischarge)
    {
        int milliamps = isDischarge ? vehicle.LeastDischargeMilliamps : vehicle.LeastChargeMilliamps;
        int divisor = 1000 * (isDischarge ? 1000 : 1000 - LossPermille);
        return (int)((((long)milliamps * vehicle.Millivolts) + divisor - 1) / divisor);
    }

    private static void NarrowToVehicle(Snapshot snapshot, VehicleSample vehicle, LimitWindow window)
    {
        long sampleMs = vehicle.SampleMs;
        if (sampleMs >= 0 && !vehicle.IsLocked)
        {
            window.RequireOpen(LimitReason.VehicleNotLocked);
        }
        else if (sampleMs < 0 || snapshot.NowMs - sampleMs > SnapshotReader.FreshMs)
        {
            window.AllowNothing(LimitReason.VehicleStale);
        }
        else if (vehicle.FaultCode != 0)
        {
            window.RequireOpen(LimitReason.VehicleFault);
        }
        else
        {
            if (!vehicle.MayCharge)
            {
                window.NarrowImport(0, LimitReason.VehicleForbids);
            }

            if (!vehicle.MayDischarge)
            {
                window.NarrowExport(0, LimitReason.VehicleForbids);
            }

            window.NarrowImport(AtSupply(snapshot, vehicle.MostChargeMilliamps, 1000), LimitReason.VehicleCurrent);
            window.NarrowExport(AtSupply(snapshot, vehicle.MostDischargeMilliamps, 1000 - LossPermille), LimitReason.VehicleCurrent);
        }
    }

    /// <summary>The current of a phase of the supply that is no more than one of the battery, rounded down.</summary>
    private static int AtSupply(Snapshot snapshot, int milliamps, int keptPermille)
    {
        long share = 1000L * snapshot.LowestMillivolts() * snapshot.InverterPhaseCount;
        return (int)((long)milliamps * snapshot.Vehicle.Millivolts * keptPermille / share);
    }
}
