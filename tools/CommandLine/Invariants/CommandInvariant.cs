using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Firmware.Target;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Inputs;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// Invariant 2: commanded power never leaves the intersection of all limits on any phase, and no input widens it. What is
/// commanded is held against the window, what reaches the inverter against what was commanded, and the window against
/// bounds that follow from the plant alone.
/// </summary>
public sealed class CommandInvariant
{
    /// <summary>Ticks for which a command may be on its way to the inverter: two seconds of a bus in trouble.</summary>
    private const int TicksOnTheWay = 10;

    /// <summary>A contact is taken over after its debounce and two ticks, ms.</summary>
    private const int ContactGraceMs = 600;

    /// <summary>A stop input is looked at twice, in ticks that a stall of the flash may have put off, ms.</summary>
    private const int StopGraceMs = 1000;

    /// <summary>How long the house may be remembered as it was, s.</summary>
    private const int RememberedSeconds = 8;

    /// <summary>Time after a reversed meter until what it said is forgotten, ms.</summary>
    private const int ForgottenMs = 10_000;

    private readonly WatchedPlant _plant;
    private readonly int[] _commandedWatts = new int[TicksOnTheWay];
    private readonly int _creditToleranceMilliamps;
    private int _slot;
    private int _writes;

    /// <summary>Watches a plant.</summary>
    /// <param name="plant">The plant.</param>
    public CommandInvariant(WatchedPlant plant)
    {
        _plant = plant;
        _creditToleranceMilliamps = CreditTolerance(plant);
    }

