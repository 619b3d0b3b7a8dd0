namespace NanoV2G.Hal.Modbus;

/// <summary>
/// Decodes an IEEE 754 single held in two registers, high word first, into an integer by bit arithmetic alone: the
/// firmware has no floating point.
/// </summary>
public static class Float32Register
{
    private const int ExponentOfInfinity = 255;

    /// <summary>Exponent field at which the last mantissa bit is worth one unit: 127 + 23.</summary>
    private const int ExponentOfWhole = 150;

    /// <summary>
    /// Exponent field of 8192 kWh, up to which the last bit of a register in kWh is below 1 Wh (2^-10 kWh = 0.98 Wh).
    /// </summary>
    private const int LastExponentOfOneWattHour = 140;

    private const long MicroPerUnit = 1000000;

    /// <summary>Decodes to thousandths of the register's unit (V to mV, A to mA, W to mW, Hz to mHz).</summary>
    /// <param name="high">First register, 0 to 65535.</param>
    /// <param name="low">Second register, 0 to 65535.</param>
    /// <param name="milli">The value, rounded to nearest, halves away from zero, held within the range of an int; 0 when false is returned.</param>
    /// <returns>False for infinity and for what is not a number.</returns>
    public static bool TryToMilli(int high, int low, out int milli)
    {
        milli = 0;
        if (!IsNumber(high))
        {
            return false;
        }

        long value = Scale(high, low, 1000);
        milli = value > int.MaxValue ? int.MaxValue : value < int.MinValue ? int.MinValue : (int)value;
        return true;
    }

    /// <summary>
    /// Decodes an energy register in kWh to whole Wh, cut to a multiple of <see cref="QuantumWattHours"/>. Half of the
    /// float's own step is added before cutting: a meter that counts whole Wh rounds them to the nearest float, which may
    /// lie just below.
    /// </summary>
    /// <param name="high">First register, 0 to 65535.</param>
    /// <param name="low">Second register, 0 to 65535.</param>
    /// <param name="wattHours">The energy, Wh; 0 when false is returned.</param>
    /// <returns>False for infinity, for what is not a number and for negative energy.</returns>
    public static bool TryToWattHours(int high, int low, out long wattHours)
    {
        wattHours = 0;
        if (!IsNumber(high) || ((high & 0x8000) != 0 && ((high & 0x7FFF) | low) != 0))
        {
            return false;
        }

        long milliWattHours = Scale(high, low, MicroPerUnit);

        // The step is 2^(exponent - 150) kWh; half of it in mWh is 1,000,000 / 2^(151 - exponent), and the value itself
        // was rounded to 1 mWh.
        int shift = ExponentOfWhole + 1 - Exponent(high);
        long halfStep = shift <= 0 ? MicroPerUnit : shift > 20 ? 1 : (MicroPerUnit >> shift) + 1;
        if (milliWattHours > long.MaxValue - halfStep)
        {
            return false;
        }

        long quantum = QuantumWattHours(high);
        wattHours = (milliWattHours + halfStep) / (1000 * quantum) * quantum;
        return true;
    }

    /// <summary>
    /// How finely a register in kWh can count at its present size, Wh: 1 below 16,384 kWh, then 2, from 32,768 kWh 4, and
    /// so on: the mantissa has 24 bits, so that above 2^14 kWh its last bit is worth 2^-9 kWh = 1.95 Wh.
    /// </summary>
    /// <param name="high">First register, 0 to 65535.</param>
    /// <returns>A power of two, 1 to 2^30.</returns>
    public static int QuantumWattHours(int high)
    {
        int steps = Exponent(high) - LastExponentOfOneWattHour;
        return steps <= 0 ? 1 : steps > 30 ? 1 << 30 : 1 << steps;
    }

    /// <summary>Whether the registers hold a number at all.</summary>
    /// <param name="high">First register, 0 to 65535.</param>
    /// <returns>False for infinity and for what is not a number.</returns>
    public static bool IsNumber(int high)
    {
        return Exponent(high) != ExponentOfInfinity;
    }

    private static int Exponent(int high)
    {
        return (high >> 7) & 0xFF;
    }

    /// <summary>The value times a factor of at most 1,000,000, rounded to nearest, held within the range of a long.</summary>
    private static long Scale(int high, int low, long factor)
    {
        int exponent = Exponent(high);
        int mantissa = ((high & 0x7F) << 16) | (low & 0xFFFF);
        if (exponent == 0)
        {
            // A denormal: no hidden bit, and the exponent of the smallest normal number.
            exponent = 1;
        }
        else
        {
            mantissa |= 0x800000;
        }

        // At most 24 + 20 bits.
        long product = mantissa * factor;
        int shift = exponent - ExponentOfWhole;
        long magnitude;
        if (shift >= 0)
        {
            magnitude = shift > 18 ? long.MaxValue : product << shift;
        }
        else if (shift < -45)
        {
            magnitude = 0;
        }
        else
        {
            magnitude = (product + (1L << (-shift - 1))) >> -shift;
        }

        return (high & 0x8000) != 0 ? -magnitude : magnitude;
    }
}
