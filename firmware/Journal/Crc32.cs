namespace NanoV2G.Firmware.Journal;

/// <summary>
/// The cyclic redundancy check of IEEE 802.3 (reflected polynomial 0xEDB88320). 32 bits, because a reader that looks
/// for the next record behind a damaged one tries many offsets: with 16 bits it would find records that never were.
/// </summary>
public static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The check value of a run of bytes.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the first one.</param>
    /// <param name="count">How many.</param>
    /// <returns>The check value as a signed integer of the same bits.</returns>
    public static int Of(byte[] buffer, int offset, int count)
    {
        uint value = 0xFFFFFFFF;
        int end = offset + count;
        for (int index = offset; index < end; index++)
        {
            value = (value >> 8) ^ Table[(value ^ buffer[index]) & 0xFF];
        }

        return (int)~value;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint index = 0; index < 256; index++)
        {
            uint value = index;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            }

            table[index] = value;
        }

        return table;
    }
}
