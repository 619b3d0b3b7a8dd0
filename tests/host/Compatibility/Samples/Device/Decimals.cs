namespace NanoV2G.OffendingSamples;

public class Decimals
{
    private decimal _price; // expect: decimal

    public bool IsFree()
    {
        return _price == 0m; // expect: decimal
    }
}
