using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// A unit that discharges, records and reports for hours, at a house whose load steps every minute or so: what its heap
/// does then is what it does for years.
/// </summary>
public sealed class SteadyUnit : IProgramFactory
{
    private const int SettleMs = 120000;
    private const int StepEveryMs = 70000;
    private const int Steps = 400;

    private readonly UnitSettings _settings = new UnitSettings();
    private readonly SimulatedRun _run;
    private readonly bool _isWasteful;

    /// <summary>Builds house and hardware; the firmware is built by the boot.</summary>
    /// <param name="isWasteful">Whether one guard is removed: every tick then makes one small object.</param>
    public SteadyUnit(bool isWasteful)
    {
        _isWasteful = isWasteful;
        SiteParameters parameters = new SiteParameters();
        parameters.BatteryCapacityWattHours = 1000000;
        _settings.InstallerReset = 1;
        _settings.ExportLimitMilliamps = 16000;
        _settings.TryAddSchedule(0, 10080, -7400);
        SimulatedSite site = new SimulatedSite(parameters, House(), new ConstantProfile(0), 7);
        Link = new SilentLink();
        _run = new SimulatedRun(new SimulatedHardware(site), this, Link);
    }

    /// <summary>The link, for its count.</summary>
    public SilentLink Link { get; }

    /// <summary>Ticks run.</summary>
    public long Ticks => _run.Ticks;

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        ChargepointProgram program = new ChargepointProgram(board, _settings);
        return _isWasteful ? (IBoardProgram)new WastefulProgram(program) : program;
    }

    /// <summary>Boots and comes to full power.</summary>
    public void Settle()
    {
        _run.RunFor(SettleMs);
    }

    /// <summary>Runs on.</summary>
    /// <param name="ticks">How many control ticks.</param>
    public void RunTicks(int ticks)
    {
        _run.RunFor((long)ticks * BoardTiming.TickMs);
    }

    private static StepProfile House()
    {
        long[] times = new long[Steps];
        int[] watts = new int[Steps];
        for (int step = 0; step < Steps; step++)
        {
            times[step] = (long)step * StepEveryMs;
            watts[step] = step % 2 == 0 ? 2500 : 600;
        }

        return new StepProfile(times, watts);
    }
}
