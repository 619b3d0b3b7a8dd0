using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.LimiterBench.Laws;
using NanoV2G.Tools.LimiterBench.Plants;

namespace NanoV2G.Tools.LimiterBench.Rig;

/// <summary>A baseline's control law on the same board: the same buses, contactor and supervisor, and our watchdog beside it, which only counts.</summary>
public sealed class LawUnderTest : ControllerUnderTest
{
    private readonly BenchScene _scene;
    private readonly Func<IControlLaw> _makeLaw;
    private readonly WatchdogScore _watchdog;
    private readonly UnitSettings _settings = new();

    /// <summary>Installs a law.</summary>
    /// <param name="scene">Gives limit and request.</param>
    /// <param name="makeLaw">Makes the law at each boot.</param>
    public LawUnderTest(BenchScene scene, Func<IControlLaw> makeLaw)
    {
        _scene = scene;
        _makeLaw = makeLaw;
        _settings.ExportLimitMilliamps = scene.ExportLimitMilliamps;
        _settings.OtherGenerationMilliamps = scene.OtherGenerationMilliamps;
        _watchdog = new WatchdogScore(_settings);
    }

    /// <inheritdoc/>
    public override int Lockouts => _watchdog.Lockouts;

    /// <inheritdoc/>
    public override string Reason => "";

    /// <inheritdoc/>
    public override IBoardProgram Create(IBoard board)
    {
        _watchdog.Restart();
        return new LawProgram(board, _makeLaw(), _watchdog, _scene);
    }
}
