using System;

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
    private const int MostDigits = 20;

    private static readonly byte[] HexDigits = Ascii.Bytes("0123456789abcdef");

    private readonly byte[] _digits = new byte[MostDigits];
    private int _length;
    private int _utcAt = -1;
    private long _utcUnixMs;
    private bool _needsComma;
    private bool _hasOverflowed;

    /// <summary>A writer with a buffer of this length.</summary>
    /// <param name="capacityBytes">Longest text, bytes.</param>
    public JsonWriter(int capacityBytes)
    {
        Buffer = new byte[capacityBytes];
    }

    /// <summary>The text from index 0 to <see cref="Length"/>.</summary>
    public readonly byte[] Buffer;

    /// <summary>Length of the text, bytes.</summary>
    public int Length => _length;

    /// <summary>Whether something did not fit: the text must not be used.</summary>
    public bool HasOverflowed => _hasOverflowed;

    /// <summary>Begins a new object and forgets the text before.</summary>
    public void BeginObject()
    {
        _length = 0;
        _utcAt = -1;
        _hasOverflowed = false;
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
        if (value > int.MinValue && value <= int.MaxValue)
        {
            FewDigits((int)value);
        }
        else
        {
            ManyDigits(value);
        }
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
        Put(text);
    }

    /// <summary>A number as part of a text.</summary>
    /// <param name="value">The number.</param>
    public void TextPart(long value)
    {
        if (value > int.MinValue && value <= int.MaxValue)
        {
            FewDigits((int)value);
        }
        else
        {
            ManyDigits(value);
        }
    }

    /// <summary>A UTC time as part of a text.</summary>
    /// <param name="utcUnixMs">Unix ms, 1970 to 2199.</param>
    public void UtcPart(long utcUnixMs)
    {
        if (_length + Rfc3339.TextBytes > Buffer.Length)
        {
            _hasOverflowed = true;
            return;
        }

        // A half-hour's start stands in its identity and in a member of its own.
        if (_utcAt >= 0 && utcUnixMs == _utcUnixMs)
        {
            Array.Copy(Buffer, _utcAt, Buffer, _length, Rfc3339.TextBytes);
        }
        else
        {
            Rfc3339.Write(Buffer, _length, utcUnixMs);
            _utcAt = _length;
            _utcUnixMs = utcUnixMs;
        }

        _length += Rfc3339.TextBytes;
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

    /// <summary>One text of a list, a name out of a table as in <see cref="Name"/>.</summary>
    /// <param name="name">ASCII bytes.</param>
    public void ListName(byte[] name)
    {
        Comma();
        Quote(name);
    }

    /// <summary>Ends the list.</summary>
    public void EndList()
    {
        Put((byte)']');
        _needsComma = true;
    }

    private void Key(byte[] key)
    {
        byte[] buffer = Buffer;
        int at = _length;
        int count = key.Length;
        if (at + count >= buffer.Length)
        {
            _hasOverflowed = true;
            return;
        }

        if (_needsComma)
        {
            buffer[at] = (byte)',';
            at++;
        }

        _needsComma = true;
        Array.Copy(key, 0, buffer, at, count);
        _length = at + count;
    }

    private void Quote(byte[] name)
    {
        byte[] buffer = Buffer;
        int at = _length;
        int count = name.Length;
        if (at + count + 2 > buffer.Length)
        {
            _hasOverflowed = true;
            return;
        }

        buffer[at] = (byte)'"';
        Array.Copy(name, 0, buffer, at + 1, count);
        buffer[at + count + 1] = (byte)'"';
        _length = at + count + 2;
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

    private void ManyDigits(long value)
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

    // Most numbers are short, and the device has no 64-bit division: these are written in place.
    private void FewDigits(int value)
    {
        byte[] buffer = Buffer;
        int rest = value < 0 ? -value : value;
        int count = rest < 10 ? 1 : rest < 100 ? 2 : rest < 1000 ? 3 : rest < 10000 ? 4 : rest < 100000 ? 5 : LongCount(rest);
        int start = _length + (value < 0 ? 1 : 0);
        int end = start + count;
        if (end > buffer.Length)
        {
            _hasOverflowed = true;
            return;
        }

        if (value < 0)
        {
            buffer[start - 1] = (byte)'-';
        }

        for (int at = end - 1; at > start; at--)
        {
            int tenth = rest / 10;
            buffer[at] = (byte)('0' + rest - (tenth * 10));
            rest = tenth;
        }

        buffer[start] = (byte)('0' + rest);
        _length = end;
    }

    private static int LongCount(int value)
    {
        return value < 1000000 ? 6 : value < 10000000 ? 7 : value < 100000000 ? 8 : value < 1000000000 ? 9 : 10;
    }

    private void Put(byte[] bytes)
    {
        Put(bytes, 0, bytes.Length);
    }

    private void Put(byte[] bytes, int offset, int count)
    {
        if (_length + count > Buffer.Length)
        {
            _hasOverflowed = true;
            return;
        }

        // One native call, where a loop would cost some iterations for each byte.
        Array.Copy(bytes, offset, Buffer, _length, count);
        _length += count;
    }

    private void Put(byte value)
    {
        if (_length >= Buffer.Length)
        {
            _hasOverflowed = true;
            return;
        }

        Buffer[_length] = value;
        _length++;
    }
}
