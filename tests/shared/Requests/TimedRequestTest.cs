using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Requests;

[TestClass]
public class TimedRequestTest
{
    [TestMethod]
    [DataRow(9999, true)]
    [DataRow(10000, false)]
    [DataRow(10001, false)]
    public void ARequestEndsByItselfOnMonotonicTime(int nowMs, bool isActive)
    {
        TimedRequest request = new TimedRequest(RequestOrigin.Dispatch);
        request.Offer(-3000, 10000);

        Assert.AreEqual(isActive, request.IsActive(At(nowMs)));
    }

    [TestMethod]
    public void NothingIsAskedForBeforeTheFirstOffer()
    {
        Assert.IsFalse(new TimedRequest(RequestOrigin.Dispatch).IsActive(At(0)));
    }

    [TestMethod]
    public void UtcHasNoSayInIt()
    {
        TimedRequest request = new TimedRequest(RequestOrigin.Dispatch);
        request.Offer(-3000, 10000);
        Firmware.Snapshots.Snapshot snapshot = At(9000);
        snapshot.UtcUnixMs = 4000000000000L;
        snapshot.ClockQuality = ClockQuality.Synchronised;
        Assert.IsTrue(request.IsActive(snapshot));
        snapshot.UtcUnixMs = 0;
        snapshot.NowMs = 10000;
        Assert.IsFalse(request.IsActive(snapshot));
    }

    [TestMethod]
    public void TheLatestOfferReplacesTheOneBefore()
    {
        TimedRequest request = new TimedRequest(RequestOrigin.Dispatch);
        request.Offer(-3000, 10000);
        request.Offer(2000, 5000);

        Assert.IsTrue(request.IsActive(At(4999)));
        Assert.AreEqual(2000, request.Watts);
        Assert.IsFalse(request.IsActive(At(5000)), "the longer one before does not come back");
    }

    [TestMethod]
    public void AWithdrawnRequestIsOverAtOnce()
    {
        TimedRequest request = new TimedRequest(RequestOrigin.ChargeNow);
        request.Offer(7000, 10000);
        Assert.IsTrue(request.IsActive(At(0)));
        request.Offer(0, -1);

        Assert.IsFalse(request.IsActive(At(0)));
    }

    // Charge-now before dispatch before schedule; each falls away to the next.
    [TestMethod]
    public void TheFirstActiveRequestInTheOrderOfPriorityCounts()
    {
        TimedRequest chargeNow = new TimedRequest(RequestOrigin.ChargeNow);
        TimedRequest dispatch = new TimedRequest(RequestOrigin.Dispatch);
        TimedRequest schedule = new TimedRequest(RequestOrigin.Schedule);
        RequestArbiter arbiter = new RequestArbiter(new RequestSource[] { chargeNow, dispatch, schedule });
        schedule.Offer(-1000, 40000);
        dispatch.Offer(0, 30000);
        chargeNow.Offer(7000, 20000);

        AssertChosen(arbiter, 19999, RequestOrigin.ChargeNow, 7000);
        AssertChosen(arbiter, 20000, RequestOrigin.Dispatch, 0);
        AssertChosen(arbiter, 30000, RequestOrigin.Schedule, -1000);
        AssertChosen(arbiter, 40000, RequestOrigin.Default, 0);
    }

    private static void AssertChosen(RequestArbiter arbiter, int nowMs, RequestOrigin origin, int watts)
    {
        arbiter.Choose(At(nowMs));
        Assert.AreEqual((int)origin, (int)arbiter.Origin);
        Assert.AreEqual(watts, arbiter.Watts);
    }

    private static Firmware.Snapshots.Snapshot At(long nowMs)
    {
        Situation situation = new Situation();
        situation.Advance(nowMs);
        return situation.Snapshot;
    }
}
