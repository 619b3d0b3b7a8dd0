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
        object phase = Phase.Two;
        return string.Concat(Phase.One, phase); // expect: enum-text, member-not-allowed
    }

    public string Number()
    {
        return ((int)_phase).ToString();
    }
}
