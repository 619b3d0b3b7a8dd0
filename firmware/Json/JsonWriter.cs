namespace NanoV2G.Firmware.Json;

/// <summary>
/// Writes one JSON object into a buffer that is made once. Keys come encoded from <see cref="Ascii.Key"/>; a text
/// that does not fit is cut off whole and reported by <see cref="HasOverflowed"/>, never by an exception.
/// </summary>
public sealed class JsonWriter
{
    private static readonly byte[] NullLiteral = Ascii.Bytes("null");
    private static readonly byte[] TrueLiteral = Ascii.Bytes("true");
    private static readonly byte[] FalseLiteral = Ascii.Bytes("false");
    private static readonly byte[] HexDigits = Ascii.Bytes("0123456789abcdef");

    private readonly byte[] _digits = new byte[20];
    private bool _needsComma;

    /// <summary>A writer with a buffer of this length.</summary>
    /// <param name="capacityBytes">Longest text, bytes.</param>
    public JsonWriter(int capacityBytes)
    {
        Buffer = new byte[capacityBytes];
    }

    /// <summary>The text from index 0 to <see cref="Length"/>.</summary>
    public byte[] Buffer { get; }

    /// <summary>Length of the text, bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Whether something did not fit: the text must not be used.</summary>
    public bool HasOverflowed { get; private set; }

    /// <summary>Begins a new object and forgets the text before.</summary>
    public void BeginObject()
    {
        Length = 0;
        HasOverflowed = false;
        _needsComma = false;
        Put((byte)'{');
    }

    /// <summary>Ends the object.</summary>
    public void EndObject()
    {
        Put((byte)'}');
        _needsComma = true;
    }

    /// <summary>Begins an object that is a member of the present one; it ends with <see cref="EndObject"/>.</summary>
    /// <param name="key">Encoded key.</param>
    public void BeginMember(byte[] key)
    {
        Key(key);
        Put((byte)'{');
        _needsComma = false;
    }

    /// <summary>A number.</summary>
    /// <param name="key">Encoded key.</param>
    /// <param name="value">The number.</param>
    public void Number(byte[] key, long value)
    {
        Key(key);
        Digits(value);
    }

    /// <summary>A truth value.</summary>
    /// <param name="key">Encoded key.</param>
    /// <param name="value">The value.</param>
    public void Truth(byte[] key, bool value)
    {
        Key(key);
        Put(value ? TrueLiteral : FalseLiteral);
    }

    /// <summary>A null: the value is not known.</summary>
    /// <param name="key">Encoded key.</param>
    public void Null(byte[] key)
    {
        Key(key);
        Put(NullLiteral);
    }

    /// <summary>A text.</summary>
    /// <param name="key">Encoded key.</param>
    /// <param name="text">ASCII or UTF-8 bytes.</param>
    public void Text(byte[] key, byte[] text)
    {
        Text(key, text, text.Length);
    }

    /// <summary>A text.</summary>
    /// <param name="key">Encoded key.</param>
    /// <param name="text">ASCII or UTF-8 bytes from index 0.</param>
    /// <param name="length">How many.</param>
    public void Text(byte[] key, byte[] text, int length)
    {
        Key(key);
        Quoted(text, length);
    }

    /// <summary>A UTC time as RFC 3339, to the second.</summary>
    /// <param name="key">Encoded key.</param>
    /// <param name="utcUnixMs">Unix ms, 1970 to 2199.</param>
    public void Utc(byte[] key, long utcUnixMs)
    {
        BeginText(key);
        UtcPart(utcUnixMs);
        EndText();
    }

    /// <summary>Begins a text that is put together from parts.</summary>
    /// <param name="key">Encoded key.</param>
    public void BeginText(byte[] key)
    {
        Key(key);
        Put((byte)'"');
    }

    /// <summary>A part of a text, of characters that JSON does not escape.</summary>
    /// <param name="text">ASCII bytes.</param>
    public void TextPart(byte[] text)
    {
        Put(text);
    }

    /// <summary>A number as part of a text.</summary>
    /// <param name="value">The number.</param>
    public void TextPart(long value)
    {
        Digits(value);
    }

    /// <summary>A UTC time as part of a text.</summary>
    /// <param name="utcUnixMs">Unix ms, 1970 to 2199.</param>
    public void UtcPart(long utcUnixMs)
    {
        if (Length + Rfc3339.TextBytes > Buffer.Length)
        {
            HasOverflowed = true;
            return;
        }

        Rfc3339.Write(Buffer, Length, utcUnixMs);
        Length += Rfc3339.TextBytes;
    }

    /// <summary>Ends a text that was put together from parts.</summary>
    public void EndText()
    {
        Put((byte)'"');
    }

    /// <summary>Begins a list of texts.</summary>
    /// <param name="key">Encoded key.</param>
    public void BeginList(byte[] key)
    {
        Key(key);
        Put((byte)'[');
        _needsComma = false;
    }

    /// <summary>One text of a list.</summary>
    /// <param name="text">ASCII or UTF-8 bytes.</param>
    public void ListText(byte[] text)
    {
        Comma();
        Quoted(text, text.Length);
    }

    /// <summary>Begins a text of a list that is put together from parts; it ends with <see cref="EndText"/>.</summary>
    public void BeginListText()
    {
        Comma();
        Put((byte)'"');
    }

    /// <summary>Ends the list.</summary>
    public void EndList()
    {
        Put((byte)']');
        _needsComma = true;
    }

    private void Key(byte[] key)
    {
        Comma();
        Put(key);
    }

    private void Comma()
    {
        if (_needsComma)
        {
            Put((byte)',');
        }

        _needsComma = true;
    }

    private void Quoted(byte[] text, int length)
    {
        Put((byte)'"');
        for (int i = 0; i < length; i++)
        {
            byte character = text[i];
            if (character == (byte)'"' || character == (byte)'\\')
            {
                Put((byte)'\\');
                Put(character);
            }
            else if (character < 0x20)
            {
                Put((byte)'\\');
                Put((byte)'u');
                Put((byte)'0');
                Put((byte)'0');
                Put(HexDigits[character >> 4]);
                Put(HexDigits[character & 15]);
            }
            else
            {
                Put(character);
            }
        }

        Put((byte)'"');
    }

    private void Digits(long value)
    {
        // Negative remainders reach the smallest number, which has no positive twin.
        long rest = value > 0 ? -value : value;
        int count = 0;
        do
        {
            _digits[count] = (byte)('0' - (int)(rest % 10));
            rest /= 10;
            count++;
        }
        while (rest != 0);

        if (value < 0)
        {
            Put((byte)'-');
        }

        while (count > 0)
        {
            count--;
            Put(_digits[count]);
        }
    }

    private void Put(byte[] bytes)
    {
        if (Length + bytes.Length > Buffer.Length)
        {
            HasOverflowed = true;
            return;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            Buffer[Length + i] = bytes[i];
        }

        Length += bytes.Length;
    }

    private void Put(byte value)
    {
        if (Length >= Buffer.Length)
        {
            HasOverflowed = true;
            return;
        }

        Buffer[Length] = value;
        Length++;
    }
}
