using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Storage;

namespace NanoV2G.Firmware.Settings;

/// <summary>
/// The stored form of a set of settings: four letters, version of the form (1 byte), sequence number (4), length of the
/// fields (2), the fields, CRC-32 of all before it (4). A field is its <see cref="SettingIdentifier"/> (2), the length
/// of its value (1) and the value. What is not there has its default, what another version put there is passed over.
/// </summary>
public sealed class SettingsImage
{
    /// <summary>Longest form, bytes: every setting and a full schedule take some 750.</summary>
    public const int MostBytes = 1024;

    private const int HeaderBytes = 11;
    private const int CheckBytes = 4;
    private const int FieldOverheadBytes = 3;
    private const int ValueBytes = 4;
    private const int EntryBytes = 8;
    private const int MarkBytes = 5;

    // The letters "V2GS" and behind them the version of the form, 1, as they stand in the image: first byte lowest.
    private const long Mark = 0x0153473256;

    private int _fieldBytes;
    private int _next;

    /// <summary>Makes a whole image without fields.</summary>
    public SettingsImage()
    {
        LittleEndian.Write(Bytes, 0, MarkBytes, Mark);
        Seal(0);
    }

    /// <summary>Its bytes, <see cref="Length"/> of which count.</summary>
    public readonly byte[] Bytes = new byte[MostBytes];

    /// <summary>Its length, bytes.</summary>
    public int Length => HeaderBytes + _fieldBytes + CheckBytes;

    /// <summary>Which writing it is: the higher of two is the newer.</summary>
    public int Sequence => LittleEndian.ReadInt32(Bytes, 5);

    /// <summary>Number of the field read last.</summary>
    public int Identifier;

    /// <summary>Value of the field read last; 0 for one that holds more than a value.</summary>
    public int Value;

    /// <summary>Whether the field read last has the length that this version expects of it.</summary>
    public bool IsProper;

    /// <summary>Whether the field read last is one of this version.</summary>
    public bool IsKnown => Identifier == (int)SettingIdentifier.ScheduleEntry || SettingRange.IsKnown(Identifier);

    /// <summary>Adds a setting; the image is whole again after <see cref="Seal"/>.</summary>
    /// <param name="identifier">Number of a <see cref="SettingIdentifier"/>.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when there is no room: nothing was added.</returns>
    public bool TryAdd(int identifier, int value)
    {
        return TryAdd(identifier, ValueBytes, value);
    }

    /// <summary>Adds an entry of the weekly schedule; the image is whole again after <see cref="Seal"/>.</summary>
    /// <param name="startMinute">Minute of the local week.</param>
    /// <param name="endMinute">Minute of the local week, exclusive.</param>
    /// <param name="watts">Power, W, positive = charging.</param>
    /// <returns>False when there is no room: nothing was added.</returns>
    public bool TryAddSchedule(int startMinute, int endMinute, int watts)
    {
        // Minutes in two bytes each, the power in the four behind them.
        return TryAdd((int)SettingIdentifier.ScheduleEntry, EntryBytes, ((long)watts << 32) | (uint)((endMinute << 16) | startMinute));
    }

    /// <summary>Numbers the image and closes it with its check value.</summary>
    /// <param name="sequence">Sequence number, 0 or more.</param>
    public void Seal(int sequence)
    {
        byte[] bytes = Bytes;
        LittleEndian.Write(bytes, 5, 4, sequence);
        LittleEndian.Write(bytes, 9, 2, _fieldBytes);
        int check = HeaderBytes + _fieldBytes;
        LittleEndian.Write(bytes, check, CheckBytes, Crc32.Of(bytes, 0, check));
    }

    /// <summary>Reads an image from a file.</summary>
    /// <param name="store">Holds the file.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Whether it is whole. If not, the image is undefined.</returns>
    public bool TryRead(IFileStore store, string name)
    {
        byte[] bytes = Bytes;
        int length = store.GetLength(name);
        if (length < HeaderBytes + CheckBytes || length > MostBytes || store.Read(name, 0, bytes, 0, length) != length)
        {
            return false;
        }

        _fieldBytes = (int)LittleEndian.Read(bytes, 9, 2);
        int check = HeaderBytes + _fieldBytes;
        return LittleEndian.Read(bytes, 0, MarkBytes) == Mark && Sequence >= 0 && length == check + CheckBytes
            && Crc32.Of(bytes, 0, check) == LittleEndian.ReadInt32(bytes, check);
    }

    /// <summary>Goes before the first field.</summary>
    public void Rewind()
    {
        _next = 0;
    }

    /// <summary>Reads the next field.</summary>
    /// <returns>False at the end, or when what is left is no field.</returns>
    public bool TryReadNext()
    {
        if (_next + FieldOverheadBytes > _fieldBytes)
        {
            return false;
        }

        int start = HeaderBytes + _next;
        int length = Bytes[start + 2];
        _next += FieldOverheadBytes + length;
        if (_next > _fieldBytes)
        {
            return false;
        }

        Identifier = (int)LittleEndian.Read(Bytes, start, 2);
        bool isEntry = Identifier == (int)SettingIdentifier.ScheduleEntry;
        IsProper = length == (isEntry ? EntryBytes : ValueBytes);
        Value = IsProper && !isEntry ? LittleEndian.ReadInt32(Bytes, start + FieldOverheadBytes) : 0;
        return true;
    }

    /// <summary>Brings the schedule entry read last into the schedule.</summary>
    /// <param name="unit">Receives it.</param>
    /// <returns>False when it is no entry or the schedule is full.</returns>
    public bool TryTakeSchedule(UnitSettings unit)
    {
        int start = HeaderBytes + _next - EntryBytes;
        return IsProper && unit.TryAddSchedule(
            (int)LittleEndian.Read(Bytes, start, 2),
            (int)LittleEndian.Read(Bytes, start + 2, 2),
            LittleEndian.ReadInt32(Bytes, start + 4));
    }

    /// <summary>The value of a setting, for comparison.</summary>
    /// <param name="identifier">Number of a <see cref="SettingIdentifier"/> of one value.</param>
    /// <param name="otherwise">What to give when it is not there.</param>
    /// <returns>The value of the last field of that number.</returns>
    public int ValueOf(int identifier, int otherwise)
    {
        int value = otherwise;
        Rewind();
        while (TryReadNext())
        {
            value = Identifier == identifier && IsProper ? Value : value;
        }

        return value;
    }

    /// <summary>Whether another image has the same fields, whatever its sequence number.</summary>
    /// <param name="other">The other image.</param>
    /// <returns>True when every byte of the fields is the same.</returns>
    public bool HasFieldsOf(SettingsImage other)
    {
        bool isSame = _fieldBytes == other._fieldBytes;
        for (int index = HeaderBytes; isSame && index < HeaderBytes + _fieldBytes; index++)
        {
            isSame = Bytes[index] == other.Bytes[index];
        }

        return isSame;
    }

    private bool TryAdd(int identifier, int valueBytes, long value)
    {
        int total = FieldOverheadBytes + valueBytes;
        if (Length + total > MostBytes)
        {
            return false;
        }

        int start = HeaderBytes + _fieldBytes;
        LittleEndian.Write(Bytes, start, 2, identifier);
        Bytes[start + 2] = (byte)valueBytes;
        LittleEndian.Write(Bytes, start + FieldOverheadBytes, valueBytes, value);
        _fieldBytes += total;
        return true;
    }
}
