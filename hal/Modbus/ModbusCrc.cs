namespace NanoV2G.Hal.Modbus;

/// <summary>
/// CRC-16 of Modbus RTU (polynomial 0xA001 reflected, start value 0xFFFF; Modbus over Serial Line V1.02, appendix B).
/// By table, built once: bit by bit costs five times as much on the interpreter.
/// </summary>
public static class ModbusCrc
{
    private static readonly int[] Table = MakeTable();

    /// <summary>Computes the CRC of part of a buffer.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">First index counted.</param>
    /// <param name="count">How many bytes are counted; 0 gives the start value 0xFFFF.</param>
    /// <returns>0 to 0xFFFF; on the wire the low byte comes first.</returns>
    public static int Compute(byte[] buffer, int offset, int count)
    {
        int[] table = Table;
        int crc = 0xFFFF;
        int end = offset + count;
        for (int index = offset; index < end; index++)
        {
            crc = (crc >> 8) ^ table[(crc ^ buffer[index]) & 0xFF];
        }

        return crc;
    }

    /// <summary>Writes the CRC of the first bytes of a frame behind them, low byte first.</summary>
    /// <param name="frame">Holds the frame and room for two more bytes.</param>
    /// <param name="count">Length of the frame without its CRC.</param>
    /// <returns>Length of the frame with its CRC.</returns>
    public static int Append(byte[] frame, int count)
    {
        int crc = Compute(frame, 0, count);
        frame[count] = (byte)(crc & 0xFF);
        frame[count + 1] = (byte)(crc >> 8);
        return count + 2;
    }

    /// <summary>Whether the last two bytes of a frame are the CRC of those before them.</summary>
    /// <param name="buffer">Holds the frame.</param>
    /// <param name="offset">First index of the frame.</param>
    /// <param name="length">Length with CRC; a frame below four bytes is never valid.</param>
    /// <returns>True when they match.</returns>
    public static bool IsValid(byte[] buffer, int offset, int length)
    {
        if (length < 4)
        {
            return false;
        }

        int crc = Compute(buffer, offset, length - 2);
        return buffer[offset + length - 2] == (crc & 0xFF) && buffer[offset + length - 1] == crc >> 8;
    }

    private static int[] MakeTable()
    {
        int[] table = new int[256];
        for (int value = 0; value < 256; value++)
        {
            int crc = value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }

            table[value] = crc;
        }

        return table;
    }
}
