using System;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Storage;

namespace NanoV2G.Hal.Simulated.Run;

/// <content>Boots, resets, power cuts and faults.</content>
public sealed partial class SimulatedRun
{
    private const int NoisyBytesPerMillion = 5000;

    /// <summary>One in how many ticks the stalling flash stops the interpreter, on average.</summary>
    private const int TicksPerStall = 9;

    /// <summary>Middle of the stalls and half their spread, ms: 50 to 500.</summary>
    private const int MiddleStallMs = 275;
    private const int StallSpreadMs = 225;

    /// <summary>
    /// The interpreter stands still: no step of the program or the buses. Outputs keep their state; the supervisor
    /// sees no edges and resets the chip in the end, which ends it.
    /// </summary>
    /// <param name="durationMs">How long, ms.</param>
    public void Freeze(int durationMs)
    {
        FreezeUntil(Site.NowMs + durationMs);
    }

    /// <summary>The interpreter stands still until the supervisor resets the chip or the supply goes.</summary>
    public void FreezeForEver()
    {
        _frozenUntilMs = long.MaxValue;
    }

    /// <summary>The mains of the whole house fails. The controller lives on for its hold-up time, then dies.</summary>
    /// <param name="durationMs">How long, ms.</param>
    public void CutPower(int durationMs)
    {
        if (Site.Supply.IsOn)
        {
            Site.SwitchSupply(false);
            _dieAtMs = Site.NowMs + _holdUpMs;
            _mainsAtMs = Site.NowMs;
        }

        long backMs = Site.NowMs + durationMs;
        _mainsAtMs = backMs > _mainsAtMs ? backMs : _mainsAtMs;
        if (_powerAtMs != long.MaxValue && _powerAtMs < _mainsAtMs)
        {
            _powerAtMs = _mainsAtMs;
        }
    }

    /// <summary>The controller alone loses its supply, at once; house, meters and inverter go on.</summary>
    /// <param name="durationMs">How long, ms.</param>
    public void CutControllerPower(int durationMs)
    {
        Die(Site.NowMs + durationMs);
    }

    /// <summary>Begins a fault now.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="durationMs">How long it lasts, ms; used by those that end by themselves (hang, power cut).</param>
    public void Begin(SimulatedFault fault, int durationMs)
    {
        switch (fault)
        {
            case SimulatedFault.Hang:
                Freeze(durationMs);
                break;
            case SimulatedFault.PowerCut:
                CutPower(durationMs);
                break;
            case SimulatedFault.ControllerPowerCut:
                CutControllerPower(durationMs);
                break;
            default:
                Set(fault, true);
                break;
        }
    }

    /// <summary>Ends a fault now; those that end by themselves take no notice.</summary>
    /// <param name="fault">The fault.</param>
    public void End(SimulatedFault fault)
    {
        Set(fault, false);
    }

    private void Set(SimulatedFault fault, bool isPresent)
    {
        switch (fault)
        {
            case SimulatedFault.AssetMeterSilent:
                Site.AssetMeter.IsSilent = isPresent;
                break;
            case SimulatedFault.InverterIgnores:
                Site.Inverter.IgnoresSetpoints = isPresent;
                break;
            case SimulatedFault.InverterSilent:
                Site.Inverter.IsLinkCut = isPresent;
                break;
            case SimulatedFault.BusNoise:
                Hardware.Field.BoundaryLine.NoisePerMillionBytes = isPresent ? NoisyBytesPerMillion : 0;
                Hardware.Field.AssetLine.NoisePerMillionBytes = isPresent ? NoisyBytesPerMillion : 0;
                break;
            case SimulatedFault.ContactorWelded:
                Site.Contactor.Weld(isPresent);
                break;
            case SimulatedFault.ContactorJammed:
                Site.Contactor.Jam(isPresent);
                break;
            case SimulatedFault.BrokerGone:
                SwitchBroker(!isPresent);
                break;
            case SimulatedFault.BrokerBlackHole:
                LinkThread.SilenceBroker(isPresent);
                break;
            case SimulatedFault.DnsSlow:
                LinkThread.SlowNames(isPresent);
                break;
            case SimulatedFault.FlashStalls:
                FlashIsStalling = isPresent;
                break;
            case SimulatedFault.VoltageSag:
                Site.Supply.Sag(isPresent);
                break;
            case SimulatedFault.VehicleUnplugged:
                Site.PlugVehicle(!isPresent);
                break;
            case SimulatedFault.LoadControlOpen:
                Hardware.LoadControlSwitch.State = isPresent ? ContactState.Open : ContactState.Closed;
                break;
            case SimulatedFault.LogicInterfaceOpen:
                Hardware.LogicInterface.State = isPresent ? ContactState.Open : ContactState.Closed;
                break;
            case SimulatedFault.EmergencyStop:
                Site.EmergencyStopIsPressed = isPresent;
                break;
            case SimulatedFault.ClockStep:
                Site.TimeServerErrorMs = isPresent ? Site.Parameters.ClockStepSeconds * 1000L : 0;
                break;
            default:
                BoundaryMeterFaults.Set(fault, Site.BoundaryMeter, Hardware.Field.BoundaryMeter, isPresent);
                break;
        }
    }

