using System.Text;
using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.LimiterBench.Plants;

namespace NanoV2G.Tools.LimiterBench.Rig;

/// <summary>The real firmware with everything it consists of: buses, limiter, watchdogs, contactor sequence, record and reports.</summary>
public sealed class FirmwareUnderTest : ControllerUnderTest
{
    private const int MinutesPerWeek = 7 * 24 * 60;

    private readonly UnitSettings _settings = new();
    private ChargepointProgram? _program;

    /// <summary>Sets the unit up for a scene.</summary>
    /// <param name="scene">Gives limit, request and declared generation.</param>
    public FirmwareUnderTest(BenchScene scene)
    {
        _settings.InstallerReset = 1;
        _settings.ExportLimitMilliamps = scene.ExportLimitMilliamps;
        _settings.OtherGenerationMilliamps = scene.OtherGenerationMilliamps;
        _settings.TryAddSchedule(0, MinutesPerWeek, -scene.DischargeWatts);
    }

    /// <inheritdoc/>
    public override int Lockouts => _program?.Control.Excursions.Ledger.TotalLockouts ?? 0;

    /// <inheritdoc/>
    public override string Reason => _program is null ? "" : Encoding.ASCII.GetString(NameTables.LimitReason[(int)_program.Control.Window.ExportReason]);

    /// <inheritdoc/>
    public override IBoardProgram Create(IBoard board)
    {
        _program = new ChargepointProgram(board, _settings);
        return _program;
    }
}