    /// <summary>Ticks in which power was commanded.</summary>
    public long BoundedTicks { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <returns>What is broken, or null.</returns>
    public string? Observe()
    {
        string? broken = null;
        if (_plant.HasTicked && _plant.Control is ControlLoop control)
        {
            _commandedWatts[_slot] = control.Target.Watts;
            _slot = (_slot + 1) % TicksOnTheWay;
            BoundedTicks += control.Target.Watts == 0 ? 0 : 1;
            broken = JudgeCommand(control) ?? JudgeInputs(control) ?? JudgeCredit(control);
        }

        return broken ?? JudgeWritten();
    }

    private string? JudgeCommand(ControlLoop control)
    {
        int watts = control.Target.Watts;
        int most = watts < 0 ? control.Window.MostExportMilliamps : control.Window.MostImportMilliamps;
        long mostWatts = (long)most * Millivolts(control) / 1_000_000 * _plant.InverterPhases;
        if (Math.Abs(watts) > mostWatts)
        {
            return $"{watts} W were commanded where the window left {mostWatts} W";
        }

        if (watts != 0 && control.Contactor.State != ContactorState.Closed)
        {
            return $"{watts} W were commanded with the contactor {control.Contactor.State}";
        }

        if (_plant.Site.NowMs - _plant.StopsClosedMs > StopGraceMs && (watts != 0 || control.Contactor.IsDriven))
        {
            return $"{watts} W were commanded, the contactor {control.Contactor.State}, with the logic interface or the emergency stop open";
        }

        bool forbids = control.Window.MustOpen || control.Excursions.State == G100State.Lockout;
        return forbids && control.Contactor.IsDriven ? $"the contactor was driven closed against {control.Window.OpenReason}" : null;
    }

    /// <summary>The least voltage that was measured: a power gives the most current there.</summary>
    private int Millivolts(ControlLoop control)
    {
        return control.Snapshot.BoundaryIsLive
            ? Enumerable.Range(0, control.Snapshot.PhaseCount).Min(phase => control.Snapshot.Boundary.Millivolts[phase])
            : Snapshot.LowestSupplyMillivolts;
    }

    private string? JudgeInputs(ControlLoop control)
    {
        int export = control.Window.MostExportMilliamps;
        int import = control.Window.MostImportMilliamps;
        if (export > _plant.RatedMilliamps || import > _plant.RatedMilliamps || export < 0 || import < 0)
        {
            return $"the window is {export} mA and {import} mA, the rating {_plant.RatedMilliamps} mA";
        }

        // The tick has seen the plug as it is after this very step.
        if (!_plant.Site.Battery.IsConnected && (export > 0 || import > 0))
        {
            return $"the window is {export} mA and {import} mA without a car";
        }

        return JudgeContact(export, import);
    }

    private string? JudgeContact(int export, int import)
    {
        bool isSettled = _plant.Site.NowMs - _plant.ContactChangedMs > _plant.Settings.LoadControlDebounceMs + ContactGraceMs;
        if (!isSettled)
        {
            return null;
        }

        bool isOpen = _plant.Contact != ContactState.Closed;
        long mostExport = (long)_plant.RatedMilliamps * (isOpen ? _plant.Settings.LoadControlOpenExportPermille : _plant.Settings.LoadControlClosedExportPermille) / 1000;
        long mostImport = (long)_plant.RatedMilliamps * (isOpen ? _plant.Settings.LoadControlOpenImportPermille : _plant.Settings.LoadControlClosedImportPermille) / 1000;
        return export > mostExport || import > mostImport
            ? $"the window is {export} mA and {import} mA, the load control contact allows {mostExport} mA and {mostImport} mA"
            : null;
    }

    /// <summary>Discharge is bounded by the limit and what the house draws, charge by the limit and what the house leaves; the unit's own power never counts.</summary>
    private string? JudgeCredit(ControlLoop control)
    {
        if (_plant.Site.NowMs - _plant.TruthfulSinceMs < ForgottenMs)
        {
            return null;
        }

        int watts = control.Target.Watts;
        foreach (int phase in _plant.FedPhases)
        {
            int others = watts < 0 ? _plant.Others[phase].Highest(RememberedSeconds) : _plant.Others[phase].Lowest(RememberedSeconds);
            int room = watts < 0 ? _plant.Settings.ExportLimitMilliamps + others : _plant.Settings.ImportLimitMilliamps - others;
            long mostMilliamps = Math.Max(0, room + Tolerance(others));
            long milliamps = Math.Abs((long)watts) * 1_000_000 / _plant.InverterPhases / Millivolts(control);
            if (milliamps > mostMilliamps)
            {
                return $"{watts} W were commanded, {milliamps} mA on phase {phase + 1}, where limit and house bear {mostMilliamps} mA";
            }
        }

        return null;
    }

    private long Tolerance(int milliamps)
    {
        return _creditToleranceMilliamps + (Math.Abs((long)milliamps) * 3 / 100);
    }

    private string? JudgeWritten()
    {
        if (_plant.Site.Inverter.Face.WriteCount == _writes)
        {
            return null;
        }

        _writes = _plant.Site.Inverter.Face.WriteCount;
        int written = _plant.Site.Inverter.Face.WrittenSetpointWatts;
        return written < Math.Min(0, _commandedWatts.Min()) || written > Math.Max(0, _commandedWatts.Max())
            ? $"{written} W reached the inverter, and nothing like it was commanded in the last {TicksOnTheWay} ticks"
            : null;
    }

    /// <summary>
    /// Class error and noise, and what a ramp adds while the meter lags by more or less than was set: the house is known no
    /// better than that.
    /// </summary>
    private static int CreditTolerance(WatchedPlant plant)
    {
        Hal.Simulated.Site.MeterParameters meter = plant.Site.Parameters.BoundaryMeter;
        int lagMs = (meter.AveragingMs / 2) + meter.LatencyMs;
        int unknownMs = Math.Abs(lagMs - plant.Settings.BoundaryLagMs) + meter.UpdateMs + 500;
        int rampMilliamps = (int)(plant.Settings.RampWattsPerSecond * 1_000_000L / ControlLoop.NominalMillivolts / plant.InverterPhases);
        return 1000 + meter.NoiseMilliamps + (int)((long)rampMilliamps * unknownMs / 1000);
    }
}
