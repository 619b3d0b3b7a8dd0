using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>
/// The boundary meter exchanged for one that is refused. The house is without supply meanwhile, and the unit's settings, which
/// are read at each start, name the new meter.
/// </content>
public static partial class FaultTable
{
    private const int ExchangeMs = 5000;

    /// <summary>The exchange, a start of the controller and its first readings, ms.</summary>
    private const int RefusedMs = ExchangeMs + 5000;

    /// <summary>Long enough that a unit that does not refuse the meter would be back in service, ms.</summary>
    private const int RefusedForMs = AfterStartS * 1000;

    private const int UsualRatedMilliamps = 100000;
    private const int SmallRatedMilliamps = 45000;

    private static FaultPatches[] ExchangeRows()
    {
        FaultCase like = ExchangedFor("boundaryMeterExchanged", MeterKind.Sdm230, UsualRatedMilliamps) with { Reasons = ReactionWatch.Mains, LastsMs = ExchangeMs, End = _ => { } };
        FaultCase likeOfThree = like with { Fault = "boundaryMeterOfThreeExchanged", Patch = OnThreePhases, Begin = unit => Exchange(unit, MeterKind.Sdm630, UsualRatedMilliamps) };
        return
        [
            Row(like) with { Resting = Reported },
            Row(ExchangedFor("boundaryMeterExchangedForSmaller", MeterKind.Sdm230, SmallRatedMilliamps)) with { Resting = Reported },
            Row(ExchangedFor("boundaryMeterExchangedForAssetMeter", MeterKind.Sdm120, UsualRatedMilliamps)) with { Resting = Reported },
            Row(likeOfThree) with { Resting = Reported },
            Row(ExchangedFor("boundaryMeterSetToOnePhase", MeterKind.Sdm630, UsualRatedMilliamps) with
            {
                Patch = OnThreePhases,
                Begin = unit =>
                {
                    Exchange(unit, MeterKind.Sdm630, UsualRatedMilliamps);
                    SetWiring(unit, SimulatedSdm630.OnePhaseHigh);
                },
                End = unit => SetWiring(unit, EastronRegisters.FourWireHigh),
            }) with { Resting = Reported },
            Row(Boundary("boundaryMeterSetToOnePhaseInService", (_, _) => { }) with
            {
                Part = "exchange",
                Reasons = MeterLost,
                Patch = OnThreePhases,
                Begin = unit => SetWiring(unit, SimulatedSdm630.OnePhaseHigh),
                End = unit => SetWiring(unit, EastronRegisters.FourWireHigh),
            }) with { Resting = LosesMeter },
        ];
    }

    private static FaultCase ExchangedFor(string name, MeterKind kind, int ratedMilliamps)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "exchange",
            Expected = Opens,
            Reasons = "meterRefused",
            WithinMs = RefusedMs,
            LastsMs = RefusedForMs,
            BackWithinS = AfterStartS,
            Begin = unit => Exchange(unit, kind, ratedMilliamps),
            End = unit => Exchange(unit, MeterKind.Sdm230, UsualRatedMilliamps),
        };
    }

    private static void Exchange(UnitAtSite unit, MeterKind kind, int ratedMilliamps)
    {
        unit.Run.Hardware.Field.ExchangeBoundaryMeter(kind);
        unit.Run.Hardware.Settings.BoundaryMeter = kind;
        unit.Run.Hardware.Settings.BoundaryRatedMilliamps = ratedMilliamps;
        unit.Run.CutPower(ExchangeMs);
    }

    private static void SetWiring(UnitAtSite unit, int high) => ((SimulatedSdm630)unit.Run.Hardware.Field.BoundaryMeter).WiringHigh = high;
}
