using NanoV2G.Hal.Simulated.Profiles;

namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// A house of one phase or three with supply, loads, sun, chargepoint and car, computed in steps of 10 ms in integers: the
/// same seed gives the same run, to the bit, on every runtime. It goes on living while controllers boot and die.
/// </summary>
/// <remarks>
/// Signs: positive = import and charging, negative = export and discharging. The energy balance holds in every
/// step, to the mW and on each phase: grid = house - solar + home battery + inverter. All state is that of the end of the last step.
/// </remarks>
public sealed class SimulatedSite
{
    private readonly ILoadProfile _house;
    private readonly ILoadProfile _solar;
    private readonly SiteAppliances _appliances;
    private readonly PhaseFlow _flow;
    private bool _isCoilDriven;
    private bool _isSecondCoilDriven;
    private bool _isPreChargeDriven;
    private bool _isDcDriven;
    private int _stepsToSecond = SiteTiming.StepsPerSecond;
    private int _profileWatts;

    /// <summary>Builds a site at site time 0.</summary>
    /// <param name="parameters">What the site is like; read now, later changes have no effect.</param>
    /// <param name="house">What the house draws.</param>
    /// <param name="solar">What the solar array gives.</param>
    /// <param name="seed">Start of every random sequence of the site.</param>
    /// <exception cref="System.ArgumentException">A parameter is out of its range; names it.</exception>
    public SimulatedSite(SiteParameters parameters, ILoadProfile house, ILoadProfile solar, int seed)
    {
        parameters.Require();
        Parameters = parameters;
        StartUtcUnixMs = parameters.StartUtcUnixMs;
        _house = house;
        _solar = solar;
        Supply = new MainsSupply(parameters, seed);
        Battery = new VehicleBattery(parameters);
        Inverter = new BidirectionalInverter(parameters, Battery, Supply);
        Contactor = new MainContactor(parameters);
        SecondContactor = parameters.ContactorCount > 1 ? new MainContactor(parameters) : null;
        DcLink = parameters.HasDcContactor ? new DcLink(parameters, Battery, Supply) : null;
        Supervisor = new SupervisorCircuit(parameters);
        BoundaryMeter = new SiteMeter(parameters.BoundaryMeter, seed + 1, Supply, 0, parameters.PhaseCount);
        AssetMeter = new SiteMeter(parameters.AssetMeter, seed + 2, Supply, parameters.FirstInverterPhase, parameters.InverterPhaseCount);
        _appliances = SiteAppliances.AreIn(parameters) ? new SiteAppliances(parameters) : null;
        _flow = new PhaseFlow(parameters, Supply, _appliances);
    }

    /// <summary>What the site was built from.</summary>
    public SiteParameters Parameters { get; }

    /// <summary>Site time, ms since the start of the simulation.</summary>
    public long NowMs { get; private set; }

    /// <summary>UTC at site time 0, Unix ms.</summary>
    public long StartUtcUnixMs { get; }

    /// <summary>True UTC now, Unix ms.</summary>
    public long UtcUnixMs => StartUtcUnixMs + NowMs;

    /// <summary>By how much the time server that controllers ask is wrong, ms, positive = ahead; 0 unless a fault says so.</summary>
    public long TimeServerErrorMs { get; set; }

    /// <summary>Supply, with voltage and frequency.</summary>
    public MainsSupply Supply { get; }

    /// <summary>Car and battery.</summary>
    public VehicleBattery Battery { get; }

    /// <summary>Bidirectional inverter.</summary>
    public BidirectionalInverter Inverter { get; }

    /// <summary>AC main contactor, the first or only one.</summary>
    public MainContactor Contactor { get; }

    /// <summary>The second contactor in series with the first; null where there is none.</summary>
    public MainContactor SecondContactor { get; }

    /// <summary>DC link and contactors of the inverter, where the controller drives them; null where the inverter has its own.</summary>
    public DcLink DcLink { get; }

    /// <summary>Whether the way from the supply to the inverter is closed.</summary>
    public bool IsConnected => Contactor.IsMainClosed && (SecondContactor == null || SecondContactor.IsMainClosed);

