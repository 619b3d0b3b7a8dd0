using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;

namespace NanoV2G.Firmware.Limits;

/// <summary>
/// Whether the devices that are installed can do what the limits ask of them. A boundary meter that is not fit for the
/// supply is refused, with an open contactor, as is an inverter that lacks what it is driven by; a meter that brings new values too seldom leaves the open-loop cap, whatever
/// its data sheet declares.
/// </summary>
public sealed class DeviceEligibility : ILimitSource
{
    private readonly UnitSettings _settings;
    private readonly IBoundaryMeter _meter;
    private readonly IInverter _inverter;
    private readonly IEventSink _events;
    private MeterRefusal _meterRefusal;
    private InverterRefusal _inverterRefusal;

    /// <summary>Judges the devices of a board.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="meter">The boundary meter.</param>
    /// <param name="inverter">The inverter.</param>
    /// <param name="events">Takes each refusal and its end.</param>
    public DeviceEligibility(UnitSettings settings, IBoundaryMeter meter, IInverter inverter, IEventSink events)
    {
        _settings = settings;
        _meter = meter;
        _inverter = inverter;
        _events = events;
    }

    /// <summary>Whether the boundary meter has been measured to be too slow for the closed loop.</summary>
    public bool MeterIsTooSlow;

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        // What may flow before anything trips: the import limit is never above the fuse, so one that is says more than the fuse.
        UnitSettings settings = _settings;
        int fuse = settings.ImportLimitMilliamps > settings.CutOutFuseMilliamps ? settings.ImportLimitMilliamps : settings.CutOutFuseMilliamps;
        MeterRefusal meterRefusal = _meter.Refusal;
        if (meterRefusal == MeterRefusal.None && _meter.RatedMilliamps < fuse)
        {
            meterRefusal = MeterRefusal.BelowFuse;
        }

        if (meterRefusal != _meterRefusal)
        {
            _meterRefusal = meterRefusal;
            _events.Raise(EventCode.MeterRefused, (int)meterRefusal, _meter.RatedMilliamps);
        }

        if (meterRefusal != MeterRefusal.None)
        {
            window.RequireOpen(LimitReason.MeterRefused);
        }

        InverterRefusal refusal = _inverter.Refusal;
        if (refusal != _inverterRefusal)
        {
            _inverterRefusal = refusal;
            _events.Raise(EventCode.InverterRefused, (int)refusal, 0);
        }

        if (refusal != InverterRefusal.None)
        {
            window.RequireOpen(LimitReason.InverterRefused);
        }

        JudgeRefresh();
        if (MeterIsTooSlow)
        {
            window.NarrowExport(OpenLoopCap.ExportMilliamps(_settings), LimitReason.MeterTooSlow);
            window.NarrowImport(OpenLoopCap.ImportMilliamps(_settings), LimitReason.MeterTooSlow);
        }
    }

    private void JudgeRefresh()
    {
        // Back only when clearly quicker: a meter on the edge must not flicker.
        int slowestMs = MeterIsTooSlow ? _settings.SlowestLoopIntervalMs * 9 / 10 : _settings.SlowestLoopIntervalMs;
        int measuredMs = _meter.MeasuredRefreshMs;
        bool isTooSlow = measuredMs > slowestMs;
        if (isTooSlow != MeterIsTooSlow)
        {
            MeterIsTooSlow = isTooSlow;
            _events.Raise(EventCode.MeterRefreshJudged, measuredMs, slowestMs);
        }
    }
}
