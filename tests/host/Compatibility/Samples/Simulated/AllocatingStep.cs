namespace NanoV2G.OffendingSamples.Simulated;

/// <summary>An implementation on the simulated side: the tick on a board never reaches it, so it may allocate.</summary>
public class AllocatingStep : IStep
{
    public int Step(int value)
    {
        int[] scratch = new int[value];
        return scratch.Length + "text".Length;
    }

    public long Wide(float value) // expect: floating-point
    {
        return (long)value;
    }
}
