using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// A meter with S0 pulse outputs for import and export (IEC 62053-31) as asset meter: each pulse is an amount of energy.
/// Its power is an estimate from the spacing of the pulses and marked as such: it lags by up to one spacing, so it proves
/// nothing and no limit can be held by it. The registers begin at 0 with each start of the board: pulses are not counted
/// without power, and the record shows the start as a register that went back.
/// </summary>
public sealed class S0Meter : IAssetMeter
{
    /// <summary>Interval at which the counters are looked at, ms: a closer look leaves garbage and tells little more.</summary>
    private const int LookMs = 100;

    /// <summary>Interval at which a sample is published, ms.</summary>
    private const int PublishMs = 200;

    /// <summary>Power of one pulse a millisecond at one pulse per kWh, W: 1 kWh in 1 ms.</summary>
    private const long WattMsPerKilowattHour = 3600000000L;

    /// <summary>Nominal voltage by which the estimated power becomes a current, V.</summary>
    private const int NominalVolts = 230;

    private readonly IPulseCounter _import;
    private readonly IPulseCounter _export;
    private readonly int _pulsesPerKilowattHour;
    private readonly SampleGate _gate = new SampleGate();
    private readonly AssetSample _sample = new AssetSample();
    private long _importCount;
    private long _exportCount;
    private long _pulseMs = -1;
    private long _wattsAtPulse;
    private bool _isExporting;
    private long _lookMs;
    private long _publishMs;

    /// <summary>Makes the driver.</summary>
    /// <param name="import">Counter of the import pulses; null when the board has none: then nothing is ever published.</param>
    /// <param name="export">Counter of the export pulses; null as above.</param>
    /// <param name="pulsesPerKilowattHour">The meter's constant, pulses per kWh, above 0.</param>
    /// <param name="serial">Serial number from the meter's plate, above 0: pulses carry none.</param>
    public S0Meter(IPulseCounter import, IPulseCounter export, int pulsesPerKilowattHour, long serial)
    {
        _import = import;
        _export = export;
        _pulsesPerKilowattHour = pulsesPerKilowattHour < 1 ? 1 : pulsesPerKilowattHour;
        _sample.MeterSerial = serial;
        _sample.PowerIsEstimate = true;
        _sample.QuantumWattHours = (1000 + _pulsesPerKilowattHour - 1) / _pulsesPerKilowattHour;
    }

    /// <inheritdoc/>
    public bool TryCopyTo(AssetSample target)
    {
        int version = _gate.BeginRead();
        _sample.CopyTo(target);
        return _gate.EndRead(version);
    }

    /// <summary>Looks at the counters. Called by the sense thread at its interval.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Step(long nowMs)
    {
        if (_import == null || _export == null || nowMs < _lookMs)
        {
            return;
        }

        _lookMs = nowMs + LookMs;

        long imported = _import.Count;
        long exported = _export.Count;
        long pulses = imported - _importCount + exported - _exportCount;
        if (pulses > 0)
        {
            // The spacing to the pulse before means nothing after a change of direction.
            bool isExporting = exported > _exportCount && imported == _importCount;
            bool isSpaced = _pulseMs >= 0 && isExporting == _isExporting && nowMs > _pulseMs;
            _wattsAtPulse = isSpaced ? WattsOf(pulses, nowMs - _pulseMs) : 0;
            _isExporting = isExporting;
            _pulseMs = nowMs;
        }

        _importCount = imported;
        _exportCount = exported;
        if (nowMs >= _publishMs)
        {
            _publishMs = nowMs + PublishMs;
            Publish(nowMs);
        }
    }

    private long WattsOf(long pulses, long elapsedMs)
    {
        return pulses * WattMsPerKilowattHour / _pulsesPerKilowattHour / elapsedMs;
    }

    private void Publish(long nowMs)
    {
        AssetSample sample = _sample;
        // A pulse that has not come yet bounds the power from above.
        long watts = _wattsAtPulse;
        if (_pulseMs >= 0 && nowMs > _pulseMs)
        {
            long most = WattsOf(1, nowMs - _pulseMs);
            watts = watts > most ? most : watts;
        }

        watts = watts > int.MaxValue / 1000 ? int.MaxValue / 1000 : watts;
        _gate.BeginWrite();
        sample.SampleMs = nowMs;
        sample.RegistersMs = nowMs;
        sample.ActiveWatts = _isExporting ? -(int)watts : (int)watts;
        sample.RmsMilliamps = (int)(watts * 1000 / NominalVolts);
        sample.ImportWattHours = _importCount * 1000 / _pulsesPerKilowattHour;
        sample.ExportWattHours = _exportCount * 1000 / _pulsesPerKilowattHour;
        _gate.EndWrite();
    }
}