    private void SwitchBroker(bool isOnline)
    {
        IBrokerSwitch broker = BrokerSwitch;
        if (broker != null)
        {
            broker.SwitchBroker(isOnline);
        }
    }

    private void StallAtRandom()
    {
        if (FlashIsStalling && _stalls.NextAround(TicksPerStall / 2) == 0)
        {
            Freeze(MiddleStallMs + _stalls.NextAround(StallSpreadMs));
        }
    }

    private void FreezeUntil(long untilMs)
    {
        _frozenUntilMs = untilMs > _frozenUntilMs ? untilMs : _frozenUntilMs;
    }

    private void StartBooting()
    {
        _program = null;
        _bootAtMs = Site.NowMs + _bootMs;
    }

    private void Boot()
    {
        _bootAtMs = long.MaxValue;
        long nowMs = Site.NowMs;
        _frozenUntilMs = nowMs;
        _rhythm.Start(nowMs);
        _nextRecordMs = nowMs + BoardTiming.RecordMs;
        _nextReportMs = nowMs + BoardTiming.TickMs + ReportPhaseMs;
        HungThread = BoardThread.None;
        Boots++;
        if (_presence != null)
        {
            _presence.OnControllerUp();
        }

        Board = new SimulatedBoard(Hardware, _link);
        LinkThread.Boot();
        try
        {
            _program = _factory.Create(Board);
            FeelFlash(nowMs);
        }
        catch (SimulatedPowerCutException)
        {
            CutControllerPower(StoreCutMs);
        }
        catch (Exception exception)
        {
            Crash(exception);
            if (RethrowsCrashes)
            {
                throw;
            }
        }
    }

    private void Crash(Exception exception)
    {
        Crashes++;
        LastCrash = exception;
        FreezeForEver();
    }

    private void Reset()
    {
        Resets++;
        Lose();
        Site.DriveCoil(false);
        StartBooting();
    }

    private void Die(long backMs)
    {
        _dieAtMs = long.MaxValue;
        if (_powerAtMs == long.MaxValue)
        {
            PowerLosses++;
            Lose();
            Site.PowerController(false);
            _program = null;
            _bootAtMs = long.MaxValue;
        }

        long laterMs = _powerAtMs == long.MaxValue || backMs > _powerAtMs ? backMs : _powerAtMs;
        _powerAtMs = _mainsAtMs != long.MaxValue && _mainsAtMs > laterMs ? _mainsAtMs : laterMs;
    }

    private void Lose()
    {
        if (_presence != null)
        {
            _presence.OnControllerDown();
        }
    }

    private void RestoreMains()
    {
        _mainsAtMs = long.MaxValue;
        _dieAtMs = long.MaxValue;
        Site.SwitchSupply(true);
    }

    private void RestorePower()
    {
        _powerAtMs = long.MaxValue;
        Hardware.Store.Restore();
        Site.PowerController(true);
        StartBooting();
    }
}
