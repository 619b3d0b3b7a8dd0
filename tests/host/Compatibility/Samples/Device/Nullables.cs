namespace NanoV2G.OffendingSamples;

public class Nullables
{
    private int? _limit; // expect: nullable-value

    public int OrZero()
    {
        return _limit ?? 0; // expect: nullable-value
    }

    public bool Has(bool? answer) // expect: nullable-value
    {
        return answer == true; // expect: nullable-value
    }
}
