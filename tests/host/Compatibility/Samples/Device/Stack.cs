using System;

namespace NanoV2G.OffendingSamples;

public class Stack
{
    public unsafe int Raw()
    {
        int* numbers = stackalloc int[4]; // expect: stack-allocation, unsafe-code
        return numbers[0];
    }

    public int Safe()
    {
        Span<byte> bytes = stackalloc byte[4]; // expect: span, stack-allocation, unsafe-code
        return bytes[0]; // expect: span
    }

    public int Length(ReadOnlySpan<byte> bytes) // expect: span
    {
        return bytes.Length; // expect: span
    }

    public string Joined(string text, char unit)
    {
        return text + unit + text;
    }
}
