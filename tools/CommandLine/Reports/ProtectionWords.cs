using System.Globalization;
using NanoV2G.Firmware.InterfaceProtection;
using NanoV2G.Hal.Inverters;

namespace NanoV2G.Tools.Reports;

/// <summary>The settings of an inverter's interface protection in words.</summary>
public static class ProtectionWords
{
    /// <summary>Name of a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>The name, lower case.</returns>
    public static string Name(ProtectionSetting setting)
    {
        return setting switch
        {
            ProtectionSetting.UnderVoltage => "under-voltage trip",
            ProtectionSetting.UnderVoltageDelay => "under-voltage delay",
            ProtectionSetting.OverVoltage1 => "over-voltage trip, stage 1",
            ProtectionSetting.OverVoltage1Delay => "over-voltage delay, stage 1",
            ProtectionSetting.OverVoltage2 => "over-voltage trip, stage 2",
            ProtectionSetting.OverVoltage2Delay => "over-voltage delay, stage 2",
            ProtectionSetting.UnderFrequency1 => "under-frequency trip, stage 1",
            ProtectionSetting.UnderFrequency1Delay => "under-frequency delay, stage 1",
            ProtectionSetting.UnderFrequency2 => "under-frequency trip, stage 2",
            ProtectionSetting.UnderFrequency2Delay => "under-frequency delay, stage 2",
            ProtectionSetting.OverFrequency => "over-frequency trip",
            ProtectionSetting.OverFrequencyDelay => "over-frequency delay",
            ProtectionSetting.ReconnectionVoltageHigh => "highest voltage of reconnection",
            ProtectionSetting.ReconnectionVoltageLow => "lowest voltage of reconnection",
            ProtectionSetting.ReconnectionFrequencyHigh => "highest frequency of reconnection",
            ProtectionSetting.ReconnectionFrequencyLow => "lowest frequency of reconnection",
            ProtectionSetting.ReconnectionDelay => "time to reconnection",
            ProtectionSetting.FrequencyResponse => "frequency response",
            _ => "setting " + ((int)setting).ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A value with its unit.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">Its value, mV, mHz, ms, 1 or 0.</param>
    /// <returns>For example <c>262.2 V</c>.</returns>
    public static string Value(ProtectionSetting setting, int value)
    {
        string thousandths = (value / 1000.0).ToString("0.0##", CultureInfo.InvariantCulture);
        return setting switch
        {
            ProtectionSetting.FrequencyResponse => value == 0 ? "off" : "on",
            ProtectionSetting.UnderVoltage or ProtectionSetting.OverVoltage1 or ProtectionSetting.OverVoltage2
                or ProtectionSetting.ReconnectionVoltageHigh or ProtectionSetting.ReconnectionVoltageLow => thousandths + " V",
            ProtectionSetting.UnderFrequency1 or ProtectionSetting.UnderFrequency2 or ProtectionSetting.OverFrequency
                or ProtectionSetting.ReconnectionFrequencyHigh or ProtectionSetting.ReconnectionFrequencyLow => thousandths + " Hz",
            _ => thousandths + " s",
        };
    }

    /// <summary>The event of a setting for which discharge is refused, or no longer.</summary>
    /// <param name="setting">The setting; none when discharge is no longer refused.</param>
    /// <param name="value">The value read.</param>
    /// <returns>A sentence without full stop.</returns>
    public static string Of(ProtectionSetting setting, int value)
    {
        if (setting == ProtectionSetting.None)
        {
            return "The inverter's interface protection agrees with G99: discharge is allowed";
        }

        return value == InverterProtection.NotShown
            ? $"No discharge: the inverter does not show its {Name(setting)}, and nobody has declared it"
            : $"No discharge: the inverter's {Name(setting)} is {(value == 0 ? "off" : Value(setting, value))}, not as G99 asks";
    }
}
