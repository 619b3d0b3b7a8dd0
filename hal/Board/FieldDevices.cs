using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Board;

/// <summary>
/// The meters and the inverter behind a board's two RS-485 buses: the boundary meter alone on one, since the limits live
/// on it; asset meter and inverter on the other. The board steps it every <see cref="BoardTiming.SenseMs"/>.
/// </summary>
public sealed class FieldDevices
{
    private const int MostDevices = 3;

    private readonly EastronAssetMeter _assetMeter;
    private readonly S0Meter _pulseMeter;

    /// <summary>Makes the drivers; nothing is sent before the first step.</summary>
    /// <param name="boundaryBus">Line of the boundary meter.</param>
    /// <param name="assetBus">Line of the asset meter and the inverter; not used where all devices are on one bus.</param>
    /// <param name="settings">Read now, not kept.</param>
    /// <param name="importPulses">Counts the import pulses of an S0 asset meter; null on a board without.</param>
    /// <param name="exportPulses">Counts its export pulses; null on a board without.</param>
    public FieldDevices(
        ISerialLine boundaryBus, ISerialLine assetBus, FieldSettings settings, IPulseCounter importPulses, IPulseCounter exportPulses)
    {
        BoundaryMeter = MakeBoundaryMeter(settings);
        _assetMeter = MakeAssetMeter(settings);
        _pulseMeter = new S0Meter(importPulses, exportPulses, settings.PulsesPerKilowattHour, settings.PulseMeterSerial);
        AssetMeter = _assetMeter == null ? _pulseMeter : _assetMeter;
        Inverter = new SunSpecInverter(
            settings.InverterSlave,
            settings.InverterPhases,
            settings.InverterRatedWatts,
            settings.InverterReversionMs,
            settings.InverterPollMs,
            settings.ReplyTimeoutMs);
        Vehicle = MakeVehicleGateway(settings);
        int mostDevices = Vehicle == null ? MostDevices : MostDevices + 1;
        BoundaryBus = new FieldBus(boundaryBus, settings.Baud, mostDevices);
        AssetBus = settings.OneBus ? BoundaryBus : new FieldBus(assetBus, settings.Baud, mostDevices);
        BoundaryBus.Add(BoundaryMeter.Refusal == MeterRefusal.None ? BoundaryMeter : null);
        AssetBus.Add(Inverter);
        AssetBus.Add(_assetMeter);
        AssetBus.Add(Vehicle);
    }

    /// <summary>The meter at the supply terminals.</summary>
    public readonly EastronBoundaryMeter BoundaryMeter;

    /// <summary>The meter inside the chargepoint.</summary>
    public readonly IAssetMeter AssetMeter;

    /// <summary>The bidirectional inverter.</summary>
    public readonly SunSpecInverter Inverter;

    /// <summary>The gateway to the vehicle's messages; null where there is none.</summary>
    public readonly VehicleGateway Vehicle;

    /// <summary>The boundary meter's bus.</summary>
    public readonly FieldBus BoundaryBus;

    /// <summary>The other bus; the same one where all devices are on one bus.</summary>
    public readonly FieldBus AssetBus;

    /// <summary>Moves both buses on. Returns at once.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>Whether the boundary meter has just shown something new: reason for a tick.</returns>
    public bool Step(long nowMs)
    {
        int changesBefore = BoundaryMeter.ChangeCount;
        BoundaryBus.Step(nowMs);
        if (AssetBus != BoundaryBus)
        {
            AssetBus.Step(nowMs);
        }

        if (_assetMeter == null)
        {
            _pulseMeter.Step(nowMs);
        }

        return BoundaryMeter.ChangeCount != changesBefore;
    }

    private static VehicleGateway MakeVehicleGateway(FieldSettings settings)
    {
        switch (settings.VehicleLink)
        {
            case VehicleProtocol.Chademo:
                return new ChademoVehicle(settings.VehicleSlave, settings.ReplyTimeoutMs);
            case VehicleProtocol.Ccs:
                return new CcsVehicle(settings.VehicleSlave, settings.ReplyTimeoutMs);
            default:
                return null;
        }
    }

    private static EastronBoundaryMeter MakeBoundaryMeter(FieldSettings settings)
    {
        MeterKind kind = settings.BoundaryMeter;
        MeterRefusal refusal = kind == MeterKind.Sdm120 ? MeterRefusal.AssetMeterOnly
            : kind == MeterKind.S0Pulses ? MeterRefusal.PulsesOnly
            : MeterRefusal.None;
        return new EastronBoundaryMeter(
            settings.BoundarySlave,
            kind == MeterKind.Sdm630 ? 3 : 1,
            settings.BoundaryPollMs,
            settings.ReplyTimeoutMs,
            refusal == MeterRefusal.None ? settings.BoundaryRatedMilliamps
                : kind == MeterKind.Sdm120 ? EastronAssetMeter.Sdm120Milliamps
                : 0,
            settings.BoundaryClassPermille,
            refusal);
    }

    private static EastronAssetMeter MakeAssetMeter(FieldSettings settings)
    {
        if (settings.AssetMeter == MeterKind.S0Pulses)
        {
            return null;
        }

        // An SDM230 answers the registers of an SDM120.
        bool hasThreePhases = settings.AssetMeter == MeterKind.Sdm630;
        return new EastronAssetMeter(
            settings.AssetSlave,
            hasThreePhases ? 3 : 1,
            hasThreePhases ? EastronAssetMeter.Sdm630Milliamps : EastronAssetMeter.Sdm120Milliamps,
            settings.AssetPollMs,
            settings.ReplyTimeoutMs);
    }
}
