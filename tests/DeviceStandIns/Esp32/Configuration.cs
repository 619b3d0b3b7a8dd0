using System.Collections.Generic;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Functions that a pin can take (nanoFramework.Hardware.Esp32 1.6.40), those that the board uses.</summary>
public enum DeviceFunction
{
    I2C1_DATA = 0x20100,
    I2C1_CLOCK = 0x20101,
    COM2_TX = 0x30200,
    COM2_RX = 0x30201,
    COM2_RTS = 0x30202,
    COM3_TX = 0x30300,
    COM3_RX = 0x30301,
    COM3_RTS = 0x30302,
}

/// <summary>Stand-in for the routing of functions to pins.</summary>
public class Configuration
{
    private static readonly Dictionary<DeviceFunction, int> Pins = new Dictionary<DeviceFunction, int>();

    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        Pins[value] = pin;
    }

    public static int GetFunctionPin(DeviceFunction function)
    {
        return Pins.TryGetValue(function, out int pin) ? pin : -1;
    }

    /// <summary>Forgets all routes, for tests.</summary>
    public static void Reset()
    {
        Pins.Clear();
    }
}
