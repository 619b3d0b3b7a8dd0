using System;

namespace NanoV2G.OffendingSamples;

public class FloatingPoint
{
    public const float Factor = 1.5f; // expect: floating-point

    private double _ratio; // expect: floating-point

    private float[] _samples; // expect: floating-point

    public int Scaled(int watts)
    {
        return (int)(watts * 0.5); // expect: floating-point
    }

    public bool IsAbove(float limit) // expect: floating-point
    {
        return _ratio > limit; // expect: floating-point
    }

    public int Rounded(int watts)
    {
        return (int)Math.Floor((double)watts); // expect: floating-point
    }

    public object Held()
    {
        return _samples;
    }

    public int Decoded(byte[] register)
    {
        return (int)BitConverter.ToSingle(register, 0);
    }
}
