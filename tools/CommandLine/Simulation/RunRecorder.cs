using System.Text;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Simulation;

/// <summary>Looks at plant and unit after every step of 10 ms and keeps scores, curves and the trace.</summary>
public sealed class RunRecorder
{
    private static readonly string[] ReasonNames = [.. Enum.GetValues<LimitReason>().Select(reason => Encoding.ASCII.GetString(NameTables.LimitReason[(int)reason]))];

    private readonly SimulatedRun _run;
    private readonly UnitView _unit;
    private readonly ClockSchedule _schedule;
    private readonly RunCurves _curves;
    private readonly TraceWriter _trace;
    private readonly TraceRow _row = new();
    private readonly long _warmUpMs;
    private int _requestWatts;
    private int _column = -1;
    private long _columnUntilMs;
    private int _leastMilliamps = int.MaxValue;
    private int _mostMilliamps = int.MinValue;

    /// <summary>Makes the recorder of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="schedule">What the schedule asks for.</param>
    /// <param name="curves">Receives the curves.</param>
    /// <param name="trace">Receives the rows.</param>
    /// <param name="warmUpMs">Site time at which the run proper begins, ms.</param>
    public RunRecorder(SimulatedRun run, UnitView unit, ClockSchedule schedule, RunCurves curves, TraceWriter trace, long warmUpMs)
    {
        _run = run;
        _unit = unit;
        _schedule = schedule;
        _curves = curves;
        _trace = trace;
        _warmUpMs = warmUpMs;
    }

    /// <summary>Time for which the recordings had no data, ms.</summary>
    public long GapMs { get; private set; }

    /// <summary>Power asked for now, W, positive = charging.</summary>
    public int RequestWatts => _requestWatts;

    /// <summary>Takes one step of the run proper.</summary>
    public void Observe()
    {
        SimulatedSite site = _run.Site;
        long runMs = site.NowMs - _warmUpMs;
        if (runMs >= _columnUntilMs || _column < 0)
        {
            _column = _curves.ColumnAt(runMs);
            _columnUntilMs = ((_column + 1) * _curves.DurationMs / RunCurves.ColumnCount) + 1;
        }

        int milliamps = site.LeastGridMilliamps;
        _leastMilliamps = Math.Min(_leastMilliamps, milliamps);
        _mostMilliamps = Math.Max(_mostMilliamps, milliamps);
        _curves.GridMilliamps.Add(_column, milliamps);
        _curves.HouseWatts.Add(_column, site.HouseWatts);
        _curves.SolarWatts.Add(_column, site.SolarWatts);
        _curves.InverterWatts.Add(_column, site.InverterWatts);
        _curves.Contactor.Add(_column, (byte)(site.Contactor.IsMainClosed ? 1 : 2));
        if (runMs % 200 == 0)
        {
            _requestWatts = FindRequest(site.UtcUnixMs);
            _curves.HeldBackBy.Add(_column, (byte)_unit.Judge());
        }

        if (runMs % 1000 == 0)
        {
            ObserveSecond(site);
        }
    }

    /// <summary>What somebody asks for by message or by hand is known to the unit only; the schedule is known to all.</summary>
    private int FindRequest(long unixMs)
    {
        ControlLoop? control = _unit.Control;
        bool isAskedDirectly = control is not null && _unit.IsRunning && control.Requests.Origin is RequestOrigin.ChargeNow or RequestOrigin.Dispatch;
        return isAskedDirectly ? control!.Requests.Watts : _schedule.WattsAt(unixMs);
    }

    private void ObserveSecond(SimulatedSite site)
    {
        ControlLoop? control = _unit.IsRunning ? _unit.Control : null;
        int charge = site.Battery.IsConnected ? site.Battery.StateOfChargePermille : -1;
        int state = control is null ? 0 : (int)control.Excursions.State;
        bool isGap = site.IsHouseGap || site.IsSolarGap;
        GapMs += isGap ? 1000 : 0;
        _curves.RequestWatts.Add(_column, _requestWatts);
        _curves.G100State.Add(_column, (byte)state);
        _curves.Gap.Add(_column, (byte)(isGap ? 2 : 1));
        if (charge >= 0)
        {
            _curves.ChargePermille.Add(_column, charge);
        }

        _row.UnixMs = site.UtcUnixMs;
        _row.HouseWatts = site.HouseWatts;
        _row.SolarWatts = site.SolarWatts;
        _row.InverterWatts = site.InverterWatts;
        _row.GridMilliamps = site.LeastGridMilliamps;
        _row.GridLeastMilliamps = _leastMilliamps;
        _row.GridMostMilliamps = _mostMilliamps;
        _row.RequestWatts = _requestWatts;
        _row.TargetWatts = control?.Target.Watts ?? 0;
        _row.WindowExportMilliamps = -(control?.Window.MostExportMilliamps ?? 0);
        _row.WindowExportReason = control is null ? "notRunning" : ReasonNames[(int)control.Window.ExportReason];
        _row.WindowImportMilliamps = control?.Window.MostImportMilliamps ?? 0;
        _row.WindowImportReason = control is null ? "notRunning" : ReasonNames[(int)control.Window.ImportReason];
        _row.ContactorClosed = site.Contactor.IsMainClosed;
        _row.ChargePermille = charge;
        _row.G100State = state;
        _row.IsGap = isGap;
        _trace.Write(_row);
        _leastMilliamps = int.MaxValue;
        _mostMilliamps = int.MinValue;
    }
}
