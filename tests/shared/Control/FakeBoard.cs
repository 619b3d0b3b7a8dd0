using NanoV2G.Hal.Board;
using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Storage;
using NanoV2G.Hal.Supervisor;
using NanoV2G.Hal.Timing;
using NanoV2G.Hal.Vehicle;
using NanoV2G.Tests.InterfaceProtection;
using NanoV2G.Tests.Journal;

namespace NanoV2G.Tests.Control;

/// <summary>
/// A board of one phase on a fake clock: every reading is settable, every command is kept, the contactor's mirror
/// travels. While <see cref="FollowsCommand"/> the inverter obeys at once.
/// </summary>
public sealed class FakeBoard : IBoard, IClock, IBoundaryMeter, IAssetMeter, IInverter, IContactor, ISupervisorPulse, IContactInput, IVehicleLink, IVehicleMessages
{
    /// <summary>Travel of the contactor, ms.</summary>
    public const int ContactorTravelMs = 200;

    public readonly BoundarySample Boundary = new BoundarySample();
    public readonly AssetSample Asset = new AssetSample();
    public readonly InverterSample InverterReading = new InverterSample();
    public readonly VehicleSample VehicleReading = new VehicleSample();
    public readonly FakeContact LogicInterfaceContact = new FakeContact();
    public readonly FakeContact EmergencyStopContact = new FakeContact();
    private readonly FaultyFileStore _store = new FaultyFileStore(2048);
    private long _driveChangedMs = -ContactorTravelMs;
    private bool _isDriven;
    private int _ripple;

    public FakeBoard()
    {
        G99Protection.Show(Protection);
        Boundary.FrequencyMilliHertz = 50000;
        Boundary.Millivolts[0] = 230000;
        InverterReading.StateOfChargePermille = 700;
        InverterReading.IsRunning = true;
    }

    /// <summary>House load less solar, W.</summary>
    public int HouseWatts { get; set; } = 1000;

    /// <summary>What the inverter does when it does not follow, W.</summary>
    public int StuckWatts { get; set; }

    public bool FollowsCommand { get; set; } = true;

    public bool BoundaryMeterIsSilent { get; set; }

    /// <summary>Whether the boundary meter repeats its last reading with fresh frames.</summary>
    public bool BoundaryMeterIsFrozen { get; set; }

    public bool AssetMeterIsSilent { get; set; }

    public bool InverterIsSilent { get; set; }

    public bool VehicleIsSilent { get; set; }

    /// <summary>Whether the main contacts stay closed whatever the coil does.</summary>
    public bool ContactorIsWelded { get; set; }

    /// <summary>Whether the inverter behind the contactor has voltage although the mirror contact proves it open.</summary>
    public bool LiesAboutBeingOpen { get; set; }

    /// <summary>Whether the coil has no supply.</summary>
    public bool ContactorHasNoSupply { get; set; }

    public int CommandedWatts { get; private set; }

    /// <summary>Edges of the supervisor pulse.</summary>
    public int PulseCount { get; private set; }

    /// <summary>How often the coil was energised.</summary>
    public int DriveCount { get; private set; }

    public bool IsDriven => _isDriven;

    public int OwnWatts => IsProvedOpen ? 0 : FollowsCommand ? CommandedWatts : StuckWatts;

    public long MonotonicMs { get; set; }

    public long UtcUnixMs { get; set; }

    public ClockQuality Quality { get; set; }

    public ContactState State { get; set; } = ContactState.Closed;

    public bool IsConnected { get; set; } = true;

    public bool IsProvedOpen
    {
        get
        {
            bool hasTravelled = MonotonicMs - _driveChangedMs >= ContactorTravelMs;
            bool isPulledIn = _isDriven == hasTravelled && !ContactorHasNoSupply;
            return !isPulledIn && !ContactorIsWelded;
        }
    }

    public int All => 1;

    public int NotProvedOpen => IsProvedOpen ? 0 : 1;

    int IBoundaryMeter.PhaseCount => SupplyPhases;

    int IInverter.PhaseCount => InverterPhases;

    public int SupplyPhases { get; set; } = 1;

