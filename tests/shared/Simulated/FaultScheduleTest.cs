using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Faults by name, at their times, with their effects.</summary>
[TestClass]
public class FaultScheduleTest
{
    [TestMethod]
    [DataRow("meterSilent", 300000)]
    [DataRow("meterFrozen", 300000)]
    [DataRow("inverterIgnores", 300000)]
    [DataRow("hang", 120000)]
    [DataRow("powerCut", 600000)]
    [DataRow("brokerGone", 7200000)]
    [DataRow("brokerBlackHole", 7200000)]
    [DataRow("dnsSlow", 7200000)]
    [DataRow("flashStalls", 300000)]
    [DataRow("controllerPowerCut", 5000)]
    [DataRow("meterClipped", 300000)]
    [DataRow("meterCurrentStuck", 300000)]
    public void NamesAreFoundWithTheirUsualDuration(string name, int durationMs)
    {
        int fault = SimulatedFaults.Find(name);
        Assert.AreEqual(name, SimulatedFaults.NameOf((SimulatedFault)fault));
        Assert.AreEqual(durationMs, SimulatedFaults.DefaultDurationMs((SimulatedFault)fault));
    }

    [TestMethod]
    public void UnknownNamesAreNotFoundAndAllNamesDiffer()
    {
        Assert.AreEqual(-1, SimulatedFaults.Find("MeterSilent"));
        for (int fault = 0; fault < SimulatedFaults.Count; fault++)
        {
            Assert.AreEqual(fault, SimulatedFaults.Find(SimulatedFaults.NameOf((SimulatedFault)fault)));
        }
    }

    [TestMethod]
    public void FaultBeginsAndEndsAtItsTime()
    {
        SimulatedRun run = Make();
        run.Faults.Add(SimulatedFault.MeterSilent, 3000, 1000);
        run.RunFor(3000);
        Assert.IsFalse(run.Site.BoundaryMeter.IsSilent);
        run.RunFor(10);
        Assert.IsTrue(run.Site.BoundaryMeter.IsSilent);
        Assert.IsTrue(run.Faults.IsActive(0));
        run.RunFor(990);
        Assert.IsTrue(run.Site.BoundaryMeter.IsSilent);
        run.RunFor(10);
        Assert.IsFalse(run.Site.BoundaryMeter.IsSilent);
        Assert.IsFalse(run.Faults.IsActive(0));
        Assert.AreEqual(4000L, run.Faults.GetEndMs(0));
    }

    [TestMethod]
    public void SilentMeterStopsTheSamplesAndComesBack()
    {
        SimulatedRun run = Make();
        run.Faults.Add(SimulatedFault.MeterSilent, 10000, 5000);
        run.RunFor(14000);
        BoundarySample sample = new BoundarySample();
        run.Board.BoundaryMeter.TryCopyTo(sample);
        long ageMs = run.Board.Clock.MonotonicMs - sample.SampleMs;
        Assert.IsTrue(ageMs > 3500 && ageMs < 4500, "age " + ageMs.ToString());
        run.RunFor(2000);
        run.Board.BoundaryMeter.TryCopyTo(sample);
        Assert.IsTrue(run.Board.Clock.MonotonicMs - sample.SampleMs < 600, "fresh again");
    }

    [TestMethod]
    public void EveryFaultShowsAtTheSiteAndLeavesNoTrace()
    {
        for (int number = 0; number < SimulatedFaults.Count; number++)
        {
            SimulatedFault fault = (SimulatedFault)number;
            SimulatedRun run = Make();
            SimulatedMessageLink link = (SimulatedMessageLink)run.BrokerSwitch;
            run.RunFor(5000);
            Assert.AreEqual(0, Symptoms(run, link), "before " + SimulatedFaults.NameOf(fault));
            run.Faults.Add(fault, run.Site.NowMs, 3000);
            run.RunFor(1000);
            Assert.AreEqual(1 << number, Symptoms(run, link), SimulatedFaults.NameOf(fault));
            run.RunFor(10000);
            Assert.AreEqual(0, Symptoms(run, link), "after " + SimulatedFaults.NameOf(fault));
        }
    }

