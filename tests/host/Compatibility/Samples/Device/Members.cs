using System;
using System.Collections;
using System.Threading;

namespace NanoV2G.OffendingSamples;

public class Members
{
    private ArrayList _list; // expect: member-not-allowed

    public string Replaced(string text)
    {
        return text.Replace("a", "b"); // expect: member-not-allowed
    }

    public void Add()
    {
        _list.Add(this); // expect: member-not-allowed
    }

    public int Caught(int a, int b)
    {
        try
        {
            return a / b;
        }
        catch (DivideByZeroException) // expect: member-not-allowed
        {
            return 0;
        }
    }

    [Obsolete]
    public void Old() // expect: member-not-allowed
    {
    }

    public void Allowed()
    {
        lock (this)
        {
            Thread.Sleep(5);
        }
    }
}
