namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// The car and its battery: an energy, the plug, and the powers that the car allows, which taper towards full and
/// towards its floor.
/// </summary>
public sealed class VehicleBattery
{
    /// <summary>mW·ms in one Wh.</summary>
    private const long MilliwattMsPerWattHour = 3600000000L;

    private const int EmptyMillivolts = 330000;

    private const int MillivoltsPerPermille = 70;

    private readonly long[] _plugChangesMs;
    private readonly long _capacity;
    private readonly long _chargeTaperAt;
    private readonly long _dischargeTaperAt;
    private readonly long _floor;
    private readonly long _journey;
    private readonly int _ratedMilliwatts;
    private long _energy;
    private int _nextPlugChange;
    private long _nextPlugChangeMs;

    internal VehicleBattery(SiteParameters parameters)
    {
        _capacity = parameters.BatteryCapacityWattHours * MilliwattMsPerWattHour;
        long permille = _capacity / 1000;
        _energy = permille * parameters.BatteryStartPermille;
        _chargeTaperAt = permille * parameters.BatteryChargeTaperPermille;
        _dischargeTaperAt = permille * parameters.BatteryDischargeTaperPermille;
        _floor = permille * parameters.BatteryFloorPermille;
        _journey = parameters.JourneyWattHours * MilliwattMsPerWattHour;
        _ratedMilliwatts = parameters.InverterRatedWatts * 1000;
        _plugChangesMs = parameters.PlugChangesMs;
        IsConnected = parameters.VehicleConnectedAtStart;
        FindNextPlugChange();
        StepSecond();
    }

    /// <summary>Whether the car is connected.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Whether its connector is locked in the inlet.</summary>
    public bool IsLocked => IsConnected && !IsUnlocked;

    /// <summary>Whether the lock has let go.</summary>
    public bool IsUnlocked { get; set; }

    /// <summary>Whether the car says nothing any more to whoever listens.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether the car forbids discharging. It says so, and gives what is taken all the same: only the unit's own obedience shows.</summary>
    public bool ForbidsDischarge { get; set; }

    /// <summary>Whether the car says that something is wrong with it.</summary>
    public bool HasFault { get; set; }

    /// <summary>Most current that the car's side lets through, mA. Said and not enforced, as above.</summary>
    public int CurrentLimitMilliamps { get; set; } = 100000;

    /// <summary>Least current in either direction that the car asks for, mA; 0 = any.</summary>
    public int LeastMilliamps { get; set; }

    /// <summary>Voltage of the battery, mV: 330 V empty to 400 V full, of ninety-six cells (derived).</summary>
    public int Millivolts => EmptyMillivolts + (StateOfChargePermille * MillivoltsPerPermille);

    /// <summary>Most current that the car says it takes, mA.</summary>
    public int MostChargeMilliamps => Bounded(MostChargeMilliwatts);

    /// <summary>Most current that the car says it gives, mA.</summary>
    public int MostDischargeMilliamps => Bounded(MostDischargeMilliwatts);

    /// <summary>Energy in the battery, mW·s.</summary>
    public long MilliwattSeconds => _energy / 1000;

    /// <summary>State of charge, permille of the usable capacity, 0 to 1000; as of the last second.</summary>
    public int StateOfChargePermille { get; private set; }

    /// <summary>Most AC power the car takes now, mW, 0 or more.</summary>
    public int MostChargeMilliwatts { get; private set; }

    /// <summary>Most AC power the car gives now, mW, 0 or more.</summary>
    public int MostDischargeMilliwatts { get; private set; }

    /// <summary>Another state of charge from now on, as after a journey, or when the car's own estimate is put right.</summary>
    /// <param name="permille">State of charge, permille, 0 to 1000.</param>
    public void Recharge(int permille)
    {
        _energy = _capacity / 1000 * permille;
        StepSecond();
    }

    /// <summary>Connects or disconnects the car by hand.</summary>
    /// <param name="isConnected">True to connect: the journey since the last disconnection is taken from the battery.</param>
    internal void Plug(bool isConnected)
    {
        if (isConnected && !IsConnected)
        {
            _energy = _energy > _journey ? _energy - _journey : 0;
        }

        IsConnected = isConnected;
        StepSecond();
    }

    /// <summary>Moves energy into or out of the battery.</summary>
    /// <param name="milliwattMs">Energy at the battery's terminals, mW·ms, positive = charging.</param>
    internal void Add(long milliwattMs)
    {
        _energy += milliwattMs;
    }

    /// <summary>Carries out the plug events that are due.</summary>
    /// <param name="nowMs">Site time at the end of the step, ms.</param>
    /// <returns>True when the plug has changed.</returns>
    internal bool StepPlug(long nowMs)
    {
        if (nowMs < _nextPlugChangeMs)
        {
            return false;
        }

        _nextPlugChange++;
        FindNextPlugChange();
        Plug(!IsConnected);
        return true;
    }

    /// <summary>Works out state of charge and allowed powers: once a second.</summary>
    internal void StepSecond()
    {
        StateOfChargePermille = (int)(_energy * 10 / (_capacity / 100));
        MostChargeMilliwatts = 0;
        MostDischargeMilliwatts = 0;
        if (IsConnected)
        {
            MostChargeMilliwatts = Tapered(_capacity - _energy, _capacity - _chargeTaperAt);
            MostDischargeMilliwatts = Tapered(_energy - _floor, _dischargeTaperAt - _floor);
        }
    }

    /// <summary>The current of a power of the supply's side, with a quarter more for what is lost on the way, within the car's own limit.</summary>
    private int Bounded(int milliwatts)
    {
        int milliamps = (int)(milliwatts * 1250L / Millivolts);
        return milliamps < CurrentLimitMilliamps ? milliamps : CurrentLimitMilliamps;
    }

    /// <summary>Full power while enough is left, then in proportion to what is left.</summary>
    private int Tapered(long left, long taperFrom)
    {
        if (left <= 0)
        {
            return 0;
        }

        return left >= taperFrom ? _ratedMilliwatts : (int)(left / 1000000 * _ratedMilliwatts / (taperFrom / 1000000));
    }

    private void FindNextPlugChange()
    {
        _nextPlugChangeMs = _nextPlugChange < _plugChangesMs.Length ? _plugChangesMs[_nextPlugChange] : long.MaxValue;
    }
}
