using System;

namespace nanoFramework.Runtime.Native;

/// <summary>How the chip restarts.</summary>
public enum RebootOption
{
    NormalReboot = 0,
    EnterNanoBooter = 1,
    ClrOnly = 2,
    EnterProprietaryBooter = 8,
}

/// <summary>Stand-in for the garbage collector (nanoFramework.Runtime.Native 1.7.11).</summary>
public static class GC
{
    /// <summary>How often it ran, for tests.</summary>
    public static int Runs { get; set; }

    public static uint Run(bool compactHeap)
    {
        Runs++;
        return 100000;
    }
}

/// <summary>Stand-in for the chip's power.</summary>
public class Power
{
    /// <summary>How often the chip restarted, for tests; here the call returns.</summary>
    public static int Reboots { get; set; }

    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        Reboots++;
    }
}

/// <summary>Stand-in for the system clock: whole seconds only.</summary>
public static class Rtc
{
    /// <summary>What it was last set to, for tests.</summary>
    public static DateTime LastSet { get; set; }

    public static bool SetSystemTime(DateTime time)
    {
        LastSet = new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, DateTimeKind.Utc);
        return true;
    }
}
