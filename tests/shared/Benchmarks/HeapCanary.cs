using System;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// A canary that only a weak reference holds: the interpreter's collector runs when the heap is full, so a canary that is
/// alive after 100,000 ticks with reporting proves that they made no garbage worth a collection. Measured heap growth
/// would miss garbage that is collected in between.
/// </summary>
/// <remarks>
/// A host's heap is so large that even an object in each tick would not fill it. So ballast takes all but
/// <see cref="RestBytes"/> first: a unit that makes one object of the least size in 25 ticks already loses the canary.
/// </remarks>
public sealed class HeapCanary
{
    /// <summary>How many ticks it has to outlive: more than five hours.</summary>
    public const int Ticks = 100000;

    /// <summary>What the ballast leaves free, bytes.</summary>
    public const int RestBytes = 96 * 1024;

    /// <summary>How many ticks pass between two looks at the canary.</summary>
    private const int TicksPerLook = 1000;

    // Small enough for the holes that dead objects leave: an interpreter on a 64-bit host must not run out of memory.
    private const int PieceBytes = 504;

    /// <summary>What a piece takes, header and reference included, at most: on a 64-bit host.</summary>
    private const int PieceCostBytes = PieceBytes + (3 * 24);

    private readonly SteadyUnit _unit;
    private object[] _ballast;

    /// <summary>Builds a unit and lets it come to full power.</summary>
    /// <param name="isWasteful">Whether one guard is removed: each tick then makes one small object.</param>
    public HeapCanary(bool isWasteful)
    {
        _unit = new SteadyUnit(isWasteful);
        _unit.Settle();
    }

    /// <summary>Prints what was seen: MEASURED, name, how often the canary was lost.</summary>
    /// <param name="lastsSteady">Whether the canary outlived the ticks of the unit as it is.</param>
    /// <param name="lastsWasteful">Whether it outlived those of the wasteful one.</param>
    /// <exception cref="InvalidOperationException">It outlived wasteful ticks too, and so proves nothing.</exception>
    public static void Print(bool lastsSteady, bool lastsWasteful)
    {
        if (lastsWasteful)
        {
            throw new InvalidOperationException("the canary outlived " + Ticks.ToString() + " ticks that each made an object, so it proves nothing");
        }

        string lost = lastsSteady ? "0" : "1";
        Console.WriteLine("MEASURED canary lost in 100,000 ticks|" + lost + "|" + lost);
    }

    /// <summary>Fills the heap, makes the canary and runs the ticks, or as many as it takes to lose it.</summary>
    /// <param name="freeBytes">What the collector says is free now, bytes.</param>
    /// <returns>True when the canary is alive.</returns>
    public bool Outlives(long freeBytes)
    {
        Fill(freeBytes);
        WeakReference canary = MakeCanary();
        for (int ticks = 0; ticks < Ticks && canary.IsAlive; ticks += TicksPerLook)
        {
            _unit.RunTicks(TicksPerLook);
        }

        return canary.IsAlive;
    }

    // In a method of its own, so that no local variable of the measurement holds the canary.
    private static WeakReference MakeCanary()
    {
        return new WeakReference(new object());
    }

    private void Fill(long freeBytes)
    {
        long pieces = (freeBytes - RestBytes) / PieceCostBytes;
        _ballast = new object[pieces < 0 ? 0 : (int)pieces];
        for (int piece = 0; piece < _ballast.Length; piece++)
        {
            _ballast[piece] = new byte[PieceBytes];
        }
    }
}
