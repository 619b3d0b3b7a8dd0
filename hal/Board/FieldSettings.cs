using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Board;

/// <summary>What the board must know of the meters and the inverter on its two buses. A plain record, read once at start.</summary>
public sealed class FieldSettings
{
    /// <summary>Speed of both buses, bit/s: the fastest that an SDM120 takes (Eastron SDM120-Modbus protocol V2.4).</summary>
    public int Baud = 9600;

    /// <summary>The meter at the supply terminals.</summary>
    public MeterKind BoundaryMeter = MeterKind.Sdm230;

    /// <summary>The meter inside the chargepoint.</summary>
    public MeterKind AssetMeter = MeterKind.Sdm120;

    /// <summary>
    /// Whether asset meter and inverter are on the boundary meter's bus too, and the other bus is not used. Two buses are
    /// better: on one, a device that does not answer delays the boundary meter by its time-out.
    /// </summary>
    public bool OneBus;

    /// <summary>Modbus address of the boundary meter, alone on its bus unless <see cref="OneBus"/>: nothing may delay it.</summary>
    public int BoundarySlave = 1;

    /// <summary>Modbus address of the asset meter.</summary>
    public int AssetSlave = 2;

    /// <summary>Modbus address of the inverter, on the asset meter's bus.</summary>
    public int InverterSlave = 3;

    /// <summary>
    /// Interval of the boundary meter's readings, ms; a closed loop needs 1000 at most. One transaction of a one-phase meter takes
    /// 70 ms at 9600 bit/s, and a new value that waits for its poll is a longer breach.
    /// </summary>
    public int BoundaryPollMs = 100;

    /// <summary>Interval of the asset meter's power readings, ms; its registers are read once a second.</summary>
    public int AssetPollMs = 500;

    /// <summary>Interval of the inverter's measurements, ms: own current between two of them is taken to move evenly.</summary>
    public int InverterPollMs = 300;

    /// <summary>Longest wait for a reply, ms.</summary>
    public int ReplyTimeoutMs = 200;

    /// <summary>Rated current of the boundary meter, mA: SDM230 or SDM630, 100 A direct; one below the cut-out fuse is refused.</summary>
    public int BoundaryRatedMilliamps = 100000;

    /// <summary>Accuracy class of the boundary meter, permille of the reading: class 1.</summary>
    public int BoundaryClassPermille = 10;

    /// <summary>Pulses per kWh of an S0 asset meter: its plate says it, 1000 is usual.</summary>
    public int PulsesPerKilowattHour = 1000;

    /// <summary>Serial number of an S0 asset meter, from its plate: pulses carry none.</summary>
    public int PulseMeterSerial = 1;

    /// <summary>On how many phases the inverter feeds, 1 or 3; one that says otherwise of itself is refused.</summary>
    public int InverterPhases = 1;

    /// <summary>Rated power of the inverter in either direction, all phases together, W.</summary>
    public int InverterRatedWatts = 7400;

    /// <summary>Time after which the inverter falls back to zero without a write, ms; no credit is taken for more than 3 s.</summary>
    public int InverterReversionMs = 3000;

    /// <summary>The vehicle gateway on the inverter's bus, by what it speaks with the vehicle; none unless one is fitted.</summary>
    public VehicleProtocol VehicleLink;

    /// <summary>Modbus address of the vehicle gateway.</summary>
    public int VehicleSlave = 4;
}