    /// <summary>Hardware supervisor.</summary>
    public SupervisorCircuit Supervisor { get; }

    /// <summary>Meter at the supply terminals.</summary>
    public SiteMeter BoundaryMeter { get; }

    /// <summary>Meter inside the chargepoint.</summary>
    public SiteMeter AssetMeter { get; }

    /// <summary>Power at the supply terminals, all phases, mW, positive = import.</summary>
    public int GridMilliwatts => _flow.GridMilliwatts;

    /// <summary>Power at the supply terminals, W, positive = import.</summary>
    public int GridWatts => GridMilliwatts / 1000;

    /// <summary>True RMS current at the supply terminals on the first phase, mA, with the sign of the active power.</summary>
    public int GridMilliamps => Supply.SignedMilliamps;

    /// <summary>The least of the phases' true signed currents, mA: that of the phase nearest to the export limit.</summary>
    public int LeastGridMilliamps => _flow.LeastGridMilliamps;

    /// <summary>What the house draws, W: its profile, hob and motor.</summary>
    public int HouseWatts => _appliances == null ? _profileWatts : _profileWatts + _appliances.LoadWatts;

    /// <summary>Power of the home battery, W, positive = charging; 0 without one.</summary>
    public int HomeBatteryWatts => _appliances == null ? 0 : _appliances.BatteryWatts;

    /// <summary>What the sun gives, W.</summary>
    public int SolarWatts { get; private set; }

    /// <summary>Power at the inverter's AC terminals, W, positive = charging, standby included.</summary>
    public int InverterWatts => Inverter.Milliwatts / 1000;

    /// <summary>RMS current at the inverter's AC terminals, that of its most loaded phase, mA, unsigned.</summary>
    public int ChargerMilliamps => _flow.ChargerMilliamps;

    /// <summary>Whether the controller drives the coil.</summary>
    public bool IsCoilDriven => _isCoilDriven;

    /// <summary>Whether the driver of the first coil cannot let go any more, as with a shorted transistor: once driven, only the supervisor or the loss of a supply releases the coil.</summary>
    public bool IsCoilDriverStuck { get; set; }

    /// <summary>Whether the emergency stop is pressed: it is in the coil circuit, so that the contactor falls whatever is driven.</summary>
    public bool EmergencyStopIsPressed { get; set; }

    /// <summary>Whether the house's power at this time stands in for a gap in its recording.</summary>
    public bool IsHouseGap => _house.IsGapAt(NowMs);

    /// <summary>Whether the sun's power at this time stands in for a gap in its recording.</summary>
    public bool IsSolarGap => _solar.IsGapAt(NowMs);

    /// <summary>True energy imported at the supply terminals since the start, mW·s; phases are not netted.</summary>
    public long GridImportMilliwattSeconds => _flow.GridImportSteps / SiteTiming.StepsPerSecond;

    /// <summary>True energy exported at the supply terminals since the start, mW·s; phases are not netted.</summary>
    public long GridExportMilliwattSeconds => _flow.GridExportSteps / SiteTiming.StepsPerSecond;

    /// <summary>True energy taken by the inverter since the start, mW·s, standby included.</summary>
    public long AssetImportMilliwattSeconds => _flow.AssetImportSteps / SiteTiming.StepsPerSecond;

    /// <summary>True energy given by the inverter since the start, mW·s.</summary>
    public long AssetExportMilliwattSeconds => _flow.AssetExportSteps / SiteTiming.StepsPerSecond;

    /// <summary>True RMS current of a phase at the supply terminals, with the sign of its active power.</summary>
    /// <param name="phase">Phase, from 0.</param>
    /// <returns>Current, mA.</returns>
    public int GridMilliampsOf(int phase)
    {
        return Supply.Phase(phase).SignedMilliamps;
    }

    /// <summary>What everything but the inverter draws on a phase, sun and home battery included.</summary>
    /// <param name="phase">Phase, from 0.</param>
    /// <returns>Power, mW, positive = import.</returns>
    public int OtherMilliwatts(int phase)
    {
        return _flow.OtherMilliwatts(phase);
    }

