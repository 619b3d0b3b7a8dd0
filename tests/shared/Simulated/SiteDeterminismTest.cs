using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Equal seeds give equal runs, to the bit, on every runtime.</summary>
[TestClass]
public class SiteDeterminismTest
{
    /// <summary>
    /// Checksum of one simulated minute from 07:00, seed 20260114. It changes with the physics, the generated
    /// profiles and the defaults of the parameters: whoever changes those writes the new number here, and both
    /// runtimes have to agree on it.
    /// </summary>
    private const int MinuteChecksum = -1590242693;

    [TestMethod]
    public void OneMinuteHasTheChecksumInTheTree()
    {
        Assert.AreEqual(MinuteChecksum, ChecksumOfMinute(20260114));
    }

    [TestMethod]
    public void EqualSeedsGiveEqualRunsAndOthersDoNot()
    {
        Assert.AreEqual(ChecksumOfMinute(7), ChecksumOfMinute(7));
        Assert.AreNotEqual(ChecksumOfMinute(7), ChecksumOfMinute(8));
    }

    [TestMethod]
    public void RunsOverANoisyWireWithAHangAreEqualToo()
    {
        int first = ChecksumOfRun();
        Assert.AreEqual(first, ChecksumOfRun());
        Assert.AreNotEqual(0, first);
    }

    private static int ChecksumOfRun()
    {
        SimulatedSite site = new SimulatedSite(new SiteParameters(), new GeneratedHouse(4), new ConstantProfile(900), 4);
        ScriptedFactory factory = new ScriptedFactory();
        factory.ClosesContactor = true;
        factory.SetpointWatts = -2500;
        factory.Records = true;
        SimulatedRun run = new SimulatedRun(site, factory, new SimulatedMessageLink(site));
        run.Faults.Add(SimulatedFault.BusNoise, 3000, 20000);
        run.Faults.Add(SimulatedFault.Hang, 32000, 3000);
        int checksum = 0;
        for (int step = 0; step < 4000; step++)
        {
            run.StepTenMs();
            checksum = checksum * 31 + site.GridMilliwatts;
            checksum = checksum * 31 + site.Inverter.Face.WriteCount;
            checksum = checksum * 31 + (site.Contactor.IsMainClosed ? 1 : 0);
        }

        Assert.AreEqual(2, site.Contactor.Closings, "the hang opened it once");
        Assert.IsTrue(site.Inverter.Face.WriteCount > 10, "set-points came through");
        return checksum;
    }

    private static int ChecksumOfMinute(int seed)
    {
        SiteParameters parameters = new SiteParameters();
        parameters.InverterRestartMs = 2000;
        parameters.BoundaryMeter.ErrorPermille = -7;
        parameters.AssetMeter.ErrorPermille = 4;
        SimulatedSite site = new SimulatedSite(
            parameters,
            new GeneratedHouse(seed, 7 * 3600),
            new GeneratedSolar(seed + 1, 3600, 7 * 3600, 6 * 3600, 18 * 3600),
            seed);
        site.DriveCoil(true);
        int checksum = 17;
        for (int step = 0; step < 6000; step++)
        {
            if (step % 20 == 0 && step < 5000)
            {
                site.PulseSupervisor();
            }

            if (step % 170 == 5)
            {
                SiteBench.Write(site, step * 3 % 14000 - 7000, 3000);
            }

            site.AdvanceStep();
            checksum = checksum * 31 + site.GridMilliwatts;
            checksum = checksum * 31 + site.GridMilliamps;
            checksum = checksum * 31 + site.Supply.Millivolts;
            checksum = checksum * 31 + site.BoundaryMeter.Face.RmsMilliamps[0];
            checksum = checksum * 31 + (int)site.AssetMeter.Face.ExportMilliWattHours;
            checksum = checksum * 31 + (int)site.Battery.MilliwattSeconds;
        }

        return checksum;
    }
}
