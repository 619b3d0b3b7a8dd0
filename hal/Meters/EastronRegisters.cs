namespace NanoV2G.Hal.Meters;

/// <summary>
/// Registers that the Eastron SDM230 and SDM120 share, as addresses on the wire. Input registers (function 04) hold
/// IEEE 754 singles in two registers each, high word first; blocks start and end on even addresses, at most 80
/// registers each (source: Eastron SDM230-Modbus protocol V1.4 and SDM120-Modbus protocol V2.4).
/// </summary>
public static class EastronRegisters
{
    /// <summary>Line to neutral voltage, V (30001).</summary>
    public const int Voltage = 0x0000;

    /// <summary>Current, A (30007).</summary>
    public const int Current = 0x0006;

    /// <summary>Active power, W, positive = import (30013).</summary>
    public const int ActivePower = 0x000C;

    /// <summary>Frequency, Hz (30071).</summary>
    public const int Frequency = 0x0046;

    /// <summary>Import active energy, kWh (30073).</summary>
    public const int ImportEnergy = 0x0048;

    /// <summary>Export active energy, kWh (30075).</summary>
    public const int ExportEnergy = 0x004A;

    /// <summary>
    /// Serial number, unsigned 32 bit in two holding registers (function 03; 464513). Documented for the SDM120 and SDM630;
    /// users report meters that give 0 (secondary source: an open library's maintainers, reading some 1,500 meters).
    /// </summary>
    public const int SerialNumber = 0xFC00;

    /// <summary>Registers of the block from voltage to active power.</summary>
    public const int PowerBlockCount = 14;

    /// <summary>Registers of the block with both energies.</summary>
    public const int EnergyBlockCount = 4;

    /// <summary>Registers of one value.</summary>
    public const int ValueCount = 2;

    /// <summary>Most registers of one request: 40 values.</summary>
    public const int MostCount = 80;
}
