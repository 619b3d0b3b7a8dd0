using NanoV2G.Hal.Meters;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Compares the registers with the power that the same meter shows: swapped register addresses or a meter that counts
/// backwards shows as energy on the wrong side. Judged each time the power adds up to <see cref="WindowWattHours"/>.
/// </summary>
internal sealed class ReverseRunningWatch
{
    /// <summary>Energy after which a verdict is given, Wh: far above register steps and the error of adding up samples. Derived.</summary>
    public const int WindowWattHours = 100;

    /// <summary>Longest time between two samples over which power is added up, ms.</summary>
    private const int MostGapMs = 5000;

    private const long WattMsPerWattHour = 3600000;

    private readonly AssetSample _previous = new AssetSample();
    private long _importWattMs;
    private long _exportWattMs;
    private long _baseImportWattHours;
    private long _baseExportWattHours;

    /// <summary>Verdict of the last full window.</summary>
    public bool IsReverse;

    /// <summary>Import by the power in the last full window, Wh.</summary>
    public int ImportWattHours;

    /// <summary>Import by the register in the last full window, Wh.</summary>
    public int RegisterImportWattHours;

    /// <summary>Takes the next sample.</summary>
    /// <returns>True when a window is full and judged.</returns>
    public bool Add(AssetSample sample)
    {
        AssetSample previous = _previous;
        long elapsedMs = sample.SampleMs - previous.SampleMs;
        bool isUnbroken = previous.SampleMs >= 0 && elapsedMs <= MostGapMs && sample.MeterSerial == previous.MeterSerial
            && sample.ImportWattHours >= previous.ImportWattHours && sample.ExportWattHours >= previous.ExportWattHours;
        int watts = previous.ActiveWatts;
        sample.CopyTo(previous);
        if (!isUnbroken)
        {
            Begin(sample);
            return false;
        }

        if (watts > 0)
        {
            _importWattMs += watts * elapsedMs;
        }
        else
        {
            _exportWattMs -= watts * elapsedMs;
        }

        if (_importWattMs + _exportWattMs < WindowWattHours * WattMsPerWattHour)
        {
            return false;
        }

        Judge(sample);
        Begin(sample);
        return true;
    }

    private void Begin(AssetSample sample)
    {
        _importWattMs = 0;
        _exportWattMs = 0;
        _baseImportWattHours = sample.ImportWattHours;
        _baseExportWattHours = sample.ExportWattHours;
    }

    private void Judge(AssetSample sample)
    {
        long byPower = (_importWattMs - _exportWattMs) / WattMsPerWattHour;
        long import = sample.ImportWattHours - _baseImportWattHours;
        long export = sample.ExportWattHours - _baseExportWattHours;
        long byRegister = import - export;
        ImportWattHours = (int)(_importWattMs / WattMsPerWattHour);
        RegisterImportWattHours = import > int.MaxValue ? int.MaxValue : (int)import;

        // A window that flowed both ways in like parts tells nothing.
        int half = WindowWattHours / 2;
        IsReverse = (byPower >= half && byRegister <= -half) || (byPower <= -half && byRegister >= half);
    }
}
