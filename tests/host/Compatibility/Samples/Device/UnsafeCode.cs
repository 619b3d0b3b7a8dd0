using System.Runtime.InteropServices;

namespace NanoV2G.OffendingSamples;

public unsafe class UnsafeCode
{
    public int ByFunction(delegate*<int, int> function) // expect: unsafe-code
    {
        return function(3); // expect: unsafe-code
    }

    public int Pinned(int[] numbers)
    {
        fixed (int* first = numbers) // expect: unsafe-code
        {
            return first[0];
        }
    }

    [DllImport("native")]
    public static extern int Native(int value); // expect: native-method

    public int ByReference(ref int value)
    {
        return value;
    }
}
