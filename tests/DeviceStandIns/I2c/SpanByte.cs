namespace System;

/// <summary>Stand-in for the device's span of bytes, as far as an array is turned into one.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[] _array;

    public SpanByte(byte[] array)
    {
        _array = array;
    }

    public int Length => _array == null ? 0 : _array.Length;

    public byte this[int index]
    {
        get => _array[index];
        set => _array[index] = value;
    }

    public static implicit operator SpanByte(byte[] array)
    {
        return new SpanByte(array);
    }
}
