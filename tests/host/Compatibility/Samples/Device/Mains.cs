using System;
using System.Threading;

namespace NanoV2G.OffendingSamples;

public static class BareMain
{
    public static void Main()
    {
        Work.Run(); // expect: main
        Thread.Sleep(Timeout.Infinite);
    }
}

public static class ReturningMain
{
    public static void Main()
    {
        try
        {
            Work.Run();
        }
        catch (Exception)
        {
        }
    } // expect: main
}

public static class BriefMain
{
    public static void Main()
    {
        Thread.Sleep(1000);
    } // expect: main
}

public static class SoundMain
{
    public static void Main()
    {
        try
        {
            Work.Run();
        }
        catch (Exception exception)
        {
            Console.WriteLine("did not start: " + exception.Message);
        }

        Thread.Sleep(Timeout.Infinite);
    }
}

public static class EndlessMain
{
    public static void Main()
    {
        while (true)
        {
            Thread.Sleep(1000);
        }
    }
}

public static class Work
{
    public static void Run()
    {
        throw new InvalidOperationException("work");
    }
}
