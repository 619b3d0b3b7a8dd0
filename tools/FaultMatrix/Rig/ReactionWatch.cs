using System.Numerics;
using System.Text;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>
/// Looks for the first reaction to a fault: a reason of the window that the limiter does not give in good times, a permissive lost, a
/// contactor fault, or the hardware taking over. What was so before the fault is no reaction.
/// </summary>
public sealed class ReactionWatch
{
    /// <summary>The hardware supervisor has taken the coil's supply.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>The controller has lost its supply.</summary>
    public const string PowerLost = "powerLost";

    /// <summary>The controller starts anew.</summary>
    public const string Reset = "reset";

    /// <summary>The mains has gone.</summary>
    public const string Mains = "mains";

    /// <summary>A closing did not succeed.</summary>
    public const string ClosingFailed = "closingFailed";

    /// <summary>The contactor was found open while it was driven closed.</summary>
    public const string FoundOpen = "foundOpen";

    private const int WatchedPermissives = Permissive.SupplyHealthy | Permissive.BoundaryLive | Permissive.AssetMeterRead
        | Permissive.VehicleConnected | Permissive.NothingForbids;

    private readonly UnitAtSite _unit;
    private readonly long _beganMs;
    private readonly HashSet<LimitReason> _before = [LimitReason.Rating, LimitReason.MaximumExportLimit, LimitReason.MaximumImportLimit];
    private readonly List<(long AtMs, string Reason)> _reactions = [];
    private readonly HashSet<string> _seen = [];
    private int _missingBefore;
    private ContactorState _contactorBefore;

    /// <summary>Watches from now on.</summary>
    /// <param name="unit">The unit.</param>
    public ReactionWatch(UnitAtSite unit)
    {
        _unit = unit;
        _beganMs = unit.Site.NowMs;
        if (unit.Control is ControlLoop control)
        {
            _before.Add(control.Window.ExportReason);
            _before.Add(control.Window.ImportReason);
            _before.Add(control.Window.OpenReason);
            _missingBefore = control.MissingPermissives;
            _contactorBefore = control.Contactor.State;
            if (_contactorBefore != ContactorState.Closed)
            {
                // Each closing begins with a meter that has to answer; one that has must not be taken to lie.
                _before.Add(LimitReason.MeterUnproved);
            }
        }
    }

    /// <summary>Every reaction that is of a new kind, with its time since the start, ms.</summary>
    public IReadOnlyList<(long AtMs, string Reason)> Reactions => _reactions;

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        ObserveHardware();
        if (_unit.Control is not ControlLoop control || _unit.Run.Life != ControllerLife.Running)
        {
            return;
        }

        ObserveWindow(control.Window);
        ObserveContactor(control.Contactor);
        int missing = control.MissingPermissives & ~_missingBefore & WatchedPermissives;
        while (missing != 0)
        {
            int bit = BitOperations.TrailingZeroCount(missing);
            Note(Text(NameTables.Permissive[bit]));
            missing &= missing - 1;
        }
    }

    private void ObserveHardware()
    {
        if (!_unit.Site.Supply.IsOn)
        {
            Note(Mains);
        }

        if (_unit.Run.Life is ControllerLife.Off)
        {
            Note(PowerLost);
        }
        else if (_unit.Run.Life is ControllerLife.Booting)
        {
            Note(Reset);
        }
        else if (!_unit.Site.Supervisor.IsSupplying)
        {
            Note(Supervisor);
        }
    }

    private void ObserveWindow(LimitWindow window)
    {
        // The reason of an opening says more than the bounds that it leaves.
        NoteReason(window.OpenReason);
        NoteReason(window.ExportReason);
        NoteReason(window.ImportReason);
    }

    private void NoteReason(LimitReason reason)
    {
        // A step that asks a proved meter gives the reason of an unproved one, and is no reaction.
        bool isQuestion = reason == LimitReason.MeterUnproved && _unit.Control!.Limiter.Proof.IsProved;
        if (!isQuestion && !_before.Contains(reason))
        {
            Note(Text(NameTables.LimitReason[(int)reason]));
        }
    }

    private void ObserveContactor(ContactorSequencer contactor)
    {
        ContactorState state = contactor.State;
        bool isOpening = state == ContactorState.Opening;
        if (isOpening && _contactorBefore == ContactorState.Closing)
        {
            Note(ClosingFailed);
        }
        else if (isOpening && _contactorBefore == ContactorState.Closed && !_unit.Control!.Window.MustOpen)
        {
            Note(FoundOpen);
        }

        _contactorBefore = state;
    }

    private void Note(string reason)
    {
        if (_seen.Add(reason))
        {
            _reactions.Add((_unit.Site.NowMs - _beganMs, reason));
        }
    }

    private static string Text(byte[] name) => Encoding.ASCII.GetString(name);
}
