namespace NanoV2G.Tools.OnNanoClr.Budgets;

/// <summary>The most that something may cost on the device.</summary>
/// <param name="Name">What, as the benchmark and the table name it.</param>
/// <param name="Unit">In what it is counted.</param>
/// <param name="Most">The budget: for costs of code it binds the dearest piece of work, not the usual one.</param>
public sealed record Budget(string Name, string Unit, long Most)
{
    /// <summary>The dearest control tick.</summary>
    public static readonly Budget ControlTick = new("control tick", LoopIterations, 2000);

    /// <summary>The dearest state message.</summary>
    public static readonly Budget StateMessage = new("state message", LoopIterations, 2000);

    /// <summary>The dearest message of a half-hour or recovered amount.</summary>
    public static readonly Budget HalfHourMessage = new("half-hour message", LoopIterations, 1000);

    /// <summary>The dearest Modbus transaction, its wire left out.</summary>
    public static readonly Budget RoundTrip = new("Modbus round trip", LoopIterations, 600);

    /// <summary>What ticks with reporting leave behind: nothing.</summary>
    public static readonly Budget Canary = new("canary lost in 100,000 ticks", "times", 0);

    /// <summary>Managed heap of firmware and drivers in steady state.</summary>
    public static readonly Budget Heap = new("managed heap in steady state", "bytes", 64 * 1024);

    /// <summary>Size of hal, without the simulated and the real board, and firmware in one assembly, as the device loads them.</summary>
    public static readonly Budget DevicePe = new("hal and firmware as PE", "bytes", 96 * 1024);

    /// <summary>All, in the order of the table.</summary>
    public static readonly IReadOnlyList<Budget> All = [ControlTick, StateMessage, HalfHourMessage, RoundTrip, Canary, Heap, DevicePe];

    private const string LoopIterations = "loop iterations";
}
