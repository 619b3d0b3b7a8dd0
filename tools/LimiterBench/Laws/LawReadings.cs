namespace NanoV2G.Tools.LimiterBench.Laws;

/// <summary>What a control law is given: the readings as meter and inverter show them over their buses. One reused object.</summary>
public sealed class LawReadings
{
    /// <summary>Time, ms.</summary>
    public long NowMs { get; set; }

    /// <summary>Power at the boundary as last read, W, positive = import.</summary>
    public int GridWatts { get; set; }

    /// <summary>Time at which the meter's last new value was read, ms; -1 before the first.</summary>
    public long GridMs { get; set; } = -1;

    /// <summary>Time of the last successful poll of the meter, whether or not its value was new, ms; -1 before the first.</summary>
    public long PolledMs { get; set; } = -1;

    /// <summary>Whether this tick brought a value that is new.</summary>
    public bool GridIsNew { get; set; }

    /// <summary>Voltage at the boundary, mV.</summary>
    public int Millivolts { get; set; }

    /// <summary>Own discharge as the inverter reports it, W, positive = export.</summary>
    public int DischargeWatts { get; set; }

    /// <summary>Time of the inverter's last report, ms; -1 before the first.</summary>
    public long DischargeMs { get; set; } = -1;

    /// <summary>Discharge of the last set-point that the inverter has acknowledged, W, positive = export.</summary>
    public int AcknowledgedWatts { get; set; }

    /// <summary>Time of that acknowledgement, ms; -1 before the first.</summary>
    public long AcknowledgedMs { get; set; } = -1;

    /// <summary>The export limit as the law takes it, W.</summary>
    public int ExportLimitWatts { get; set; }

    /// <summary>The discharge asked for, W, positive: no law goes beyond it.</summary>
    public int RequestWatts { get; set; }

    /// <summary>Own discharge bounded to what may be asked of the inverter.</summary>
    /// <param name="watts">Any power, W, positive = export.</param>
    /// <returns>0 to <see cref="RequestWatts"/>.</returns>
    public int Bounded(long watts)
    {
        return (int)Math.Clamp(watts, 0, RequestWatts);
    }
}
