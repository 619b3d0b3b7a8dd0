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

    private static byte[][] MakeNames()
    {
        byte[][] names = new byte[(int)EventCode.SettingsLost + 1][];
        NameUnit(names);
        NameMetering(names);
        NameLimits(names);
        NamePlant(names);
        NameMessages(names);
        return names;
    }

    private static void Name(byte[][] names, EventCode code, string name)
    {
        names[(int)code] = Ascii.Bytes(name);
    }

    private static void NameUnit(byte[][] names)
    {
        Name(names, EventCode.Boot, "boot");
        Name(names, EventCode.EventsDropped, "eventsDropped");
        Name(names, EventCode.StoreFailed, "storeFailed");
        Name(names, EventCode.StoreBack, "storeBack");
        Name(names, EventCode.ClockSynchronised, "clockSynchronised");
        Name(names, EventCode.ClockStepped, "clockStepped");
        Name(names, EventCode.ClockLost, "clockLost");
        Name(names, EventCode.SettingsChanged, "settingsChanged");
        Name(names, EventCode.SettingsRejected, "settingsRejected");
        Name(names, EventCode.SettingsLost, "settingsLost");
    }

    private static void NameMetering(byte[][] names)
    {
        Name(names, EventCode.HalfHourStored, "halfHourStored");
        Name(names, EventCode.HalfHourPartial, "halfHourPartial");
        Name(names, EventCode.HalfHoursMissing, "halfHoursMissing");
        Name(names, EventCode.EnergyRecovered, "energyRecovered");
        Name(names, EventCode.RegisterRollback, "registerRollback");
        Name(names, EventCode.MeterExchanged, "meterExchanged");
        Name(names, EventCode.ReverseRunning, "reverseRunning");
        Name(names, EventCode.AssetMeterStale, "assetMeterStale");
        Name(names, EventCode.AssetMeterBack, "assetMeterBack");
        Name(names, EventCode.MeterStale, "meterStale");
        Name(names, EventCode.MeterBack, "meterBack");
        Name(names, EventCode.MeterFrozen, "meterFrozen");
    }

    private static void NameLimits(byte[][] names)
    {
        Name(names, EventCode.ExcursionStarted, "excursionStarted");
        Name(names, EventCode.ExcursionEnded, "excursionEnded");
        Name(names, EventCode.ExcursionCounted, "excursionCounted");
        Name(names, EventCode.LockoutEntered, "lockoutEntered");
        Name(names, EventCode.LockoutReset, "lockoutReset");
        Name(names, EventCode.LimitReasonChanged, "limitReasonChanged");
        Name(names, EventCode.LimitBreached, "limitBreached");
    }

    private static void NamePlant(byte[][] names)
    {
        Name(names, EventCode.ContactorClosed, "contactorClosed");
        Name(names, EventCode.ContactorOpened, "contactorOpened");
        Name(names, EventCode.ContactorFault, "contactorFault");
        Name(names, EventCode.SetpointNotDelivered, "setpointNotDelivered");
        Name(names, EventCode.InverterStale, "inverterStale");
        Name(names, EventCode.InverterBack, "inverterBack");
        Name(names, EventCode.LoadControlChanged, "loadControlChanged");
        Name(names, EventCode.PostureChanged, "postureChanged");
        Name(names, EventCode.Parked, "parked");
        Name(names, EventCode.VehicleConnected, "vehicleConnected");
        Name(names, EventCode.VehicleDisconnected, "vehicleDisconnected");
        Name(names, EventCode.ParkingTakenBack, "parkingTakenBack");
    }

    private static void NameMessages(byte[][] names)
    {
        Name(names, EventCode.CommandAccepted, "commandAccepted");
        Name(names, EventCode.CommandRejected, "commandRejected");
        Name(names, EventCode.CommandExpired, "commandExpired");
        Name(names, EventCode.CommandMalformed, "commandMalformed");
        Name(names, EventCode.MqttConnected, "mqttConnected");
        Name(names, EventCode.MqttLost, "mqttLost");
    }
}