    private static int Symptoms(SimulatedRun run, SimulatedMessageLink link)
    {
        SimulatedSite site = run.Site;
        int symptoms = Bit(site.BoundaryMeter.IsSilent, SimulatedFault.MeterSilent);
        symptoms |= Bit(site.BoundaryMeter.IsFrozen, SimulatedFault.MeterFrozen);
        symptoms |= Bit(site.BoundaryMeter.IsReversed, SimulatedFault.MeterReversed);
        symptoms |= Bit(site.AssetMeter.IsSilent, SimulatedFault.AssetMeterSilent);
        symptoms |= Bit(site.Inverter.IgnoresSetpoints, SimulatedFault.InverterIgnores);
        symptoms |= Bit(site.Inverter.IsLinkCut, SimulatedFault.InverterSilent);
        symptoms |= Bit(run.Hardware.Field.BoundaryLine.NoisePerMillionBytes > 0, SimulatedFault.BusNoise);
        symptoms |= Bit(site.Contactor.IsWelded, SimulatedFault.ContactorWelded);
        symptoms |= Bit(site.Contactor.IsJammedOpen, SimulatedFault.ContactorJammed);
        symptoms |= Bit(run.Life == ControllerLife.Frozen && !run.FlashIsStalling, SimulatedFault.Hang);
        symptoms |= Bit(!site.Supply.IsOn, SimulatedFault.PowerCut);
        symptoms |= Bit(run.LinkThread.BrokerIsSilent, SimulatedFault.BrokerBlackHole);
        symptoms |= Bit(run.LinkThread.NamesAreSlow, SimulatedFault.DnsSlow);
        symptoms |= Bit(run.FlashIsStalling, SimulatedFault.FlashStalls);
        symptoms |= Bit(site.Supply.IsOn && site.Supply.Millivolts < 220000, SimulatedFault.VoltageSag);
        symptoms |= Bit(!site.Battery.IsConnected, SimulatedFault.VehicleUnplugged);
        symptoms |= Bit(run.Hardware.LoadControlSwitch.State == ContactState.Open, SimulatedFault.LoadControlOpen);
        symptoms |= Bit(site.TimeServerErrorMs != 0, SimulatedFault.ClockStep);
        symptoms |= Bit(run.Life == ControllerLife.Off && site.Supply.IsOn, SimulatedFault.ControllerPowerCut);
        symptoms |= Bit(run.Hardware.LogicInterface.State == ContactState.Open, SimulatedFault.LogicInterfaceOpen);
        symptoms |= Bit(run.Hardware.EmergencyStop.State == ContactState.Open, SimulatedFault.EmergencyStop);
        MeterDistortion distortion = site.BoundaryMeter.Distortion;
        symptoms |= Bit(distortion.ClipMilliamps != 0, SimulatedFault.MeterClipped);
        symptoms |= Bit(run.Hardware.Field.BoundaryMeter.LostAnswersPermille != 0, SimulatedFault.MeterDropsAnswers);
        symptoms |= Bit(distortion.Replays, SimulatedFault.MeterReplayed);
        symptoms |= Bit(distortion.SwapsPhases, SimulatedFault.MeterPhasesSwapped);
        symptoms |= Bit(distortion.GainPermille != MeterDistortion.TrueGainPermille, SimulatedFault.MeterScaled);
        symptoms |= Bit(distortion.NoiseMilliamps != 0, SimulatedFault.MeterNoisy);
        symptoms |= Bit(distortion.CurrentIsStuck, SimulatedFault.MeterCurrentStuck);
        return symptoms | Bit(!link.IsOnline, SimulatedFault.BrokerGone);
    }

    private static int Bit(bool isPresent, SimulatedFault fault)
    {
        return isPresent ? 1 << (int)fault : 0;
    }

    private static SimulatedRun Make()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 1000, 0);
        return new SimulatedRun(site, new ScriptedFactory(), new SimulatedMessageLink(site));
    }
}
