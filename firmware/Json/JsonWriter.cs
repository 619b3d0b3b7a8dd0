using System;

namespace NanoV2G.Firmware.Json;

/// <summary>
/// Writes one JSON object into a buffer that is made once. Keys come encoded from <see cref="Ascii.Key"/>; a text
/// that does not fit is cut off whole and reported by <see cref="HasOverflowed"/>, never by an exception.
/// </summary>
public sealed class JsonWriter
{
    private const int MostDigits = 20;

    // The words that JSON has.
    private const int NullWord = 0;
    private const int TrueWord = 1;
    private const int FalseWord = 2;

    // In the order of the numbers above.
    internal static readonly byte[][] Words = Ascii.Names("null true false");

    private readonly byte[] _digits = new byte[MostDigits];
    private int _utcAt = -1;
    private long _utcUnixMs;
    private bool _needsComma;

    /// <summary>A writer with a buffer of this length.</summary>
    /// <param name="capacityBytes">Longest text, bytes.</param>
    public JsonWriter(int capacityBytes)
    {
        Buffer = new byte[capacityBytes];
    }

    /// <summary>The text from index 0 to <see cref="Length"/>.</summary>
    public readonly byte[] Buffer;

    /// <summary>Length of the text, bytes.</summary>
    public int Length;

    /// <summary>Whether something did not fit: the text must not be used.</summary>
    public bool HasOverflowed;

    /// <summary>Begins a new object and forgets the text before.</summary>
    public void BeginObject()
    {
        Length = 0;
        _utcAt = -1;
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
        TextPart(value);
    }

    /// <summary>A truth value.</summary>
    /// <param name="key">Encoded key.</param>
    /// <param name="value">The value.</param>
    public void Truth(byte[] key, bool value)
    {
        Key(key);
        TextPart(Words[value ? TrueWord : FalseWord]);
    }

    /// <summary>A null: the value is not known.</summary>
    /// <param name="key">Encoded key.</param>
    public void Null(byte[] key)
    {
        Key(key);
        TextPart(Words[NullWord]);
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

    /// <summary>A name out of a table: a text of characters that JSON does not escape, so that nothing looks for any.</summary>
    /// <param name="key">Encoded key.</param>
    /// <param name="name">ASCII bytes.</param>
    public void Name(byte[] key, byte[] name)
    {
        Key(key);
        Quote(name);
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
        Put(text, 0, text.Length);
    }

    /// <summary>A number as part of a text.</summary>
    /// <param name="value">The number.</param>
    public void TextPart(long value)
    {
        if (value > int.MinValue && value <= int.MaxValue)
        {
            Digits((int)value);
        }
        else
        {
            Digits(value);
        }
    }

    /// <summary>A UTC time as part of a text.</summary>
    /// <param name="utcUnixMs">Unix ms, 1970 to 2199.</param>
    public void UtcPart(long utcUnixMs)
    {
        byte[] buffer = Buffer;
        int at = Length;
        if (at + Rfc3339.TextBytes > buffer.Length)
        {
            HasOverflowed = true;
            return;
        }

        // A half-hour's start stands in its identity and in a member of its own.
        if (_utcAt >= 0 && utcUnixMs == _utcUnixMs)
        {
            Array.Copy(buffer, _utcAt, buffer, at, Rfc3339.TextBytes);
        }
        else
        {
            Rfc3339.Write(buffer, at, utcUnixMs);
            _utcAt = at;
            _utcUnixMs = utcUnixMs;
        }

        Length = at + Rfc3339.TextBytes;
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

    /// <summary>Adds a member that lists names.</summary>
    /// <param name="key">Encoded key.</param>
    /// <param name="names">The names, in the order of the bits.</param>
    /// <param name="bits">A bit is 1 for each name that stands in the list.</param>
    public void Names(byte[] key, byte[][] names, int bits)
    {
        BeginList(key);
        for (int bit = 0; bit < names.Length; bit++)
        {
            if ((bits & (1 << bit)) != 0)
            {
                Comma();
                Quote(names[bit]);
            }
        }

        EndList();
    }

    private void Key(byte[] key)
    {
        byte[] buffer = Buffer;
        int at = Length;
        int count = key.Length;
        if (at + count >= buffer.Length)
        {
            HasOverflowed = true;
            return;
        }

        if (_needsComma)
        {
            buffer[at] = (byte)',';
            at++;
        }

        _needsComma = true;
        Array.Copy(key, 0, buffer, at, count);
        Length = at + count;
    }

    private void Quote(byte[] name)
    {
        byte[] buffer = Buffer;
        int at = Length;
        int count = name.Length;
        if (at + count + 2 > buffer.Length)
        {
            HasOverflowed = true;
            return;
        }

        buffer[at] = (byte)'"';
        Array.Copy(name, 0, buffer, at + 1, count);
        buffer[at + count + 1] = (byte)'"';
        Length = at + count + 2;
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
                int low = character & 15;
                Put((byte)('0' + (character >> 4)));
                Put((byte)(low < 10 ? '0' + low : 'a' - 10 + low));
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
        if (value < 0)
        {
            Put((byte)'-');
        }

        // Negative remainders reach the smallest number, which has no positive twin.
        long rest = value > 0 ? -value : value;
        int start = MostDigits;
        do
        {
            start--;
            _digits[start] = (byte)('0' - (int)(rest % 10));
            rest /= 10;
        }
        while (rest != 0);

        Put(_digits, start, MostDigits - start);
    }

    // Most numbers are short, and the device has no 64-bit division.
    private void Digits(int value)
    {
        byte[] digits = _digits;
        int rest = value < 0 ? -value : value;
        int start = MostDigits;
        do
        {
            int tenth = rest / 10;
            start--;
            digits[start] = (byte)('0' + rest - (tenth * 10));
            rest = tenth;
        }
        while (rest != 0);
        if (value < 0)
        {
            start--;
            digits[start] = (byte)'-';
        }

        Put(digits, start, MostDigits - start);
    }

    private void Put(byte[] bytes, int offset, int count)
    {
        if (Length + count > Buffer.Length)
        {
            HasOverflowed = true;
            return;
        }

        // One native call, where a loop would cost some iterations for each byte.
        Array.Copy(bytes, offset, Buffer, Length, count);
        Length += count;
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
