using NanoV2G.Hal.Board;

namespace NanoV2G.Firmware.Snapshots;

/// <summary>Fills the snapshot from the board at the start of a tick.</summary>
public sealed class SnapshotReader
{
    /// <summary>Age up to which a reading of asset meter or inverter is acted on, ms (two missed polls and a slow bus).</summary>
    public const int FreshMs = 2500;

    /// <summary>
    /// Active power below which the sign of the current is not trusted and the last sign stays, W: meters show
    /// a wandering sign around zero.
    /// </summary>
    public const int SignDeadbandWatts = 15;

    private readonly IBoard _board;
    private readonly bool[] _exports = new bool[Hal.Meters.BoundarySample.MostPhases];

    /// <summary>Reads from this board.</summary>
    /// <param name="board">The board.</param>
    public SnapshotReader(IBoard board)
    {
        _board = board;
    }

    /// <summary>Brings every field that comes from the board up to date.</summary>
    /// <param name="snapshot">The reused snapshot.</param>
    public void Read(Snapshot snapshot)
    {
        snapshot.NowMs = _board.Clock.MonotonicMs;
        snapshot.UtcUnixMs = _board.Clock.UtcUnixMs;
        snapshot.ClockQuality = _board.Clock.Quality;
        ReadBoundary(snapshot);
        _board.AssetMeter.TryCopyTo(snapshot.Asset);
        snapshot.AssetIsFresh = IsFresh(snapshot.Asset.SampleMs, snapshot.NowMs);
        long inverterBefore = snapshot.Inverter.SampleMs;
        _board.Inverter.TryCopyTo(snapshot.Inverter);
        snapshot.InverterIsNew = snapshot.Inverter.SampleMs != inverterBefore;
        snapshot.InverterIsFresh = IsFresh(snapshot.Inverter.SampleMs, snapshot.NowMs);
        snapshot.ContactorIsProvedOpen = _board.Contactor.IsProvedOpen;
        snapshot.LoadControlContact = _board.LoadControlSwitch.State;
        snapshot.VehicleIsConnected = _board.Vehicle.IsConnected;
    }

    private static bool IsFresh(long sampleMs, long nowMs)
    {
        return sampleMs >= 0 && nowMs - sampleMs <= FreshMs;
    }

    private void ReadBoundary(Snapshot snapshot)
    {
        long before = snapshot.Boundary.SampleMs;
        _board.BoundaryMeter.TryCopyTo(snapshot.Boundary);
        snapshot.PhaseCount = _board.BoundaryMeter.PhaseCount;
        snapshot.BoundaryIsNew = snapshot.Boundary.SampleMs != before;
        for (int phase = 0; phase < snapshot.PhaseCount; phase++)
        {
            int watts = snapshot.Boundary.ActiveWatts[phase];
            if (watts > SignDeadbandWatts)
            {
                _exports[phase] = false;
            }
            else if (watts < -SignDeadbandWatts)
            {
                _exports[phase] = true;
            }

            int milliamps = snapshot.Boundary.RmsMilliamps[phase];
            snapshot.GridMilliamps[phase] = _exports[phase] ? -milliamps : milliamps;
        }
    }
}
