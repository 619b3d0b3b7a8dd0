namespace NanoV2G.Firmware.Settings;

/// <summary>
/// The number under which each setting is stored. Each is named as its field in <see cref="UnitSettings"/> or
/// <c>FieldSettings</c>, where its meaning and unit stand. The numbers are kept for ever: one is never used again, and a
/// setting that an older or newer version does not know is passed over.
/// </summary>
public enum SettingIdentifier
{
    /// <summary>No setting; in events, the stored form as a whole.</summary>
    None = 0,

    /// <summary>See the field of this name.</summary>
    ExportLimitMilliamps = 1,

    /// <summary>See the field of this name.</summary>
    ImportLimitMilliamps = 2,

    /// <summary>See the field of this name.</summary>
    OtherGenerationMilliamps = 3,

    /// <summary>See the field of this name.</summary>
    GreatestHouseDemandMilliamps = 4,

    /// <summary>See the field of this name.</summary>
    LimitMarginMilliamps = 5,

    /// <summary>See the field of this name.</summary>
    CutOutFuseMilliamps = 6,

    /// <summary>See the field of this name.</summary>
    InverterPhase = 7,

    /// <summary>See the field of this name.</summary>
    ProtectionDeclared = 8,

    /// <summary>See the field of this name.</summary>
    FrequencyResponder = 9,

    /// <summary>See the field of this name.</summary>
    StaleAfterMs = 20,

    /// <summary>See the field of this name.</summary>
    FrozenAfterMs = 21,

    /// <summary>See the field of this name.</summary>
    ProveFailSafeMs = 22,

    /// <summary>See the field of this name.</summary>
    SlowestLoopIntervalMs = 23,

    /// <summary>See the field of this name.</summary>
    BoundaryLagMs = 24,

    /// <summary>See the field of this name.</summary>
    HoldBeforeRiseMs = 25,

    /// <summary>See the field of this name.</summary>
    ReactionMs = 26,

    /// <summary>See the field of this name.</summary>
    RampWattsPerSecond = 27,

    /// <summary>See the field of this name.</summary>
    DeliverWithinMs = 28,

    /// <summary>See the field of this name.</summary>
    BreachOpenMs = 29,

    /// <summary>See the field of this name.</summary>
    DeliveryRetryMs = 30,

    /// <summary>See the field of this name.</summary>
    CountedExcursionMs = 40,

    /// <summary>See the field of this name.</summary>
    LockoutExcursionMs = 41,

    /// <summary>See the field of this name.</summary>
    ExcursionEndMs = 42,

    /// <summary>See the field of this name.</summary>
    TwoExcursionsWindowMs = 43,

    /// <summary>See the field of this name.</summary>
    DailyExcursions = 44,

    /// <summary>See the field of this name.</summary>
    UserResets = 45,

    /// <summary>See the field of this name.</summary>
    NonDomestic = 46,

    /// <summary>See the field of this name.</summary>
    InstallerReset = 47,

    /// <summary>See the field of this name.</summary>
    ReservePermille = 60,

    /// <summary>See the field of this name.</summary>
    FullPermille = 61,

    /// <summary>See the field of this name.</summary>
    IdleOpenMs = 62,

    /// <summary>See the field of this name.</summary>
    BootSettleMs = 63,

    /// <summary>See the field of this name.</summary>
    ReconnectMs = 64,

    /// <summary>See the field of this name.</summary>
    LeastOpenMs = 65,

    /// <summary>See the field of this name.</summary>
    ChargeNowWatts = 66,

    /// <summary>See the field of this name.</summary>
    LoadControlDebounceMs = 67,

    /// <summary>See the field of this name.</summary>
    LoadControlClosedExportPermille = 68,

    /// <summary>See the field of this name.</summary>
    LoadControlClosedImportPermille = 69,

    /// <summary>See the field of this name.</summary>
    LoadControlOpenExportPermille = 70,

    /// <summary>See the field of this name.</summary>
    LoadControlOpenImportPermille = 71,

    /// <summary>See the field of this name.</summary>
    MostParkedMs = 72,

    /// <summary>See the field of this name.</summary>
    ParkingRefusedMs = 73,

    /// <summary>See the field of this name.</summary>
    LeastClosedMs = 74,

    /// <summary>See the field of this name.</summary>
    MostClosingsPerHour = 75,

    /// <summary>See the field of this name.</summary>
    RatedClosings = 76,

    /// <summary>See the field of this name.</summary>
    LogicInterfaceFitted = 78,

    /// <summary>See the field of this name.</summary>
    EmergencyStopHoldMs = 79,

    /// <summary>See the field of this name.</summary>
    VehicleLink = 84,

    /// <summary>See the field of this name.</summary>
    VehicleSlave = 85,

    /// <summary>See the field of this name.</summary>
    DcContactorFitted = 86,

    /// <summary>One entry of the weekly schedule: start and end, 2 bytes each, and power, 4 bytes. May be there many times.</summary>
    ScheduleEntry = 90,

    /// <summary>See the field of this name.</summary>
    Baud = 100,

    /// <summary>See the field of this name.</summary>
    BoundarySlave = 101,

    /// <summary>See the field of this name.</summary>
    AssetSlave = 102,

    /// <summary>See the field of this name.</summary>
    InverterSlave = 103,

    /// <summary>See the field of this name.</summary>
    BoundaryPollMs = 104,

    /// <summary>See the field of this name.</summary>
    AssetPollMs = 105,

    /// <summary>See the field of this name.</summary>
    InverterPollMs = 106,

    /// <summary>See the field of this name.</summary>
    ReplyTimeoutMs = 107,

    /// <summary>See the field of this name.</summary>
    BoundaryRatedMilliamps = 108,

    /// <summary>See the field of this name.</summary>
    BoundaryClassPermille = 109,

    /// <summary>See the field of this name.</summary>
    InverterRatedWatts = 110,

    /// <summary>See the field of this name.</summary>
    InverterReversionMs = 111,

    /// <summary>See the field of this name.</summary>
    BoundaryMeter = 112,

    /// <summary>See the field of this name.</summary>
    AssetMeter = 113,

    /// <summary>See the field of this name.</summary>
    OneBus = 114,

    /// <summary>See the field of this name.</summary>
    PulsesPerKilowattHour = 115,

    /// <summary>See the field of this name.</summary>
    PulseMeterSerial = 116,

    /// <summary>See the field of this name.</summary>
    InverterPhases = 117,
}
