using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// Runs the firmware in real time on this PC: buses every 10 ms, the tick in its rhythm, record and report at their
/// times, on one thread. A reset or a lost supply makes the program anew.
/// </summary>
public sealed class WireUnit
{
    private readonly TickRhythm _rhythm = new();
    private readonly WireController _controller;
    private readonly ProgramFactory _factory;
    private readonly SimulationLink _link;
    private readonly int _bootMs;
    private WireBoard? _board;
    private long _bootAtMs;
    private long _nextRecordMs;
    private long _nextReportMs;
    private BusCounts _boundaryBefore = BusCounts.None;
    private BusCounts _assetBefore = BusCounts.None;

    /// <summary>Makes the unit; it boots at the first step.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="factory">Makes the program.</param>
    /// <param name="link">The message link, which runs by itself.</param>
    /// <param name="bootMs">Time from reset to the first step, ms.</param>
    public WireUnit(WireController controller, ProgramFactory factory, SimulationLink link, int bootMs)
    {
        _controller = controller;
        _factory = factory;
        _link = link;
        _bootMs = bootMs;
        _bootAtMs = bootMs;
    }

    /// <summary>The program of this boot; null while there is none.</summary>
    public ChargepointProgram? Program { get; private set; }

    /// <summary>Ticks run.</summary>
    public long Ticks { get; private set; }

    /// <summary>Longest time between two ticks of one boot, ms.</summary>
    public long LongestTickGapMs => _rhythm.LongestGapMs;

    /// <summary>Counts of the boundary meter's bus over every boot.</summary>
    public BusCounts BoundaryBus => _board is null ? _boundaryBefore : _boundaryBefore.Plus(BusCounts.Of(_board.Devices.BoundaryBus.Master));

    /// <summary>Counts of the bus of asset meter and inverter over every boot.</summary>
    public BusCounts AssetBus => _board is null ? _assetBefore : _assetBefore.Plus(BusCounts.Of(_board.Devices.AssetBus.Master));

    /// <summary>The supervisor has reset the chip.</summary>
    public void Reset() => Lose(_controller.ElapsedMs + _bootMs);

    /// <summary>Does what is due now. Called every 10 ms.</summary>
    public void Step()
    {
        long nowMs = _controller.ElapsedMs;
        if (!_controller.Inputs.Powered)
        {
            Lose(nowMs + _bootMs);
            return;
        }

        if (Program is null)
        {
            if (nowMs < _bootAtMs)
            {
                return;
            }

            Boot(nowMs);
        }

        _rhythm.Note(_board!.StepField());
        if (_rhythm.IsDue(nowMs))
        {
            Tick(nowMs);
        }

        if (nowMs >= _nextReportMs)
        {
            _nextReportMs = TickRhythm.NextAfter(_nextReportMs, nowMs, BoardTiming.ReportMs);
            Program!.ReportStep();
        }
    }

    private void Boot(long nowMs)
    {
        _link.OnControllerUp();
        _board = new WireBoard(_controller, _link);
        Program = (ChargepointProgram)_factory.Create(_board);
        _link.RunByItself();
        _rhythm.Start(nowMs);
        _nextRecordMs = nowMs + BoardTiming.RecordMs;
        _nextReportMs = nowMs + BoardTiming.TickMs + (BoardTiming.TickMs / 2);
    }

    private void Tick(long nowMs)
    {
        _rhythm.Begin(nowMs);
        Ticks++;
        Program!.ControlTick();
        if (nowMs >= _nextRecordMs)
        {
            _nextRecordMs = TickRhythm.NextAfter(_nextRecordMs, nowMs, BoardTiming.RecordMs);
            Program.RecordStep();
        }
    }

    private void Lose(long bootAtMs)
    {
        _bootAtMs = bootAtMs;
        if (Program is not null)
        {
            _boundaryBefore = BoundaryBus;
            _assetBefore = AssetBus;
            _board = null;
            Program = null;
            _link.OnControllerDown();
        }
    }
}
