namespace NanoV2G.Firmware.Settings;

/// <summary>
/// Everything an installer can set. A reused object of plain fields; every default is the strictest reading of its
/// source. Values marked "secondary" or "derived" come from sources other than the primary text and are settings for
/// that reason.
/// </summary>
public sealed class UnitSettings
{
    /// <summary>Most entries of <see cref="ScheduleWatts"/>.</summary>
    public const int MostScheduleEntries = 28;

    /// <summary>Identity of the unit in topics and messages: letters, digits and dashes, unique in a fleet.</summary>
    public string UnitId = "unit-0";

    /// <summary>
    /// First level of the topics under which Home Assistant looks for devices (its documentation of MQTT discovery, its
    /// default); empty: the unit does not show itself there.
    /// </summary>
    public string DiscoveryPrefix = "homeassistant";

    /// <summary>Maximum export limit per phase, mA (ENA EREC G100 Issue 2). 0 until commissioned: no discharge.</summary>
    public int ExportLimitMilliamps;

    /// <summary>
    /// Maximum import limit per phase, mA: the lower of the agreed limit and the cut-out fuse. An unknown fuse counts
    /// as 60 A.
    /// </summary>
    public int ImportLimitMilliamps = 60000;

    /// <summary>
    /// Rating of the cut-out fuse of each phase, mA: a boundary meter rated below it is refused. An unknown fuse counts as
    /// 60 A.
    /// </summary>
    public int CutOutFuseMilliamps = 60000;

    /// <summary>
    /// The phase of a three-phase supply that a one-phase inverter feeds, 1 to 3; 0 = unknown, and the strictest of all
    /// three counts. Without meaning on a one-phase supply and for a three-phase inverter.
    /// </summary>
    public int InverterPhase;

    /// <summary>
    /// Whether the installer has declared the interface protection of an inverter that does not show it (G98 or G99 type
    /// test). What it does show must agree all the same. Rate of change of frequency is always the inverter's declaration.
    /// </summary>
    public bool ProtectionDeclared;

    /// <summary><see cref="FrequencyResponder"/>: the inverter.</summary>
    public const int InverterResponds = 0;

    /// <summary><see cref="FrequencyResponder"/>: the controller.</summary>
    public const int ControllerResponds = 1;

    /// <summary>
    /// The one device that answers to frequency as G99 asks (LFSM): 0 the inverter, 1 the controller, 2 none, as declared. Unless
    /// it is the inverter, the inverter must show that it does not: two would double the droop.
    /// </summary>
    public int FrequencyResponder = InverterResponds;

    /// <summary>
    /// Registered current of every other generator behind the supply, mA per phase. Taken off the open-loop cap, since
    /// all of it may flow out while the meter is silent.
    /// </summary>
    public int OtherGenerationMilliamps;

    /// <summary>
    /// Greatest current of the house without the vehicle, mA per phase. Taken off the import limit while the meter is
    /// silent; the fuse itself when nobody measured it, so that charging stops.
    /// </summary>
    public int GreatestHouseDemandMilliamps = 60000;

    /// <summary>
    /// Fixed part of the margin kept below a limit, mA, beside the meter's class error and what the house has lately moved:
    /// set-point steps and the meter's noise.
    /// </summary>
    public int LimitMarginMilliamps = 40;

    /// <summary>Age at which a boundary reading is stale, ms (timing budget of G100's 5 s).</summary>
    public int StaleAfterMs = 2000;

    /// <summary>
    /// Time of bit-identical voltage, current, power and frequency after which the boundary meter counts as frozen, ms.
    /// A live meter's last digits never stand still that long.
    /// </summary>
    public int FrozenAfterMs = 3000;

    /// <summary>
    /// Time after the last good boundary reading at which own power must be proved within the open-loop cap, ms;
    /// else the contactor opens. Leaves 1 s of the 5 s for the tick, the contactor's travel and its proof.
    /// </summary>
    public int ProveFailSafeMs = 3800;

