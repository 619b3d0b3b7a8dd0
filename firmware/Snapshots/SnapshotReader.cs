using NanoV2G.Firmware.Limiter;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Timing;
using NanoV2G.Hal.Vehicle;

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

    /// <summary>Voltage below which a boundary reading is no measurement of a supply that carries this unit, mV (derived).</summary>
    public const int LeastPlausibleMillivolts = 50000;

    /// <summary>Voltage above which a boundary reading is no measurement: above 1.7 times the nominal, mV (derived).</summary>
    public const int MostPlausibleMillivolts = 400000;

    /// <summary>Current above which a boundary reading is no measurement, as a multiple of the meter's rating (derived).</summary>
    public const int MostPlausibleTimesRated = 4;

    private readonly IBoard _board;
    private readonly int _allContactors;

    // A reading that was overtaken while it was copied stays here and is never seen by the tick. A whole one changes places
    // with the one before, which costs less than a second copy.
    private BoundarySample _boundary = new BoundarySample();
    private AssetSample _asset = new AssetSample();
    private InverterSample _inverter = new InverterSample();
    private VehicleSample _vehicle;
    private readonly bool[] _exports = new bool[BoundarySample.MostPhases];

    /// <summary>Reads from this board.</summary>
    /// <param name="board">The board.</param>
    public SnapshotReader(IBoard board)
    {
        _board = board;
        _allContactors = board.Contactor.All;
        _vehicle = Snapshot.SampleOf(board);
    }

    /// <summary>Brings every field that comes from the board up to date.</summary>
    /// <param name="snapshot">The reused snapshot.</param>
    public void Read(Snapshot snapshot)
    {
        IBoard board = _board;
        IClock clock = board.Clock;
        long nowMs = clock.MonotonicMs;
        snapshot.NowMs = nowMs;
        snapshot.UtcUnixMs = clock.UtcUnixMs;
        snapshot.ClockQuality = clock.Quality;
        ReadBoundary(snapshot);
        if (board.AssetMeter.TryCopyTo(_asset))
        {
            AssetSample before = snapshot.Asset;
            snapshot.Asset = _asset;
            _asset = before;
        }

        AssetSample asset = snapshot.Asset;
        snapshot.AssetIsRead = IsFresh(asset.SampleMs, nowMs);
        snapshot.AssetIsFresh = snapshot.AssetIsRead && !asset.PowerIsEstimate;
        long inverterBefore = snapshot.Inverter.SampleMs;
        if (board.Inverter.TryCopyTo(_inverter))
        {
            InverterSample before = snapshot.Inverter;
            snapshot.Inverter = _inverter;
            _inverter = before;
        }

        long inverterMs = snapshot.Inverter.SampleMs;
        snapshot.InverterIsNew = inverterMs != inverterBefore;
        snapshot.InverterIsFresh = IsFresh(inverterMs, nowMs);
        snapshot.ContactorsNotOpen = board.Contactor.NotProvedOpen;
        snapshot.ContactorIsProvedOpen = snapshot.ContactorsNotOpen != _allContactors;
        snapshot.LoadControlContact = board.LoadControlSwitch.State;
        snapshot.VehicleIsConnected = board.Vehicle.IsConnected;
        if (_vehicle != null)
        {
            ReadVehicle(snapshot);
        }
    }

    private void ReadVehicle(Snapshot snapshot)
    {
        VehicleSample before = snapshot.Vehicle;
        if (_board.VehicleMessages.TryCopyTo(_vehicle))
        {
            snapshot.Vehicle = _vehicle;
            _vehicle = before;
        }

        VehicleSample vehicle = snapshot.Vehicle;
        snapshot.VehicleIsConnected &= vehicle.SampleMs < 0 || vehicle.IsConnected;
    }

    private static bool IsFresh(long sampleMs, long nowMs)
    {
        return sampleMs >= 0 && nowMs - sampleMs <= FreshMs;
    }

    private void ReadBoundary(Snapshot snapshot)
    {
        IBoundaryMeter meter = _board.BoundaryMeter;
        BoundarySample boundary = _boundary;
        bool[] exports = _exports;
        BoundarySample before = snapshot.Boundary;
        snapshot.PhaseCount = meter.PhaseCount;

        // An implausible reading is not taken over: the last good one ages, and the boundary watch does the rest.
        snapshot.BoundaryIsNew = meter.TryCopyTo(boundary) && boundary.SampleMs != before.SampleMs && IsPlausible(snapshot.PhaseCount);
        if (!snapshot.BoundaryIsNew)
        {
            return;
        }

        snapshot.Boundary = boundary;
        snapshot.BoundaryRefreshMs = meter.MeasuredRefreshMs;
        _boundary = before;
        for (int phase = 0; phase < snapshot.PhaseCount; phase++)
        {
            int watts = boundary.ActiveWatts[phase];
            if (watts > SignDeadbandWatts)
            {
                exports[phase] = false;
            }
            else if (watts < -SignDeadbandWatts)
            {
                exports[phase] = true;
            }

            int milliamps = boundary.RmsMilliamps[phase];
            snapshot.GridMilliamps[phase] = exports[phase] ? -milliamps : milliamps;
        }
    }

    private bool IsPlausible(int phaseCount)
    {
        long most = (long)_board.BoundaryMeter.RatedMilliamps * MostPlausibleTimesRated;
        for (int phase = 0; phase < phaseCount; phase++)
        {
            int millivolts = _boundary.Millivolts[phase];
            int milliamps = _boundary.RmsMilliamps[phase];
            if (millivolts < LeastPlausibleMillivolts || millivolts > MostPlausibleMillivolts || milliamps < 0 || milliamps > most)
            {
                return false;
            }

            int active = ActiveCurrent.Milliamps(_boundary.ActiveWatts[phase], millivolts);
            if (active > most || active < -most)
            {
                return false;
            }
        }

        return true;
    }
}
