using System;

namespace NanoV2G.OffendingSamples;

public class Validated
{
    public static readonly Validated Standard = new Validated(3); // expect: static-initialiser

    public static readonly byte[] Table = new byte[] { 1, 2, 3, 4 };

    public static readonly int Doubled = Twice(Table.Length);

    private readonly int _value;

    public Validated(int value)
    {
        if (value < 0)
        {
            throw new ArgumentOutOfRangeException("value");
        }

        _value = value;
    }

    public int Value => _value;

    private static int Twice(int value) => value + value;
}

public class Dependent
{
    public static readonly int Length = Validated.Table.Length; // expect: static-initialiser

    public static readonly int Own = Length + 1;

    public static readonly int Constant = Limits.Most;
}

public static class Computed
{
    public static readonly int Quotient = 100 / Kept(); // expect: static-initialiser

    public static readonly int Half = 100 / 2;

    public static readonly int Parsed = int.Parse("12"); // expect: static-initialiser

    public static readonly int ByDelegate = Run(() => throw new InvalidOperationException("late")); // expect: static-initialiser

    private static int Kept() => Validated.Standard == null ? 1 : 2;

    private static int Run(Handler action)
    {
        action();
        return 1;
    }
}

public static class Limits
{
    public const int Most = 5;
}
