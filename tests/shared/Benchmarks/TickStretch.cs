using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// Four minutes of a unit in which everything that makes a tick dear happens: boot, closing, full discharge, excursion,
/// command, meter lost and back, the end of a half-hour and of a day, own power unknown, load control, two counted
/// excursions and the lockout. It is the same at every run.
/// </summary>
public sealed class TickStretch : IProgramFactory
{
    /// <summary>Length of the stretch, s.</summary>
    public const int Seconds = 250;

    /// <summary>Ticks of the stretch, at the most: as close together as readings may bring them.</summary>
    public const int MostTicks = Seconds * (1000 / BoardTiming.LeastTickMs);

    // 23:57:30 UTC on Tuesday 13 January 2026: midnight comes 150 s later.
    private const long StartUtcUnixMs = 1768348650000L;

    private readonly UnitSettings _settings = new UnitSettings();
    private readonly SimulatedMessageLink _link;
    private readonly CostMeter _meter;
    private readonly TickStretch _twin;
    private readonly bool _isTwin;
    private WaitingProgram _waiting;

    /// <summary>Builds the unit and its house.</summary>
    /// <param name="meter">Takes each tick; null times none.</param>
    public TickStretch(CostMeter meter)
        : this(meter, meter == null ? null : new TickStretch(null, null, true), false)
    {
    }

    private TickStretch(CostMeter meter, TickStretch twin, bool isTwin)
    {
        _meter = meter;
        _twin = twin;
        _isTwin = isTwin;
        SiteParameters parameters = new SiteParameters();
        parameters.StartUtcUnixMs = StartUtcUnixMs;
        _settings.InstallerReset = 1;
        _settings.ExportLimitMilliamps = 16000;
        _settings.OtherGenerationMilliamps = 14500;
        _settings.GreatestHouseDemandMilliamps = 55000;
        _settings.TryAddSchedule(0, 10080, -7400);
        SimulatedSite site = new SimulatedSite(
            parameters,
            new StepProfile(new long[] { 0, 75000, 95000, 194000 }, new int[] { 3000, 200, 4000, 0 }),
            new StepProfile(new long[] { 195000, 213000, 222000 }, new int[] { 6000, 0, 6000 }),
            7);
        _link = new SimulatedMessageLink(site, null, 1);
        Run = new SimulatedRun(new SimulatedHardware(site), this, _link);
        Run.Faults.Add(SimulatedFault.MeterSilent, 110000, 8000);
        Run.Faults.Add(SimulatedFault.AssetMeterSilent, 165000, 7000);
        Run.Faults.Add(SimulatedFault.InverterSilent, 165000, 7000);
    }

    /// <summary>The run.</summary>
    public SimulatedRun Run { get; }

    /// <summary>The firmware.</summary>
    public ChargepointProgram Program { get; private set; }

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        Program = new ChargepointProgram(board, _settings);
        if (_isTwin)
        {
            _waiting = new WaitingProgram(Program);
            return _waiting;
        }

        return _meter == null ? (IBoardProgram)Program : new TimedProgram(Program, _meter, _twin);
    }

    /// <summary>Makes the twin's tick that is due.</summary>
    public void TickWhenDue()
    {
        _waiting.TickWhenDue();
    }

    /// <summary>Runs the stretch.</summary>
    public void RunThrough()
    {
        for (int second = 0; second < Seconds; second++)
        {
            Act(second);
            if (_twin == null)
            {
                Run.RunFor(1000);
            }
            else
            {
                _twin.Act(second);
                RunBesideTwin();
            }
        }
    }

    private void RunBesideTwin()
    {
        for (int passedMs = 0; passedMs < 1000; passedMs += SiteTiming.StepMs)
        {
            _twin.Run.StepTenMs();
            Run.StepTenMs();
        }
    }

    private void Act(int second)
    {
        switch (second)
        {
            case 100:
                Command("setpoint", "1", ",\"watts\":-6000");
                break;
            case 104:
                Command("chargeNow", "2", "");
                break;
            case 106:
                Command("release", "3", "");
                break;
            case 185:
                Run.Hardware.LoadControlSwitch.State = ContactState.Open;
                break;
            case 190:
                Run.Hardware.LoadControlSwitch.State = ContactState.Closed;
                break;
            case 244:
                Run.Site.PlugVehicle(false);
                break;
        }
    }

    private void Command(string verb, string number, string rest)
    {
        byte[] payload = Ascii.Bytes("{\"id\":\"c" + number + "\",\"issuer\":\"ems\",\"seq\":" + number
            + ",\"notAfter\":\"2026-01-14T12:00:00Z\"" + rest + "}");
        _link.Inject("nanov2g/" + _settings.UnitId + "/cmd/" + verb, payload, payload.Length, false);
    }
}
