using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Timing;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Firmware.Snapshots;

/// <summary>
/// Everything one tick knows. One reused object of plain fields; only the control thread touches it.
/// </summary>
public sealed class Snapshot
{
    /// <summary>
    /// Voltage used while none is known, mV: 230 V − 10 %, the lowest in statutory use, at which a power gives the
    /// greatest current.
    /// </summary>
    public const int LowestSupplyMillivolts = 207000;

    /// <summary>Knows nothing yet: an inverter whose connection nobody has noted may feed any phase.</summary>
    public Snapshot()
    {
        for (int phase = 0; phase < BoundarySample.MostPhases; phase++)
        {
            InverterFeeds[phase] = true;
        }
    }

    /// <summary>Monotonic time of the tick, ms.</summary>
    public long NowMs;

    /// <summary>UTC, Unix ms; meaningless while <see cref="ClockQuality"/> is Unknown.</summary>
    public long UtcUnixMs;

    /// <summary>How far <see cref="UtcUnixMs"/> can be trusted.</summary>
    public ClockQuality ClockQuality;

    /// <summary>How many phases the boundary meter measures. Set once.</summary>
    public int PhaseCount = 1;

    /// <summary>Last complete reading of the boundary meter. Another object from tick to tick: not to be kept.</summary>
    public BoundarySample Boundary = new BoundarySample();

    /// <summary>The reading before that one; meaningful in the tick in which <see cref="Boundary"/> is new.</summary>
    public BoundarySample BoundaryBefore = new BoundarySample();

    /// <summary>
    /// Whether <see cref="Boundary"/> is a reading that no earlier tick has seen. The boundary watch takes it back where
    /// every value stands still: a meter that is polled faster than it measures tells nothing new.
    /// </summary>
    public bool BoundaryIsNew;

    /// <summary>Interval at which the boundary meter has been measured to bring new values, ms; 0 while it is not known.</summary>
    public int BoundaryRefreshMs;

    /// <summary>Whether the boundary reading is fresh and alive, as judged by the boundary watch.</summary>
    public bool BoundaryIsLive;

    /// <summary>Signed current at the boundary per phase, mA: RMS × sign of active power.</summary>
    public readonly int[] GridMilliamps = new int[BoundarySample.MostPhases];

    /// <summary>Last complete reading of the asset meter. Another object from tick to tick: not to be kept.</summary>
    public AssetSample Asset = new AssetSample();

    /// <summary>Whether the asset reading is young enough to be recorded.</summary>
    public bool AssetIsRead;

    /// <summary>Whether the asset reading is young enough to prove own power, and no estimate.</summary>
    public bool AssetIsFresh;

    /// <summary>On how many phases the inverter's power is shared, 1 or 3. Set once.</summary>
    public int InverterPhaseCount = 1;

    /// <summary>Whether the inverter feeds each phase, as far as is known: all of them while its phase is not set. Set once.</summary>
    public readonly bool[] InverterFeeds = new bool[BoundarySample.MostPhases];

    /// <summary>Last complete reading of the inverter. Another object from tick to tick: not to be kept.</summary>
    public InverterSample Inverter = new InverterSample();

    /// <summary>Whether <see cref="Inverter"/> is a reading that no earlier tick has seen.</summary>
    public bool InverterIsNew;

    /// <summary>Whether the inverter reading is young enough to act on.</summary>
    public bool InverterIsFresh;

    /// <summary>Whether a mirror contact proves the way to the inverter open: of two contactors in series one is enough.</summary>
    public bool ContactorIsProvedOpen;

    /// <summary>Mask of the contactors whose mirror contact does not prove them open: 1 = the first, 2 = the second.</summary>
    public int ContactorsNotOpen;

    /// <summary>Whether the tick before drove the contactor closed.</summary>
    public bool ContactorIsDriven;

    /// <summary>The load-control contact as sensed.</summary>
    public ContactState LoadControlContact;

    /// <summary>Whether a vehicle is connected: by the plug contact and, where a gateway hears the vehicle, by the gateway too.</summary>
    public bool VehicleIsConnected;

    /// <summary>What the vehicle itself said last; null where no gateway is fitted. Another object from tick to tick: not to be kept.</summary>
    public VehicleSample Vehicle;

    /// <summary>Set-point commanded by the tick before, W, positive = charging.</summary>
    public int CommandedWatts;

    /// <summary>Whether anything measures own power: the asset meter, or the inverter where that meter tells none.</summary>
    /// <returns>False when both readings are old.</returns>
    public bool OwnIsKnown()
    {
        return AssetIsFresh || InverterIsFresh;
    }

    /// <summary>Makes what holds the vehicle's messages.</summary>
    /// <param name="board">The board.</param>
    /// <returns>A sample; null where no gateway is fitted.</returns>
    public static VehicleSample SampleOf(IBoard board)
    {
        return board.VehicleMessages == null ? null : new VehicleSample();
    }

    /// <summary>State of charge of the vehicle's battery, by the vehicle itself or by the inverter.</summary>
    /// <returns>Permille; -1 while neither tells one.</returns>
    public int ChargePermille()
    {
        return Vehicle == null || Vehicle.StateOfChargePermille < 0 ? Inverter.StateOfChargePermille : Vehicle.StateOfChargePermille;
    }

    /// <summary>The voltage at which a power gives the greatest current of a phase.</summary>
    /// <returns>The lowest of the phases, mV; without a live reading the lowest in statutory use.</returns>
    public int LowestMillivolts()
    {
        if (!BoundaryIsLive)
        {
            return LowestSupplyMillivolts;
        }

        int lowest = Boundary.Millivolts[0];
        for (int phase = 1; phase < PhaseCount; phase++)
        {
            int millivolts = Boundary.Millivolts[phase];
            lowest = millivolts < lowest ? millivolts : lowest;
        }

        return lowest;
    }

    /// <summary>Own power, meaningful while it is known.</summary>
    /// <returns>Power, W, positive = charging.</returns>
    public int OwnWatts()
    {
        return AssetIsFresh ? Asset.ActiveWatts : Inverter.ActiveWatts;
    }

    /// <summary>
    /// Notes what is fitted: a gateway to the vehicle, the phases that the boundary meter measures, and which of them the
    /// inverter feeds, where its power counts and a limit can be kept by it. An inverter whose phase nobody has set is taken to
    /// feed whichever phase is worst. Called once, before the first tick.
    /// </summary>
    /// <param name="board">Knows the phases of meter and inverter.</param>
    /// <param name="settings">Know the phase of a one-phase inverter.</param>
    public void Connect(IBoard board, UnitSettings settings)
    {
        int inverterPhase = settings.InverterPhase;
        Vehicle = SampleOf(board);
        int supplyPhases = board.BoundaryMeter.PhaseCount;
        PhaseCount = supplyPhases;

        // Three phases that all end in one: the whole current counts on it.
        bool sharesPhases = supplyPhases == BoundarySample.MostPhases && board.Inverter.PhaseCount == BoundarySample.MostPhases;
        InverterPhaseCount = sharesPhases ? BoundarySample.MostPhases : 1;
        bool isKnown = !sharesPhases && inverterPhase >= 1 && inverterPhase <= supplyPhases;
        for (int phase = 0; phase < BoundarySample.MostPhases; phase++)
        {
            InverterFeeds[phase] = !isKnown || inverterPhase == phase + 1;
        }
    }
}
