using System;

namespace NanoV2G.OffendingSamples;

public class Arithmetic
{
    public int Divided(int a, int b)
    {
        try
        {
            return a / b;
        }
        catch (DivideByZeroException) // expect: missing-exception
        {
            return 0;
        }
    }

    public void Refuse()
    {
        throw new OverflowException(); // expect: missing-exception
    }

    public int Tested(int a, int b)
    {
        return b == 0 ? 0 : a / b;
    }
}
