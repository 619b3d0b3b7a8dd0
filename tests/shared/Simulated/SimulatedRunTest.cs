using System;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>A controller boots, ticks, hangs, loses its power and comes back.</summary>
[TestClass]
public class SimulatedRunTest
{
    [TestMethod]
    public void StepsComeInTheirFixedOrderAtTheirTimes()
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Unread(factory);
        Assert.AreEqual((int)ControllerLife.Booting, (int)run.Life);
        run.RunFor(1490);
        Assert.AreEqual(0, run.Boots);
        run.RunFor(10);
        Assert.AreEqual(1, run.Boots);
        Assert.AreEqual((int)ControllerLife.Running, (int)run.Life);
        run.RunFor(1200);
        Assert.AreEqual("T200 P300 T400 P500 T600 P700 T800 P900 T1000 R1000 P1100 T1200 ", factory.Program.Diary);
        Assert.AreEqual(6L, run.Ticks);
        Assert.AreEqual(200L, run.LongestTickGapMs);
    }

    // A meter slower than the tick and one that shows something new with each poll.
    [TestMethod]
    [DataRow(250)]
    [DataRow(60)]
    public void ANewReadingBringsTheTickForwardButNoTicksCloseTogether(int updateMs)
    {
        ScriptedFactory factory = new ScriptedFactory();
        SiteParameters parameters = SiteBench.Quiet();
        parameters.BoundaryMeter.NoiseMilliamps = 500;
        parameters.BoundaryMeter.UpdateMs = updateMs;
        parameters.BoundaryMeter.AveragingMs = updateMs;
        SimulatedRun run = Make(factory, parameters);
        run.RunFor(5000);
        BoundarySample sample = new BoundarySample();
        long ticks = run.Ticks;
        long tickMs = 0;
        long shownMs = 0;
        int watts = 0;
        for (int step = 0; step < 1000; step++)
        {
            run.RunFor(10);
            long nowMs = run.Site.NowMs;
            Assert.IsTrue(run.Board.BoundaryMeter.TryCopyTo(sample));
            shownMs = sample.ActiveWatts[0] != watts ? nowMs : shownMs;
            watts = sample.ActiveWatts[0];
            if (run.Ticks != ticks)
            {
                long gapMs = nowMs - tickMs;
                Assert.IsTrue(tickMs == 0 || (gapMs >= 100 && gapMs <= 200), "ms: " + gapMs.ToString());
                ticks = run.Ticks;
                tickMs = nowMs;
            }

            Assert.IsTrue(tickMs == 0 || shownMs <= tickMs || nowMs - tickMs < 100, "a reading has waited since " + shownMs.ToString());
        }
    }

    [TestMethod]
    public void DriversReachTheSiteOverTheWire()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.ClosesContactor = true;
        factory.SetpointWatts = -3000;
        SiteParameters parameters = SiteBench.Quiet();
        parameters.AssetMeter.Serial = 21038765;
        parameters.AssetMeter.StartImportWattHours = 5000;
        SimulatedRun run = Make(factory, parameters);
        run.RunFor(10000);
        BoundarySample boundary = new BoundarySample();
        Assert.IsTrue(run.Board.BoundaryMeter.TryCopyTo(boundary));
        Assert.AreEqual(-2000, boundary.ActiveWatts[0]);
        AssetSample asset = new AssetSample();
        Assert.IsTrue(run.Board.AssetMeter.TryCopyTo(asset));
        Assert.AreEqual(-3000, asset.ActiveWatts);
        Assert.AreEqual(5000L, asset.ImportWattHours);
        Assert.AreEqual(21038765L, asset.MeterSerial);
        Assert.AreEqual(-3000, run.Site.InverterWatts);
    }

    [TestMethod]
    public void HangDropsTheContactorAndEndsWithTheSupervisorsReset()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.ClosesContactor = true;
        SimulatedRun run = Make(factory);
        run.RunFor(10000);
        Assert.IsTrue(run.Site.Contactor.IsMainClosed);
        long lastTicks = run.Ticks;
        run.Begin(SimulatedFault.Hang, 120000);
        run.RunFor(2300);
        Assert.AreEqual((int)ControllerLife.Frozen, (int)run.Life);
        Assert.IsFalse(run.Site.Contactor.IsMainClosed);
        Assert.AreEqual(lastTicks, run.Ticks);
        run.RunFor(45000 - 2300);
        Assert.AreEqual(1, run.Resets);
        Assert.AreEqual((int)ControllerLife.Booting, (int)run.Life);
        run.RunFor(1500);
        Assert.AreEqual(2, run.Boots);
        Assert.AreEqual(2, factory.Made);
        run.RunFor(1000);
        Assert.IsTrue(run.Site.Contactor.IsMainClosed);
        run.RunFor(60000);
        Assert.AreEqual(1, run.Resets, "the rest of the hang went with the reset");
    }

    [TestMethod]
    public void ShortFreezeOnlyDelaysTheTick()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.ClosesContactor = true;
        SimulatedRun run = Unread(factory);
        run.RunFor(1500 + 1000);
        run.Freeze(450);
        run.RunFor(1000);
        Assert.AreEqual(450L, run.LongestTickGapMs, "a late tick comes at once");
        Assert.IsTrue(run.Site.Contactor.IsMainClosed);
        Assert.AreEqual(0, run.Resets);
    }

    [TestMethod]
    public void PowerCutKillsTheControllerAfterItsHoldUpAndBootsItWhenTheMainsReturns()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.ClosesContactor = true;
        SimulatedRun run = Make(factory);
        run.RunFor(10000);
        run.CutPower(5000);
        run.RunFor(50);
        Assert.IsFalse(run.Site.Contactor.IsMainClosed, "no mains, no coil");
        Assert.AreEqual((int)ControllerLife.Running, (int)run.Life);
        run.RunFor(50);
        Assert.AreEqual((int)ControllerLife.Off, (int)run.Life);
        Assert.AreEqual(0, run.Site.GridMilliwatts);
        run.RunFor(4900);
        Assert.AreEqual((int)ControllerLife.Booting, (int)run.Life);
        run.RunFor(1500 + 1000);
        Assert.AreEqual(1000, run.Site.GridWatts);
        Assert.AreEqual(2, run.Boots);
        Assert.AreEqual(1, run.PowerLosses);
        Assert.IsTrue(run.Site.Contactor.IsMainClosed);
    }

    [TestMethod]
    public void DipShorterThanTheHoldUpIsRiddenThrough()
    {
        SimulatedRun run = Make(new ScriptedFactory());
        run.RunFor(10000);
        run.CutPower(90);
        run.RunFor(1000);
        Assert.AreEqual(0, run.PowerLosses);
        Assert.AreEqual(1, run.Boots);
        Assert.IsTrue(run.Site.Supply.IsOn);
    }

    [TestMethod]
    public void ControllerAloneLosesItsPowerAndTheHouseGoesOn()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.ClosesContactor = true;
        SimulatedRun run = Make(factory);
        run.RunFor(10000);
        run.CutControllerPower(3000);
        run.RunFor(100);
        Assert.IsFalse(run.Site.Contactor.IsMainClosed);
        Assert.AreEqual(1000, run.Site.GridWatts);
        run.RunFor(2900 + 1500);
        Assert.AreEqual(2, run.Boots);
    }

    [TestMethod]
    public void LongerOfTwoPowerCutsDecides()
    {
        SimulatedRun run = Make(new ScriptedFactory());
        run.RunFor(5000);
        run.CutPower(4000);
        run.RunFor(1000);
        run.CutPower(6000);
        run.CutControllerPower(1000);
        run.RunFor(5990);
        Assert.IsFalse(run.Site.Supply.IsOn);
        Assert.AreEqual((int)ControllerLife.Off, (int)run.Life);
        run.RunFor(10);
        Assert.IsTrue(run.Site.Supply.IsOn);
        Assert.AreEqual((int)ControllerLife.Booting, (int)run.Life);
        Assert.AreEqual(1, run.PowerLosses);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void PowerCutInAnAppendKillsTheControllerThere(bool isSwallowed)
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.Records = true;
        factory.SwallowsExceptions = isSwallowed;
        SimulatedRun run = Unread(factory);
        run.Hardware.Store.CutPowerAtOperation(3, 0);
        run.RunFor(1500 + 3000);
        Assert.AreEqual((int)ControllerLife.Off, (int)run.Life);
        run.RunFor(5000 + 1500);
        Assert.AreEqual(2, run.Boots);
        Assert.AreEqual(2, run.Hardware.Store.GetLength("log"), "two closed bytes survived");
        Assert.AreEqual(0, run.Crashes);
    }

    [TestMethod]
    public void FlashEraseStallsTheInterpreter()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.Records = true;
        SiteParameters parameters = SiteBench.Quiet();
        parameters.FlashEraseStallMs = 400;
        SimulatedRun run = Make(factory, parameters);
        run.RunFor(1500 + 5000);
        Assert.AreEqual(400L, run.LongestTickGapMs);
    }

    [TestMethod]
    public void ExceptionEndsTheRunUnlessToldOtherwise()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.ThrowsAtTick = 3;
        SimulatedRun run = Make(factory);
        Assert.ThrowsException(typeof(InvalidOperationException), () => run.RunFor(5000));
        Assert.AreEqual(1, run.Crashes);
    }

    [TestMethod]
    public void CrashedProgramIsResetByTheSupervisor()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.ThrowsAtTick = 3;
        SimulatedRun run = Make(factory);
        run.RethrowsCrashes = false;
        run.RunFor(10000);
        Assert.AreEqual((int)ControllerLife.Frozen, (int)run.Life);
        Assert.AreEqual("scripted", run.LastCrash.Message);
        factory.ThrowsAtTick = 0;
        run.RunFor(45000);
        Assert.AreEqual(2, run.Boots);
        Assert.AreEqual((int)ControllerLife.Running, (int)run.Life);
    }

    [TestMethod]
    public void ProgramThatCannotStartIsTriedAgainAfterTheSupervisorsReset()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.ThrowsAtBoot = true;
        SimulatedRun run = Make(factory);
        run.RethrowsCrashes = false;
        run.RunFor(10000);
        Assert.AreEqual((int)ControllerLife.Frozen, (int)run.Life);
        Assert.AreEqual(1, run.Crashes);
        factory.ThrowsAtBoot = false;
        run.RunFor(45000);
        Assert.AreEqual((int)ControllerLife.Running, (int)run.Life);
        Assert.AreEqual(2, run.Boots);
    }

    [TestMethod]
    public void BootFindsItsLinkFreshAndTheDeadOneLeavesItsWill()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 1000, 0);
        SimulatedMessageLink link = new SimulatedMessageLink(site);
        SimulatedRun run = new SimulatedRun(site, new ScriptedFactory(), link);
        run.RunFor(5000);
        Assert.IsTrue(link.IsConnected);
        link.SetLastWill("u/status", new byte[] { 1 }, 1);
        run.CutControllerPower(1000);
        Assert.AreEqual(1, link.PublishedCount);
        run.RunFor(1000 + 1500 + 1990);
        Assert.IsFalse(link.IsConnected);
        run.RunFor(10);
        Assert.IsTrue(link.IsConnected);
    }

    /// <summary>Without a boundary reading the ticks keep their interval.</summary>
    private static SimulatedRun Unread(ScriptedFactory factory)
    {
        SimulatedRun run = Make(factory);
        run.Site.BoundaryMeter.IsSilent = true;
        return run;
    }

    private static SimulatedRun Make(ScriptedFactory factory)
    {
        return Make(factory, SiteBench.Quiet());
    }

    private static SimulatedRun Make(ScriptedFactory factory, SiteParameters parameters)
    {
        SimulatedSite site = SiteBench.Make(parameters, 1000, 0);
        return new SimulatedRun(site, factory, new SimulatedMessageLink(site));
    }
}
