using System.Runtime.CompilerServices;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// Registers of the Eastron SDM120, SDM230 and SDM630, as addresses on the wire. Input registers (function 04) hold
/// IEEE 754 singles in two registers each, high word first; blocks start and end on even addresses, at most 80
/// registers each (source: Eastron SDM230-Modbus protocol V1.4, SDM120-Modbus protocol V2.4 and the manual of the
/// SDM630-Modbus MID V2; the SDM630's registers per phase also in several public drivers). A one-phase meter has its
/// value where a three-phase one has phase 1; phases 2 and 3 follow it.
/// </summary>
[ExcludeType]
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

    /// <summary>SDM630: import active energy of phase 1, kWh (30347); phases 2 and 3 follow.</summary>
    public const int PhaseImportEnergy = 0x015A;

    /// <summary>SDM630: export active energy of phase 1, kWh (30353); phases 2 and 3 follow.</summary>
    public const int PhaseExportEnergy = 0x0160;

    /// <summary>
    /// SDM630: wiring, a float in two holding registers (40011): 1 = one phase, 2 = three phases without neutral, 3 = three
    /// phases with neutral. The manual names no register that chooses how the total registers sum the phases.
    /// </summary>
    public const int Wiring = 0x000A;

    /// <summary>High word of 3.0, three phases with neutral; the low word is 0.</summary>
    public const int FourWireHigh = 0x4040;

    /// <summary>Registers of the block from voltage to active power of the first phase.</summary>
    public const int PowerBlockCount = 14;

    /// <summary>Registers of the block with import and export of three phases.</summary>
    public const int PhaseEnergyBlockCount = 12;

    /// <summary>Registers of the block with both energies.</summary>
    public const int EnergyBlockCount = 4;

    /// <summary>Registers of one value.</summary>
    public const int ValueCount = 2;

    /// <summary>Most registers of one request: 40 values.</summary>
    public const int MostCount = 80;
}
