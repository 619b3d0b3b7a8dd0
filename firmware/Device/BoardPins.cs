using NanoV2G.Hal.Esp32.Pins;

namespace NanoV2G.Firmware.Device;

/// <summary>
/// The pins of the board that the application is built for: those of <c>boards/olimex-esp32-poe-iso-wrover/board.json</c>.
/// For another board this file is replaced by the one written from that board's data.
/// </summary>
public static class BoardPins
{
    /// <summary>The board's pins.</summary>
    /// <returns>A new object.</returns>
    public static Esp32Pins Create()
    {
        Esp32Pins pins = new Esp32Pins();
        pins.ContactorDrive = 32;
        pins.SupervisorPulse = 4;
        pins.BoundaryPort = "COM2";
        pins.BoundaryTransmit = 14;
        pins.BoundaryReceive = 36;
        pins.AssetPort = "COM3";
        pins.AssetTransmit = 5;
        pins.AssetReceive = 39;
        pins.InputsClock = 15;
        pins.InputsLoad = 2;
        pins.InputsData = 35;
        pins.ClockData = 13;
        pins.ClockClock = 33;
        pins.IsWifi = false;
        return pins;
    }
}
