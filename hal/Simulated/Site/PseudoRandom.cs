namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// A 32-bit xorshift generator (G. Marsaglia, "Xorshift RNGs", 2003; shifts 13, 17, 5): the same numbers on both
/// runtimes, three shifts each.
/// </summary>
internal sealed class PseudoRandom
{
    private uint _state;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Any number; equal seeds give equal sequences.</param>
    internal PseudoRandom(int seed)
    {
        _state = Mix((uint)seed);
        if (_state == 0)
        {
            _state = 1;
        }
    }

    /// <summary>
    /// Scatters a number over 32 bits, so that neighbouring seeds begin far apart: multiply and shift with the
    /// constants that C. Wellons published for it (public domain).
    /// </summary>
    /// <param name="value">Any number.</param>
    /// <returns>A number that depends on every bit of it.</returns>
    internal static uint Mix(uint value)
    {
        value ^= value >> 16;
        value *= 0x7FEB352Du;
        value ^= value >> 15;
        value *= 0x846CA68Bu;
        value ^= value >> 16;
        return value;
    }

    /// <summary>A number that depends on three others only: for profiles that are asked for any time in any order.</summary>
    /// <param name="seed">First number.</param>
    /// <param name="index">Second number.</param>
    /// <param name="item">Third number.</param>
    /// <param name="bound">One above the largest result, 1 or more.</param>
    /// <returns>0 to <paramref name="bound"/> - 1.</returns>
    internal static int Hash(int seed, int index, int item, int bound)
    {
        uint mixed = Mix(Mix(Mix((uint)seed + 0x9E3779B9u) + (uint)index) + (uint)item);
        return (int)(((long)(mixed >> 1) * bound) >> 31);
    }

    /// <summary>The next number, evenly spread on both sides of zero.</summary>
    /// <param name="amplitude">Largest result, 0 or more.</param>
    /// <returns>-<paramref name="amplitude"/> to +<paramref name="amplitude"/>.</returns>
    internal int NextAround(int amplitude)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        long span = 2L * amplitude + 1;
        return (int)(((long)(_state >> 1) * span) >> 31) - amplitude;
    }
}
