using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Board;

/// <summary>
/// The meters and the inverter behind a board's two RS-485 buses: the boundary meter alone on one, since the limits live
/// on it; asset meter and inverter on the other. The board steps it every <see cref="BoardTiming.SenseMs"/>.
/// </summary>
public sealed class FieldDevices
{
    private readonly FieldBus _boundaryBus;
    private readonly FieldBus _assetBus;
    private readonly Sdm230 _boundaryMeter;
    private readonly Sdm120 _assetMeter;
    private readonly SunSpecInverter _inverter;

    /// <summary>Makes the drivers; nothing is sent before the first step.</summary>
    /// <param name="boundaryBus">Line of the boundary meter.</param>
    /// <param name="assetBus">Line of the asset meter and the inverter.</param>
    /// <param name="settings">Read now, not kept.</param>
    public FieldDevices(ISerialLine boundaryBus, ISerialLine assetBus, FieldSettings settings)
    {
        _boundaryMeter = new Sdm230(
            settings.BoundarySlave,
            settings.BoundaryPollMs,
            settings.ReplyTimeoutMs,
            settings.BoundaryRatedMilliamps,
            settings.BoundaryClassPermille);
        _assetMeter = new Sdm120(settings.AssetSlave, settings.AssetPollMs, settings.ReplyTimeoutMs);
        _inverter = new SunSpecInverter(
            settings.InverterSlave,
            settings.InverterRatedWatts,
            settings.InverterReversionMs,
            settings.InverterPollMs,
            settings.ReplyTimeoutMs);
        _boundaryBus = new FieldBus(boundaryBus, settings.Baud, 1);
        _boundaryBus.Add(_boundaryMeter);
        _assetBus = new FieldBus(assetBus, settings.Baud, 2);
        _assetBus.Add(_inverter);
        _assetBus.Add(_assetMeter);
    }

    /// <summary>The meter at the supply terminals.</summary>
    public IBoundaryMeter BoundaryMeter => _boundaryMeter;

    /// <summary>The meter inside the chargepoint.</summary>
    public IAssetMeter AssetMeter => _assetMeter;

    /// <summary>The bidirectional inverter.</summary>
    public IInverter Inverter => _inverter;

    /// <summary>The boundary meter's bus, for its counters.</summary>
    public ModbusRtuMaster BoundaryMaster => _boundaryBus.Master;

    /// <summary>The other bus, for its counters.</summary>
    public ModbusRtuMaster AssetMaster => _assetBus.Master;

    /// <summary>Moves both buses on. Returns at once.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Step(long nowMs)
    {
        _boundaryBus.Step(nowMs);
        _assetBus.Step(nowMs);
    }
}
