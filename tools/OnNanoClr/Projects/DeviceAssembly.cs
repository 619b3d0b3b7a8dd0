namespace NanoV2G.Tools.OnNanoClr.Projects;

/// <summary>An assembly of the test run: the layers stay apart, as on the PC, and none of them outgrows the 64 KB of a table.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="ProjectItems">The shared project that lists its files, relative to the repository.</param>
/// <param name="References">The assemblies of the run that it may use.</param>
public sealed record DeviceAssembly(string Name, string ProjectItems, IReadOnlyList<string> References)
{
    /// <summary>The interfaces and drivers.</summary>
    public static readonly DeviceAssembly Hal = new("NanoV2G.Hal", "hal/hal.projitems", []);

    /// <summary>The firmware.</summary>
    public static readonly DeviceAssembly Firmware = new("NanoV2G.Firmware", "firmware/firmware.projitems", [Hal.Name]);

    /// <summary>The simulated board and site.</summary>
    public static readonly DeviceAssembly Simulated = new("NanoV2G.Hal.Simulated", "hal/Simulated/Simulated.projitems", [Hal.Name]);

    /// <summary>The shared tests.</summary>
    public static readonly DeviceAssembly Tests =
        new("NanoV2G.Tests", "tests/shared/SharedTests.projitems", [Hal.Name, Firmware.Name, Simulated.Name]);

    /// <summary>
    /// The drivers and the firmware as the device loads them: in one assembly, in which nothing is referred to across a border
    /// and no text stands twice. It is measured, not run.
    /// </summary>
    public static readonly DeviceAssembly Whole = new("NanoV2G.Device", Firmware.ProjectItems, []);

    /// <summary>All that run, in the order in which they can be compiled.</summary>
    public static readonly IReadOnlyList<DeviceAssembly> All = [Hal, Firmware, Simulated, Tests];
}
