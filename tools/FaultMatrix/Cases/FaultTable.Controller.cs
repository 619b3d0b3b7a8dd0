using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>Clock, store, link, threads and board.</content>
public static partial class FaultTable
{
    private const string HardwareActs = "supervisor reset powerLost";
    private const int HourMs = 3600000;
    private const int ResetMs = 47000;

    /// <summary>How long a fault that a reset ends outlasts it, so that the reset is seen to end it, ms.</summary>
    private const int HealedMs = 5000;

    /// <summary>Within which time a hung recorder has the contactor opened: 60 ticks, and its travel, ms.</summary>
    private const int RecordHangMs = 13000;

    /// <summary>An idle unit writes at the end of a half-hour at the latest, ms.</summary>
    private const int HalfHourMs = 1800000;
    private const int SlowEraseMs = 400;

    private static FaultPatches[] ClockRows()
    {
        return
        [
            Row(Clock("clockLost", clock => clock.LoseUtc()) with { Expected = Reports, Reasons = "clockLost" }) with { Single = At(UnitPosture.Closing, BrokenOff) },
            Row(Clock("clockStepsForward", clock => clock.StepUtc(HourMs)) with { Expected = Reports, Reasons = "clockStepped" }),
            Row(Clock("clockStepsBack", clock => clock.StepUtc(-HourMs)) with { Expected = Reports, Reasons = "clockStepped" }),
            Row(Clock("clockStepsADay", clock => clock.StepUtc(24 * HourMs)) with { Expected = Reports, Reasons = "clockStepped" }),
            Row(Clock("clockStuck", clock => clock.StopUtc(true)) with
            {
                Expected = Reports,
                Reasons = "clockStepped clockLost",
                LastsMs = MinuteMs + 5000,
                WithinMs = MinuteMs,
                End = unit => unit.Run.Board.SimulatedClock.StopUtc(false),
            }),
            Row(Clock("oscillatorStops", clock => clock.IsStopped = true) with
            {
                Expected = Opens,
                Reasons = "controllerHangs",
                LastsMs = ResetMs + HealedMs,
                BackWithinS = AfterStartS,
                End = unit => unit.Run.Board.SimulatedClock.IsStopped = false,
            }) with { Resting = Reported },
            Row(Clock("timeServerGone", clock => clock.IsTimeServerReachable = false) with { End = unit => unit.Run.Board.SimulatedClock.IsTimeServerReachable = true }),
        ];
    }

