namespace NanoV2G.OffendingSamples;

public class StringArrays
{
    private readonly string[] _fresh = new string[3]; // expect: string-array

    private readonly string[] _filled = new string[3];

    private readonly string[] _listed = new string[] { "a", "b" };

    private readonly string[] _empty = new string[0];

    public StringArrays()
    {
        for (int i = 0; i < 3; i++)
        {
            _filled[i] = null;
        }
    }

    public string[] Grown(int count)
    {
        string[] names = new string[count];
        for (int i = 0; i < count; i++)
        {
            names[i] = i < _listed.Length ? _listed[i] : null;
        }

        return names;
    }

    public string[] Chained(int count)
    {
        string[] other;
        string[] names = other = new string[count]; // expect: string-array
        return names.Length > 3 ? names : other;
    }

    public string[] SameElement(int count)
    {
        string[] names = new string[count]; // expect: string-array
        for (int i = 0; i < count; i++)
        {
            names[0] = null;
        }

        return names;
    }

    public string[] Params()
    {
        return Kept("a", null);
    }

    private static string[] Kept(params string[] names) => names;

    public string[] HalfFilled(int count)
    {
        string[] names = new string[count]; // expect: string-array
        names[0] = _fresh[0] + _empty.Length.ToString();
        return names;
    }
}
