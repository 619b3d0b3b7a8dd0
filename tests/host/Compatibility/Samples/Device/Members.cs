using System;
using System.Collections;
using System.Runtime.CompilerServices;
using System.Threading;

namespace NanoV2G.OffendingSamples;

public class Members
{
    private ArrayList _list; // expect: member-not-allowed

    public string Trimmed(string text)
    {
        return text.Trim(); // expect: member-not-allowed
    }

    public void Add()
    {
        _list.Add(this); // expect: member-not-allowed
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

    [ThreadStatic]
    private static int s_perThread; // expect: member-not-allowed

    public int ReadOnly { get; }

    public int Set { get; init; } // expect: member-not-allowed

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Kept()
    {
        s_perThread = 1;
    }

    public void Asynchronous(Handler handler)
    {
        handler.BeginInvoke(null, null); // expect: member-not-allowed
        handler();
    }

    public int Sum()
    {
        int sum = 0;
        foreach (object one in _list) // expect: member-not-allowed
        {
            sum += one == null ? 0 : 1;
        }

        return sum;
    }

    public int Flags(Phase phase)
    {
        return phase.HasFlag(Phase.Two) ? 1 : 0; // expect: enum-text, member-not-allowed
    }

    ~Members()
    {
        s_perThread = 0;
    } // expect: member-not-allowed

    public virtual int Read(in int value) // expect: member-not-allowed
    {
        return value;
    }
}

public delegate void Handler();

public static class Initialised
{
    public static int Count;

    [ModuleInitializer]
    internal static void Begin() // expect: member-not-allowed
    {
        Count = 1;
    }
}
