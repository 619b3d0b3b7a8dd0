using System.Text;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Limits;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>Puts what the site's process measures beside what the unit says: curves and trace of a wire run, once a second.</summary>
public sealed class WireRecorder
{
    private readonly RunPlan _plan;
    private readonly ClockSchedule _schedule;
    private readonly RunCurves _curves;
    private readonly TraceWriter _trace;
    private readonly TraceRow _row = new();
    private readonly HeldBackJudge _judge = new();

    /// <summary>Makes the recorder of a run.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="curves">Receives the curves.</param>
    /// <param name="trace">Receives the rows.</param>
    public WireRecorder(RunPlan plan, RunCurves curves, TraceWriter trace)
    {
        _plan = plan;
        _schedule = new ClockSchedule(plan.Unit);
        _curves = curves;
        _trace = trace;
    }

    /// <summary>Time for which the recordings had no data, ms.</summary>
    public long GapMs { get; private set; }

    /// <summary>Takes a second.</summary>
    /// <param name="second">What was measured.</param>
    /// <param name="control">The control loop; null while it does not run.</param>
    public void Take(WireSecond second, ControlLoop? control)
    {
        int column = _curves.ColumnAt(second.UnixMs - _plan.StartUnixMs);
        int request = _schedule.WattsAt(second.UnixMs);
        int state = control is null ? 0 : (int)control.Excursions.State;
        HeldBack heldBack = control is null ? _judge.Gone() : _judge.Running(control, second.ChargePermille >= 0, second.UnixMs);
        GapMs += second.Gap ? 1000 : 0;
        _curves.GridMilliamps.Add(column, second.GridLeastMa);
        _curves.GridMilliamps.Add(column, second.GridMostMa);
        _curves.HouseWatts.Add(column, second.HouseW);
        _curves.SolarWatts.Add(column, second.SolarW);
        _curves.InverterWatts.Add(column, second.InverterW);
        _curves.RequestWatts.Add(column, request);
        _curves.Contactor.Add(column, (byte)(second.Closed ? 1 : 2));
        _curves.G100State.Add(column, (byte)state);
        _curves.HeldBackBy.Add(column, (byte)heldBack);
        _curves.Gap.Add(column, (byte)(second.Gap ? 2 : 1));
        if (second.ChargePermille >= 0)
        {
            _curves.ChargePermille.Add(column, second.ChargePermille);
        }

        Write(second, control, request, state);
    }

    private void Write(WireSecond second, ControlLoop? control, int request, int state)
    {
        _row.UnixMs = second.UnixMs;
        _row.HouseWatts = second.HouseW;
        _row.SolarWatts = second.SolarW;
        _row.InverterWatts = second.InverterW;
        _row.GridMilliamps = second.GridMa;
        _row.GridLeastMilliamps = second.GridLeastMa;
        _row.GridMostMilliamps = second.GridMostMa;
        _row.RequestWatts = request;
        _row.TargetWatts = control?.Target.Watts ?? 0;
        _row.WindowExportMilliamps = -(control?.Window.MostExportMilliamps ?? 0);
        _row.WindowExportReason = control is null ? "notRunning" : Name(control.Window.ExportReason);
        _row.WindowImportMilliamps = control?.Window.MostImportMilliamps ?? 0;
        _row.WindowImportReason = control is null ? "notRunning" : Name(control.Window.ImportReason);
        _row.ContactorClosed = second.Closed;
        _row.ChargePermille = second.ChargePermille;
        _row.G100State = state;
        _row.IsGap = second.Gap;
        _trace.Write(_row);
    }

    private static string Name(LimitReason reason) => Encoding.ASCII.GetString(NameTables.LimitReason[(int)reason]);
}
