using System;

namespace NanoV2G.OffendingSamples;

public class Tuples
{
    private Tuple<int, int> _pair; // expect: tuple

    public (int Low, int High) Window() // expect: tuple
    {
        return (1, 2); // expect: tuple
    }

    public int First()
    {
        return _pair.Item1; // expect: tuple
    }
}
