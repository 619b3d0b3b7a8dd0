using System.Linq;

namespace NanoV2G.OffendingSamples;

public class Queries // expect: generic-instance, member-not-allowed
{
    public int Sum(int[] numbers)
    {
        return numbers.Sum(); // expect: generic-instance
    }

    public object Anonymous(int watts)
    {
        return new { Watts = watts }; // expect: generic-instance
    }

    public int Dynamic(dynamic value)
    {
        return value.Watts; // expect: generic-instance, member-not-allowed
    }
}

public record Reported(int Watts); // expect: generic-instance, member-not-allowed
