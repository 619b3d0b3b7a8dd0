using System.Globalization;
using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.FrequencyResponse;
using NanoV2G.Firmware.InterfaceProtection;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Threads;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports;

/// <summary>The unit's events in the words of a person who was there.</summary>
public static class EventWords
{
    /// <summary>Whether an event tells a reader something: half-hours stored as planned and changes of the limit's reason do not.</summary>
    /// <param name="row">The event.</param>
    /// <returns>True when it belongs in the report's table.</returns>
    public static bool IsTelling(EventRow row)
    {
        return (EventCode)row.Code is not (EventCode.HalfHourStored or EventCode.LimitReasonChanged or EventCode.PostureChanged);
    }

    /// <summary>The event as a sentence without full stop.</summary>
    /// <param name="row">The event.</param>
    /// <returns>The sentence; an event unknown here is shown by its name and values.</returns>
    public static string Of(EventRow row)
    {
        return OfUnit(row) ?? OfMetering(row) ?? OfLimits(row) ?? OfPlant(row) ?? OfMessages(row)
            ?? string.Create(CultureInfo.InvariantCulture, $"{row.Name} ({row.Value1}, {row.Value2})");
    }

    private static string? OfUnit(EventRow row)
    {
        return (EventCode)row.Code switch
        {
            EventCode.Boot => $"The unit started, boot {row.Value1}",
            EventCode.EventsDropped => $"{row.Value1} events were lost because the queue was full",
            EventCode.StoreFailed => "The flash store refused a write",
            EventCode.StoreBack => "The flash store takes writes again",
            EventCode.ClockSynchronised => "The clock was set from the network",
            EventCode.ClockStepped => $"The clock jumped by {row.Value1} s",
            EventCode.ClockLost => "The time can no longer be trusted",
            EventCode.ControllerHangs => (HungPart)row.Value1 switch
            {
                HungPart.None => "Every part of the controller goes on again",
                HungPart.RecordThread => "The recorder hangs: the contactor opens and the supervisor resets the controller",
                HungPart.ReportThread => "The reporter hangs: the supervisor resets the controller as soon as no car is served, within an hour at the latest",
                _ => "The clock stands still: the contactor opens and the supervisor resets the controller",
            },
            EventCode.SettingsChanged => $"The setting {Setting(row.Value1)} was changed to {row.Value2}",
            EventCode.SettingsRejected => $"The setting {Setting(row.Value1)} was refused",
            EventCode.SettingsLost => "No copy of the settings is whole: nothing flows until new ones are put on the board",
            _ => null,
        };
    }

    private static string Setting(int identifier)
    {
        return ((SettingIdentifier)identifier).ToString();
    }

