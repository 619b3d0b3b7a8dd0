using System;
using System.Threading;

namespace NanoV2G.OffendingSamples;

public class Threads
{
    private readonly Threads _other;
    private bool _running = true;
    private int _count;

    public Threads(Threads other)
    {
        _other = other;
    }

    public void StartAll()
    {
        new Thread(Bare).Start(); // expect: thread-body
        new Thread(NarrowCatch).Start(); // expect: thread-body
        new Thread(Before).Start(); // expect: thread-body
        new Thread(Rethrows).Start(); // expect: thread-body
        new Thread(Filtered).Start(); // expect: thread-body
        new Thread(TouchesAnother).Start(); // expect: thread-body
        new Thread(() => Step()).Start(); // expect: thread-body
        new Thread(Overridden).Start(); // expect: thread-body
        Timer timer = new Timer(OnTimer, null, 10, 10); // expect: thread-body
        timer.Dispose();
        new Thread(Sound).Start();
        new Thread(SoundLoop).Start();
        new Thread(() =>
        {
            try
            {
                Step();
            }
            catch (Exception)
            {
                _count = 0;
            }
        }).Start();
    }

    protected virtual void Overridden()
    {
        try
        {
            Step();
        }
        catch (Exception)
        {
            _count = 0;
        }
    }

    private static void Step()
    {
    }

    private static void OnTimer(object state)
    {
        Step();
    }

    private static void Bare()
    {
        Step();
    }

    private static void NarrowCatch()
    {
        try
        {
            Step();
        }
        catch (InvalidOperationException)
        {
        }
    }

    private static void Before()
    {
        byte[] buffer = new byte[4];
        try
        {
            buffer[0] = 1;
        }
        catch (Exception)
        {
        }
    }

    private static void Rethrows()
    {
        try
        {
            Step();
        }
        catch (Exception)
        {
            throw;
        }
    }

    private void Filtered()
    {
        try
        {
            Step();
        }
        catch (Exception) when (_running)
        {
        }
    }

    private void TouchesAnother()
    {
        while (_other._running)
        {
            try
            {
                Step();
            }
            catch (Exception)
            {
                _count = 0;
            }
        }
    }

    private static void Sound()
    {
        try
        {
            Step();
        }
        catch
        {
            Step();
        }
    }

    private void SoundLoop()
    {
        while (_running)
        {
            try
            {
                Step();
            }
            catch (Exception)
            {
                _count = _count + 1;
            }
        }
    }
}

public class BadOverride : Threads
{
    private int[] _numbers;

    public BadOverride()
        : base(null)
    {
    }

    protected override void Overridden()
    {
        _numbers[3] = 1;
    }
}
