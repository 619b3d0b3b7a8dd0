namespace NanoV2G.Firmware.Journal;

/// <summary>Integers in stored records: lowest byte first, as many bytes as the value needs.</summary>
public static class LittleEndian
{
    /// <summary>Writes the low bytes of a value.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">First index written.</param>
    /// <param name="byteCount">How many bytes, 1 to 8.</param>
    /// <param name="value">The value; higher bytes are dropped, so the caller bounds it.</param>
    public static void Write(byte[] buffer, int offset, int byteCount, long value)
    {
        for (int end = offset + byteCount; offset < end; offset++)
        {
            buffer[offset] = (byte)value;
            value >>= 8;
        }
    }

    /// <summary>Writes a signed 32-bit integer: much cheaper than the loop, in the tick too.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">First index written.</param>
    /// <param name="value">The value.</param>
    public static void WriteInt32(byte[] buffer, int offset, int value)
    {
        buffer[offset] = (byte)value;
        buffer[offset + 1] = (byte)(value >> 8);
        buffer[offset + 2] = (byte)(value >> 16);
        buffer[offset + 3] = (byte)(value >> 24);
    }

    /// <summary>Reads a value that is never negative.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the lowest byte.</param>
    /// <param name="byteCount">How many bytes, 1 to 8; 8 bytes may give a negative value.</param>
    /// <returns>The value.</returns>
    public static long Read(byte[] buffer, int offset, int byteCount)
    {
        long value = 0;
        for (int index = byteCount - 1; index >= 0; index--)
        {
            value = (value << 8) | buffer[offset + index];
        }

        return value;
    }

    /// <summary>Reads a signed 32-bit integer.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the lowest byte.</param>
    /// <returns>The value.</returns>
    public static int ReadInt32(byte[] buffer, int offset)
    {
        return buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16) | (buffer[offset + 3] << 24);
    }
}
