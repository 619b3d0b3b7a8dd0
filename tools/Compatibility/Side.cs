namespace NanoV2G.Tools.Compatibility;

/// <summary>Which part of the device code an assembly holds: it decides which rules bear on it.</summary>
public enum Side
{
    /// <summary>What is flashed: interfaces, drivers and firmware. All rules, and the tick path is followed through it.</summary>
    Device,

    /// <summary>The simulated board and site: runs on the interpreter, never on a board, so it may allocate.</summary>
    Simulated,

    /// <summary>The tests that both runtimes run: may allocate, and obey the device's test runner.</summary>
    Tests,
}
