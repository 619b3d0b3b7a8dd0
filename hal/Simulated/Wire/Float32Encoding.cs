namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>
/// Encodes a fraction of integers as an IEEE 754 single, rounded to nearest with ties to even, by integer arithmetic
/// alone: the simulated meters have the true coarseness of real registers, and both runtimes agree to the bit.
/// </summary>
public static class Float32Encoding
{
    private const long HiddenBit = 1L << 23;

    /// <summary>Encodes numerator / denominator.</summary>
    /// <param name="numerator">Any value above -2^62 and below 2^62; no result is so small that it would be denormal.</param>
    /// <param name="denominator">1 to 1,000,000,000.</param>
    /// <returns>The 32 bits of the single.</returns>
    public static int Encode(long numerator, int denominator)
    {
        if (numerator == 0)
        {
            return 0;
        }

        long top = numerator < 0 ? -numerator : numerator;
        long bottom = denominator;
        int exponent = 150;
        while (top < bottom << 23)
        {
            top <<= 1;
            exponent--;
        }

        while (top >= bottom << 24)
        {
            bottom <<= 1;
            exponent++;
        }

        long mantissa = top / bottom;
        long twice = (top - (mantissa * bottom)) << 1;
        if (twice > bottom || (twice == bottom && (mantissa & 1) != 0))
        {
            mantissa++;
            if (mantissa == HiddenBit << 1)
            {
                mantissa = HiddenBit;
                exponent++;
            }
        }

        int bits = (exponent << 23) | (int)(mantissa & (HiddenBit - 1));
        return numerator < 0 ? bits | int.MinValue : bits;
    }
}