    public int InverterPhases { get; set; } = 1;

    public int RatedMilliamps { get; set; } = 100000;

    public int ClassErrorPermille => 10;

    public int MeasuredRefreshMs { get; set; } = 200;

    public MeterRefusal Refusal { get; set; }

    InverterRefusal IInverter.Refusal => InverterRefusal;

    public InverterRefusal InverterRefusal { get; set; }

    public int RatedWatts => 7400;

    public InverterProtection Protection { get; } = new InverterProtection();

    public IClock Clock => this;

    public IBoundaryMeter BoundaryMeter => this;

    public IAssetMeter AssetMeter => this;

    public IInverter Inverter => this;

    public IContactor Contactor => this;

    /// <summary>The contactors of the DC side; none unless a test puts them there.</summary>
    public IDcContactors DcContactors { get; set; }

    public ISupervisorPulse Supervisor => this;

    public IContactInput LoadControlSwitch => this;

    public IContactInput LogicInterface => LogicInterfaceContact;

    public IContactInput EmergencyStop => EmergencyStopContact;

    public IVehicleLink Vehicle => this;

    /// <summary>Whether a gateway to the vehicle's messages is fitted.</summary>
    public bool HasVehicleGateway { get; set; }

    public IVehicleMessages VehicleMessages => HasVehicleGateway ? this : null;

    public IFileStore Store => _store;

    public IMessageLink Messages => null;

    /// <summary>Moves time on and takes new readings from every meter that is not silent.</summary>
    public void Advance(int ms)
    {
        MonotonicMs += ms;
        UtcUnixMs += ms;
        if (!BoundaryMeterIsSilent)
        {
            Boundary.SampleMs = MonotonicMs;
            ReadGrid();
        }

        if (!AssetMeterIsSilent)
        {
            Asset.SampleMs = MonotonicMs;
            Asset.ActiveWatts = OwnWatts;
            Asset.RmsMilliamps = (OwnWatts < 0 ? -OwnWatts : OwnWatts) * 1000 / 230;
        }

        if (!VehicleIsSilent)
        {
            VehicleReading.SampleMs = MonotonicMs;
        }

        if (!InverterIsSilent)
        {
            InverterReading.SampleMs = MonotonicMs;
            InverterReading.ActiveWatts = OwnWatts;
            InverterReading.Millivolts = IsProvedOpen && !LiesAboutBeingOpen ? 0 : 230000;
            InverterReading.AcknowledgedMs = MonotonicMs;
            InverterReading.AcknowledgedSetpointWatts = CommandedWatts;
        }
    }

    public void Command(int watts)
    {
        CommandedWatts = watts;
    }

    public void Drive(bool closed)
    {
        if (closed != _isDriven)
        {
            _isDriven = closed;
            _driveChangedMs = MonotonicMs;
            DriveCount += closed ? 1 : 0;
        }
    }

    public void Toggle()
    {
        PulseCount++;
    }

    public bool TryCopyTo(BoundarySample target)
    {
        Boundary.CopyTo(target);
        return Boundary.SampleMs >= 0;
    }

    public bool TryCopyTo(AssetSample target)
    {
        Asset.CopyTo(target);
        return Asset.SampleMs >= 0;
    }

    public bool TryCopyTo(InverterSample target)
    {
        InverterReading.CopyTo(target);
        return InverterReading.SampleMs >= 0;
    }

    public bool TryCopyTo(VehicleSample target)
    {
        VehicleReading.CopyTo(target);
        return true;
    }

    private void ReadGrid()
    {
        if (BoundaryMeterIsFrozen)
        {
            return;
        }

        int watts = HouseWatts + OwnWatts;
        _ripple = _ripple == 9 ? 0 : _ripple + 1;
        Boundary.FrequencyMilliHertz = 50000 + _ripple;
        Boundary.Millivolts[0] += (_ripple & 1) == 0 ? 1 : -1;
        Boundary.ActiveWatts[0] = watts;
        Boundary.RmsMilliamps[0] = (watts < 0 ? -watts : watts) * 1000 / 230;
    }
}
