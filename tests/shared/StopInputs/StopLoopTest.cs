using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Inputs;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.StopInputs;

/// <summary>The stop inputs in the whole tick: nothing outranks them.</summary>
[TestClass]
public class StopLoopTest
{
    private const int Logic = (int)LimitReason.LogicInterfaceOpen;
    private const int Emergency = (int)LimitReason.EmergencyStop;
    private const int Watts = 3000;

    // Input; request, W, positive = charging.
    [TestMethod]
    [DataRow(Logic, Watts)]
    [DataRow(Logic, -Watts)]
    [DataRow(Emergency, Watts)]
    [DataRow(Emergency, -Watts)]
    public void AnOpenInputTakesPowerAndContactorWithinTwoTicks(int reason, int watts)
    {
        ControlBench bench = new ControlBench();
        bench.Serve(watts);
        Assert.AreNotEqual(0, bench.Board.CommandedWatts);
        ContactOf(bench, reason).State = ContactState.Open;
        bench.Tick();
        Assert.AreEqual(0, bench.Board.CommandedWatts);
        bench.Tick();
        Assert.IsFalse(bench.Board.IsDriven);
        Assert.AreEqual(reason, (int)bench.Loop.Window.OpenReason);
        Assert.AreEqual((int)Posture.Waiting, (int)bench.Loop.Posture);
    }

    // Input; time from closing the contact again to driving the contactor, ms: its release, and the ticks of the judgement.
    [TestMethod]
    [DataRow(Logic, 20000)]
    [DataRow(Emergency, 60000)]
    public void NothingClosesBeforeTheContactHasBeenClosedForItsTime(int reason, int leastMs)
    {
        ControlBench bench = new ControlBench();
        bench.Serve(Watts);
        ContactOf(bench, reason).State = ContactState.Open;
        bench.Run(60000);
        ContactOf(bench, reason).State = ContactState.Closed;
        bench.Run(leastMs - 200);
        Assert.IsFalse(bench.Board.IsDriven);
        bench.Run(400);
        Assert.IsTrue(bench.Board.IsDriven);
    }

    // With an input open no request, dispatch, schedule or reset closes, in whatever order they come.
    [TestMethod]
    [DataRow(Logic)]
    [DataRow(Emergency)]
    public void NothingThatIsAskedForClosesAgainstAnOpenInput(int reason)
    {
        ControlBench bench = new ControlBench();
        bench.Settings.TryAddSchedule(0, 10080, -Watts);
        ContactOf(bench, reason).State = ContactState.Open;
        bench.Run(60000);
        uint random = 1;
        for (int step = 0; step < 200; step++)
        {
            random = (random * 1664525) + 1013904223;
            Ask(bench, (int)(random >> 24) % 6, (int)(random >> 16) % 8000);
            bench.Run(1000);
            Assert.AreEqual(0, bench.Board.CommandedWatts);
        }

        Assert.AreEqual(0, bench.Board.DriveCount);
        Assert.AreEqual(reason, (int)bench.Loop.Window.OpenReason);
    }

    [TestMethod]
    public void AUnitWithoutALogicInterfaceIsNotStoppedByItsInput()
    {
        ControlBench bench = new ControlBench(false);
        bench.Board.LogicInterfaceContact.State = ContactState.Open;
        bench.Serve(Watts);
        Assert.IsTrue(bench.Board.IsDriven);
    }

    private static FakeContact ContactOf(ControlBench bench, int reason)
    {
        return reason == Logic ? bench.Board.LogicInterfaceContact : bench.Board.EmergencyStopContact;
    }

    private static void Ask(ControlBench bench, int what, int watts)
    {
        switch (what)
        {
            case 0:
                bench.Loop.Dispatch.Offer(-watts, long.MaxValue);
                break;
            case 1:
                bench.Loop.Dispatch.Offer(watts, long.MaxValue);
                break;
            case 2:
                bench.Loop.ChargeNow.Offer(watts, long.MaxValue);
                break;
            case 3:
                bench.Loop.RequestLockoutReset();
                break;
            case 4:
                bench.Loop.Parking.Ask();
                break;
            default:
                bench.Loop.Parking.Release();
                break;
        }
    }
}
