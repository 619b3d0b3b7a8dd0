using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Live;

/// <summary>The faults of a simulated site as switches: which are present is read from the site itself.</summary>
public sealed class LiveFaults
{
    /// <summary>How long a power cut made by hand lasts, ms.</summary>
    public const int PowerCutMs = 60_000;

    private readonly SimulatedRun _run;
    private readonly SiteFaultSwitch _site;
    private readonly bool _canSwitchBroker;
    private bool _isBrokerGone;

    /// <summary>Switches the faults of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="canSwitchBroker">Whether the broker is this program's own.</param>
    public LiveFaults(SimulatedRun run, bool canSwitchBroker)
    {
        _run = run;
        _site = new SiteFaultSwitch(run.Site, run.Hardware.Field);
        _canSwitchBroker = canSwitchBroker;
    }

    /// <summary>All faults that can be made here.</summary>
    /// <returns>The faults and whether they are present.</returns>
    public IReadOnlyList<LiveFault> All()
    {
        List<LiveFault> all = [];
        for (int number = 0; number < SimulatedFaults.Count; number++)
        {
            SimulatedFault fault = (SimulatedFault)number;
            if (CanMake(fault))
            {
                string name = SimulatedFaults.NameOf(fault);
                all.Add(new LiveFault(name, FaultWords.Title(name), IsPresent(fault), Ends(fault), CanClear(fault)));
            }
        }

        return all;
    }

    /// <summary>Makes a fault, or clears it.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="isPresent">True to make it.</param>
    /// <returns>What became of it.</returns>
    public LiveOutcome Set(SimulatedFault fault, bool isPresent)
    {
        string title = FaultWords.Title(SimulatedFaults.NameOf(fault));
        if (!CanMake(fault))
        {
            return new LiveOutcome(false, fault == SimulatedFault.BrokerGone
                ? $"{title}: the broker is not this program's own and cannot be taken away."
                : $"{title}: this has a switch of its own.");
        }

        if (!isPresent && !CanClear(fault))
        {
            return new LiveOutcome(false, $"{title}: this fault ends by itself.");
        }

        if (isPresent)
        {
            _run.Begin(fault, fault == SimulatedFault.PowerCut ? PowerCutMs : SimulatedFaults.DefaultDurationMs(fault));
        }
        else
        {
            _run.End(fault);
        }

        if (fault == SimulatedFault.BrokerGone)
        {
            _isBrokerGone = isPresent;
        }

        return new LiveOutcome(true, isPresent ? $"{title}: fault made" : $"{title}: fault cleared");
    }

    private static bool CanClear(SimulatedFault fault) => fault is not (SimulatedFault.Hang or SimulatedFault.PowerCut or SimulatedFault.ControllerPowerCut);

    private static string Ends(SimulatedFault fault)
    {
        return fault switch
        {
            SimulatedFault.Hang => "ends when the supervisor resets the controller",
            SimulatedFault.PowerCut => $"ends after {Words.Seconds(PowerCutMs / 1000.0)}",
            SimulatedFault.ControllerPowerCut => $"ends after {Words.Seconds(SimulatedFaults.DefaultDurationMs(fault) / 1000.0)}",
            _ => "until cleared",
        };
    }

    /// <summary>Plug, contacts and stop have switches of their own on the page.</summary>
    private bool CanMake(SimulatedFault fault) => fault is not (SimulatedFault.VehicleUnplugged or SimulatedFault.LoadControlOpen
            or SimulatedFault.LogicInterfaceOpen or SimulatedFault.EmergencyStop)
        && (_canSwitchBroker || fault != SimulatedFault.BrokerGone);

    private bool IsPresent(SimulatedFault fault)
    {
        return fault switch
        {
            SimulatedFault.Hang => _run.Life == ControllerLife.Frozen,
            SimulatedFault.BrokerGone => _isBrokerGone,
            SimulatedFault.ClockStep => _run.Site.TimeServerErrorMs != 0,
            SimulatedFault.ControllerPowerCut => _run.Life == ControllerLife.Off && _run.Site.Supply.IsOn,
            _ => _site.IsPresent(fault),
        };
    }
}
