using System;
using System.Threading;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>
/// A thread of the board. Its body catches everything, counts and logs it, lets the thread fail safe and goes on: an
/// exception that left the body would end the thread without a word.
/// </summary>
public abstract class BoardThread
{
    /// <summary>Every how many failures one is logged: a failure in each round must not flood the console.</summary>
    public const int LogEvery = 100;

    private readonly string _name;
    private readonly ThreadPriority _priority;
    private Thread _thread;
    private int _isStopping;
    private int _rounds;
    private int _failures;

    /// <summary>Makes a thread that does not run yet.</summary>
    /// <param name="name">Name for the log.</param>
    /// <param name="priority">A weight, not pre-emption.</param>
    protected BoardThread(string name, ThreadPriority priority)
    {
        _name = name;
        _priority = priority;
    }

    /// <summary>How many rounds have begun.</summary>
    public int Rounds => _rounds;

    /// <summary>How many rounds have failed.</summary>
    public int Failures => _failures;

    /// <summary>Starts it.</summary>
    public void Start()
    {
        Interlocked.Exchange(ref _isStopping, 0);
        _thread = new Thread(Run);
        _thread.Priority = _priority;
        _thread.Start();
    }

    /// <summary>Stops it and waits for its end.</summary>
    /// <param name="mostMs">Longest wait, ms.</param>
    /// <returns>Whether it has ended.</returns>
    public bool Stop(int mostMs)
    {
        Interlocked.Exchange(ref _isStopping, 1);
        return _thread == null || _thread.Join(mostMs);
    }

    /// <summary>Waits for the next round: never returns at once, so that a failing round cannot keep the others from running.</summary>
    protected abstract void Wait();

    /// <summary>Does the work of one round.</summary>
    protected abstract void Work();

    /// <summary>Brings the thread's own outputs into the safe state after a failed round.</summary>
    protected virtual void FailSafe()
    {
    }

    private void Run()
    {
        bool goesOn = true;
        while (goesOn)
        {
            try
            {
                goesOn = TakeRound();
            }
            catch (Exception exception)
            {
                Report(exception);
            }
        }
    }

    private bool TakeRound()
    {
        Wait();
        if (Interlocked.CompareExchange(ref _isStopping, 0, 0) != 0)
        {
            return false;
        }

        _rounds++;
        Work();
        return true;
    }

    private void Report(Exception exception)
    {
        try
        {
            int failures = Interlocked.Increment(ref _failures);
            FailSafe();
            if (failures % LogEvery == 1)
            {
                Console.WriteLine("nanoV2G: thread " + _name + " failed, " + failures.ToString() + " in all: " + exception.Message);
            }
        }
        catch (Exception)
        {
            // Nothing is left to do: the supervisor acts when the ticks stay away.
        }
    }
}
