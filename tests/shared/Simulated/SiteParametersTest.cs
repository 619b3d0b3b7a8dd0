using System;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>A wrong parameter is named before anything starts.</summary>
[TestClass]
public class SiteParametersTest
{
    [TestMethod]
    public void DefaultsAreSound()
    {
        Assert.IsNull(new SiteParameters().FindFault());
        Assert.IsNull(SiteBench.Quiet().FindFault());
    }

    [TestMethod]
    public void FaultNamesFieldFoundAndExpected()
    {
        SiteParameters parameters = new SiteParameters();
        parameters.InverterSlewWattsPerSecond = 0;
        Assert.AreEqual("InverterSlewWattsPerSecond is 0, expected 1 to 1000000", parameters.FindFault());
        parameters.InverterSlewWattsPerSecond = 1;
        parameters.AssetMeter.UpdateMs = 15;
        Assert.AreEqual("AssetMeter.UpdateMs is 15, expected 10 to 60000 in steps of 10", parameters.FindFault());
        parameters.AssetMeter.UpdateMs = 20;
        parameters.PlugChangesMs = new long[] { 5, 5 };
        Assert.AreEqual("PlugChangesMs entry 1 is not later than the one before", parameters.FindFault());
        parameters.PlugChangesMs = new long[] { 5, 6 };
        Assert.IsNull(parameters.FindFault());
    }

    [TestMethod]
    public void ASiteRefusesWrongParameters()
    {
        SiteParameters parameters = new SiteParameters();
        parameters.ContactorCloseMs = 201;
        ConstantProfile none = new ConstantProfile(0);
        Assert.ThrowsException(typeof(ArgumentException), () => new SimulatedSite(parameters, none, none, 1));
    }
}
