using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.LimiterBench.Laws;
using NanoV2G.Tools.LimiterBench.Plants;

namespace NanoV2G.Tools.LimiterBench.Rig;

/// <summary>Runs a control law on a board: reads meter and inverter, asks the law, writes the set-point. The contactor is closed from the first reading on.</summary>
public sealed class LawProgram : IBoardProgram
{
    private readonly IBoard _board;
    private readonly IControlLaw _law;
    private readonly WatchdogScore _watchdog;
    private readonly SnapshotReader _reader;
    private readonly Snapshot _snapshot = new();
    private readonly LawReadings _readings;
    private readonly int _exportLimitMilliamps;

    /// <summary>Makes the program of a boot.</summary>
    /// <param name="board">The board.</param>
    /// <param name="law">The law.</param>
    /// <param name="watchdog">Judges the same readings.</param>
    /// <param name="scene">Gives limit and request.</param>
    public LawProgram(IBoard board, IControlLaw law, WatchdogScore watchdog, BenchScene scene)
    {
        _board = board;
        _law = law;
        _watchdog = watchdog;
        _reader = new SnapshotReader(board);
        _exportLimitMilliamps = scene.ExportLimitMilliamps;
        _readings = new LawReadings { RequestWatts = scene.DischargeWatts };
    }

    /// <inheritdoc/>
    public IParkedGate Parking { get; } = new UnaskedGate();

    /// <inheritdoc/>
    public void ControlTick()
    {
        _reader.Read(_snapshot);
        _watchdog.Observe(_snapshot);
        TakeReadings();
        _board.Contactor.Drive(_readings.PolledMs >= 0);
        _board.Inverter.Command(-_law.Decide(_readings));
        _board.Supervisor.Toggle();
    }

    /// <inheritdoc/>
    public void RecordStep()
    {
        // A law alone keeps no record.
    }

    /// <inheritdoc/>
    public void ReportStep()
    {
        // Nor does it report.
    }

    private void TakeReadings()
    {
        _readings.NowMs = _snapshot.NowMs;
        _readings.PolledMs = _snapshot.Boundary.SampleMs;

        // The board polls faster than a slow meter measures: the same values again are no new measurement.
        _readings.GridIsNew = _snapshot.BoundaryIsNew;
        if (_snapshot.BoundaryIsNew)
        {
            _readings.GridMs = _snapshot.Boundary.SampleMs;
            _readings.GridWatts = _snapshot.Boundary.ActiveWatts[0];
            _readings.Millivolts = _snapshot.Boundary.Millivolts[0];

            // A law is judged for how it controls, not for a fixed voltage in its settings: it gets the limit as the
            // power that it is at the voltage of the reading.
            _readings.ExportLimitWatts = (int)((long)_exportLimitMilliamps * _readings.Millivolts / 1_000_000);
        }

        _readings.DischargeMs = _snapshot.Inverter.SampleMs;
        _readings.DischargeWatts = -_snapshot.Inverter.ActiveWatts;
        _readings.AcknowledgedWatts = -_snapshot.Inverter.AcknowledgedSetpointWatts;
        _readings.AcknowledgedMs = _snapshot.Inverter.AcknowledgedMs;
    }

    /// <summary>The rig has no broker to connect to, so nobody has to block; a law that is asked is not parked.</summary>
    private sealed class UnaskedGate : IParkedGate
    {
        public bool IsIdle => false;

        public bool IsParked => false;

        public void Ask()
        {
            // A law knows no parking.
        }

        public void Release()
        {
            // Nor anything to release.
        }
    }
}