    private static FaultCase Clock(string name, Action<SimulatedClock> begin)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "clock",
            Begin = unit => begin(unit.Run.Board.SimulatedClock),
            End = unit => unit.Run.Board.SimulatedClock.SynchroniseNow(),
        };
    }

    private static FaultPatches[] StoreRows()
    {
        FaultCase store = FaultCase.Base with { Part = "store" };
        return
        [
            Row(NoticedInAMinute(store with { Fault = "storeFails", Reasons = "storeFailed", Begin = unit => unit.Run.Hardware.Store.IsFailing = true, End = unit => unit.Run.Hardware.Store.IsFailing = false }))
                with { Single = At(UnitPosture.Idle, one => one with { LastsMs = HalfHourMs + MinuteMs, WithinMs = HalfHourMs }) },
            Row(store with { Fault = "storeFull", LastsMs = MinuteMs, Begin = unit => unit.Run.Hardware.Store.IsFull = true, End = unit => unit.Run.Hardware.Store.IsFull = false }),
            Row(store with { Fault = "storeCutAtWrite", LastsMs = MinuteMs, Expected = Safe, BackWithinS = AfterStartS, Begin = unit => unit.Run.Hardware.Store.CutPowerAtOperation(1, 3) }),
            Row(store with { Fault = "flashStalls", Begin = unit => unit.Run.Begin(SimulatedFault.FlashStalls, 0), End = unit => unit.Run.End(SimulatedFault.FlashStalls) }),
            Row(store with { Fault = "slowErase", LastsMs = MinuteMs, Patch = setup => setup.Parameters.FlashEraseStallMs = SlowEraseMs }),
        ];
    }

    private static FaultPatches[] LinkRows()
    {
        return
        [
            Row(Link("brokerGone", SimulatedFault.BrokerGone) with { Expected = Reports, Reasons = "mqttLost" }),
            Row(Link("brokerFlaps", SimulatedFault.BrokerGone) with { Expected = Reports, Reasons = "mqttLost", FlapMs = 3000 }),
            Row(Link("brokerBlackHole", SimulatedFault.BrokerBlackHole) with { Expected = Safe, LastsMs = MinuteMs, BackWithinS = AfterDistrustS }),
            Row(Link("dnsSlow", SimulatedFault.DnsSlow) with { Expected = Safe, LastsMs = MinuteMs, BackWithinS = AfterDistrustS }),
        ];
    }

    private static FaultCase Link(string name, SimulatedFault fault)
    {
        return FaultCase.Base with { Fault = name, Part = "link", Begin = unit => unit.Run.Begin(fault, 0), End = unit => unit.Run.End(fault) };
    }

    private static FaultPatches[] ThreadRows()
    {
        return
        [
            Row(Hang("hang300ms", 300)),
            Row(Hang("hang1s", 1000)),
            Row(Hang("hang1900ms", 1900)),
            Row(LongHang("hang3s", 3000)) with { Resting = Reported },
            Row(LongHang("hang8s", 8000)) with { Resting = Reported },
            Row(LongHang("hang30s", 30000)) with { Resting = Reported },
            Row(LongHang("hangUntilReset", ResetMs) with { Begin = unit => unit.Run.FreezeForEver() }) with { Resting = Reported },
            Row(Thread("senseThreadHangs", BoardThread.Sense) with { Expected = Opens, BackWithinS = AfterDistrustS }) with { Resting = Reported },
            Row(Thread("controlThreadHangs", BoardThread.Control) with { Expected = Opens, Reasons = HardwareActs, LastsMs = ResetMs, BackWithinS = AfterStartS }) with { Resting = Reported },
            Row(Thread("recordThreadHangs", BoardThread.Record) with { Expected = Opens, Reasons = "controllerHangs", WithinMs = RecordHangMs, LastsMs = RecordHangMs + ResetMs + HealedMs, BackWithinS = AfterStartS })
                with { Resting = Reported },
            Row(NoticedInAMinute(Thread("reportThreadHangs", BoardThread.Report) with { Reasons = "controllerHangs" })) with { Resting = HealedAtRest },
            Row(NoticedInAMinute(Thread("linkThreadHangs", BoardThread.Link) with { Reasons = "parkingTakenBack" })),
        ];
    }

    /// <summary>A thread that nobody misses while nothing is served: the supervisor resets the controller.</summary>
    private static FaultCase HealedAtRest(FaultCase one)
    {
        return one with { Expected = Reports, Reasons = ReactionWatch.Reset, WithinMs = MinuteMs + ResetMs, LastsMs = MinuteMs + ResetMs + HealedMs, BackWithinS = AfterStartS };
    }

    private static FaultCase Hang(string name, int lengthMs)
    {
        return FaultCase.Base with { Fault = name, Part = "thread", LastsMs = lengthMs, Begin = unit => unit.Run.Freeze(lengthMs) };
    }

    private static FaultCase LongHang(string name, int lengthMs)
    {
        return Hang(name, lengthMs) with { Expected = Opens, Reasons = HardwareActs, BackWithinS = AfterStartS };
    }

    private static FaultCase Thread(string name, BoardThread thread)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "thread",
            Begin = unit => unit.Run.HungThread = thread,
            End = unit => unit.Run.HungThread = BoardThread.None,
        };
    }

    private static FaultPatches[] BoardRows()
    {
        return [BoardCut("boardCut1s", 1000), BoardCut("boardCut20s", 20000)];
    }

    private static FaultPatches BoardCut(string name, int lengthMs)
    {
        FaultCase one = FaultCase.Base with
        {
            Fault = name,
            Part = "board",
            LastsMs = lengthMs,
            Expected = Opens,
            Reasons = HardwareActs,
            BackWithinS = AfterStartS,
            Begin = unit => unit.Run.CutControllerPower(lengthMs),
        };
        return Row(one) with { Resting = Reported };
    }
}
