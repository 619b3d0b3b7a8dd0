namespace NanoV2G.Firmware.Events;

/// <summary>
/// What can happen. The numbers are stored for years: a number is never reused, new ones go at the end of their block,
/// and <see cref="EventCodeNames"/> gives each its name in messages. "Values" are the two integers of the event.
/// </summary>
public enum EventCode
{
    /// <summary>No event.</summary>
    None = 0,

    /// <summary>The unit started. Values: boot count, 0.</summary>
    Boot = 1,

    /// <summary>Events were dropped because the queue was full. Values: how many, 0.</summary>
    EventsDropped = 2,

    /// <summary>The store refused a write. Values: which log (first letter of its file names), 0.</summary>
    StoreFailed = 3,

    /// <summary>The store takes writes again. Values: which log (first letter of its file names), 0.</summary>
    StoreBack = 4,

    /// <summary>UTC became known. Values: Unix time in minutes, <c>ClockQuality</c>.</summary>
    ClockSynchronised = 10,

    /// <summary>UTC jumped. Values: seconds (positive = forwards), 1 when the half-hour in progress was left.</summary>
    ClockStepped = 11,

    /// <summary>UTC can no longer be trusted. Values: 0, 0.</summary>
    ClockLost = 12,

    /// <summary>A complete half-hour was stored. Values: Unix time of its start in half-hours, signed sum in Wh (import positive).</summary>
    HalfHourStored = 20,

    /// <summary>A half-hour was stored as partial. Values: Unix time of its start in half-hours, signed sum in Wh.</summary>
    HalfHourPartial = 21,

    /// <summary>Half-hours were stored as missing. Values: Unix time of the first start in half-hours, how many.</summary>
    HalfHoursMissing = 22,

    /// <summary>Energy that cannot be given to a half-hour was stored. Values: import Wh, export Wh.</summary>
    EnergyRecovered = 23,

    /// <summary>A register of the asset meter went backwards. Values: import change Wh, export change Wh.</summary>
    RegisterRollback = 24,

    /// <summary>Another asset meter answers. Values: old serial, new serial (low 32 bits).</summary>
    MeterExchanged = 25,

    /// <summary>The registers of the asset meter count against its own power. Values: import Wh of the power, import Wh of the register.</summary>
    ReverseRunning = 26,

    /// <summary>The asset meter is silent. Values: age of its last reading in ms, 0.</summary>
    AssetMeterStale = 27,

    /// <summary>The asset meter answers again. Values: length of the silence in s, 0.</summary>
    AssetMeterBack = 28,

    /// <summary>A three-phase asset meter's own totals were compared with the sum of its phases, which is what is recorded. Values: <c>PhaseSummation</c>, serial (low 32 bits).</summary>
    AssetSummation = 29,

    /// <summary>The boundary meter is silent. Values: age of its last reading in ms, 0.</summary>
    MeterStale = 40,

    /// <summary>The boundary meter answers again. Values: length of the silence in s, 0.</summary>
    MeterBack = 41,

    /// <summary>The boundary meter answers, but its values stand still. Values: time since they last moved in ms, 0.</summary>
    MeterFrozen = 42,

    /// <summary>
    /// The boundary meter has not answered to three own steps in a row: reversed, off its cable, on another phase, or its
    /// current stands still. Values: own movement in mA, what the meter showed of it in mA.
    /// </summary>
    MeterRefuted = 43,

    /// <summary>The boundary meter is refused, or no longer. Values: <c>MeterRefusal</c> (0 = no longer), rated mA.</summary>
    MeterRefused = 45,

    /// <summary>The boundary meter's measured refresh became too slow for the closed loop, or quick enough. Values: measured ms, slowest allowed ms.</summary>
    MeterRefreshJudged = 46,

    /// <summary>
    /// The inverter was left without a set-point until its reversion timer must have run out. Values: ms since the last
    /// set-point, own power then, W: no more than 150 W either way is a landing at zero.
    /// </summary>
    ReversionTried = 47,

    /// <summary>
    /// The supply was outside a threshold of G99 for its delay and 2 s more: the contactor opens. Values: the voltage that is worst, mV,
    /// the highest when one is too high; frequency, mHz.
    /// </summary>
    SupplyTripped = 48,

    /// <summary>An excursion above a limit began (State 2). Values: milliamps above the limit, phase.</summary>
    ExcursionStarted = 50,

    /// <summary>An excursion ended. Values: its length in ms, most milliamps above the limit.</summary>
    ExcursionEnded = 51,

    /// <summary>An excursion reached the length from which it counts. Values: excursions counted in 24 h, in 10 min.</summary>
    ExcursionCounted = 52,

    /// <summary>Lockout (State 3) was entered. Values: cause, excursions counted in 24 h.</summary>
    LockoutEntered = 53,

    /// <summary>Lockout was reset. Values: who (1 user, 2 installer, 3 the installer began a ledger on a board without one), lockouts within 30 days.</summary>
    LockoutReset = 54,

    /// <summary>A demand for an open contactor began, ended or changed its reason. Values: reason on the export side, reason on the import side.</summary>
    LimitReasonChanged = 55,