    private static string? OfMetering(EventRow row)
    {
        return (EventCode)row.Code switch
        {
            EventCode.HalfHourStored => $"A half-hour was stored: {row.Value2} Wh",
            EventCode.HalfHourPartial => $"A half-hour was stored as partial: {row.Value2} Wh",
            EventCode.HalfHoursMissing => $"{row.Value2} half-hours were stored as missing",
            EventCode.EnergyRecovered => $"Energy that fits no half-hour was stored: import {row.Value1} Wh, export {row.Value2} Wh",
            EventCode.RegisterRollback => $"A register of the asset meter went back: import {row.Value1} Wh, export {row.Value2} Wh",
            EventCode.MeterExchanged => $"Another asset meter answers: serial {row.Value2} in place of {row.Value1}",
            EventCode.ReverseRunning => "The asset meter's registers count against its own power",
            EventCode.AssetMeterStale => $"The asset meter is silent; its last reading is {row.Value1} ms old",
            EventCode.AssetMeterBack => $"The asset meter answers again after {row.Value1} s",
            EventCode.MeterStale => $"The meter at the supply terminals is silent; its last reading is {row.Value1} ms old",
            EventCode.MeterBack => $"The meter at the supply terminals can be trusted again after {row.Value1} s",
            EventCode.AssetSummation => (PhaseSummation)row.Value1 == PhaseSummation.TotalsNetPhases
                ? "The asset meter's own totals net its phases; recorded is the sum of the phases, which does not"
                : "The asset meter's own totals agree with the sum of its phases, which is recorded",
            EventCode.MeterRefused => "The meter at the supply terminals is " + (MeterRefusal)row.Value1 switch
            {
                MeterRefusal.None => "fit again",
                MeterRefusal.BelowFuse => $"refused: it is rated {Words.Amps(row.Value2)}, below the fuse",
                MeterRefusal.AssetMeterOnly => "refused: an SDM120 is a 45 A meter and an asset meter only",
                MeterRefusal.PulsesOnly => "refused: pulses come too late to hold a limit",
                _ => "refused: it is not set to three phases and four wires",
            },
            EventCode.MeterRefreshJudged => row.Value1 > row.Value2
                ? $"The meter at the supply terminals brings new values every {row.Value1} ms only: too slow for the closed loop"
                : $"The meter at the supply terminals brings new values every {row.Value1} ms: quick enough for the closed loop",
            EventCode.MeterRefuted => $"The meter at the supply terminals does not answer to the unit's own steps: of {Words.Amps(row.Value1)} it showed {Words.Amps(row.Value2)}",
            EventCode.MeterFrozen => "The meter at the supply terminals answers, but its values stand still",
            _ => null,
        };
    }

    private static string? OfLimits(EventRow row)
    {
        return (EventCode)row.Code switch
        {
            EventCode.ExcursionStarted => $"An excursion began: {Words.Amps(row.Value1)} above the limit",
            EventCode.ExcursionEnded => $"The excursion ended after {Words.Seconds(row.Value1 / 1000.0)}; at most {Words.Amps(row.Value2)} above the limit",
            EventCode.ExcursionCounted => $"The excursion reached 15 s and counts: {row.Value1} within 24 h",
            EventCode.LockoutEntered => "Locked out: " + (LockoutCause)row.Value1 switch
            {
                LockoutCause.LongExcursion => "one excursion of 60 s",
                LockoutCause.TwoWithinTenMinutes => "two counted excursions within 10 minutes",
                LockoutCause.LedgerMissing => "the board has no ledger of its lockouts, only the installer ends this",
                _ => "too many counted excursions within 24 h",
            },
            EventCode.LockoutReset => row.Value1 switch
            {
                1 => $"The lockout was reset by the user, {row.Value2} of 3 resets in 30 days used",
                2 => "The lockout was reset by the installer",
                _ => "The installer began the ledger of lockouts on a board without one",
            },
            EventCode.LedgerCarriedOver => row.Value1 switch
            {
                1 => $"The ledger of the exchanged board was taken over, {row.Value2} lockouts within 30 days",
                2 => "The file with the ledger of the exchanged board is damaged and was not taken over",
                _ => "The ledger of the exchanged board is in force, but the store did not keep it yet",
            },
            EventCode.LimitBreached => $"Above the limit for {Words.Seconds(row.Value1 / 1000.0)} although the unit should have come down: the contactor opens",
            EventCode.LimitReasonChanged => $"Limits now: export by {Reason(row.Value1)}, import by {Reason(row.Value2)}",
            _ => null,
        };
    }

