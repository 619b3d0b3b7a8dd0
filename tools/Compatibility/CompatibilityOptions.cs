namespace NanoV2G.Tools.Compatibility;

/// <summary>What is checked and against which lists.</summary>
public sealed class CompatibilityOptions
{
    /// <summary>
    /// Where the tick path starts: the control tick (200 ms) and the polling of the field buses (10 ms). An interface
    /// method stands for all its implementations on the device side.
    /// </summary>
    public static readonly IReadOnlyList<string> DefaultTickRoots =
    [
        "NanoV2G.Hal.Board.IBoardProgram::ControlTick",
        "NanoV2G.Hal.Board.FieldDevices::Step",
    ];

    /// <summary>The steps of the recorder and the reporter: their garbage is collected in a tick, so they obey the tick's rules.</summary>
    public static readonly IReadOnlyList<string> DefaultStepRoots =
    [
        "NanoV2G.Hal.Board.IBoardProgram::RecordStep",
        "NanoV2G.Hal.Board.IBoardProgram::ReportStep",
    ];

    /// <summary>
    /// Where those steps end: at the flash and the message link, whose native calls are budgeted one by one, and at the
    /// topic of an acknowledgement, which is made once for each command received, and at the entities shown to Home Assistant,
    /// which are made once for each connection.
    /// </summary>
    public static readonly IReadOnlyList<string> DefaultStepEnds =
    [
        "NanoV2G.Hal.Storage.IFileStore::*",
        "NanoV2G.Hal.Messages.IMessageLink::*",
        "NanoV2G.Firmware.Commands.CommandTopics::AcknowledgementOf",
        "NanoV2G.Firmware.Discovery.DiscoveryReport::MakeNext",
    ];

    private static readonly string[] DeviceProjects =
    [
        "firmware/nanoV2G.nfproj",
        "tests/device/DeviceTests.props",
        "tests/device/Drivers.nfproj",
        "tests/device/Limiter.nfproj",
        "tests/device/Limits.nfproj",
        "tests/device/Messages.nfproj",
        "tests/device/Power.nfproj",
        "tests/device/Record.nfproj",
        "tests/device/Site.nfproj",
        "Directory.Build.props",
        "firmware/NanoV2G.Firmware.csproj",
        "hal/NanoV2G.Hal.csproj",
        "hal/Simulated/NanoV2G.Hal.Simulated.csproj",
        "tests/NanoV2G.Tests.csproj",
        "tests/DeviceStandIns/NanoV2G.Tests.DeviceStandIns.csproj",
    ];

    /// <summary>The folder that reported files are relative to.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>The assemblies to check.</summary>
    public required IReadOnlyList<CheckedAssembly> Assemblies { get; init; }

    /// <summary>Methods as <c>Namespace.Type::Method</c>, or <c>Type::*</c>, from which the tick path is followed, without an end.</summary>
    public IReadOnlyList<string> TickRoots { get; init; } = DefaultTickRoots;

    /// <summary>Methods from which it is followed to <see cref="StepEnds"/>.</summary>
    public IReadOnlyList<string> StepRoots { get; init; } = DefaultStepRoots;

    /// <summary>Methods, with all that implements them, at which the way from <see cref="StepRoots"/> ends.</summary>
    public IReadOnlyList<string> StepEnds { get; init; } = DefaultStepEnds;

    /// <summary>
    /// Methods as <c>Namespace.Type::Method</c> that may use float and double to decode a meter's register. Empty, because
    /// the drivers decode IEEE 754 registers by integer arithmetic.
    /// </summary>
    public IReadOnlyList<string> FloatingPointDecoders { get; init; } = [];

    /// <summary>Project files that the device code is compiled with, device heads and PC heads.</summary>
    public IReadOnlyList<string> ProjectFiles { get; init; } = [];

    /// <summary>A file of allowed library members; null takes the list built into the tool.</summary>
    public string? AllowedMembersFile { get; init; }

    /// <summary>The device code of this repository, taken from a folder that holds the compiled assemblies.</summary>
    /// <param name="repositoryRoot">The repository.</param>
    /// <param name="assemblyFolder">A folder with all five assemblies, such as the output folder of the host tests.</param>
    /// <returns>Options that check hal with the real board, hal/Simulated, firmware and the shared tests.</returns>
    public static CompatibilityOptions ForFolder(string repositoryRoot, string assemblyFolder) =>
        For(repositoryRoot, name => Path.Combine(assemblyFolder, name + ".dll"));

    /// <summary>The device code of this repository as the last build left it.</summary>
    /// <param name="repositoryRoot">The repository.</param>
    /// <returns>Options for the newest build of each of the five assemblies.</returns>
    /// <exception cref="CompatibilityException">One has not been built.</exception>
    public static CompatibilityOptions ForRepository(string repositoryRoot) =>
        For(repositoryRoot, name => Newest(Path.Combine(repositoryRoot, "artifacts", "bin", name), name));

    // The real board needs the device's libraries, so it is compiled here together with stand-ins of them.
    private static CompatibilityOptions For(string root, Func<string, string> path) =>
        new()
        {
            RepositoryRoot = root,
            Assemblies =
            [
                new CheckedAssembly(path("NanoV2G.Hal"), Side.Device),
                new CheckedAssembly(path("NanoV2G.Firmware"), Side.Device),
                new CheckedAssembly(path("NanoV2G.Tests.DeviceStandIns"), Side.Device, Path.Combine(root, "hal", "Esp32"), IsPortable: false),
                new CheckedAssembly(path("NanoV2G.Tests.DeviceStandIns"), Side.Device, Path.Combine(root, "firmware", "Device"), IsPortable: false),
                new CheckedAssembly(path("NanoV2G.Hal.Simulated"), Side.Simulated),
                new CheckedAssembly(path("NanoV2G.Tests"), Side.Tests, Path.Combine(root, "tests", "shared")),
            ],
            ProjectFiles = DeviceProjects.Select(project => Path.Combine([root, .. project.Split('/')])).ToList(),
        };

    private static string Newest(string output, string name)
    {
        string? newest = Directory.Exists(output)
            ? Directory.EnumerateFiles(output, name + ".dll", SearchOption.AllDirectories)
                .Where(file => Path.GetDirectoryName(Path.GetDirectoryName(file)) == output)
                .OrderByDescending(File.GetLastWriteTimeUtc)
                .FirstOrDefault()
            : null;
        return newest ?? throw new CompatibilityException($"{output} holds no {name}.dll; build it with 'dotnet build tests/host/NanoV2G.HostTests.csproj'.");
    }
}
