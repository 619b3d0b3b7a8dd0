namespace NanoV2G.Hal.Inverters;

/// <summary>Scale factors of SunSpec ("sunssf"): a signed power of ten, -10 to 10, in a register of its own.</summary>
public static class SunSpecScale
{
    /// <summary>Stands for a scale factor that is not implemented or out of range.</summary>
    public const int Invalid = -100;

    /// <summary>Largest power of ten either way.</summary>
    private const int Most = 10;

    /// <summary>Takes a scale factor out of its register.</summary>
    /// <param name="register">The register, 0 to 65535.</param>
    /// <returns>-10 to 10, or <see cref="Invalid"/>.</returns>
    public static int FromRegister(int register)
    {
        int scale = ToSigned(register);
        return scale < -Most || scale > Most ? Invalid : scale;
    }

    /// <summary>Reads a register as a signed number.</summary>
    /// <param name="register">0 to 65535.</param>
    /// <returns>-32768 to 32767.</returns>
    public static int ToSigned(int register)
    {
        return register >= 0x8000 ? register - 0x10000 : register;
    }

    /// <summary>Multiplies by a power of ten, rounded to nearest (halves away from zero), held within the range of an int.</summary>
    /// <param name="value">The number.</param>
    /// <param name="exponent">Power of ten, any sign.</param>
    /// <returns>The product.</returns>
    public static int Shift(int value, int exponent)
    {
        long result = value;
        for (int step = 0; step < exponent && result != 0; step++)
        {
            result *= 10;
            if (result > int.MaxValue)
            {
                return int.MaxValue;
            }

            if (result < int.MinValue)
            {
                return int.MinValue;
            }
        }

        if (exponent >= 0)
        {
            return (int)result;
        }

        long divisor = 1;
        for (int step = exponent; step < 0; step++)
        {
            divisor *= 10;
        }

        long half = divisor / 2;
        return (int)((result + (result < 0 ? -half : half)) / divisor);
    }

    /// <summary>Divides by a power of ten towards zero: a set-point is never rounded to more than was asked.</summary>
    /// <param name="value">The number.</param>
    /// <param name="exponent">Power of ten, 0 or more.</param>
    /// <returns>The quotient.</returns>
    public static int Cut(int value, int exponent)
    {
        int result = value;
        for (int step = 0; step < exponent && result != 0; step++)
        {
            result /= 10;
        }

        return result;
    }
}
