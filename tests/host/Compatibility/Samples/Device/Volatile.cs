namespace NanoV2G.OffendingSamples;

public class Volatile
{
    private volatile int _flag; // expect: volatile

    public void Raise()
    {
        _flag = 1; // expect: volatile
    }
}