    /// <summary>Longest mean interval of boundary readings with which the loop may be closed, ms (derived from G100's 5 s).</summary>
    public int SlowestLoopIntervalMs = 1200;

    /// <summary>Time from the end of what a boundary reading averages to its being read: the meter's latency and half a polling interval, ms.</summary>
    public int BoundaryLagMs = 150;

    /// <summary>
    /// How long the least favourable house load is remembered before power may rise, ms; at least until a second reading has
    /// confirmed it.
    /// </summary>
    public int HoldBeforeRiseMs = 600;

    /// <summary>
    /// Time from a set-point to the inverter's answer in the meter's reading, ms: bus, dead time, slew and meter together. How
    /// long parking waits for power to settle; the limiter measures its own.
    /// </summary>
    public int ReactionMs = 1500;

    /// <summary>Fastest rise of power, W per second. Reductions are never ramped.</summary>
    public int RampWattsPerSecond = 1200;

    /// <summary>Time within which measured power must follow a reduced set-point, ms; then the contactor opens.</summary>
    public int DeliverWithinMs = 3600;

    /// <summary>
    /// Time measured above a limit without a break after which the contactor opens, ms: longer than meter, tick, bus and
    /// inverter need together, and early enough that it is proved open within 5 s (G100 Issue 2, secondary).
    /// </summary>
    public int BreachOpenMs = 3400;

    /// <summary>
    /// Longest time for which the parked posture may be asked for, ms; then it is taken back (derived: three name servers
    /// of 7 s and a handshake, and less than the 60 s in which a feasible request is to be delivered).
    /// </summary>
    public int MostParkedMs = 60000;

    /// <summary>Time for which the parked posture is refused after it was taken back, ms: a minute an hour at most is lost to a caller that never releases (derived).</summary>
    public int ParkingRefusedMs = 3600000;

    /// <summary>Idle time after power that was not delivered, or a breach, before the next attempt, ms.</summary>
    public int DeliveryRetryMs = 60000;

    /// <summary>Duration from which an excursion counts, ms (G100 Issue 2, secondary).</summary>
    public int CountedExcursionMs = 15000;

    /// <summary>Duration of one excursion that locks out, ms (G100 Issue 2, secondary).</summary>
    public int LockoutExcursionMs = 60000;

    /// <summary>Time continuously within the limit that ends an excursion, ms (derived: an oscillating site must trip).</summary>
    public int ExcursionEndMs = 2000;

    /// <summary>Window in which two counted excursions lock out, ms (G100 Issue 2, secondary).</summary>
    public int TwoExcursionsWindowMs = 600000;

    /// <summary>How many counted excursions within 24 h lock out (sources: the third, or more than the third).</summary>
    public int DailyExcursions = 3;

    /// <summary>How many lockouts within 30 days the user may reset; after that only the installer (secondary).</summary>
    public int UserResets = 3;

    /// <summary>Whether the scheme is a non-domestic one: the user resets no lockout, the installer not before 4 h after it (G100 Issue 2, secondary).</summary>
    public bool NonDomestic;

    /// <summary>
    /// The installer's word on the lockout: one that is above the number in the ledger ends it, or begins a ledger where
    /// there is none. 0 = no word. The flash tool gives the Unix time in minutes.
    /// </summary>
    public int InstallerReset;

    /// <summary>State of charge below which the vehicle is not discharged, permille.</summary>
    public int ReservePermille = 300;

    /// <summary>State of charge above which the vehicle is not charged, permille.</summary>
    public int FullPermille = 1000;

    /// <summary>Time at zero power after which the contactor opens, ms.</summary>
    public int IdleOpenMs = 900000;

    /// <summary>Time after boot before the contactor may close, ms (derived).</summary>
    public int BootSettleMs = 10000;

    /// <summary>Time the supply must have been healthy before the contactor may close, ms (G99 reconnection, derived).</summary>
    public int ReconnectMs = 20000;

