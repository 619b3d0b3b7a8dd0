using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Settings;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// A limit of 16 A either way: a margin of 0.04 A and one hundredth leave 15.8 A.
[TestClass]
public class OpenLoopCapTest
{
    [TestMethod]
    [DataRow(0, 15800)]
    [DataRow(13100, 2700)]
    [DataRow(15799, 1)]
    [DataRow(15800, 0)]
    [DataRow(16000, 0)]
    [DataRow(60000, 0)]
    public void WhatOthersMayDoAtMostIsTakenOff(int othersMilliamps, int cap)
    {
        UnitSettings settings = new UnitSettings();
        settings.ExportLimitMilliamps = 16000;
        settings.OtherGenerationMilliamps = othersMilliamps;
        settings.ImportLimitMilliamps = 16000;
        settings.GreatestHouseDemandMilliamps = othersMilliamps;
        Assert.AreEqual(cap, OpenLoopCap.ExportMilliamps(settings));
        Assert.AreEqual(cap, OpenLoopCap.ImportMilliamps(settings));
    }
}
