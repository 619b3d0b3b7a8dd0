using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Tools.Traces;
using NodaTime;
using NodaTime.Text;

namespace NanoV2G.Tests.Traces;

[TestClass]
public sealed class LocalTimelineTest
{
    private const long HourMs = 3_600_000;

    [TestMethod]
    public void The_clock_of_a_summer_day_is_an_hour_ahead_of_utc()
    {
        LocalTimeline clock = new(Ms("2026-07-01T06:30:00Z"));
        Assert.AreEqual((7 * HourMs) + (HourMs / 2), clock.At(0));
        Assert.AreEqual(LocalTimeline.DayMs + (7 * HourMs) + (HourMs / 2), clock.At(LocalTimeline.DayMs));
    }

    [TestMethod]
    public void It_goes_back_in_autumn_and_leaps_in_spring()
    {
        LocalTimeline autumn = new(Ms("2025-10-25T23:00:00Z"));
        Assert.AreEqual((2 * HourMs) - 1, autumn.At((2 * HourMs) - 1));
        Assert.AreEqual(HourMs, autumn.At(2 * HourMs));
        LocalTimeline spring = new(Ms("2026-03-29T00:00:00Z"));
        Assert.AreEqual(2 * HourMs, spring.At(HourMs));
    }

    [TestMethod]
    public void The_next_time_by_the_clock_is_found_on_this_or_the_following_day()
    {
        LocalTimeline clock = new(Ms("2026-03-28T12:00:00Z"));
        Assert.AreEqual(6 * HourMs, clock.Next(0, 18 * 3600));
        Assert.AreEqual(22 * HourMs, clock.Next(0, 11 * 3600), "across the change to summer time: 11:00 BST is 10:00 UTC");
        Assert.AreEqual(6 * HourMs, clock.Next(6 * HourMs, 18 * 3600), "the moment itself counts");
    }

    [TestMethod]
    public void A_recorded_load_is_played_at_its_own_clock_hours_and_its_gaps_are_marked()
    {
        long first = Ms("2013-11-05T00:00:00Z") / 1000;
        LoadTrace trace = new([first, first + 30, first + 200, first + 210], [100, 200, 300, 400]);
        long start = Ms("2026-07-01T00:00:00+01:00");
        AnchoredLoad load = new(trace, new TraceAnchor(first * 1000, start), start);
        Assert.AreEqual(100, load.WattsAt(29_990));
        Assert.AreEqual(200, load.WattsAt(30_000));
        Assert.IsTrue(load.IsGapAt(100_000));
        Assert.IsFalse(load.IsGapAt(205_000));
        Assert.AreEqual(400, load.WattsAt(HourMs), "after the end the last value is held");
        Assert.IsTrue(load.IsGapAt(HourMs));
    }

    [TestMethod]
    public void A_recorded_sun_rises_at_six_by_the_clock_of_every_day()
    {
        long start = Ms("2026-03-28T00:00:00Z");
        DailySolar sun = new(new SolarTrace([0, 1], [500_000, 1_000_000]), new LocalTimeline(start), 3000);
        Assert.AreEqual(0, sun.WattsAt((6 * HourMs) - 10));
        Assert.AreEqual(1500, sun.WattsAt(6 * HourMs));
        Assert.AreEqual(3000, sun.WattsAt((6 * HourMs) + 1000));
        Assert.AreEqual(1500, sun.WattsAt((24 + 5) * HourMs), "summer time from the second day on");
    }

    [TestMethod]
    public void A_generated_house_follows_the_clock()
    {
        long start = Ms("2026-07-01T00:00:00Z");
        ILoadProfile house = new ByLocalClock(new GeneratedHouse(1), new LocalTimeline(start));
        Assert.AreEqual(new GeneratedHouse(1).WattsAt(HourMs), house.WattsAt(0));
    }

    private static long Ms(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant().ToUnixTimeMilliseconds();
}
