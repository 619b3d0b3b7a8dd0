namespace NanoV2G.Tests.Modbus;

/// <summary>Frames as manuals print them: pairs of hexadecimal digits with spaces between.</summary>
internal static class Hex
{
    public static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[(text.Length + 1) / 3];
        for (int index = 0; index < bytes.Length; index++)
        {
            bytes[index] = (byte)((Digit(text[3 * index]) << 4) | Digit(text[(3 * index) + 1]));
        }

        return bytes;
    }

    /// <summary>A frame without its CRC, which is added.</summary>
    public static byte[] Frame(string text)
    {
        byte[] body = Bytes(text);
        byte[] frame = new byte[body.Length + 2];
        for (int index = 0; index < body.Length; index++)
        {
            frame[index] = body[index];
        }

        NanoV2G.Hal.Modbus.ModbusCrc.Append(frame, body.Length);
        return frame;
    }

    private static int Digit(char digit)
    {
        return digit >= 'A' ? digit - 'A' + 10 : digit - '0';
    }
}
