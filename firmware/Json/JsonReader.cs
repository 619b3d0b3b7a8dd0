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

    /// <summary>Whether there is a whole number of that name within a range.</summary>
    /// <param name="name">Name of the member, ASCII.</param>
    /// <param name="least">Least value taken.</param>
    /// <param name="most">Greatest value taken.</param>
    /// <returns>True when <see cref="GetNumber"/> will give it.</returns>
    public bool HasNumber(byte[] name, long least, long most)
    {
        int member = Find(name);
        if (member < 0 || _isText[member] || !IsNumber(member))
        {
            return false;
        }

        long value = NumberOf(member);
        return value >= least && value <= most;
    }

    /// <summary>A number that <see cref="HasNumber"/> has confirmed.</summary>
    /// <param name="name">Name of the member, ASCII.</param>
    /// <returns>The number, 0 when there is none.</returns>
    public long GetNumber(byte[] name)
    {
        int member = Find(name);
        return member < 0 || _isText[member] || !IsNumber(member) ? 0 : NumberOf(member);
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
        if (!Take((byte)'{'))
        {
            return false;
        }

        if (Take((byte)'}'))
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
        while (Take((byte)','));

        return Take((byte)'}');
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

        if (!Take((byte)':') || !ReadValue())
        {
            return false;
        }

        MemberCount++;
        return true;
    }

    private bool ReadValue()
    {
        SkipSpace();
        if (_at < _end && _source[_at] == (byte)'"')
        {
            _isText[MemberCount] = ReadText();
            _valueStarts[MemberCount] = TextStart;
            _valueLengths[MemberCount] = TextLength;
            return _isText[MemberCount];
        }

        int start = _at;
        while (_at < _end && IsLiteral(_source[_at]))
        {
            _at++;
        }

        _isText[MemberCount] = false;
        _valueStarts[MemberCount] = start;
        _valueLengths[MemberCount] = _at - start;
        byte[][] words = JsonWriter.Words;
        int word = 0;
        while (word < words.Length && !Ascii.AreEqual(_source, start, _at - start, words[word]))
        {
            word++;
        }

        return IsNumber(MemberCount) || word < words.Length;
    }

    private static bool IsLiteral(byte character)
    {
        return character == (byte)'-' || (character >= (byte)'0' && character <= (byte)'9')
            || (character >= (byte)'a' && character <= (byte)'z');
    }

    private bool IsNumber(int member)
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
        for (int i = 0; i < digits; i++)
        {
            byte character = _source[first + i];
            if (character < (byte)'0' || character > (byte)'9')
            {
                return false;
            }
        }

        return digits == 1 || _source[first] != (byte)'0';
    }

    private long NumberOf(int member)
    {
        int start = _valueStarts[member];
        int end = start + _valueLengths[member];
        bool isNegative = _source[start] == (byte)'-';
        long value = 0;
        for (int i = isNegative ? start + 1 : start; i < end; i++)
        {
            value = (value * 10) + (_source[i] - '0');
        }

        return isNegative ? -value : value;
    }

    private bool ReadText()
    {
        if (!Take((byte)'"'))
        {
            return false;
        }

        int start = _at;
        while (_at < _end && _source[_at] != (byte)'"')
        {
            // Names, identities and times need no escapes; a text that has one is refused rather than half understood.
            if (_source[_at] == (byte)'\\' || _source[_at] < 0x20)
            {
                return false;
            }

            _at++;
        }

        TextStart = start;
        TextLength = _at - start;
        if (_at >= _end)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Take(byte character)
    {
        SkipSpace();
        if (_at >= _end || _source[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _end && (_source[_at] == (byte)' ' || _source[_at] == (byte)'\t' || _source[_at] == (byte)'\n' || _source[_at] == (byte)'\r'))
        {
            _at++;
        }
    }
}
