namespace NanoV2G.Tools.Compatibility;

/// <summary>What is checked and against which lists.</summary>
public sealed class CompatibilityOptions
{
    /// <summary>
    /// Where the tick path starts: the control tick (200 ms), the polling of the field buses (10 ms), and the steps of the
    /// recorder and the reporter, whose garbage the tick would pay for. An interface method stands for all its
    /// implementations on the device side.
    /// </summary>
    public static readonly IReadOnlyList<string> DefaultTickRoots =
    [
        "NanoV2G.Hal.Board.IBoardProgram::ControlTick",
        "NanoV2G.Hal.Board.FieldDevices::Step",
        "NanoV2G.Hal.Board.IBoardProgram::RecordStep",
        "NanoV2G.Hal.Board.IBoardProgram::ReportStep",
    ];

    /// <summary>
    /// The control tick and the polling of the field buses alone: nothing on their way may end at
    /// <see cref="HardwareMethods"/>.
    /// </summary>
    public static readonly IReadOnlyList<string> ControlRoots =
    [
        "NanoV2G.Hal.Board.IBoardProgram::ControlTick",
        "NanoV2G.Hal.Board.FieldDevices::Step",
    ];

    /// <summary>
    /// Where recorder and reporter leave the firmware: the flash of the real board writes through the runtime's library, and
    /// its link hands each message over in an array of its own length.
    /// </summary>
    public static readonly IReadOnlyList<string> HardwareMethods =
    [
        "NanoV2G.Hal.Esp32.Storage.LittleFsFileStore::GetLength",
        "NanoV2G.Hal.Esp32.Storage.LittleFsFileStore::Read",
        "NanoV2G.Hal.Esp32.Storage.LittleFsFileStore::Append",
        "NanoV2G.Hal.Esp32.Storage.LittleFsFileStore::Delete",
        "NanoV2G.Hal.Esp32.Messages.M2MqttLink::TryPublish",
        "NanoV2G.Hal.Esp32.Messages.M2MqttLink::TakeAcknowledged",
        "NanoV2G.Hal.Esp32.Messages.M2MqttLink::TryTakeReceived",
    ];

    /// <summary>
    /// Methods at which the tick path ends: those of the hardware, and those that run seldom, since the topic of an
    /// acknowledgement is made once for each command that is received.
    /// </summary>
    public static readonly IReadOnlyList<string> DefaultSeldomMethods =
    [
        "NanoV2G.Firmware.Commands.CommandTopics::AcknowledgementOf",
        .. HardwareMethods,
    ];

    /// <summary>The folder that reported files are relative to.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>The assemblies to check.</summary>
    public required IReadOnlyList<CheckedAssembly> Assemblies { get; init; }

    /// <summary>Methods as <c>Namespace.Type::Method</c> from which the tick path is followed.</summary>
    public IReadOnlyList<string> TickRoots { get; init; } = DefaultTickRoots;

    /// <summary>Methods as <c>Namespace.Type::Method</c> that are not followed from the tick.</summary>
    public IReadOnlyList<string> SeldomMethods { get; init; } = DefaultSeldomMethods;

    /// <summary>
    /// Methods as <c>Namespace.Type::Method</c> that may use float and double to decode a meter's register. Empty, because
    /// the drivers decode IEEE 754 registers by integer arithmetic.
    /// </summary>
    public IReadOnlyList<string> FloatingPointDecoders { get; init; } = [];

    /// <summary>A file of allowed library members; null takes the list built into the tool.</summary>
    public string? AllowedMembersFile { get; init; }

    /// <summary>The device code of this repository, taken from a folder that holds the compiled assemblies.</summary>
    /// <param name="repositoryRoot">The repository.</param>
    /// <param name="assemblyFolder">A folder with all assemblies, such as the output folder of the host tests.</param>
    /// <returns>Options that check hal, hal/Esp32, hal/Simulated, firmware and the shared tests.</returns>
    public static CompatibilityOptions ForFolder(string repositoryRoot, string assemblyFolder) =>
        new()
        {
            RepositoryRoot = repositoryRoot,
            Assemblies =
            [
                new CheckedAssembly(Path.Combine(assemblyFolder, "NanoV2G.Hal.dll"), Side.Device),
                new CheckedAssembly(Path.Combine(assemblyFolder, "NanoV2G.Firmware.dll"), Side.Device),
                new CheckedAssembly(Path.Combine(assemblyFolder, "NanoV2G.Hal.Simulated.dll"), Side.Simulated),
                new CheckedAssembly(
                    Path.Combine(assemblyFolder, "NanoV2G.Tests.DeviceStandIns.dll"),
                    Side.Device,
                    Path.Combine(repositoryRoot, "hal", "Esp32")),
                new CheckedAssembly(
                    Path.Combine(assemblyFolder, "NanoV2G.Tests.DeviceStandIns.dll"),
                    Side.Device,
                    Path.Combine(repositoryRoot, "firmware", "Device")),
                new CheckedAssembly(
                    Path.Combine(assemblyFolder, "NanoV2G.Tests.dll"),
                    Side.Tests,
                    Path.Combine(repositoryRoot, "tests", "shared")),
            ],
        };

    /// <summary>The device code of this repository as the last build left it.</summary>
    /// <param name="repositoryRoot">The repository.</param>
    /// <returns>Options for the newest build of the host tests, which carries all assemblies.</returns>
    /// <exception cref="CompatibilityException">The tests have not been built.</exception>
    public static CompatibilityOptions ForRepository(string repositoryRoot)
    {
        string output = Path.Combine(repositoryRoot, "artifacts", "bin", "NanoV2G.HostTests");
        string? newest = Directory.Exists(output)
            ? Directory.EnumerateFiles(output, "NanoV2G.Tests.dll", SearchOption.AllDirectories)
                .Where(file => Path.GetDirectoryName(Path.GetDirectoryName(file)) == output)
                .OrderByDescending(File.GetLastWriteTimeUtc)
                .FirstOrDefault()
            : null;
        return newest is null
            ? throw new CompatibilityException($"{output} holds no NanoV2G.Tests.dll; build it with 'dotnet build tests/host/NanoV2G.HostTests.csproj'.")
            : ForFolder(repositoryRoot, Path.GetDirectoryName(newest)!);
    }
}
