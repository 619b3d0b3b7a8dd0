namespace NanoV2G.Hal.Simulated.Run;

/// <summary>What the controller is doing.</summary>
public enum ControllerLife
{
    /// <summary>No supply.</summary>
    Off = 0,

    /// <summary>Supplied and on its way to the program's first step.</summary>
    Booting = 1,

    /// <summary>The program runs.</summary>
    Running = 2,

    /// <summary>The interpreter stands still: a hang, a crash, or a flash erase.</summary>
    Frozen = 3,
}
