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

    /// <summary>Manufacturer (Mn).</summary>
    public string Manufacturer { get; private set; } = string.Empty;

    /// <summary>Type (Md).</summary>
    public string Model { get; private set; } = string.Empty;

    /// <summary>Version (Vr).</summary>
    public string Version { get; private set; } = string.Empty;

    /// <summary>Serial number (SN).</summary>
    public string Serial { get; private set; } = string.Empty;

    /// <summary>Takes the texts. Called by the sense thread once for each device found; it allocates.</summary>
    /// <param name="master">Holds the reply with <see cref="RegisterCount"/> registers.</param>
    internal void Take(ModbusRtuMaster master)
    {
        Manufacturer = Text(master, 0, ManufacturerCount);
        Model = Text(master, ManufacturerCount, ModelCount);
        Version = Text(master, ManufacturerCount + ModelCount + OptionsCount, VersionCount);
        Serial = Text(master, RegisterCount - SerialCount, SerialCount);
    }

    /// <summary>Forgets the device.</summary>
    internal void Clear()
    {
        Manufacturer = string.Empty;
        Model = string.Empty;
        Version = string.Empty;
        Serial = string.Empty;
    }

    /// <summary>Two characters a register, up to the first zero; whatever is not printable ASCII becomes a question mark.</summary>
    private static string Text(ModbusRtuMaster master, int first, int count)
    {
        char[] characters = new char[2 * count];
        int length = 0;
        int used = 0;
        for (int index = 0; index < characters.Length; index++)
        {
            int register = master.GetRegister(first + (index / 2));
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
