using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>Meters and the wires to them.</content>
public static partial class FaultTable
{
    private const string MeterLost = "meterStale failSafeNotProved boundaryLive";
    private const string AssetBusLost = "assetMeterStale assetMeterRead inverterStale ownPowerUnknown";
    private const int NoisyPerMillion = 5000;
    private const int VeryNoisyPerMillion = 50000;

    /// <summary>Answers that come within the time-out of 200 ms, and those that do not, ms.</summary>
    private const int LateMs = 150;
    private const int TooLateMs = 400;
    private const int UsualTurnaroundMs = 20;

    /// <summary>Time in which a meter that has become slow is told by the mean of its readings, ms.</summary>
    private const int SlowMs = 12000;

    /// <summary>Long enough that a delayed meter shows what is past as if it were now, ms.</summary>
    private const int DelayedMs = 60000;

    /// <summary>Time in which a meter that lies from the first is refuted: the house has to be at rest for 12 s, then three steps of 6 s each are left unanswered, ms.</summary>
    private const int RefutedMs = 45000;

    private static FaultCase Sensor(string name, string part, Func<UnitAtSite, SiteMeter> meter, Action<SiteMeter, bool> set)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = part,
            Begin = unit => set(meter(unit), true),
            End = unit => set(meter(unit), false),
        };
    }

    private static FaultCase Boundary(string name, Action<SiteMeter, bool> set)
    {
        return Sensor(name, "sensor", unit => unit.Site.BoundaryMeter, set) with { Expected = Narrows, BackWithinS = AfterOpeningS };
    }

    private static FaultCase Asset(string name, Action<SiteMeter, bool> set)
    {
        return Sensor(name, "sensor", unit => unit.Site.AssetMeter, set) with { BackWithinS = AfterDistrustS };
    }

    private static FaultCase Answers(string name, Func<UnitAtSite, SimulatedSlave> slave, int turnaroundMs)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "wire",
            Begin = unit => slave(unit).TurnaroundMs = turnaroundMs,
            End = unit => slave(unit).TurnaroundMs = UsualTurnaroundMs,
        };
    }

    private static FaultPatches[] BoundaryMeterRows()
    {
        return
        [
            Row(Boundary("meterSilent", (meter, on) => meter.IsSilent = on) with { Reasons = MeterLost }),
            Row(Boundary("meterFrozen", (meter, on) => meter.IsFrozen = on) with { Reasons = "meterFrozen failSafeNotProved" }),
            Refuted(Boundary("meterReversed", (meter, on) => meter.IsReversed = on)),
            Refuted(Boundary("meterNoCurrent", (meter, on) => meter.HasNoCurrent = on)),
            Row(Boundary("meterDelayed2s", (meter, on) => meter.DelayMs = on ? 2000 : 0) with { LastsMs = DelayedMs }) with { Serving = Safely, Resting = Goes },
            Row(Boundary("meterDelayed10s", (meter, on) => meter.DelayMs = on ? 10000 : 0) with { LastsMs = DelayedMs }) with { Resting = Goes },
            Row(Boundary("meterSlow2s", (meter, on) => meter.SlowerByMs = on ? 1800 : 0) with { Reasons = "meterTooSlow limitBreached", WithinMs = SlowMs, LastsMs = 2 * SlowMs, BackWithinS = AfterDistrustS })
                with { Resting = one => Reported(one) with { Reasons = "meterTooSlow meterRefreshJudged" } },
            Row(Boundary("meterIntermittent", (meter, on) => meter.IsSilent = on) with { FlapMs = 1500 }) with { Serving = Safely, Resting = Goes },
            Row(Boundary("meterImplausible", (meter, on) => meter.IsImplausible = on) with { Reasons = MeterLost }),
        ];
    }

    /// <summary>
    /// A meter that begins to lie is unproved by the first step that it leaves without an answer. At one that has not been
    /// proved yet the unit goes no further than what it may there, until three steps have refuted it. Turned over at the limit, it may show the
    /// other limit broken instead, and the contactor opens.
    /// </summary>
    private static FaultPatches Refuted(FaultCase one, int refutedMs = RefutedMs)
    {
        Dictionary<UnitPosture, Func<FaultCase, FaultCase>> single = new()
        {
            [UnitPosture.Parked] = Goes,
            [UnitPosture.Closing] = closing => closing with { Reasons = "meterRefuted", WithinMs = refutedMs, LastsMs = refutedMs },
        };
        return Row(one with { Reasons = "meterUnproved meterRefuted emptyWindow" }) with { Resting = Goes, Single = single };
    }

    private static FaultCase LosesMeter(FaultCase one) => one with { Expected = Reports, Reasons = MeterLost };

    private static void SilenceWithStuckDriver(Action<UnitAtSite> silence, UnitAtSite unit, bool isStuck)
    {
        silence(unit);
        unit.Site.IsCoilDriverStuck = isStuck;
    }

    private static FaultPatches[] AssetMeterRows()
    {
        FaultCase bothSilent = Both(
            Boundary("meterSilent", (meter, on) => meter.IsSilent = on),
            Asset("assetMeterSilent", (meter, on) => meter.IsSilent = on),
            "bothMetersSilent");
        return
        [
            Row(bothSilent with { Expected = Opens, Reasons = "failSafeNotProved" }) with { Resting = LosesMeter },
            Row(bothSilent with
            {
                Fault = "bothMetersSilentDriverStuck",
                Expected = LatchesOpen,
                Reasons = "supervisor",
                WithinMs = ThreeAtOnceMs,
                Begin = unit => SilenceWithStuckDriver(bothSilent.Begin, unit, true),
                End = unit => SilenceWithStuckDriver(bothSilent.End, unit, false),
            }) with { Resting = LosesMeter, Single = At(UnitPosture.Opening, one => one with { Expected = LatchesOpen, Reasons = "supervisor", LastsMs = OverResetsMs }) },
            Row(Asset("assetMeterSilent", (meter, on) => meter.IsSilent = on) with { Expected = Reports, Reasons = "assetMeterStale assetMeterRead" }),
            Row(Asset("assetMeterFrozen", (meter, on) => meter.IsFrozen = on)) with { Serving = Safely },
            Row(Asset("assetMeterReversed", (meter, on) => meter.IsReversed = on)) with { Serving = Safely },
            Row(Asset("assetMeterNoCurrent", (meter, on) => meter.HasNoCurrent = on)) with { Serving = Safely },
            Row(Asset("assetMeterDelayed2s", (meter, on) => meter.DelayMs = on ? 2000 : 0)) with { Serving = Safely },
            Row(Asset("assetMeterImplausible", (meter, on) => meter.IsImplausible = on)) with { Serving = Safely },
        ];
    }

    private static FaultPatches[] WireRows()
    {
        FaultCase wire = FaultCase.Base with { Part = "wire", BackWithinS = AfterOpeningS };
        FaultCase boundary = wire with { Fault = "boundaryLineCut", Begin = unit => unit.Run.Hardware.Field.BoundaryLine.IsCut = true, End = unit => unit.Run.Hardware.Field.BoundaryLine.IsCut = false };
        FaultCase asset = wire with { Fault = "assetLineCut", Begin = unit => unit.Run.Hardware.Field.AssetLine.IsCut = true, End = unit => unit.Run.Hardware.Field.AssetLine.IsCut = false };
        return
        [
            Row(boundary with { Expected = Narrows, Reasons = MeterLost }),
            Row(asset with { Expected = Opens, Reasons = "ownPowerUnknown inverterStale", BackWithinS = AfterDistrustS }) with { Resting = Reported },
            Row(Both(boundary, asset, "bothLinesCut") with { Expected = Opens, BackWithinS = AfterDistrustS }) with { Resting = Reported },
            Row(Noise("boundaryLineNoise", NoisyPerMillion, 0)),
            Row(Noise("boundaryLineVeryNoisy", VeryNoisyPerMillion, 0)) with { Serving = Safely },
            Row(Noise("assetLineNoise", 0, NoisyPerMillion)),
            Row(Noise("assetLineVeryNoisy", 0, VeryNoisyPerMillion)) with { Serving = SafelyRetried },
            Row(Noise("busNoise", NoisyPerMillion, NoisyPerMillion)),
            Row(Answers("meterAnswersLate", unit => unit.Run.Hardware.Field.BoundaryMeter, LateMs)),
            Row(Answers("meterAnswersTooLate", unit => unit.Run.Hardware.Field.BoundaryMeter, TooLateMs) with { Expected = Narrows, Reasons = MeterLost, BackWithinS = AfterOpeningS }),
            Row(Answers("assetMeterAnswersTooLate", unit => unit.Run.Hardware.Field.AssetMeter, TooLateMs) with { Expected = Narrows, Reasons = AssetBusLost, BackWithinS = AfterDistrustS }),
            Row(Answers("inverterAnswersTooLate", unit => unit.Run.Hardware.Field.Inverter, TooLateMs) with { Expected = Narrows, Reasons = AssetBusLost, BackWithinS = AfterDistrustS }),
        ];
    }

    private static FaultCase Both(FaultCase first, FaultCase second, string name)
    {
        return first with
        {
            Fault = name,
            Begin = unit =>
            {
                first.Begin(unit);
                second.Begin(unit);
            },
            End = unit =>
            {
                first.End(unit);
                second.End(unit);
            },
        };
    }

    private static FaultCase Noise(string name, int boundaryPerMillion, int assetPerMillion)
    {
        void Set(UnitAtSite unit, int share)
        {
            unit.Run.Hardware.Field.BoundaryLine.NoisePerMillionBytes = boundaryPerMillion * share;
            unit.Run.Hardware.Field.AssetLine.NoisePerMillionBytes = assetPerMillion * share;
        }

        return FaultCase.Base with { Fault = name, Part = "wire", BackWithinS = AfterOpeningS, Begin = unit => Set(unit, 1), End = unit => Set(unit, 0) };
    }
}
