namespace NanoV2G.Firmware.Json;

/// <summary>
/// Text as bytes. Called while objects are made, never in a step: a step only copies bytes that already exist.
/// </summary>
public static class Ascii
{
    /// <summary>The bytes of a text of ASCII characters.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One byte per character; a character beyond ASCII becomes a question mark.</returns>
    public static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            bytes[index] = character < 128 ? (byte)character : (byte)'?';
        }

        return bytes;
    }

    /// <summary>A member name as it stands in JSON: quoted, with its colon.</summary>
    /// <param name="name">The name, without characters that JSON would escape.</param>
    /// <returns>The bytes of <c>"name":</c>.</returns>
    public static byte[] Key(string name)
    {
        return Bytes("\"" + name + "\":");
    }

    /// <summary>The names of a table. One text costs the device far less than one for each name and the code to gather them.</summary>
    /// <param name="names">The names, one space between two.</param>
    /// <returns>The bytes of each name, in their order.</returns>
    public static byte[][] Names(string names)
    {
        return Split(names, areKeys: false);
    }

    /// <summary>The member names of a message, as <see cref="Key"/> gives them.</summary>
    /// <param name="names">The names, one space between two.</param>
    /// <returns>The bytes of each key, in their order.</returns>
    public static byte[][] Keys(string names)
    {
        return Split(names, areKeys: true);
    }

    /// <summary>Whether bytes at a place are equal to a text.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the first one.</param>
    /// <param name="length">How many.</param>
    /// <param name="text">The text to compare with.</param>
    /// <returns>True when length and every byte agree.</returns>
    public static bool AreEqual(byte[] buffer, int offset, int length, byte[] text)
    {
        return length == text.Length && AreEqual(buffer, offset, text, 0, length);
    }

    /// <summary>Whether bytes at two places are equal.</summary>
    /// <param name="one">Holds the ones.</param>
    /// <param name="oneStart">Index of their first.</param>
    /// <param name="other">Holds the others.</param>
    /// <param name="otherStart">Index of their first.</param>
    /// <param name="length">How many to compare.</param>
    /// <returns>True when every byte agrees.</returns>
    public static bool AreEqual(byte[] one, int oneStart, byte[] other, int otherStart, int length)
    {
        for (int index = 0; index < length; index++)
        {
            if (one[oneStart + index] != other[otherStart + index])
            {
                return false;
            }
        }

        return true;
    }

    private static byte[][] Split(string names, bool areKeys)
    {
        int count = 1;
        for (int index = 0; index < names.Length; index++)
        {
            count += names[index] == ' ' ? 1 : 0;
        }

        byte[][] split = new byte[count][];
        int start = 0;
        for (int place = 0; place < count; place++)
        {
            int end = start;
            while (end < names.Length && names[end] != ' ')
            {
                end++;
            }

            string name = names.Substring(start, end - start);
            split[place] = areKeys ? Key(name) : Bytes(name);
            start = end + 1;
        }

        return split;
    }
}
