namespace NanoV2G.OffendingSamples;

public class Checked
{
    public int Add(int one, int other)
    {
        return checked(one + other); // expect: checked
    }

    public byte Narrow(long wide)
    {
        checked
        {
            return (byte)wide; // expect: checked
        }
    }

    public byte At(byte[] bytes, long index)
    {
        return bytes[index]; // expect: checked
    }

    public byte Cut(long wide)
    {
        return (byte)wide;
    }
}
