namespace NanoV2G.Firmware.Json;

/// <summary>
/// Reads one flat JSON object: texts without escapes, whole numbers, true, false and null. Anything else (nesting,
/// fractions, a key twice, more members than a command has) is refused as a whole. It never throws and never allocates,
/// whatever the bytes are.
/// </summary>
public sealed class JsonReader
{
    /// <summary>Most members of an object.</summary>
    public const int MostMembers = 12;

    private readonly int[] _keyStarts = new int[MostMembers];
    private readonly int[] _keyLengths = new int[MostMembers];
    private readonly int[] _valueStarts = new int[MostMembers];
    private readonly int[] _valueLengths = new int[MostMembers];
    private readonly bool[] _isText = new bool[MostMembers];
    private byte[] _source;
    private int _end;
    private int _at;

    /// <summary>How many members the last object had.</summary>
    public int MemberCount;

    /// <summary>Where the text found last begins in the source.</summary>
    public int TextStart;

    /// <summary>Length of the text found last, bytes.</summary>
    public int TextLength;

    /// <summary>The number found last, at most 15 digits.</summary>
    public long Number;

    /// <summary>Reads an object.</summary>
    /// <param name="source">Holds the text from index 0; must stay unchanged while members are asked for.</param>
    /// <param name="length">Its length, bytes.</param>
    /// <returns>False when it is not one flat object; no member can be found then.</returns>
    public bool TryRead(byte[] source, int length)
    {
        _source = source;
        _end = length < source.Length ? length : source.Length;
        _at = 0;
        MemberCount = 0;
        bool isRead = ReadMembers();
        SkipSpace();
        if (isRead && _at == _end)
        {
            return true;
        }

        MemberCount = 0;
        return false;
    }

    /// <summary>Finds a text.</summary>
    /// <param name="name">Name of the member, ASCII.</param>
    /// <returns>True when there is a text of that name: see <see cref="TextStart"/> and <see cref="TextLength"/>.</returns>
    public bool TryFindText(byte[] name)
    {
        int member = Find(name);
        if (member < 0 || !_isText[member])
        {
            return false;
        }

        TextStart = _valueStarts[member];
        TextLength = _valueLengths[member];
        return true;
    }

    /// <summary>Finds a whole number.</summary>
    /// <param name="name">Name of the member, ASCII.</param>
    /// <returns>True when there is a number of that name: see <see cref="Number"/>.</returns>
    public bool TryFindNumber(byte[] name)
    {
        int member = Find(name);
        return member >= 0 && !_isText[member] && TryReadNumber(member);
    }

    private int Find(byte[] name)
    {
        for (int i = 0; i < MemberCount; i++)
        {
            if (Ascii.AreEqual(_source, _keyStarts[i], _keyLengths[i], name))
            {
                return i;
            }
        }

        return -1;
    }

    private bool ReadMembers()
    {
        if (!Take('{'))
        {
            return false;
        }

        if (Take('}'))
        {
            return true;
        }

        do
        {
            if (MemberCount >= MostMembers || !ReadMember())
            {
                return false;
            }
        }
        while (Take(','));

        return Take('}');
    }

    private bool ReadMember()
    {
        if (!ReadText())
        {
            return false;
        }

        _keyStarts[MemberCount] = TextStart;
        _keyLengths[MemberCount] = TextLength;
        for (int i = 0; i < MemberCount; i++)
        {
            if (_keyLengths[i] == TextLength && Ascii.AreEqual(_source, _keyStarts[i], _source, TextStart, TextLength))
            {
                return false;
            }
        }

        if (!Take(':') || !ReadValue())
        {
            return false;
        }

        MemberCount++;
        return true;
    }

    private bool ReadValue()
    {
        int member = MemberCount;
        SkipSpace();
        if (Peek() == '"')
        {
            _isText[member] = ReadText();
            _valueStarts[member] = TextStart;
            _valueLengths[member] = TextLength;
            return _isText[member];
        }

        int start = _at;
        while (IsLiteral(Peek()))
        {
            _at++;
        }

        _isText[member] = false;
        _valueStarts[member] = start;
        _valueLengths[member] = _at - start;
        byte[][] words = JsonWriter.Words;
        int word = 0;
        while (word < words.Length && !Ascii.AreEqual(_source, start, _at - start, words[word]))
        {
            word++;
        }

        return TryReadNumber(member) || word < words.Length;
    }

    private static bool IsLiteral(int character)
    {
        return character == '-' || (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z');
    }

    private bool TryReadNumber(int member)
    {
        int start = _valueStarts[member];
        int length = _valueLengths[member];
        bool isNegative = length > 0 && _source[start] == (byte)'-';
        int digits = isNegative ? length - 1 : length;

        // 15 digits are exact in every JSON library and never pass the 64 bits here.
        if (digits < 1 || digits > 15)
        {
            return false;
        }

        int first = isNegative ? start + 1 : start;
        long value = 0;
        for (int i = 0; i < digits; i++)
        {
            byte character = _source[first + i];
            if (character < (byte)'0' || character > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (character - '0');
        }

        Number = isNegative ? -value : value;
        return digits == 1 || _source[first] != (byte)'0';
    }

    private bool ReadText()
    {
        if (!Take('"'))
        {
            return false;
        }

        TextStart = _at;
        int character = Peek();
        while (character != '"')
        {
            // Names, identities and times need no escapes; a text that has one is refused rather than half understood.
            // So is one without an end, which is below every character.
            if (character == '\\' || character < 0x20)
            {
                return false;
            }

            _at++;
            character = Peek();
        }

        TextLength = _at - TextStart;
        _at++;
        return true;
    }

    private bool Take(int character)
    {
        SkipSpace();
        if (Peek() != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpace()
    {
        int character = Peek();
        while (character == ' ' || character == '\t' || character == '\n' || character == '\r')
        {
            _at++;
            character = Peek();
        }
    }

    // The character at hand, -1 behind the last.
    private int Peek()
    {
        return _at < _end ? _source[_at] : -1;
    }
}
