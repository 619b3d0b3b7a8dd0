using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Inputs;

namespace NanoV2G.Firmware.LoadControl;

/// <summary>
/// One auxiliary load control switch (SMETS2 ALCS or HCALCS). Its truth table gives the discharge and charge that each
/// state of the contact allows, in permille of rating. Until a valid state has stood still, and whenever the wiring is
/// at fault, the stricter of both rows holds. The meter applies the randomised offset, so none is added here.
/// </summary>
public sealed class LoadControlInput : ILimitSource
{
    /// <summary>
    /// After how many debounce times without one steady state the contact counts as implausible and the stricter of
    /// both rows holds (derived).
    /// </summary>
    public const int ImplausibleAfterDebounces = 5;

    private readonly UnitSettings _settings;
    private readonly int _ratedMilliamps;
    private readonly IEventSink _events;
    private ContactState _candidate = ContactState.Fault;
    private long _sinceMs;
    private long _settledMs;
    private int _exportMilliamps;
    private int _importMilliamps;
    private bool _restricts;

    /// <summary>Uses the truth table of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="ratedMilliamps">Rated current of the inverter per phase, mA: what 1000 permille means.</param>
    /// <param name="events">Takes each change.</param>
    public LoadControlInput(UnitSettings settings, int ratedMilliamps, IEventSink events)
    {
        _settings = settings;
        _ratedMilliamps = ratedMilliamps;
        _events = events;
        LookUp();
    }

    /// <summary>The contact after debouncing; Fault until a valid state has stood still.</summary>
    public ContactState Accepted = ContactState.Fault;

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        Debounce(snapshot);
        if (!_restricts)
        {
            return;
        }

        window.NarrowExport(_exportMilliamps, LimitReason.LoadControl);
        window.NarrowImport(_importMilliamps, LimitReason.LoadControl);
    }

    private void Debounce(Snapshot snapshot)
    {
        long nowMs = snapshot.NowMs;
        ContactState contact = snapshot.LoadControlContact;
        if (contact != _candidate)
        {
            _candidate = contact;
            _sinceMs = nowMs;
        }

        // A fault restricts at once: a state of the contact has to stand still first.
        bool isSettled = contact == ContactState.Fault || nowMs - _sinceMs >= _settings.LoadControlDebounceMs;
        if (isSettled)
        {
            _settledMs = nowMs;
            Accept(contact, snapshot);
        }
        else if (nowMs - _settledMs >= (long)_settings.LoadControlDebounceMs * ImplausibleAfterDebounces)
        {
            Accept(ContactState.Fault, snapshot);
        }
    }

    private void Accept(ContactState state, Snapshot snapshot)
    {
        if (state != Accepted)
        {
            Accepted = state;
            LookUp();
            _events.Raise(EventCode.LoadControlChanged, (int)Accepted, (int)(snapshot.NowMs - _sinceMs));
        }
    }

    /// <summary>The row of the truth table: it changes with the contact alone.</summary>
    private void LookUp()
    {
        UnitSettings settings = _settings;
        _exportMilliamps = Share(settings.LoadControlClosedExportPermille, settings.LoadControlOpenExportPermille);
        _importMilliamps = Share(settings.LoadControlClosedImportPermille, settings.LoadControlOpenImportPermille);
        _restricts = _exportMilliamps < _ratedMilliamps || _importMilliamps < _ratedMilliamps;
    }

    private int Share(int closedPermille, int openPermille)
    {
        int permille = closedPermille < openPermille ? closedPermille : openPermille;
        if (Accepted == ContactState.Closed)
        {
            permille = closedPermille;
        }
        else if (Accepted == ContactState.Open)
        {
            permille = openPermille;
        }

        return (int)((long)_ratedMilliamps * permille / 1000);
    }
}
