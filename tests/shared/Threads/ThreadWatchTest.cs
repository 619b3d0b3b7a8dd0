using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Threads;
using NanoV2G.Hal.Board;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Threads;

/// <summary>A thread that hangs, or a clock that stands still, in the whole tick: the contactor opens and the supervisor gets no more edges.</summary>
[TestClass]
public class ThreadWatchTest
{
    private const int Record = (int)HungPart.RecordThread;
    private const int Report = (int)HungPart.ReportThread;
    private const int Clock = (int)HungPart.Clock;
    private const int Watts = 3000;

    // What hangs; ticks until it is noticed.
    [TestMethod]
    [DataRow(Record, ThreadWatch.MostRecordTicks)]
    [DataRow(Clock, ThreadWatch.MostClockTicks)]
    public void WhatMustNotHangOpensTheContactorAndEndsThePulse(int part, int ticks)
    {
        ControlBench bench = new ControlBench();
        bench.Serve(Watts);
        Tick(bench, part, ticks - 1);
        Assert.IsTrue(bench.Board.IsDriven);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ControllerHangs));
        int pulses = bench.Board.PulseCount;
        Tick(bench, part, 1);

        Assert.IsFalse(bench.Board.IsDriven);
        Assert.AreEqual(0, bench.Board.CommandedWatts);
        Assert.AreEqual((int)LimitReason.ControllerHangs, (int)bench.Loop.Window.OpenReason);
        Assert.AreEqual(part, bench.Events.LastValue1(EventCode.ControllerHangs));
        Tick(bench, part, 300);
        Assert.AreEqual(pulses, bench.Board.PulseCount, "the supervisor resets the chip");
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.ControllerHangs), "said once");
    }

    [TestMethod]
    public void AHungReportThreadIsToldAndTakesNoPower()
    {
        ControlBench bench = new ControlBench();
        bench.Serve(Watts);
        Tick(bench, Report, ThreadWatch.MostReportTicks);
        Assert.AreEqual(Report, bench.Events.LastValue1(EventCode.ControllerHangs));
        int pulses = bench.Board.PulseCount;
        Tick(bench, Report, 1000);
        Assert.IsTrue(bench.Board.IsDriven);
        Assert.AreEqual(pulses + 1000, bench.Board.PulseCount);
    }

    [TestMethod]
    public void AHungReportThreadIsHealedAsSoonAsNothingIsInterrupted()
    {
        ControlBench bench = new ControlBench();
        bench.Serve(Watts);
        Tick(bench, Report, ThreadWatch.MostReportTicks);
        bench.Board.IsConnected = false;
        Tick(bench, Report, 25);
        int pulses = bench.Board.PulseCount;
        bench.Board.IsConnected = true;
        Tick(bench, Report, 200);
        Assert.AreEqual(pulses, bench.Board.PulseCount);
        Assert.IsFalse(bench.Board.IsDriven, "nothing closes before the reset");
    }

    [TestMethod]
    public void AHungReportThreadIsHealedAtTheLatestAfterItsTime()
    {
        ControlBench bench = new ControlBench();
        bench.Serve(Watts);
        Tick(bench, Report, ThreadWatch.LatestReportTicks - 1);
        Assert.IsTrue(bench.Board.IsDriven);
        int pulses = bench.Board.PulseCount;
        Tick(bench, Report, 1);
        Assert.IsFalse(bench.Board.IsDriven);
        Assert.AreEqual(pulses, bench.Board.PulseCount);
    }

    // A clock that has gone on needs no reset, and the contactor comes back by the usual way.
    [TestMethod]
    [DataRow(Record, 70)]
    [DataRow(Clock, 20)]
    public void WhatGoesOnAgainIsForgiven(int part, int ticks)
    {
        ControlBench bench = new ControlBench();
        bench.Serve(Watts);
        Tick(bench, part, ticks);
        bench.Run(60000);
        Assert.IsTrue(bench.Board.IsDriven);
        Assert.AreEqual((int)HungPart.None, bench.Events.LastValue1(EventCode.ControllerHangs));
    }

    // An interpreter that a native call has stopped for minutes has made no ticks: nobody has hung.
    [TestMethod]
    public void TimeWithoutTicksIsNoHang()
    {
        ControlBench bench = new ControlBench();
        bench.Serve(Watts);
        for (int stall = 0; stall < 3; stall++)
        {
            bench.Board.Advance(180000);
            bench.Tick();
        }

        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ControllerHangs));
    }

    private static void Tick(ControlBench bench, int part, int ticks)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            bench.Board.Advance(part == Clock ? 0 : BoardTiming.TickMs);
            bench.Loop.Threads.RecordTicks = part == Record ? bench.Loop.Threads.RecordTicks : 0;
            bench.Loop.Threads.ReportTicks = part == Report ? bench.Loop.Threads.ReportTicks : 0;
            bench.Loop.Tick();
        }
    }
}
