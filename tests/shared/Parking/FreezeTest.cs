using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Watchdog;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Parking;

// Invariant 7: an interpreter that stands still for any time, in any posture, leaves the site within its limit and the
// unit alive afterwards. The worst happens with it: the house's load goes away as the freeze begins.
[TestClass]
public class FreezeTest
{
    private const int Idle = 0;
    private const int Closing = 1;
    private const int Serving = 2;
    private const int Opening = 3;
    private const int Parked = 4;
    private const int ParkedOpen = 5;
    private const int Lockout = 6;

    /// <summary>Longest freeze that costs no opening, ms: the supervisor's 2 s less the tick before and the tick after.</summary>
    private const int HarmlessMs = 1600;

    /// <summary>Supervisor's reset, boot, clock, reconnection time, rest, inverter, ramp: what service may take to come back, ms.</summary>
    private const int BackWithinMs = 120000;

    [TestMethod]
    [DataRow(50)]
    [DataRow(200)]
    [DataRow(500)]
    [DataRow(1000)]
    [DataRow(2000)]
    [DataRow(5000)]
    [DataRow(60000)]
    [DataRow(600000)]
    public void AFreezeInAnyPostureIsSurvived(int freezeMs)
    {
        for (int posture = Idle; posture <= Lockout; posture++)
        {
            string name = "posture " + posture.ToString() + ", frozen for " + freezeMs.ToString() + " ms: ";
            FreezeBench bench = Make(posture);
            bool isClosed = bench.Site.Contactor.IsMainClosed;
            bench.Clear();
            bench.House.Watts = FreezeBench.RejectedWatts;
            bench.Run.Freeze(freezeMs);
            bench.RunMs(freezeMs < 50000 ? freezeMs : 50000);
            EndSituation(bench, posture);
            int backMs = bench.RunUntilServing(BackWithinMs);

            // An excursion ends after two seconds within the limit.
            bench.RunMs(4000);

            Assert.IsTrue(bench.LongestAboveMs <= 5000, name + "above the limit for " + bench.LongestAboveMs.ToString());
            Assert.IsTrue(backMs >= 0, name + "does not serve again, posture " + ((int)bench.Control.Posture).ToString());
            int allowed = posture == Opening || (isClosed && freezeMs > HarmlessMs) || (posture == Closing && freezeMs > HarmlessMs) ? 1 : 0;
            Assert.IsTrue(bench.Openings <= allowed, name + bench.Openings.ToString() + " openings");
            Assert.AreEqual(0, bench.Control.Excursions.Ledger.TotalLockouts - (posture == Lockout ? 1 : 0), name + "lockouts");
            Assert.AreEqual((int)G100State.WithinLimits, (int)bench.Control.Excursions.State, name + "state");
            Assert.AreEqual((int)ContactorFault.None, (int)bench.Control.Contactor.Fault, name + "fault");
        }
    }

    // Charging ends with the contactor, and what it took off the export with it: the limit holds without it.
    [TestMethod]
    [DataRow(500)]
    [DataRow(5000)]
    public void AFreezeWhileChargingLeavesTheExportWithinItsLimit(int freezeMs)
    {
        FreezeBench bench = new FreezeBench();
        bench.Settings.ScheduleWatts[0] = 3000;
        bench.House.Watts = FreezeBench.RejectedWatts;
        bench.RunMs(60000);
        Assert.IsTrue(bench.Site.InverterWatts > 2500, "charging before");
        bench.Clear();
        bench.Run.Freeze(freezeMs);
        bench.RunMs(60000);

        Assert.AreEqual(0, bench.LongestAboveMs);
        Assert.AreEqual(freezeMs > HarmlessMs ? 1 : 0, bench.Openings);
        Assert.IsTrue(bench.Site.InverterWatts > 2500, "charging after");
    }

    // What a handshake costs a vehicle that is served: no opening, and its power is back in seconds.
    [TestMethod]
    public void AHandshakeWhileServingCostsNoOpening()
    {
        FreezeBench bench = Make(Parked);
        bench.Clear();
        bench.Run.Freeze(900);
        bench.RunMs(1000);
        Assert.IsTrue(bench.Control.Parking.IsParked, "still proved right after the block");
        bench.Control.Parking.Release();
        int backMs = bench.RunUntilServing(10000);

        Assert.IsTrue(backMs >= 0 && backMs <= 5000, "back after " + backMs.ToString());
        Assert.AreEqual(0, bench.Openings);
        Assert.AreEqual(0, bench.LongestAboveMs);
    }

    private static FreezeBench Make(int posture)
    {
        FreezeBench bench = new FreezeBench();
        bool startsServed = posture == Serving || posture == Opening || posture == Parked || posture == Lockout;
        if (startsServed)
        {
            Assert.IsTrue(bench.RunUntilServing(90000) >= 0, "serves at first");
            bench.RunMs(8000);
        }

        switch (posture)
        {
            case Idle:
            case ParkedOpen:
                bench.Site.PlugVehicle(false);
                bench.RunMs(30000);
                break;
            case Closing:
                Assert.IsTrue(bench.RunUntil(ContactorState.Closing, 90000));
                break;
            case Opening:
                bench.Site.PlugVehicle(false);
                Assert.IsTrue(bench.RunUntil(ContactorState.Opening, 10000));
                break;
            case Lockout:
                bench.Solar.Watts = 5000;
                bench.House.Watts = FreezeBench.RejectedWatts;
                bench.RunMs(70000);
                Assert.AreEqual((int)Posture.Lockout, (int)bench.Control.Posture, "locked out by an excursion of a minute");
                bench.Solar.Watts = FreezeBench.SolarWatts;
                bench.RunMs(5000);
                break;
        }

        if (posture == Parked || posture == ParkedOpen)
        {
            bench.Control.Parking.Ask();
            Assert.IsTrue(bench.RunUntilParked(5000), "parked");
            Assert.AreEqual(posture == Parked, bench.Site.Contactor.IsMainClosed);
        }

        return bench;
    }

    private static void EndSituation(FreezeBench bench, int posture)
    {
        if (posture == Idle || posture == Opening || posture == ParkedOpen)
        {
            // The limiter follows a load that is just going away ahead of it: a closing then would be broken off.
            bench.RunMs(5000);
            bench.Site.PlugVehicle(true);
        }
        else if (posture == Lockout)
        {
            bench.RunMs(3000);
            bench.Control.RequestLockoutReset();
        }

        // After a reset there is another gate, which nobody has asked.
        bench.Control.Parking.Release();
    }
}
