using NanoV2G.Firmware.Json;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Simulation;

/// <summary>
/// A winter Wednesday of a household with a car: charged overnight, away in the morning, discharged around solar noon and
/// at tea time against the limit, dispatched over the network, switched by the load control of its meter; and everything
/// that goes wrong in the midst of it. Times are minutes after midnight.
/// </summary>
public sealed class SimulatedDay
{
    /// <summary>Wednesday 14 January 2026, 00:00 UTC, which is local time: the day's first half-hour begins.</summary>
    public const long MidnightUtcUnixMs = 1768348800000L;

    /// <summary>Half-hours of the day.</summary>
    public const int HalfHours = 48;

    // The unit is up and reads its meter before the day begins, and still does when the last half-hour has ended.
    private const int LeadMinutes = 5;
    private const int TailMinutes = 3;
    private const int MinuteMs = 60000;
    private const int DayMinutes = 1440;
    private const int WeekMinutes = 10080;

    private int _commands;

    /// <summary>Builds the house and the unit, five minutes before midnight.</summary>
    public SimulatedDay()
    {
        SiteParameters parameters = new SiteParameters();
        parameters.StartUtcUnixMs = MidnightUtcUnixMs - (LeadMinutes * MinuteMs);
        parameters.BatteryStartPermille = 450;
        parameters.PlugChangesMs = new long[] { SiteMs((7 * 60) + 45), SiteMs((10 * 60) + 20) };
        Unit = new SimulatedUnit(parameters, (DayMinutes - LeadMinutes) * 60);
        PlanPower();
        PlanFaults();
    }

    /// <summary>The unit at its house.</summary>
    public SimulatedUnit Unit { get; }

    /// <summary>Runs from five minutes before midnight to three minutes after the next.</summary>
    public void Run()
    {
        for (int minute = -LeadMinutes; minute < DayMinutes + TailMinutes; minute++)
        {
            Act(minute);
            Unit.RunMinutes(1);
        }
    }

    private static long SiteMs(int minute)
    {
        return (long)(minute + LeadMinutes) * MinuteMs;
    }

    private void PlanPower()
    {
        for (int midnight = 0; midnight < WeekMinutes; midnight += DayMinutes)
        {
            Unit.Settings.TryAddSchedule(midnight + 30, midnight + (5 * 60), 7000);
            Unit.Settings.TryAddSchedule(midnight + (11 * 60) + 30, midnight + (13 * 60), -3000);
            Unit.Settings.TryAddSchedule(midnight + (16 * 60), midnight + (19 * 60), -7400);
        }
    }

    private void PlanFaults()
    {
        Add(SimulatedFault.MeterFrozen, 70, 300000);
        Add(SimulatedFault.PowerCut, 148, 300000);
        Add(SimulatedFault.Hang, 4 * 60, 120000);
        Add(SimulatedFault.MeterSilent, (11 * 60) + 45, 60000);
        Add(SimulatedFault.MeterFrozen, (12 * 60) + 20, 120000);
        Add(SimulatedFault.BrokerGone, (13 * 60) + 20, 2 * 60 * MinuteMs);
        Add(SimulatedFault.InverterIgnores, (16 * 60) + 40, 300000);
        Add(SimulatedFault.MeterSilent, (17 * 60) + 10, 60000);
        Add(SimulatedFault.PowerCut, (17 * 60) + 28, 240000);
        Add(SimulatedFault.MeterFrozen, (17 * 60) + 50, 60000);
        Add(SimulatedFault.Hang, (18 * 60) + 20, 120000);
    }

    private void Add(SimulatedFault fault, int minute, int durationMs)
    {
        Unit.Run.Faults.Add(fault, SiteMs(minute), durationMs);
    }

    private void Act(int minute)
    {
        switch (minute)
        {
            case (6 * 60) + 10:
                // Until the next synchronisation, at the most an hour later.
                Unit.Run.Board.SimulatedClock.StepUtc(45000);
                break;
            case (10 * 60) + 30:
                Command("setpoint", ",\"watts\":-5000");
                break;
            case (10 * 60) + 50:
                Command("release", "");
                break;
            case (15 * 60) + 40:
                Command("chargeNow", "");
                break;
            case (15 * 60) + 50:
                Command("release", "");
                break;
            case (18 * 60) + 5:
                Unit.Run.Hardware.LoadControlSwitch.State = ContactState.Open;
                break;
            case (18 * 60) + 12:
                Unit.Run.Hardware.LoadControlSwitch.State = ContactState.Closed;
                break;
            case (19 * 60) + 30:
                Command("setpoint", ",\"watts\":-3000");
                break;
            case (20 * 60) + 15:
                Command("setpoint", ",\"watts\":2000");
                break;
            case 21 * 60:
                Command("release", "");
                break;
        }
    }

    private void Command(string verb, string rest)
    {
        _commands++;
        string number = _commands.ToString();
        byte[] payload = Ascii.Bytes("{\"id\":\"c" + number + "\",\"issuer\":\"aggregator\",\"seq\":" + number
            + ",\"notAfter\":\"2026-01-15T00:00:00Z\"" + rest + "}");
        Unit.Link.Inject("nanov2g/" + Unit.Settings.UnitId + "/cmd/" + verb, payload, payload.Length, false);
    }
}