    /// <summary>The boundary stayed above a limit although the unit should have come down: the contactor opens. Values: time above in ms, own power W.</summary>
    LimitBreached = 56,

    /// <summary>
    /// The file with the ledger of an exchanged board was found. Values: 1 taken over, 2 damaged and left alone, 3 in force but
    /// not yet written; lockouts within 30 days.
    /// </summary>
    LedgerCarriedOver = 57,

    /// <summary>The contactor was proved closed. Values: milliseconds since the command, closings since boot.</summary>
    ContactorClosed = 60,

    /// <summary>The contactor was proved open. Values: milliseconds since the command, 0.</summary>
    ContactorOpened = 61,

    /// <summary>The contactor did not do what it was told. Values: fault, <c>ContactorState</c> in which it showed.</summary>
    ContactorFault = 62,

    /// <summary>The inverter delivers too much (the contactor opens) or, for long, too little. Values: set-point W, measured W.</summary>
    SetpointNotDelivered = 63,

    /// <summary>The inverter is silent. Values: age of its last reading in ms, 0.</summary>
    InverterStale = 64,

    /// <summary>The inverter answers again. Values: length of the silence in s, 0.</summary>
    InverterBack = 65,

    /// <summary>The auxiliary load-control input changed. Values: new state (<c>ContactState</c>), milliseconds from sensing to acceptance.</summary>
    LoadControlChanged = 66,

    /// <summary>The controller took a posture. Values: new posture, old posture.</summary>
    PostureChanged = 67,

    /// <summary>The unit is parked: power zero or at the open-loop cap, so that the interpreter may block. Values: ms from the ask to the proof, own power W.</summary>
    Parked = 68,

    /// <summary>The car was plugged in. Values: state of charge in permille or -1, 0.</summary>
    VehicleConnected = 69,

    /// <summary>The car was unplugged. Values: 0, 0.</summary>
    VehicleDisconnected = 70,

    /// <summary>The parked posture was taken back from whoever kept it too long. Values: for how long it was asked for in s, for how long it is refused in s.</summary>
    ParkingTakenBack = 71,

    /// <summary>The device at the inverter's address is refused, or no longer. Values: <c>InverterRefusal</c> (0 = no longer), 0.</summary>
    InverterRefused = 72,

    /// <summary>The contactor has closed as often as 80 % or the whole of its rated life. Values: closings in the unit's life, rated closings.</summary>
    ContactorWorn = 73,

    /// <summary>
    /// The inverter's interface protection was read and judged otherwise than before. Values: <c>ProtectionSetting</c> for which
    /// discharge is refused (0 = none any more), the value read in mV, mHz or ms, -2147483648 when it is not shown.
    /// </summary>
    ProtectionJudged = 74,

    /// <summary>The inverter complains of something else than before. Values: its alarms, a bit each as in SunSpec model 701 (0 = none any more), those before.</summary>
    InverterAlarm = 75,

    /// <summary>
    /// The logic interface or the emergency stop stops the unit, or lets it go after its time. Values: <c>LimitReason</c> of the
    /// input, <c>ContactState</c> (1 stops, 2 lets go).
    /// </summary>
    StopInputChanged = 76,

    /// <summary>A thread hangs or the clock stands still, or no longer. Values: <c>HungPart</c> (0 = no longer), 0.</summary>
    ControllerHangs = 77,

    /// <summary>
    /// The frequency has left what needs no answer, where the controller answers, or come back. Values: mHz, the power in W that the
    /// answer begins from.
    /// </summary>
    FrequencyOutside = 78,

    /// <summary>The unit may still have been charging at 48.9 Hz: contactor opened. Values: mHz, the asset meter's power in W.</summary>
    FrequencyTripped = 79,

    /// <summary>A command was accepted. Values: verb, issuer's sequence number.</summary>
    CommandAccepted = 80,

    /// <summary>A command was rejected. Values: verb, <c>CommandReason</c>.</summary>
    CommandRejected = 81,

    /// <summary>A command came after its time. Values: verb, seconds too late.</summary>
    CommandExpired = 82,

    /// <summary>A message under <c>cmd/</c> could not be understood or answered. Values: how many so far, <c>CommandReason</c>.</summary>
    CommandMalformed = 83,

    /// <summary>A broker is connected. Values: 0, 0.</summary>
    MqttConnected = 90,

    /// <summary>The broker was lost. Values: seconds it had been connected, 0.</summary>
    MqttLost = 91,

    /// <summary>
    /// A setting changed. Values: <c>SettingIdentifier</c>, the new value, -1 for its default again; of the schedule,
    /// its number of entries.
    /// </summary>
    SettingsChanged = 100,

    /// <summary>
    /// A stored or new setting was not taken. Values: <c>SettingIdentifier</c>, the value found; 0 for new settings as a
    /// whole, with 0 when they are damaged and 1 when the store did not keep them.
    /// </summary>
    SettingsRejected = 101,

    /// <summary>No copy of the settings is whole: import and export are zero. Values: 0, 0.</summary>
    SettingsLost = 102,
}