    private static string? OfPlant(EventRow row)
    {
        return (EventCode)row.Code switch
        {
            EventCode.ContactorClosed => $"The contactor closed, {row.Value1} ms after the command",
            EventCode.ContactorOpened => $"The contactor was proved open, {row.Value1} ms after the command",
            EventCode.ContactorFault => LatchedFaults.WordsOf(row.Value1),
            EventCode.ContactorWorn => $"The contactor has closed {row.Value1} times of the {row.Value2} that it is rated for",
            EventCode.SetpointNotDelivered => $"The inverter does not obey: told {row.Value1} W, measured {row.Value2} W",
            EventCode.InverterStale => $"The inverter is silent; its last reading is {row.Value1} ms old",
            EventCode.InverterBack => $"The inverter answers again after {row.Value1} s",
            EventCode.InverterRefused => "The device at the inverter's address is " + InverterWords.Of((InverterRefusal)row.Value1),
            EventCode.InverterAlarm => row.Value1 == 0 ? $"The inverter no longer complains of {InverterWords.AlarmsOf(row.Value2)}" : $"The inverter complains of {InverterWords.AlarmsOf(row.Value1)}",
            EventCode.ReversionTried => Math.Abs(row.Value2) <= DeliveryWatch.ToleranceWatts
                ? $"Left without a set-point, the inverter stopped by itself within {Words.Seconds(row.Value1 / 1000.0)}"
                : $"Left without a set-point, the inverter had {row.Value2} W after {Words.Seconds(row.Value1 / 1000.0)}",
            EventCode.ProtectionJudged => ProtectionWords.Of((ProtectionSetting)row.Value1, row.Value2),
            EventCode.FrequencyOutside => row.Value1 > FrequencyDroop.HighMilliHertz
                ? $"The frequency is high, {Words.Hertz(row.Value1)}: discharge falls from {row.Value2} W"
                : row.Value1 < FrequencyDroop.LowMilliHertz
                    ? $"The frequency is low, {Words.Hertz(row.Value1)}: charge falls from {row.Value2} W"
                    : $"The frequency is back, {Words.Hertz(row.Value1)}",
            EventCode.SupplyTripped => $"The supply was outside the protection thresholds for too long, {Words.Volts(row.Value1)} at {Words.Hertz(row.Value2)}: the contactor opens",
            EventCode.FrequencyTripped => $"The unit may still have been charging at {Words.Hertz(row.Value1)}: the contactor opens",
            EventCode.LoadControlChanged => $"The load control switch is {(ContactState)row.Value1 switch { ContactState.Open => "open", ContactState.Closed => "closed", _ => "faulty" }}",
            EventCode.StopInputChanged => $"{((LimitReason)row.Value1 == LimitReason.EmergencyStop ? "The emergency stop" : "The logic interface")} {((ContactState)row.Value2 == ContactState.Open ? "stops the unit" : "lets the unit go on")}",
            EventCode.PostureChanged => $"The unit is now {Posture(row.Value1)}",
            EventCode.Parked => $"The unit is parked at {row.Value2} W, {row.Value1} ms after being asked to",
            EventCode.ParkingTakenBack => $"Parking was taken back after {row.Value1} s and is refused for {row.Value2} s",
            EventCode.VehicleConnected => row.Value1 < 0 ? "The car was plugged in" : $"The car was plugged in at {row.Value1 / 10} %",
            EventCode.VehicleDisconnected => "The car was unplugged",
            _ => null,
        };
    }

    private static string? OfMessages(EventRow row)
    {
        return (EventCode)row.Code switch
        {
            EventCode.CommandAccepted => "A command was accepted",
            EventCode.CommandRejected => $"A command was rejected: {(CommandReason)row.Value2}",
            EventCode.CommandExpired => $"A command came {row.Value2} s too late",
            EventCode.CommandMalformed => "A message that should be a command could not be understood",
            EventCode.MqttConnected => row.Value1 == 0 ? "The broker is connected" : $"The broker is connected; {row.Value1} half-hours wait for it",
            EventCode.MqttLost => $"The broker was lost after {Words.Seconds(row.Value1)}",
            _ => null,
        };
    }

    private static string Reason(int reason)
    {
        return ReasonWords.Of((LimitReason)reason);
    }

    private static string Posture(int posture)
    {
        return (Posture)posture switch
        {
            Firmware.Control.Posture.Starting => "starting",
            Firmware.Control.Posture.Idle => "idle",
            Firmware.Control.Posture.Serving => "serving",
            Firmware.Control.Posture.FailSafe => "in its fail-safe",
            Firmware.Control.Posture.Waiting => "waiting",
            Firmware.Control.Posture.Lockout => "locked out",
            Firmware.Control.Posture.Parked => "parked",
            _ => "in a latched fault",
        };
    }
}
