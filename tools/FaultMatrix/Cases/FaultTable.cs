using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <summary>
/// The faults, by what they befall. Stated times back into service: 15 s when only power was bounded, 45 s after the
/// contactor has opened (20 s of healthy supply, restart, ramp), 60 s after the controller has started anew (the same, and
/// parked once for the broker), 80 s after a watch has lost its trust or the emergency stop has been released (60 s, restart, ramp).
/// </summary>
public static partial class FaultTable
{
    private const int AfterOpeningS = 45;
    private const int AfterStartS = 60;
    private const int AfterDistrustS = 80;
    private const int AfterEmergencyS = 80;

    /// <summary>Longest time after which an inverter that delivers too little is reported, and a minute of anything else, ms.</summary>
    private const int MinuteMs = 65000;

    /// <summary>
    /// Three faults at once are given the time of their proofs in a row, ms: 3.8 s for the fail-safe, 0.8 s for the opening, then
    /// the supervisor's 2.5 s. What is opened by taking the supply sooner would be closed by giving it back.
    /// </summary>
    private const int ThreeAtOnceMs = 7500;

    /// <summary>Every fault.</summary>
    public static readonly IReadOnlyList<FaultPatches> Rows =
    [
        .. BoundaryMeterRows(), .. WireRows(), .. AssetMeterRows(), .. InverterRows(), .. ContactorRows(), .. PairRows(),
        .. SupplyRows(), .. ContactRows(), .. VehicleRows(), .. ReserveRows(), .. DcRows(), .. ProtectionRows(), .. EligibilityRows(), .. ExchangeRows(), .. ThreePhaseRows(), .. InverterOfThreeRows(), .. OtherPhaseRows(),
        .. ClockRows(), .. StoreRows(), .. LinkRows(), .. ThreadRows(), .. ReversionRows(), .. BoardRows(),
    ];

    private static FaultPatches Row(FaultCase fault) => new(fault);

    private static FaultCase Goes(FaultCase one) => one with { Expected = GoesOn, Reasons = "" };

    private static FaultCase Reported(FaultCase one) => one with { Expected = Reports };

    private static FaultCase Safely(FaultCase one) => one with { Expected = Safe, Reasons = "" };

    private static FaultCase SafelyRetried(FaultCase one) => Safely(one) with { BackWithinS = AfterDistrustS };

    private static FaultCase Latched(FaultCase one) => one with { Expected = Latches, Reasons = "contactorFault" };

    /// <summary>A closing without a request that the limits allow is broken off.</summary>
    private static FaultCase BrokenOff(FaultCase one) => one with { Expected = Narrows };

    private static FaultCase NoticedInAMinute(FaultCase one) => one with { Expected = Reports, LastsMs = MinuteMs + 5000, WithinMs = MinuteMs };
}