    /// <summary>Least time between opening and closing again, ms.</summary>
    public int LeastOpenMs = 10000;

    /// <summary>Least time from closing to an opening for want of power, ms (derived); nothing that demands an open contactor waits for it.</summary>
    public int LeastClosedMs = 60000;

    /// <summary>Most closings within an hour, attempts included (intermittent duty class 12 of IEC 60947-1, recalled). An opening never waits.</summary>
    public int MostClosingsPerHour = 12;

    /// <summary>
    /// Closings that the contactor is rated for (30,000: electrical durability of IEC 61095, recalled). With an exchanged
    /// contactor: what the unit has counted, and the new one's.
    /// </summary>
    public int RatedClosings = 30000;

    /// <summary>
    /// Whether a logic interface is wired to the input for it (ENA EREC G98, G99); otherwise the input is not looked at. An
    /// input that nobody wired reads open, so that a unit nobody asked about stays without power.
    /// </summary>
    public bool LogicInterfaceFitted = true;

    /// <summary>
    /// Whether the board drives the contactors between DC link and battery; usually the inverter does it itself. On a board that
    /// cannot, a unit with this setting stays without power.
    /// </summary>
    public bool DcContactorFitted;

    /// <summary>
    /// Time for which the emergency stop must have been released before the contactor may close, ms. The manual reset is the
    /// latching button's own; a unit without a network must find back by itself (derived).
    /// </summary>
    public int EmergencyStopHoldMs = 60000;

    /// <summary>Time a load-control contact must stand still to be taken over, ms.</summary>
    public int LoadControlDebounceMs = 400;

    /// <summary>Discharge allowed while the load-control contact is closed, permille of rating.</summary>
    public int LoadControlClosedExportPermille = 1000;

    /// <summary>Charge allowed while the load-control contact is closed, permille of rating.</summary>
    public int LoadControlClosedImportPermille = 1000;

    /// <summary>Discharge allowed while the load-control contact is open, permille of rating.</summary>
    public int LoadControlOpenExportPermille;

    /// <summary>Charge allowed while the load-control contact is open, permille of rating.</summary>
    public int LoadControlOpenImportPermille = 1000;

    /// <summary>Power of the charge-now request, W.</summary>
    public int ChargeNowWatts = 7000;

    /// <summary>How many schedule entries are used.</summary>
    public int ScheduleCount;

    /// <summary>Start of each schedule entry, minute of the local week, Monday 00:00 = 0.</summary>
    public readonly int[] ScheduleStartMinute = new int[MostScheduleEntries];

    /// <summary>End of each schedule entry, minute of the local week, exclusive; before the start = over the week's end.</summary>
    public readonly int[] ScheduleEndMinute = new int[MostScheduleEntries];

    /// <summary>Power asked for during each schedule entry, W, positive = charging.</summary>
    public readonly int[] ScheduleWatts = new int[MostScheduleEntries];

    /// <summary>Adds an entry to the weekly schedule.</summary>
    /// <param name="startMinute">Minute of the local week, 0 to 10,079.</param>
    /// <param name="endMinute">Minute of the local week, 0 to 10,080, exclusive.</param>
    /// <param name="watts">Power, W, positive = charging.</param>
    /// <returns>False when the schedule is full or a minute is out of range: nothing was added.</returns>
    public bool TryAddSchedule(int startMinute, int endMinute, int watts)
    {
        bool isValid = startMinute >= 0 && startMinute < 10080 && endMinute >= 0 && endMinute <= 10080 && startMinute != endMinute;
        if (!isValid || ScheduleCount >= MostScheduleEntries)
        {
            return false;
        }

        ScheduleStartMinute[ScheduleCount] = startMinute;
        ScheduleEndMinute[ScheduleCount] = endMinute;
        ScheduleWatts[ScheduleCount] = watts;
        ScheduleCount++;
        return true;
    }
}
