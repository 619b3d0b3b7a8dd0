using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.FrequencyResponse;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Settings;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.FrequencyResponse;

// ENA EREC G99, limited frequency sensitive mode, of an inverter of 6900 W: 30 A at the 230 V of the situation.
[TestClass]
public class FrequencyDroopTest
{
    private const int RatedWatts = 6900;
    private const int RatedMilliamps = 30000;

    // LFSM-O: 2 % of the rating, 138 W or 0.6 A, for each 0.1 Hz above 50.4 Hz.
    [TestMethod]
    [DataRow(50400, 30000)]
    [DataRow(50401, 29995)]
    [DataRow(50500, 29400)]
    [DataRow(51400, 24000)]
    [DataRow(52000, 20400)]
    [DataRow(55400, 0)]
    [DataRow(56000, 0)]
    public void Above50Point4HertzDischargeFallsByTheDroop(int milliHertz, int milliamps)
    {
        Bench bench = new Bench();
        LimitWindow window = bench.Reads(milliHertz, -RatedWatts);

        Assert.AreEqual(milliamps, window.MostExportMilliamps);
        Assert.AreEqual(RatedMilliamps, window.MostImportMilliamps, "charging helps");
        Assert.IsFalse(window.MustOpen);
    }

    // From what it was when the frequency left: 2300 W, 10 A.
    [TestMethod]
    [DataRow(-2300, 50500, 9400)]
    [DataRow(-2300, 51400, 4000)]
    [DataRow(0, 50500, 0)]
    [DataRow(2300, 50500, 0)]
    public void TheDroopBeginsAtThePowerOfThatMoment(int commandedWatts, int milliHertz, int milliamps)
    {
        Bench bench = new Bench();
        Assert.AreEqual(milliamps, bench.Reads(milliHertz, commandedWatts).MostExportMilliamps);
        Assert.AreEqual(milliamps, bench.Reads(milliHertz, -500).MostExportMilliamps, "not from what it has become");
    }

    // 0.6 % droop: the rating for 0.3 Hz.
    [TestMethod]
    [DataRow(49500, 30000)]
    [DataRow(49499, 29900)]
    [DataRow(49400, 20000)]
    [DataRow(49350, 15000)]
    [DataRow(49200, 0)]
    [DataRow(49000, 0)]
    public void Below49Point5HertzChargeFallsToNothingAt49Point2(int milliHertz, int milliamps)
    {
        Bench bench = new Bench();
        LimitWindow window = bench.Reads(milliHertz, RatedWatts);

        Assert.AreEqual(milliamps, window.MostImportMilliamps);
        Assert.AreEqual(RatedMilliamps, window.MostExportMilliamps, "discharging helps");
        Assert.IsFalse(window.MustOpen);
    }

