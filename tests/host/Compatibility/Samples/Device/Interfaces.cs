namespace NanoV2G.OffendingSamples;

public interface IGreeter
{
    int Answer();

    int Twice() // expect: interface-body
    {
        return Answer() + Answer();
    }

    int Half => Answer() >> 1; // expect: interface-body

    static int Fixed() => 5;
}
