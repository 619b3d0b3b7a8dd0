namespace NanoV2G.OffendingSamples;

public enum Phase
{
    One,
    Two,
}

public class Enumerations
{
    private Phase _phase;

    public string Text()
    {
        return _phase.ToString(); // expect: enum-text
    }

    public string Joined()
    {
        return "phase " + _phase; // expect: enum-text
    }

    public string Boxed()
    {
        object phase = Phase.Two; // expect: enum-text
        return string.Concat(Phase.One, phase); // expect: enum-text, member-not-allowed
    }

    public string Smuggled()
    {
        object phase = _phase; // expect: enum-text
        return phase.ToString();
    }

    public string Passed()
    {
        return Text(_phase); // expect: enum-text
    }

    public bool IsTwo()
    {
        return _phase == Phase.Two;
    }

    private static string Text(object value)
    {
        return value.ToString();
    }

    public string Number()
    {
        return ((int)_phase).ToString();
    }
}
