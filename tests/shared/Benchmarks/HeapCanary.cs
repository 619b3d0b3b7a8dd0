using System;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// A canary that only a weak reference holds: the interpreter's collector runs when the heap is full, so a canary that is
/// alive after 100,000 ticks with reporting proves that they made no garbage worth a collection. Measured heap growth
/// would miss garbage that is collected in between.
/// </summary>
public static class HeapCanary
{
    /// <summary>How many ticks it has to outlive: more than five hours.</summary>
    public const int Ticks = 100000;

    /// <summary>Measures and prints: MEASURED, name, how often the canary was lost.</summary>
    /// <exception cref="InvalidOperationException">The canary outlives wasteful ticks too, and so proves nothing.</exception>
    public static void Run()
    {
        int lost = IsAliveAfter(Ticks, false) ? 0 : 1;
        if (IsAliveAfter(Ticks, true))
        {
            throw new InvalidOperationException("the canary outlived " + Ticks.ToString() + " ticks that each made an object, so it proves nothing");
        }

        Console.WriteLine("MEASURED canary lost in 100,000 ticks|" + lost.ToString() + "|" + lost.ToString());
    }

    /// <summary>Whether the canary outlives the ticks of a unit that has settled.</summary>
    /// <param name="ticks">How many.</param>
    /// <param name="isWasteful">Whether each makes one small object.</param>
    /// <returns>True when it is alive.</returns>
    public static bool IsAliveAfter(int ticks, bool isWasteful)
    {
        SteadyUnit unit = new SteadyUnit(isWasteful);
        unit.Settle();
        WeakReference canary = MakeCanary();
        unit.RunTicks(ticks);
        return canary.IsAlive;
    }

    // In a method of its own, so that no local variable of the measurement holds the canary.
    private static WeakReference MakeCanary()
    {
        return new WeakReference(new object());
    }
}
