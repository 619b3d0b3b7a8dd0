using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Inverters;

/// <summary>What a SunSpec device says of itself in model 1. Empty where it says nothing or has not been asked yet.</summary>
public sealed class DeviceIdentity
{
    private const int ManufacturerCount = 16;
    private const int ModelCount = 16;
    private const int OptionsCount = 8;
    private const int VersionCount = 8;
    private const int SerialCount = 16;

    /// <summary>Registers of all its texts, from the manufacturer's on.</summary>
    public const int RegisterCount = ManufacturerCount + ModelCount + OptionsCount + VersionCount + SerialCount;

    private readonly int[] _registers = new int[RegisterCount];

    /// <summary>Manufacturer (Mn). Made anew each time it is asked for, as are the others.</summary>
    public string Manufacturer => Text(0, ManufacturerCount);

    /// <summary>Type (Md).</summary>
    public string Model => Text(ManufacturerCount, ModelCount);

    /// <summary>Version (Vr).</summary>
    public string Version => Text(ManufacturerCount + ModelCount + OptionsCount, VersionCount);

    /// <summary>Serial number (SN).</summary>
    public string Serial => Text(RegisterCount - SerialCount, SerialCount);

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
        for (int index = 0; index < RegisterCount; index++)
        {
            _registers[index] = 0;
        }
    }

    /// <summary>Two characters a register, up to the first zero; whatever is not printable ASCII becomes a question mark.</summary>
    private string Text(int first, int count)
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
