namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>
/// Which GPIO of a board does what: the <c>pins</c> and <c>buses</c> of its <c>board.json</c> as plain integers. All of
/// them must be set before the board is made, except those that say they may be absent.
/// </summary>
public sealed class Esp32Pins
{
    /// <summary>A pin that the board does not have.</summary>
    public const int Absent = -1;

    /// <summary>Output to the driver of the contactor's coil: high = energised. Needs a pull-down on the board.</summary>
    public int ContactorDrive = Absent;

    /// <summary>
    /// The same of a second contactor in series; absent where there is none. Its mirror contact takes an input of the fifth
    /// load-control switch, see <see cref="SlowInputBits.LoadControl5Closed"/>.
    /// </summary>
    public int SecondContactorDrive = Absent;

    /// <summary>Output to the AC-coupled supervisor: edges keep it alive.</summary>
    public int SupervisorPulse = Absent;

    /// <summary>Serial port of the boundary meter's bus, "COM2" or "COM3"; COM1 is the console.</summary>
    public string BoundaryPort = "COM2";

    /// <summary>Transmit pin of the boundary meter's bus.</summary>
    public int BoundaryTransmit = Absent;

    /// <summary>Receive pin of the boundary meter's bus.</summary>
    public int BoundaryReceive = Absent;

    /// <summary>Direction pin of the boundary meter's transceiver; absent when it takes its direction from the data.</summary>
    public int BoundaryDirection = Absent;

    /// <summary>Serial port of the bus of asset meter and inverter, "COM2" or "COM3".</summary>
    public string AssetPort = "COM3";

    /// <summary>Transmit pin of the asset bus.</summary>
    public int AssetTransmit = Absent;

    /// <summary>Receive pin of the asset bus.</summary>
    public int AssetReceive = Absent;

    /// <summary>Direction pin of the asset bus's transceiver; absent when it takes its direction from the data.</summary>
    public int AssetDirection = Absent;

    /// <summary>Clock of the 74HC165 chain of slow inputs: a rising edge shifts.</summary>
    public int InputsClock = Absent;

    /// <summary>Parallel load of the chain: low takes the inputs over.</summary>
    public int InputsLoad = Absent;

    /// <summary>Serial output of the chain, read by the chip.</summary>
    public int InputsData = Absent;

    /// <summary>Import pulses of an S0 asset meter; absent where the asset meter is on the bus.</summary>
    public int ImportPulses = Absent;

    /// <summary>Export pulses of an S0 asset meter; absent where the asset meter is on the bus.</summary>
    public int ExportPulses = Absent;

    /// <summary>Data of the clock chip's I²C bus; absent when the board has no clock chip.</summary>
    public int ClockData = Absent;

    /// <summary>Clock of the clock chip's I²C bus; absent when the board has no clock chip.</summary>
    public int ClockClock = Absent;

    /// <summary>Whether the network is Wi-Fi; otherwise Ethernet.</summary>
    public bool IsWifi;

    /// <summary>Whether a clock chip is wired.</summary>
    public bool HasClockChip => ClockData != Absent && ClockClock != Absent;
}
