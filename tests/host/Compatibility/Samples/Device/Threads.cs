using System;
using System.Threading;

namespace NanoV2G.OffendingSamples;

public class Threads
{
    private readonly Threads _other;
    private static readonly int[] s_steps = new int[1];
    private static int s_last;
    private readonly Action _action = Bare;
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
        new Thread(new ThreadStart(_action)).Start(); // expect: thread-body
        new Thread(CatchThrows).Start(); // expect: thread-body
        new Thread(CatchCallsThrower).Start(); // expect: thread-body
        new Thread(AfterTry).Start(); // expect: thread-body
        new Thread(FinallyThrows).Start(); // expect: thread-body
        new Thread(WritesAnother).Start(); // expect: thread-body
        new Thread(NestedNarrow).Start(); // expect: thread-body
        new Thread(Divides).Start(); // expect: thread-body
        new Thread(Nested).Start();
        new Thread(Quiet).Start();
        new Thread(LogsInCatch).Start();
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
        s_steps[0]++;
    }

    private static void Quiet()
    {
        Thread.Sleep(10);
        s_last = 100 / 7;
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

    private static void CatchThrows()
    {
        try
        {
            Step();
        }
        catch (Exception)
        {
            s_steps[1] = 0;
        }
    }

    private static void CatchCallsThrower()
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

    private static void AfterTry()
    {
        try
        {
            Step();
        }
        catch (Exception)
        {
        }

        Step();
    }

    private static void FinallyThrows()
    {
        try
        {
            try
            {
                Step();
            }
            catch (Exception)
            {
            }
        }
        finally
        {
            Step();
        }
    }

    private void WritesAnother()
    {
        _other._count = 1;
    }

    private static void NestedNarrow()
    {
        try
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
        catch (InvalidOperationException)
        {
        }
    }

    private void Divides()
    {
        s_last = 100 / _count;
    }

    private static void Nested()
    {
        try
        {
            try
            {
                Step();
            }
            finally
            {
                Step();
            }
        }
        catch (Exception)
        {
            Quiet();
        }
    }

    private static void LogsInCatch()
    {
        try
        {
            Step();
        }
        catch (Exception exception)
        {
            Console.WriteLine("failed: " + exception.Message);
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
            Quiet();
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
