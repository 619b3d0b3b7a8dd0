using System.Globalization;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Traces;

namespace NanoV2G.Tools.Live;

/// <summary>Looks at site and unit and puts what is seen into the words and numbers of the page.</summary>
public sealed class LiveScene
{
    private const int ShownHalfHours = 8;

    private readonly LiveRun _live;
    private readonly LiveFaults _faults;
    private IReadOnlyList<LiveHalfHour> _halfHours = [];
    private int _readEvents;
    private int _readStored;
    private int _readAcknowledged;

    /// <summary>Looks at a run.</summary>
    /// <param name="live">The run.</param>
    /// <param name="faults">Its faults.</param>
    public LiveScene(LiveRun live, LiveFaults faults)
    {
        _live = live;
        _faults = faults;
        live.Records.ReadEvents(live.Factory.BootUnixMs);
        _readEvents = live.Records.Events.Count;
    }

    /// <summary>What has happened.</summary>
    public LiveLog Log { get; } = new();

    /// <summary>Takes note of the situation, once a simulated second.</summary>
    public void Look() => Log.Observe(_live.Run.Site.UtcUnixMs, NowWords.Of(Facts()));

    /// <summary>The state of this moment.</summary>
    /// <param name="hasEnded">Whether the run is over.</param>
    /// <returns>The state.</returns>
    public LiveState Show(bool hasEnded)
    {
        ReadRecords();
        SimulatedSite site = _live.Run.Site;
        return new LiveState
        {
            UnixMs = site.UtcUnixMs,
            Clock = LocalClock.At(site.UtcUnixMs).ToString("ddd d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture),
            Speed = _live.Pace.Speed,
            HasEnded = hasEnded,
            Now = NowWords.Of(Facts()),
            Flows = new LiveFlows(site.HouseWatts, site.SolarWatts, site.InverterWatts, site.GridWatts, site.GridMilliamps, site.Supply.IsOn ? site.Supply.Millivolts : 0),
            Window = ShowWindow(),
            Unit = ShowUnit(site),
            Inputs = new LiveInputs(
                site.Battery.IsConnected,
                Words(_live.Run.Hardware.LoadControlSwitch.State),
                _live.Run.Hardware.LogicInterface.State == ContactState.Closed,
                site.EmergencyStopIsPressed),
            Faults = _faults.All(),
            HalfHours = _halfHours,
            Events = Log.Lines,
        };
    }

    private NowFacts Facts()
    {
        ControlLoop? control = _live.Unit.Control;
        HeldBack heldBack = _live.Unit.Judge();
        NowFacts facts = new() { Life = _live.Run.Life, HeldBack = heldBack, ChargerWatts = _live.Run.Site.InverterWatts };
        if (control is null || heldBack == HeldBack.NotRunning)
        {
            return facts;
        }

        LimitWindow window = control.Window;
        int request = control.Requests.Watts;
        return facts with
        {
            RequestWatts = request,
            Origin = control.Requests.Origin,
            Reason = window.MustOpen ? window.OpenReason : request > 0 ? window.ImportReason : window.ExportReason,
            MissingPermissives = control.MissingPermissives,
            UserMayReset = control.Excursions.UserMayReset,
        };
    }

    private LiveWindow ShowWindow()
    {
        ControlLoop? control = _live.Unit.IsRunning ? _live.Unit.Control : null;
        int ratedWatts = _live.Run.Site.Parameters.InverterRatedWatts;
        int exportLimit = _live.Settings.ExportLimitMilliamps;
        int importLimit = _live.Settings.ImportLimitMilliamps;
        if (control is null)
        {
            return new LiveWindow(exportLimit, importLimit, ratedWatts, 0, "a controller that does not run", 0, "a controller that does not run", 0, NowWords.AskedBy(RequestOrigin.Default), 0);
        }

        return new LiveWindow(
            exportLimit,
            importLimit,
            ratedWatts,
            control.Window.MostExportMilliamps,
            ReasonWords.Of(control.Window.ExportReason),
            control.Window.MostImportMilliamps,
            ReasonWords.Of(control.Window.ImportReason),
            control.Requests.Watts,
            NowWords.AskedBy(control.Requests.Origin),
            control.Target.Watts);
    }

    private LiveUnit ShowUnit(SimulatedSite site)
    {
        ControlLoop? control = _live.Unit.IsRunning ? _live.Unit.Control : null;
        int state = control is null ? 0 : (int)control.Excursions.State;
        string scheme = state switch
        {
            1 => "within the limits",
            2 => "above a limit",
            3 => "locked out",
            _ => "not running",
        };
        string contactor = control is null ? (site.Contactor.IsMainClosed ? "closed" : "open") : control.Contactor.State switch
        {
            ContactorState.Open => "open, proved",
            ContactorState.Closing => "closing",
            ContactorState.Closed => "closed",
            ContactorState.Unloading => "unloading",
            ContactorState.Opening => "opening",
            _ => "latched fault",
        };
        IReadOnlyList<string> missing = control is null || control.Contactor.IsDriven ? [] : BecauseWords.OfMissing(control.MissingPermissives);
        int? charge = site.Battery.IsConnected ? site.Battery.StateOfChargePermille : null;
        return new LiveUnit(state, scheme, site.Contactor.IsMainClosed, contactor, charge, _live.Link.IsConnected, missing);
    }

    private void ReadRecords()
    {
        _live.Records.ReadEvents(_live.Factory.BootUnixMs);
        IReadOnlyList<EventRow> events = _live.Records.Events;
        int stored = _readStored;
        for (; _readEvents < events.Count; _readEvents++)
        {
            EventRow row = events[_readEvents];
            stored += (EventCode)row.Code is EventCode.HalfHourStored or EventCode.HalfHourPartial or EventCode.HalfHoursMissing or EventCode.EnergyRecovered ? 1 : 0;
            if (EventWords.IsTelling(row))
            {
                Log.Add(row.UnixMs, EventWords.Of(row), "unit");
            }
        }

        int acknowledged = _live.Link.HalfHours.Acknowledged.Count;
        if (stored != _readStored || acknowledged != _readAcknowledged)
        {
            _readStored = stored;
            _readAcknowledged = acknowledged;
            _halfHours =
            [
                .. _live.Records.ReadHalfHours(_live.Settings.UnitId, _live.Link.HalfHours.Acknowledged).Reverse().Take(ShownHalfHours).Select(Show),
            ];
        }
    }

    private static LiveHalfHour Show(HalfHourRow row)
    {
        string Time(long unixMs) => LocalClock.At(unixMs).ToString("HH:mm", CultureInfo.InvariantCulture);
        string remark = row.IsMissing ? "missing" : row.AcknowledgedByBroker ? "delivered" : "waits for the broker";
        return new LiveHalfHour(row.Id, $"{Time(row.StartUnixMs)} to {Time(row.EndUnixMs)}", row.ImportWh, row.ExportWh, row.Flags.Length == 0 ? remark : $"{remark}, {row.Flags}");
    }

    private static string Words(ContactState state)
    {
        return state switch
        {
            ContactState.Open => "open",
            ContactState.Closed => "closed",
            _ => "fault",
        };
    }
}
