using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// The bidirectional inverter between contactor and car: it follows the last set-point after its dead time at its
/// slew rate, goes to zero when its reversion timer runs out (unless it is told to get that wrong), needs its time to restart after each loss of supply,
/// and takes its losses from what passes. Its standby comes on top of the set-point.
/// </summary>
/// <remarks>
/// The set-point register is supplied from upstream of the contactor, as the communication is: a set-point written
/// while the contactor is open is followed after the restart. Loss of the mains clears it.
/// </remarks>
public sealed class BidirectionalInverter
{
    /// <summary>What it complains of when its protection has stopped it: bit 4 of Alrm, disconnected from the supply.</summary>
    public const int TripAlarm = 1 << 4;

    private const int StepsPerReading = 10;

    private readonly VehicleBattery _battery;
    private readonly MainsSupply _supply;
    private readonly SupplyPhase _line;
    private readonly SetpointDelay _delay;
    private readonly int _ratedMilliwatts;
    private readonly int _deadTimeMs;
    private readonly int _slewMilliwattsPerStep;
    private readonly int _lossesPermille;
    private readonly int _standbyMilliwatts;
    private readonly int _restartMs;
    private readonly int _steadyErrorPermille;
    private int _seenWrites;
    private long _revertAtMs = long.MaxValue;
    private long _runsAtMs;
    private bool _isSupplied;
    private int _desiredMilliwatts;
    private int _stepsToReading;

    internal BidirectionalInverter(SiteParameters parameters, VehicleBattery battery, MainsSupply supply)
    {
        _battery = battery;
        _supply = supply;
        _line = supply.Phase(parameters.FirstInverterPhase);
        _ratedMilliwatts = parameters.InverterRatedWatts * 1000;
        _deadTimeMs = parameters.InverterDeadTimeMs;
        _slewMilliwattsPerStep = parameters.InverterSlewWattsPerSecond * SiteTiming.StepMs;
        _lossesPermille = parameters.InverterLossesPermille;
        _standbyMilliwatts = parameters.InverterStandbyWatts * 1000;
        _restartMs = parameters.InverterRestartMs;
        _steadyErrorPermille = parameters.InverterSteadyErrorPermille;
        _delay = new SetpointDelay(_deadTimeMs / SiteTiming.StepMs + 2);
        IgnoresSetpoints = parameters.InverterIgnoresSetpoints;
        Face = new InverterFace();
        Face.Protection = parameters.InverterProtection;
        Face.PhaseCount = parameters.InverterPhaseCount;
    }

    /// <summary>What the inverter shows on the wire and what was written to it.</summary>
    public InverterFace Face { get; }

    /// <summary>Power at the AC terminals, mW, positive = charging, standby included.</summary>
    public int Milliwatts { get; private set; }

    /// <summary>Power of the conversion alone, without standby, mW.</summary>
    public int StageMilliwatts { get; private set; }

    /// <summary>The set-point being followed, W, positive = charging: past the dead time, not yet slewed or limited.</summary>
    public int TargetWatts { get; private set; }

    /// <summary>Whether it has been supplied for its restart time.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>How often the reversion timer has run out.</summary>
    public int Reversions { get; private set; }

    /// <summary>Where it goes when its reversion timer runs out, W, positive = charging: the rating where "reversion" lifts a limit.</summary>
    public int RevertsToWatts { get; set; }

    /// <summary>Whether its reversion timer never runs out, whatever is written to it.</summary>
    public bool NeverReverts { get; set; }

    /// <summary>
    /// Whether it acknowledges set-points but goes on with the one it has, reversion included: a hung power stage
    /// behind a live communication board.
    /// </summary>
    public bool IgnoresSetpoints { get; set; }

    /// <summary>Whether its own protection has stopped it: it answers and takes set-points, and delivers nothing.</summary>
    public bool IsTripped { get; set; }

    /// <summary>Whether the battery is not on its DC link: it runs and delivers nothing.</summary>
    public bool IsWithoutBattery { get; set; }

    /// <summary>By how much longer than its dead time a set-point takes to be followed, ms, 0 or more.</summary>
    public int LagMs { get; set; }

    /// <summary>Whether its communication is cut: it answers nothing and hears nothing.</summary>
    public bool IsLinkCut { get; set; }

    /// <summary>Its control fails: it goes to a power of its own and ignores set-points, reversion included.</summary>
    /// <param name="watts">That power, W, positive = charging.</param>
    public void RunAway(int watts)
    {
        IgnoresSetpoints = true;
        TargetWatts = watts;
        Limit();
    }

