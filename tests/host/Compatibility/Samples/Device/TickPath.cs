using System;
using System.Threading;

namespace NanoV2G.OffendingSamples;

/// <summary>The root of the samples' tick path.</summary>
public interface ITickRoot
{
    void Tick();
}

public interface IStep
{
    int Step(int value);
}

public struct Reading
{
    public int Value;
}

public enum Level
{
    Low,
}

public abstract class Part
{
    private static readonly string Kept = "kept";

    public abstract void Run();

    protected static string Text() => Kept;
}

public class TickOffences : ITickRoot
{
    private readonly object _lock = new object();
    private readonly int[] _numbers = new int[4];
    private readonly IStep _step;
    private readonly Part _part;
    private readonly Action _action;
    private object _held;
    private string _text;

    public TickOffences(IStep step, Part part)
    {
        _step = step;
        _part = part;
        _action = OnAction;
    }

    public void Tick()
    {
        _held = new object(); // expect: tick-new
        _held = new byte[3]; // expect: tick-array
        _held = _numbers[0]; // expect: tick-box
        _text = "literal"; // expect: tick-literal
        if (_numbers[1] > 0)
        {
            throw new InvalidOperationException(_text); // expect: tick-new, tick-throw
        }

        lock (_lock) // expect: tick-lock
        {
            _numbers[2] = 0;
        }

        _text = string.Concat(_text, _text); // expect: tick-library
        Thread.Sleep(1); // expect: tick-library
        Read();
        _numbers[3] = _step.Step(3);
        _part.Run();
        _action();
        Many(1, 2); // expect: tick-array
        Run(() => _held = null); // expect: tick-new
    }

    private static void Many(params int[] numbers)
    {
        Array.Copy(numbers, 0, numbers, 0, numbers.Length);
    }

    private void Run(Action action)
    {
        action();
    }

    private void OnAction()
    {
        _text = "by delegate"; // expect: tick-literal
    }

    private void Read()
    {
        Reading reading;
        reading.Value = _numbers[0]; // expect: tick-value-type
        _numbers[0] = Passed(reading);
    }

    private static int Passed(Reading reading) // expect: tick-value-type
    {
        return reading.Value; // expect: tick-value-type
    }
}

public class StepByInterface : IStep
{
    public int Step(int value)
    {
        int[] scratch = new int[value]; // expect: tick-array
        return scratch[0];
    }
}

public class ExplicitStep : IStep
{
    int IStep.Step(int value)
    {
        object boxed = value; // expect: tick-box
        return boxed == null ? 0 : 1;
    }
}

public class PartByOverride : Part
{
    public override void Run()
    {
        Deeper();
    }

    private void Deeper()
    {
        Held = "through a virtual method"; // expect: tick-literal
    }

    public string Held;
}

public class CleanTick : ITickRoot
{
    private readonly int[] _numbers = new int[4];
    private readonly string _name = "made once";
    private Level _level;
    private int _count;

    public void Tick()
    {
        for (int i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] = _name.Length + i;
        }

        if (_level == Level.Low)
        {
            Interlocked.Increment(ref _count);
        }
    }

    public string OffTheTick(int value)
    {
        if (value < 0)
        {
            throw new ArgumentException("value");
        }

        return "value " + value.ToString();
    }
}