    /// <summary>The controller energises or releases the driver of each coil. The coils also need supervisor and mains.</summary>
    /// <param name="isDriven">True to energise.</param>
    public void DriveCoil(bool isDriven)
    {
        _isSecondCoilDriven = isDriven;
        _isCoilDriven = isDriven || (IsCoilDriverStuck && _isCoilDriven);
    }

    /// <summary>The controller energises or releases the drivers of the DC side's coils. They too need supervisor and mains.</summary>
    /// <param name="isPreChargeDriven">True to energise the pre-charge contactor.</param>
    /// <param name="isMainDriven">True to energise the main contactor.</param>
    public void DriveDc(bool isPreChargeDriven, bool isMainDriven)
    {
        _isPreChargeDriven = isPreChargeDriven;
        _isDcDriven = isMainDriven;
    }

    /// <summary>The controller gives the supervisor one edge.</summary>
    public void PulseSupervisor()
    {
        Supervisor.Edge(NowMs);
    }

    /// <summary>The controller's own supply goes or comes: the coil's driver is off, the supervisor starts again.</summary>
    /// <param name="isPowered">Whether it is there.</param>
    public void PowerController(bool isPowered)
    {
        _isCoilDriven = false;
        _isSecondCoilDriven = false;
        DriveDc(false, false);
        Supervisor.Power(NowMs, isPowered);
    }

    /// <summary>The mains of the whole house goes or comes.</summary>
    /// <param name="isOn">Whether it is there.</param>
    public void SwitchSupply(bool isOn)
    {
        Supply.Switch(isOn);
        BoundaryMeter.Power(isOn);
        AssetMeter.Power(isOn);
        if (!isOn)
        {
            Inverter.Forget();
        }
    }

    /// <summary>Connects or disconnects the car by hand, besides the plug events of the parameters.</summary>
    /// <param name="isConnected">True to connect: the energy of a journey is taken from the battery.</param>
    public void PlugVehicle(bool isConnected)
    {
        Battery.Plug(isConnected);
        Inverter.Limit();
    }

    /// <summary>
    /// Lets 10 ms pass, in this order: each second the slow things; plug; contactor; inverter; house, sun and grid;
    /// integrals and meters; supervisor. What the controller does between two steps happens at the time between them.
    /// </summary>
    public void AdvanceStep()
    {
        long nowMs = NowMs + SiteTiming.StepMs;
        NowMs = nowMs;
        _stepsToSecond--;
        if (_stepsToSecond == 0)
        {
            _stepsToSecond = SiteTiming.StepsPerSecond;
            Supply.StepSecond();
            Battery.StepSecond();
            Inverter.Limit();
        }

        if (Battery.StepPlug(nowMs))
        {
            Inverter.Limit();
        }

        bool isMainsOn = Supply.IsOn;
        bool isCoilSupplied = Supervisor.IsSupplying && isMainsOn && !EmergencyStopIsPressed;
        Contactor.Step(nowMs, _isCoilDriven && isCoilSupplied, ChargerMilliamps);
        if (SecondContactor != null)
        {
            SecondContactor.Step(nowMs, _isSecondCoilDriven && isCoilSupplied, ChargerMilliamps);
        }

        if (DcLink != null)
        {
            DcLink.Step(_isPreChargeDriven && isCoilSupplied, _isDcDriven && isCoilSupplied, IsConnected && isMainsOn);
            Inverter.IsWithoutBattery = !DcLink.IsMainClosed;
        }

        Inverter.Step(nowMs, IsConnected && isMainsOn);
        _profileWatts = isMainsOn ? _house.WattsAt(nowMs) : 0;
        SolarWatts = isMainsOn ? _solar.WattsAt(nowMs) : 0;
        if (_appliances != null)
        {
            _appliances.Step(nowMs, _flow.PhaseGridMilliwatts, isMainsOn);
        }

        _flow.Step(_profileWatts, SolarWatts, Inverter.Milliwatts, BoundaryMeter, AssetMeter);
        BoundaryMeter.Step(nowMs);
        AssetMeter.Step(nowMs);
        Supervisor.Step(nowMs);
    }
}
