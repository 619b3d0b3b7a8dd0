namespace NanoV2G.Hal.Inverters;

/// <summary>One reading of the bidirectional inverter. A reused object of plain fields.</summary>
public sealed class InverterSample
{
    /// <summary>Monotonic time at which the measurement reply was complete, ms; -1 before the first reply.</summary>
    public long SampleMs = -1;

    /// <summary>Active power at the AC terminals, W, positive = charging.</summary>
    public int ActiveWatts;

    /// <summary>Stands for a power that the inverter does not tell.</summary>
    public const int UnknownWatts = int.MinValue;

    /// <summary>Power on the DC side, W, positive = charging; <see cref="UnknownWatts"/> when the inverter does not tell.</summary>
    public int DirectCurrentWatts = UnknownWatts;

    /// <summary>Voltage at the AC terminals, mV.</summary>
    public int Millivolts;

    /// <summary>State of charge of the vehicle's battery, permille; -1 while no vehicle reports one.</summary>
    public int StateOfChargePermille = -1;

    /// <summary>Whether the inverter reports that it is running and able to follow a set-point.</summary>
    public bool IsRunning;

    /// <summary>
    /// What it complains of, a bit each as in point Alrm of SunSpec model 701: 0 ground fault to 16 manufacturer's own; 0 when it
    /// tells of nothing or has no such point.
    /// </summary>
    public int Alarms;

    /// <summary>The set-point of the last write that the inverter acknowledged, W, positive = charging.</summary>
    public int AcknowledgedSetpointWatts;

    /// <summary>Monotonic time of that acknowledgement, ms; -1 before the first.</summary>
    public long AcknowledgedMs = -1;

    /// <summary>Copies every field.</summary>
    /// <param name="target">Receives the fields.</param>
    public void CopyTo(InverterSample target)
    {
        target.SampleMs = SampleMs;
        target.ActiveWatts = ActiveWatts;
        target.DirectCurrentWatts = DirectCurrentWatts;
        target.Millivolts = Millivolts;
        target.StateOfChargePermille = StateOfChargePermille;
        target.IsRunning = IsRunning;
        target.Alarms = Alarms;
        target.AcknowledgedSetpointWatts = AcknowledgedSetpointWatts;
        target.AcknowledgedMs = AcknowledgedMs;
    }
}
