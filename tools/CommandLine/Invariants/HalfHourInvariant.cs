using System.Globalization;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// Invariant 5 over a whole run: what the half-hour log has gained adds up to what the asset meter's registers have moved, to one
/// quantum; each object begins where the one before it ended, across boots and runs; and each half-hour that is flagged as
/// actual agrees with what truly flowed.
/// </summary>
public sealed class HalfHourInvariant
{
    /// <summary>A meter of class 1, permille (EN 50470 class B).</summary>
    private const int ClassPermille = 10;

    private readonly RunPlan _plan;
    private readonly SimulatedRun _run;
    private readonly EnergyMarks _marks;
    private readonly HalfHour _before = new();
    private string? _broken;

    /// <summary>Looks at the flash before the first boot: what is on it is not the run's.</summary>
    /// <param name="plan">The plan of the run.</param>
    /// <param name="run">The run, before its first step.</param>
    /// <param name="marks">True energies and registers; observed by the caller.</param>
    public HalfHourInvariant(RunPlan plan, SimulatedRun run, EnergyMarks marks)
    {
        _plan = plan;
        _run = run;
        _marks = marks;
        HalfHourReader reader = Open();
        while (reader.TryReadNext())
        {
            Copy(reader.Last, _before);
        }
    }

    /// <summary>Half-hours with energy that the run has stored, whole or partial.</summary>
    public int HalfHours { get; private set; }

    /// <summary>Half-hours that it has marked as missing.</summary>
    public int Missing { get; private set; }

    /// <summary>Recovered amounts that it has stored.</summary>
    public int Recovered { get; private set; }

    /// <summary>Sum of all of them, import, Wh.</summary>
    public long ImportWh { get; private set; }

    /// <summary>Sum of all of them, export, Wh.</summary>
    public long ExportWh { get; private set; }

    /// <summary>Judges the log after the end of the run, when its last half-hour has been stored.</summary>
    /// <returns>What is broken, or null.</returns>
    public string? Judge()
    {
        HalfHour last = new();
        Copy(_before, last);
        HalfHourReader reader = Open();
        while (reader.TryReadNext())
        {
            if (reader.Last.Sequence > _before.Sequence)
            {
                Missing += reader.Last.Kind == HalfHour.MissingKind ? 1 : 0;
                if (reader.PlaceInRun == 0)
                {
                    Take(reader.Last, last);
                    Copy(reader.Last, last);
                }
            }
        }

        return _broken ?? JudgeEnd(last);
    }

    private HalfHourReader Open()
    {
        return new HalfHourReader(new RecordLog(_run.Hardware.Store, HalfHourRecorder.FilePrefix, HalfHourRecorder.SegmentCount, HalfHourRecorder.SegmentBytes), new RecordView());
    }

    private void Take(HalfHour record, HalfHour before)
    {
        HalfHours += record.Kind is HalfHour.WholeKind or HalfHour.EndedEarlyKind ? 1 : 0;
        Recovered += record.Kind == HalfHour.RecoveredKind ? 1 : 0;
        ImportWh += record.ImportWattHours;
        ExportWh += record.ExportWattHours;
        bool isFirst = before.Sequence == 0;
        if (!isFirst && (record.RegisterImportStartWattHours != before.RegisterImportEndWattHours || record.RegisterExportStartWattHours != before.RegisterExportEndWattHours))
        {
            _broken ??= $"what was stored for {Time(record.StartUnixMs)} begins at {record.RegisterImportStartWattHours} and {record.RegisterExportStartWattHours} Wh, what was stored before it ended at {before.RegisterImportEndWattHours} and {before.RegisterExportEndWattHours} Wh";
        }

        if (record.Flags == HalfHourFlags.Actual && !IsDisturbed(record))
        {
            _broken ??= JudgeEnergy(record);
        }
    }

    private string? JudgeEnergy(HalfHour record)
    {
        if (_marks.At(record.StartUnixMs) is not EnergyMark start || _marks.At(record.EndUnixMs) is not EnergyMark end || start.TrueImportWh + start.TrueExportWh + start.LeastRegisterImportWh == 0)
        {
            return null;
        }

        double imported = end.TrueImportWh - start.TrueImportWh;
        double exported = end.TrueExportWh - start.TrueExportWh;
        bool agrees = Agrees(record.ImportWattHours, imported, record) && Agrees(record.ExportWattHours, exported, record);
        return agrees ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"the half-hour of {Time(record.StartUnixMs)} is actual with {record.ImportWattHours} Wh import and {record.ExportWattHours} Wh export, {imported:0.0} and {exported:0.0} Wh truly flowed");
    }

    /// <summary>Within the meter's class and what the rated power moves in the time by which both ends may be off.</summary>
    private bool Agrees(long recordedWh, double trueWh, HalfHour record)
    {
        double timing = 2.0 * EnergyMarks.ToleranceMs / 3_600_000 * _plan.Site.InverterRatedWatts;
        return Math.Abs(recordedWh - trueWh) <= (trueWh * ClassPermille / 1000) + timing + (2 * record.QuantumWattHours);
    }

    /// <summary>A half-hour that was dated by a clock that a fault had set wrong says nothing of the true one.</summary>
    private bool IsDisturbed(HalfHour record)
    {
        long reachMs = (Math.Abs((long)_plan.Site.ClockStepSeconds) * 1000) + HalfHour.PeriodMs;
        return _plan.Faults.Any(fault => fault.Fault == SimulatedFault.ClockStep
            && record.EndUnixMs > _plan.Site.StartUtcUnixMs + fault.StartSiteMs - reachMs
            && record.StartUnixMs < _plan.Site.StartUtcUnixMs + fault.EndSiteMs + reachMs);
    }

    /// <summary>The chain of records hangs on the plant at its end: the register as it was shown when the run ended.</summary>
    private string? JudgeEnd(HalfHour last)
    {
        long endUnixMs = _plan.StartUnixMs + _plan.DurationMs;
        if (endUnixMs % HalfHour.PeriodMs != 0)
        {
            return null;
        }

        if (last.EndUnixMs != endUnixMs || _marks.At(endUnixMs) is not EnergyMark mark)
        {
            return $"what was stored last ends at {Time(last.EndUnixMs)}, the run at {Time(endUnixMs)}";
        }

        long importOff = last.RegisterImportEndWattHours - mark.RegisterImportShown(last.RegisterImportEndWattHours);
        long exportOff = last.RegisterExportEndWattHours - mark.RegisterExportShown(last.RegisterExportEndWattHours);
        return Math.Abs(importOff) <= last.QuantumWattHours && Math.Abs(exportOff) <= last.QuantumWattHours
            ? null
            : $"the records end at {last.RegisterImportEndWattHours} and {last.RegisterExportEndWattHours} Wh, {importOff} and {exportOff} Wh beside what the meter showed";
    }

    private static string Time(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static void Copy(HalfHour from, HalfHour to)
    {
        to.Sequence = from.Sequence;
        to.StartIndex = from.StartIndex;
        to.PeriodCount = from.PeriodCount;
        to.RegisterImportStartWattHours = from.RegisterImportStartWattHours;
        to.RegisterExportStartWattHours = from.RegisterExportStartWattHours;
        to.ImportWattHours = from.ImportWattHours;
        to.ExportWattHours = from.ExportWattHours;
        to.QuantumWattHours = from.QuantumWattHours;
    }
}
