using System;

namespace NanoV2G.OffendingSamples;

public delegate void Step();

public interface IValue
{
    int Value { get; }
}

public struct Pair : IValue
{
    public int Left;

    public int Value => Left; // expect: tick-value-type
}

/// <summary>Ways by which an allocation could hide from the tick's rules.</summary>
public class TickSmuggling : ITickRoot
{
    private static readonly byte[] s_table = Filled();
    private readonly Step _chained;
    private readonly IStep _both = new BothSteps();
    private readonly TickBase _base = new TickDerived();
    private event Step Changed; // expect: generic-instance, member-not-allowed
    private Pair _left;
    private Pair _right;
    private int _count;

    public TickSmuggling()
    {
        Action inner = AllocateInDelegate;
        _chained = new Step(inner);
        Changed += AllocateInEvent;
    }

    private string Text => "property"; // expect: tick-literal

    private int this[int index] => new int[3].Length + index; // expect: tick-array

    public void Tick()
    {
        _chained();
        _count = _both.Step(3);
        _base.Run();
        Changed();
        _count = Text.Length + this[2] + s_table[0];
        _left = _right; // expect: tick-value-type
        Read(in _left);
        _count = Local(_count);
        Closure(_count);
        Choose(_count);
        foreach (byte one in s_table)
        {
            _count += one;
        }

        Converted converted = _count; // expect: tick-value-type
        _count = converted.Value; // expect: tick-value-type
        ByInterface(_left); // expect: tick-box, tick-value-type
    }

    private static byte[] Filled()
    {
        byte[] filled = new byte[16];
        for (int i = 0; i < filled.Length; i++)
        {
            filled[i] = (byte)i;
        }

        return filled;
    }

    private void AllocateInDelegate()
    {
        _count = new byte[2].Length; // expect: tick-array
    }

    private void AllocateInEvent()
    {
        _count = new byte[2].Length; // expect: tick-array
    }

    private void Read(in Pair pair) // expect: tick-value-type
    {
        _count = pair.Value; // expect: tick-value-type
    }

    private int Local(int value)
    {
        return Allocating(value);

        static int Allocating(int length)
        {
            return new byte[length].Length; // expect: tick-array
        }
    }

    private void Closure(int value)
    { // expect: tick-value-type
        Add();

        void Add()
        { // expect: tick-value-type
            _count += value; // expect: tick-value-type
        }
    }

    private void Choose(int value)
    {
        _count = value switch { 1 => 2, 2 => 1 }; // expect: tick-box, tick-throw
    }

    private void ByInterface(IValue value)
    {
        _count = value.Value;
    }
}

public struct Converted
{
    public int Value;

    public static implicit operator Converted(int value)
    { // expect: tick-value-type
        Converted converted;
        converted.Value = value; // expect: tick-value-type
        return converted; // expect: tick-value-type
    }
}

public class BothSteps : IStep
{
    private int _count;

    public virtual int Step(int value)
    {
        _count = value;
        return _count;
    }

    int IStep.Step(int value)
    {
        return new byte[value].Length; // expect: tick-array
    }
}

public class TickBase
{
    protected int Count;

    public virtual void Run()
    {
        Count = new byte[1].Length; // expect: tick-array
    }
}

public class TickDerived : TickBase
{
    public override void Run()
    {
        base.Run();
        try
        {
            Count++;
        }
        finally
        {
            Count = new byte[1].Length; // expect: tick-array
        }
    }
}
