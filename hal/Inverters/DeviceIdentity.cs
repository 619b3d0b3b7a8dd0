using System;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Inverters;

/// <summary>What a SunSpec device says of itself in model 1. Empty where it says nothing or has not been asked yet.</summary>
public sealed class DeviceIdentity
{
    /// <summary>Registers of the manufacturer (Mn), of the type (Md) and of the serial number (SN).</summary>
    public const int LongText = 16;

    /// <summary>Registers of the options (Opt) and of the version (Vr).</summary>
    public const int ShortText = 8;

    /// <summary>Where the manufacturer stands.</summary>
    public const int Manufacturer = 0;

    /// <summary>Where the type stands.</summary>
    public const int Model = Manufacturer + LongText;

    /// <summary>Where the version stands; the options are before it.</summary>
    public const int Version = Model + LongText + ShortText;

    /// <summary>Where the serial number stands.</summary>
    public const int Serial = Version + ShortText;

    /// <summary>Registers of all its texts, from the manufacturer's on.</summary>
    public const int RegisterCount = Serial + LongText;

    private readonly int[] _registers = new int[RegisterCount];

    /// <summary>Takes the texts over as they stand in the registers.</summary>
    /// <param name="master">Holds the reply with <see cref="RegisterCount"/> registers.</param>
    internal void Take(ModbusRtuMaster master)
    {
        for (int index = 0; index < RegisterCount; index++)
        {
            _registers[index] = master.GetRegister(index);
        }
    }

    /// <summary>Forgets the device.</summary>
    internal void Clear()
    {
        Array.Clear(_registers, 0, RegisterCount);
    }

    /// <summary>
    /// One of the texts, made anew each time: two characters a register, up to the first zero; whatever is not printable
    /// ASCII becomes a question mark.
    /// </summary>
    /// <param name="first">Where it stands.</param>
    /// <param name="count">Its registers.</param>
    /// <returns>The text without spaces behind it.</returns>
    public string Text(int first, int count)
    {
        char[] characters = new char[2 * count];
        int length = 0;
        int used = 0;
        for (int index = 0; index < characters.Length; index++)
        {
            int register = _registers[first + (index / 2)];
            int code = index % 2 == 0 ? register >> 8 : register & 0xFF;
            if (code == 0)
            {
                break;
            }

            characters[length] = code >= 32 && code < 127 ? (char)code : '?';
            length++;
            used = code == 32 ? used : length;
        }

        return new string(characters, 0, used);
    }
}
