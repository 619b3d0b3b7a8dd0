namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// The interface protection that a simulated inverter shows: by default that of ENA EREC G99 table 10.1 (LV). Plain fields; the
/// wire shows them as they are at the moment, so a change during a run is seen at the next read. What it shows, it does not do:
/// the simulated inverter never trips.
/// </summary>
public sealed class ProtectionParameters
{
    /// <summary>Whether the inverter has the models that show it (SunSpec 702, 703, 707 to 711). Read once when the inverter is made.</summary>
    public bool IsShown = true;

    /// <summary>Nominal voltage, V, 100 to 500: percentages on the wire refer to it.</summary>
    public int NominalVolts = 230;

    /// <summary>Under-voltage, mV, 0 to 400,000.</summary>
    public int UnderVoltageMillivolts = 184000;

    /// <summary>Its delay, ms, 0 to 600,000; on the wire in hundredths of a second, as all delays.</summary>
    public int UnderVoltageMs = 2500;

    /// <summary>Over-voltage stage 1, mV, 0 to 400,000.</summary>
    public int OverVoltage1Millivolts = 262200;

    /// <summary>Its delay, ms, 0 to 600,000.</summary>
    public int OverVoltage1Ms = 1000;

    /// <summary>Over-voltage stage 2, mV, 0 to 400,000.</summary>
    public int OverVoltage2Millivolts = 273700;

    /// <summary>Its delay, ms, 0 to 600,000.</summary>
    public int OverVoltage2Ms = 500;

    /// <summary>Under-frequency stage 1, mHz, 0 to 100,000.</summary>
    public int UnderFrequency1MilliHertz = 47500;

    /// <summary>Its delay, ms, 0 to 600,000.</summary>
    public int UnderFrequency1Ms = 20000;

    /// <summary>Under-frequency stage 2, mHz, 0 to 100,000.</summary>
    public int UnderFrequency2MilliHertz = 47000;

    /// <summary>Its delay, ms, 0 to 600,000.</summary>
    public int UnderFrequency2Ms = 500;

    /// <summary>Over-frequency, mHz, 0 to 100,000.</summary>
    public int OverFrequencyMilliHertz = 52000;

    /// <summary>Its delay, ms, 0 to 600,000.</summary>
    public int OverFrequencyMs = 500;

    /// <summary>Highest voltage at which it reconnects, mV, 0 to 400,000.</summary>
    public int ReconnectionHighMillivolts = 262200;

    /// <summary>Lowest voltage at which it reconnects, mV, 0 to 400,000.</summary>
    public int ReconnectionLowMillivolts = 184000;

    /// <summary>Highest frequency at which it reconnects, mHz, 0 to 100,000.</summary>
    public int ReconnectionHighMilliHertz = 52000;

    /// <summary>Lowest frequency at which it reconnects, mHz, 0 to 100,000.</summary>
    public int ReconnectionLowMilliHertz = 47500;

    /// <summary>Time in range before it reconnects, s, 0 to 3600.</summary>
    public int ReconnectionSeconds = 20;

    /// <summary>Whether it answers to frequency.</summary>
    public bool AnswersToFrequency = true;

    /// <summary>The first field out of its range.</summary>
    /// <returns>A sentence, or null when all is well.</returns>
    public string FindFault()
    {
        string fault = SiteParameters.RangeFault("NominalVolts", NominalVolts, 100, 500);
        fault ??= VoltageFault("UnderVoltage", UnderVoltageMillivolts, UnderVoltageMs);
        fault ??= VoltageFault("OverVoltage1", OverVoltage1Millivolts, OverVoltage1Ms);
        fault ??= VoltageFault("OverVoltage2", OverVoltage2Millivolts, OverVoltage2Ms);
        fault ??= FrequencyFault("UnderFrequency1", UnderFrequency1MilliHertz, UnderFrequency1Ms);
        fault ??= FrequencyFault("UnderFrequency2", UnderFrequency2MilliHertz, UnderFrequency2Ms);
        fault ??= FrequencyFault("OverFrequency", OverFrequencyMilliHertz, OverFrequencyMs);
        fault ??= VoltageFault("ReconnectionHigh", ReconnectionHighMillivolts, 0);
        fault ??= VoltageFault("ReconnectionLow", ReconnectionLowMillivolts, 0);
        fault ??= FrequencyFault("ReconnectionHigh", ReconnectionHighMilliHertz, 0);
        fault ??= FrequencyFault("ReconnectionLow", ReconnectionLowMilliHertz, 0);
        return fault ?? SiteParameters.RangeFault("ReconnectionSeconds", ReconnectionSeconds, 0, 3600);
    }

    private static string VoltageFault(string name, int millivolts, int delayMs)
    {
        return SiteParameters.RangeFault(name + "Millivolts", millivolts, 0, 400000) ?? SiteParameters.RangeFault(name + "Ms", delayMs, 0, 600000);
    }

    private static string FrequencyFault(string name, int milliHertz, int delayMs)
    {
        return SiteParameters.RangeFault(name + "MilliHertz", milliHertz, 0, 100000) ?? SiteParameters.RangeFault(name + "Ms", delayMs, 0, 600000);
    }
}