    // Asked for 6900 W of charge all the time.
    [TestMethod]
    [DataRow(49500, 6900, 6900)]
    [DataRow(49300, 6900, 6900)]
    [DataRow(49200, 6900, 6900)]
    [DataRow(49199, 6900, -23)]
    [DataRow(49000, 6900, -4600)]
    [DataRow(48900, 6900, -6900)]
    [DataRow(48000, 6900, -6900)]
    [DataRow(49100, 3000, -6200)]
    [DataRow(49000, 0, 6900)]
    [DataRow(49000, -2000, 6900)]
    public void AChargeThatWasUnderWayIsTurnedIntoDischarge(int milliHertz, int before, int watts)
    {
        Bench bench = new Bench();
        bench.Reads(milliHertz, before);
        RequestArbiter requests = Asking(6900);
        bench.Response.Turn(requests);

        Assert.AreEqual(watts, requests.Watts);
        Assert.AreEqual((int)(watts == 6900 ? RequestOrigin.ChargeNow : RequestOrigin.FrequencyResponse), (int)requests.Origin);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1000)]
    public void WhoDoesNotWantChargeIsLeftAlone(int askedWatts)
    {
        Bench bench = new Bench();
        bench.Reads(49000, RatedWatts);
        RequestArbiter requests = Asking(askedWatts);
        bench.Response.Turn(requests);

        Assert.AreEqual(askedWatts, requests.Watts);
    }

    [TestMethod]
    public void BackInsideNothingIsNarrowed()
    {
        Bench bench = new Bench();
        bench.Reads(49000, RatedWatts);
        LimitWindow window = bench.Reads(49500, 0);

        Assert.AreEqual(RatedMilliamps, window.MostImportMilliamps);
        RequestArbiter requests = Asking(6900);
        bench.Response.Turn(requests);
        Assert.AreEqual(6900, requests.Watts);
    }

    // Standby of the inverter is no charge.
    [TestMethod]
    [DataRow(48901, 3000, false)]
    [DataRow(48900, 3000, true)]
    [DataRow(48900, 151, true)]
    [DataRow(48900, 150, false)]
    [DataRow(48900, -3000, false)]
    public void StillChargingAt48Point9HertzOpensTheContactor(int milliHertz, int measuredWatts, bool opens)
    {
        Bench bench = new Bench();
        bench.MeasuredWatts = measuredWatts;
        Assert.AreEqual(opens, bench.Reads(milliHertz, RatedWatts).MustOpen);
        Assert.AreEqual(opens ? 1 : 0, bench.Events.CountOf(EventCode.FrequencyTripped));
    }

    [TestMethod]
    [DataRow(false, false, true)]
    [DataRow(false, true, false)]
    [DataRow(true, false, false)]
    public void WhatDoesNotTellItsPowerMayBeCharging(bool isInverterHeard, bool isProvedOpen, bool opens)
    {
        Bench bench = new Bench();
        bench.AssetIsHeard = false;
        bench.InverterIsHeard = isInverterHeard;
        bench.MeasuredWatts = -1000;
        bench.Situation.Snapshot.ContactorIsProvedOpen = isProvedOpen;
        Assert.AreEqual(opens, bench.Reads(48800, RatedWatts).MustOpen);
    }

    [TestMethod]
    public void ATripEndsTheReconnectionTimeAfterTheFrequencyIsBack()
    {
        Bench bench = new Bench();
        bench.MeasuredWatts = 3000;
        bench.Reads(48800, RatedWatts);
        bench.MeasuredWatts = 0;
        Assert.IsTrue(bench.Reads(49499, 0).MustOpen);
        for (int ms = Bench.ReadingMs; ms < 20000; ms += Bench.ReadingMs)
        {
            Assert.IsTrue(bench.Reads(49500, 0).MustOpen, "after " + ms.ToString() + " ms");
        }

        Assert.IsFalse(bench.Reads(49500, 0).MustOpen);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.FrequencyTripped));
    }

    [TestMethod]
    [DataRow(false, 200, 50000)]
    [DataRow(true, 1201, 50000)]
    [DataRow(true, 200, 0)]
    public void NothingFlowsWhileTheFrequencyIsNotSeenInTime(bool isLive, int refreshMs, int milliHertz)
    {
        Bench bench = new Bench();
        bench.Situation.Snapshot.BoundaryIsLive = isLive;
        bench.Situation.Snapshot.BoundaryRefreshMs = refreshMs;
        LimitWindow window = bench.Reads(milliHertz, RatedWatts);

        Assert.AreEqual(0, window.MostImportMilliamps);
        Assert.AreEqual(0, window.MostExportMilliamps);
        Assert.AreEqual((int)LimitReason.FrequencyResponse, (int)window.ExportReason);
    }

    [TestMethod]
    public void EachSideIsAnEventWithTheFrequencyAndThePowerBefore()
    {
        Bench bench = new Bench();
        bench.Reads(50401, -2300);
        bench.Reads(50500, -2000);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.FrequencyOutside));
        Assert.AreEqual(50401, bench.Events.LastValue1(EventCode.FrequencyOutside));
        Assert.AreEqual(2300, bench.Events.LastValue2(EventCode.FrequencyOutside));
        bench.Reads(50000, -2000);
        Assert.AreEqual(2, bench.Events.CountOf(EventCode.FrequencyOutside));
        Assert.AreEqual(0, bench.Events.LastValue2(EventCode.FrequencyOutside));
    }

    private static RequestArbiter Asking(int watts)
    {
        TimedRequest request = new TimedRequest(RequestOrigin.ChargeNow);
        request.Offer(watts, 1000000);
        RequestArbiter requests = new RequestArbiter(new RequestSource[] { request });
        requests.Choose(new Situation().Snapshot);
        return requests;
    }

    private sealed class Bench
    {
        public const int ReadingMs = 1000;

        public readonly Situation Situation = new Situation();
        public readonly RecordingEvents Events = new RecordingEvents();
        public readonly FrequencyDroop Response;
        public bool AssetIsHeard = true;
        public bool InverterIsHeard = true;
        public int MeasuredWatts;

        public Bench()
        {
            Response = new FrequencyDroop(new UnitSettings(), RatedWatts, 1, Events);
            Situation.Snapshot.BoundaryIsLive = true;
            Situation.Snapshot.ContactorIsProvedOpen = false;
        }

        /// <summary>A reading of this frequency while this power is commanded.</summary>
        public LimitWindow Reads(int milliHertz, int commandedWatts)
        {
            Situation.Advance(ReadingMs);
            Situation.MeterReads(0);
            Situation.Snapshot.Boundary.FrequencyMilliHertz = milliHertz;
            Situation.Snapshot.CommandedWatts = commandedWatts;
            if (AssetIsHeard)
            {
                Situation.AssetReads(MeasuredWatts);
            }

            if (InverterIsHeard)
            {
                Situation.InverterReads(MeasuredWatts);
            }

            LimitWindow window = new LimitWindow();
            window.Begin(RatedMilliamps);
            Response.Narrow(Situation.Snapshot, window);
            return window;
        }
    }
}
