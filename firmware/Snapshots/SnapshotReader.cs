using NanoV2G.Firmware.Limiter;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Inputs;
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

    private readonly IClock _clock;
    private readonly IBoundaryMeter _boundaryMeter;
    private readonly IAssetMeter _assetMeter;
    private readonly IInverter _inverterLink;
    private readonly IContactor _contactor;
    private readonly IContactInput _loadControl;
    private readonly IVehicleLink _vehiclePlug;
    private readonly IVehicleMessages _vehicleMessages;
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
        _clock = board.Clock;
        _boundaryMeter = board.BoundaryMeter;
        _assetMeter = board.AssetMeter;
        _inverterLink = board.Inverter;
        _contactor = board.Contactor;
        _loadControl = board.LoadControlSwitch;
        _vehiclePlug = board.Vehicle;
        _vehicleMessages = board.VehicleMessages;
        _allContactors = _contactor.All;
        _vehicle = Snapshot.SampleOf(board);
    }

    /// <summary>Brings every field that comes from the board up to date.</summary>
    /// <param name="snapshot">The reused snapshot.</param>
    public void Read(Snapshot snapshot)
    {
        IClock clock = _clock;
        long nowMs = clock.MonotonicMs;
        snapshot.NowMs = nowMs;
        snapshot.UtcUnixMs = clock.UtcUnixMs;
        snapshot.ClockQuality = clock.Quality;
        ReadBoundary(snapshot);
        if (_assetMeter.TryCopyTo(_asset))
        {
            AssetSample before = snapshot.Asset;
            snapshot.Asset = _asset;
            _asset = before;
        }

        AssetSample asset = snapshot.Asset;
        long assetMs = asset.SampleMs;
        snapshot.AssetIsRead = assetMs >= 0 && nowMs - assetMs <= FreshMs;
        snapshot.AssetIsFresh = snapshot.AssetIsRead && !asset.PowerIsEstimate;
        long inverterBefore = snapshot.Inverter.SampleMs;
        if (_inverterLink.TryCopyTo(_inverter))
        {
            InverterSample before = snapshot.Inverter;
            snapshot.Inverter = _inverter;
            _inverter = before;
        }

        long inverterMs = snapshot.Inverter.SampleMs;
        snapshot.InverterIsNew = inverterMs != inverterBefore;
        snapshot.InverterIsFresh = inverterMs >= 0 && nowMs - inverterMs <= FreshMs;
        int notOpen = _contactor.NotProvedOpen;
        snapshot.ContactorsNotOpen = notOpen;
        snapshot.ContactorIsProvedOpen = notOpen != _allContactors;
        snapshot.LoadControlContact = _loadControl.State;
        snapshot.VehicleIsConnected = _vehiclePlug.IsConnected;
        if (_vehicle != null)
        {
            ReadVehicle(snapshot);
        }
    }

    private void ReadVehicle(Snapshot snapshot)
    {
        VehicleSample before = snapshot.Vehicle;
        if (_vehicleMessages.TryCopyTo(_vehicle))
        {
            snapshot.Vehicle = _vehicle;
            _vehicle = before;
        }

        VehicleSample vehicle = snapshot.Vehicle;
        snapshot.VehicleIsConnected &= vehicle.SampleMs < 0 || vehicle.IsConnected;
    }

    private void ReadBoundary(Snapshot snapshot)
    {
        BoundarySample boundary = _boundary;
        bool[] exports = _exports;
        BoundarySample before = snapshot.Boundary;

        // An implausible reading is not taken over: the last good one ages, and the boundary watch does the rest.
        snapshot.BoundaryIsNew = _boundaryMeter.TryCopyTo(boundary) && boundary.SampleMs != before.SampleMs && IsPlausible(snapshot.PhaseCount);
        if (!snapshot.BoundaryIsNew)
        {
            return;
        }

        snapshot.Boundary = boundary;
        snapshot.BoundaryBefore = before;
        snapshot.BoundaryRefreshMs = _boundaryMeter.MeasuredRefreshMs;
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
        long most = (long)_boundaryMeter.RatedMilliamps * MostPlausibleTimesRated;
        for (int phase = 0; phase < phaseCount; phase++)
        {
            int millivolts = _boundary.Millivolts[phase];
            int milliamps = _boundary.RmsMilliamps[phase];
            if (millivolts < LeastPlausibleMillivolts || millivolts > MostPlausibleMillivolts || milliamps < 0 || milliamps > most)
            {
                return false;
            }

            long microwatts = _boundary.ActiveWatts[phase] * 1000000L;
            if (microwatts > most * millivolts || microwatts < -most * millivolts)
            {
                return false;
            }
        }

        return true;
    }
}
