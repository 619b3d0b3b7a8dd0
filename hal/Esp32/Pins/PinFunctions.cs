using nanoFramework.Hardware.Esp32;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>Routes the chip's peripherals to the board's pins, which must be done before a port is opened.</summary>
public static class PinFunctions
{
    /// <summary>Routes both buses and, where there is one, the clock chip.</summary>
    /// <param name="pins">The board's pins.</param>
    public static void Route(Esp32Pins pins)
    {
        RouteBus(pins.BoundaryPort, pins.BoundaryTransmit, pins.BoundaryReceive, pins.BoundaryDirection);
        RouteBus(pins.AssetPort, pins.AssetTransmit, pins.AssetReceive, pins.AssetDirection);
        if (pins.HasClockChip)
        {
            Configuration.SetPinFunction(pins.ClockData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(pins.ClockClock, DeviceFunction.I2C1_CLOCK);
        }
    }

    private static void RouteBus(string port, int transmit, int receive, int direction)
    {
        bool isSecond = port == "COM2";
        Configuration.SetPinFunction(transmit, isSecond ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX);
        Configuration.SetPinFunction(receive, isSecond ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX);
        if (direction != Esp32Pins.Absent)
        {
            Configuration.SetPinFunction(direction, isSecond ? DeviceFunction.COM2_RTS : DeviceFunction.COM3_RTS);
        }
    }
}
