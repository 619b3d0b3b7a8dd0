namespace NanoV2G.Firmware.InterfaceProtection;

/// <summary>
/// The settings of an inverter's interface protection that are read back: a threshold in mV or mHz and a delay in ms for
/// each stage of ENA EREC G99 table 10.1 (LV), then the conditions of its reconnection and its frequency response. The
/// numbers are part of the record and never change.
/// </summary>
public enum ProtectionSetting
{
    /// <summary>No setting: all agree.</summary>
    None = 0,

    /// <summary>Threshold of the under-voltage stage, mV. Its delay, ms, has the next number, as with every stage.</summary>
    UnderVoltage = 1,

    /// <summary>See above.</summary>
    UnderVoltageDelay = 2,

    /// <summary>Over-voltage stage 1.</summary>
    OverVoltage1 = 3,

    /// <summary>Its delay.</summary>
    OverVoltage1Delay = 4,

    /// <summary>Over-voltage stage 2.</summary>
    OverVoltage2 = 5,

    /// <summary>Its delay.</summary>
    OverVoltage2Delay = 6,

    /// <summary>Under-frequency stage 1, mHz.</summary>
    UnderFrequency1 = 7,

    /// <summary>Its delay.</summary>
    UnderFrequency1Delay = 8,

    /// <summary>Under-frequency stage 2.</summary>
    UnderFrequency2 = 9,

    /// <summary>Its delay.</summary>
    UnderFrequency2Delay = 10,

    /// <summary>Over-frequency.</summary>
    OverFrequency = 11,

    /// <summary>Its delay.</summary>
    OverFrequencyDelay = 12,

    /// <summary>Highest voltage at which it reconnects, mV.</summary>
    ReconnectionVoltageHigh = 13,

    /// <summary>Lowest voltage at which it reconnects, mV.</summary>
    ReconnectionVoltageLow = 14,

    /// <summary>Highest frequency at which it reconnects, mHz.</summary>
    ReconnectionFrequencyHigh = 15,

    /// <summary>Lowest frequency at which it reconnects, mHz.</summary>
    ReconnectionFrequencyLow = 16,

    /// <summary>Time in range before it reconnects, ms.</summary>
    ReconnectionDelay = 17,

    /// <summary>Whether it answers to frequency, 1 or 0.</summary>
    FrequencyResponse = 18,
}