    /// <summary>Works out again what the car allows: after each second and each plug event.</summary>
    internal void Limit()
    {
        long settled = (long)TargetWatts * (1000 + _steadyErrorPermille);
        long most = _battery.MostChargeMilliwatts < _ratedMilliwatts ? _battery.MostChargeMilliwatts : _ratedMilliwatts;
        long least = _battery.MostDischargeMilliwatts < _ratedMilliwatts ? -_battery.MostDischargeMilliwatts : -_ratedMilliwatts;
        settled = settled > most ? most : settled;
        _desiredMilliwatts = (int)(settled < least ? least : settled);
        if (!_battery.IsConnected)
        {
            StageMilliwatts = 0;
        }
    }

    /// <summary>Lets 10 ms pass.</summary>
    /// <param name="nowMs">Site time at the end of the step, ms.</param>
    /// <param name="isSupplied">Whether the contactor is closed and the mains on.</param>
    internal void Step(long nowMs, bool isSupplied)
    {
        long beganMs = nowMs - SiteTiming.StepMs;
        if (_supply.IsOn)
        {
            TakeWrite(beganMs);
            Follow(beganMs);
        }

        Supply(beganMs, isSupplied);
        if (IsWithoutBattery && StageMilliwatts != 0)
        {
            StageMilliwatts = 0;
            Milliwatts = _standbyMilliwatts;
        }
        else if (IsRunning && !IsWithoutBattery)
        {
            Slew();
        }

        _stepsToReading--;
        if (_stepsToReading <= 0)
        {
            _stepsToReading = StepsPerReading;
            Show();
        }
    }

    /// <summary>The mains has gone: the set-point register is empty when it comes back.</summary>
    internal void Forget()
    {
        _delay.Clear();
        _revertAtMs = long.MaxValue;
        Face.WrittenSetpointWatts = 0;
        Face.WrittenReversionMs = 0;
        TargetWatts = 0;
        Limit();
    }

    private void TakeWrite(long beganMs)
    {
        int writes = Face.WriteCount;
        if (writes == _seenWrites)
        {
            return;
        }

        _seenWrites = writes;
        _revertAtMs = Face.WrittenReversionMs > 0 ? beganMs + Face.WrittenReversionMs : long.MaxValue;
        _delay.Put(beganMs + _deadTimeMs + LagMs, Face.WrittenSetpointWatts);
    }

    private void Follow(long beganMs)
    {
        if (_delay.IsDue(beganMs))
        {
            int watts = _delay.Take(beganMs);
            if (!IgnoresSetpoints && watts != TargetWatts)
            {
                TargetWatts = watts;
                Limit();
            }
        }

        if (beganMs >= _revertAtMs && !IgnoresSetpoints && !NeverReverts)
        {
            _revertAtMs = long.MaxValue;
            _delay.Clear();
            TargetWatts = RevertsToWatts;
            Reversions++;
            Limit();
        }
    }

    private void Supply(long beganMs, bool isSupplied)
    {
        if (isSupplied != _isSupplied)
        {
            _isSupplied = isSupplied;
            _runsAtMs = beganMs + _restartMs;
            IsRunning = false;
            StageMilliwatts = 0;
            Milliwatts = isSupplied ? _standbyMilliwatts : 0;
        }

        if (IsTripped)
        {
            _runsAtMs = beganMs + _restartMs;
            IsRunning = false;
            StageMilliwatts = 0;
            Milliwatts = isSupplied ? _standbyMilliwatts : 0;
        }

        if (_isSupplied && !IsRunning && beganMs >= _runsAtMs)
        {
            IsRunning = true;
        }
    }

    private void Slew()
    {
        int power = StageMilliwatts;
        if (power < _desiredMilliwatts)
        {
            power += _slewMilliwattsPerStep;
            power = power > _desiredMilliwatts ? _desiredMilliwatts : power;
        }
        else if (power > _desiredMilliwatts)
        {
            power -= _slewMilliwattsPerStep;
            power = power < _desiredMilliwatts ? _desiredMilliwatts : power;
        }

        StageMilliwatts = power;
        Milliwatts = power + _standbyMilliwatts;
        if (power != 0)
        {
            int losses = (int)((long)(power < 0 ? -power : power) * _lossesPermille / 1000);
            _battery.Add((long)(power - losses) * SiteTiming.StepMs);
        }
    }

    private void Show()
    {
        Face.ActiveWatts = Milliwatts / 1000;
        Face.Millivolts = _isSupplied ? _line.Millivolts : 0;
        Face.FrequencyMilliHertz = _supply.FrequencyMilliHertz;
        Face.IsRunning = IsRunning;
        Face.Alarms = IsTripped ? TripAlarm : 0;
        Face.StateOfChargePermille = _battery.IsConnected ? _battery.StateOfChargePermille : -1;
    }
}
