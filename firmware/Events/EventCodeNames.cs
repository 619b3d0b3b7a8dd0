using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Events;

/// <summary>The names of events in messages, lower camel case, made once.</summary>
public static class EventCodeNames
{
    private static readonly byte[] UnknownName = Ascii.Bytes("unknown");
    private static readonly byte[][] Names = MakeNames();

    /// <summary>The name of an event.</summary>
    /// <param name="code">Number of an <see cref="EventCode"/>; any integer is allowed, since it may come from flash.</param>
    /// <returns>Its name as ASCII bytes, <c>unknown</c> for a number without one.</returns>
    public static byte[] Of(int code)
    {
        if (code < 0 || code >= Names.Length || Names[code] == null)
        {
            return UnknownName;
        }

        return Names[code];
    }

    // Each text holds the names of codes that follow one another without a gap, in the order of EventCode.
    private static byte[][] MakeNames()
    {
        byte[][] names = new byte[(int)EventCode.SettingsLost + 1][];
        Name(names, EventCode.Boot, "boot eventsDropped storeFailed storeBack");
        Name(names, EventCode.ClockSynchronised, "clockSynchronised clockStepped clockLost");
        Name(names, EventCode.HalfHourStored, "halfHourStored halfHourPartial halfHoursMissing energyRecovered"
            + " registerRollback meterExchanged reverseRunning assetMeterStale assetMeterBack assetSummation");
        Name(names, EventCode.MeterStale, "meterStale meterBack meterFrozen meterRefuted");
        Name(names, EventCode.MeterRefused, "meterRefused meterRefreshJudged reversionTried supplyTripped");
        Name(names, EventCode.ExcursionStarted, "excursionStarted excursionEnded excursionCounted"
            + " lockoutEntered lockoutReset limitReasonChanged limitBreached ledgerCarriedOver");
        Name(names, EventCode.ContactorClosed, "contactorClosed contactorOpened contactorFault"
            + " setpointNotDelivered inverterStale inverterBack loadControlChanged"
            + " postureChanged parked vehicleConnected vehicleDisconnected parkingTakenBack inverterRefused contactorWorn protectionJudged inverterAlarm"
            + " stopInputChanged controllerHangs frequencyOutside frequencyTripped"
            + " commandAccepted commandRejected commandExpired commandMalformed");
        Name(names, EventCode.MqttConnected, "mqttConnected mqttLost");
        Name(names, EventCode.SettingsChanged, "settingsChanged settingsRejected settingsLost");
        return names;
    }

    private static void Name(byte[][] names, EventCode first, string row)
    {
        byte[][] found = Ascii.Names(row);
        for (int index = 0; index < found.Length; index++)
        {
            names[(int)first + index] = found[index];
        }
    }
}
