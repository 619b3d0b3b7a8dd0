using NanoV2G.Tools.Traces;
using NodaTime;
using NodaTime.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoV2G.Tests.Traces;

[TestClass]
public sealed class TraceAnchorTest
{
    [TestMethod]
    [DataRow("2013-09-26T09:56:09Z", "2013-09-26T09:56:09Z", 0, "2013-09-26T20:00:00Z", "2013-09-26T20:00:00Z", DisplayName = "own time stamps")]
    [DataRow("2013-09-26T09:56:09Z", "2026-01-14T12:00:00Z", 4493, "2026-01-14T12:00:00Z", "2013-09-26T11:00:00Z", DisplayName = "summer played in winter: 12:00 GMT plays 12:00 BST")]
    [DataRow("2013-11-01T22:13:18Z", "2026-07-01T06:00:00Z", 4624, "2026-07-01T06:00:00Z", "2013-11-02T07:00:00Z", DisplayName = "winter played in summer: 07:00 BST plays 07:00 GMT, first sample the evening before")]
    [DataRow("2013-09-26T09:56:09Z", "2012-09-26T09:00:00Z", -366, "2012-09-26T09:00:00Z", "2013-09-27T09:00:00Z", DisplayName = "moved to the past, first sample not after the start")]
    public void Local_clock_hours_stay_whatever_the_dates(string first, string start, int days, string run, string recording)
    {
        TraceAnchor anchor = new(Ms(first), Ms(start));
        Assert.AreEqual(days, anchor.Days);
        Assert.AreEqual(Ms(recording), anchor.ToRecording(Ms(run)));
    }

    [TestMethod]
    public void On_the_long_autumn_day_the_hour_that_comes_twice_plays_twice()
    {
        TraceAnchor anchor = new(Ms("2013-11-05T00:00:00Z"), Ms("2025-10-26T00:00:00+01:00"));
        Assert.AreEqual("2013-11-05T01:30:00Z", Text(anchor.ToRecording(Ms("2025-10-26T00:30:00Z"))), "01:30 BST");
        Assert.AreEqual("2013-11-05T01:30:00Z", Text(anchor.ToRecording(Ms("2025-10-26T01:30:00Z"))), "01:30 GMT");
        Assert.AreEqual("2013-11-05T12:00:00Z", Text(anchor.ToRecording(Ms("2025-10-26T12:00:00Z"))));
    }

    [TestMethod]
    public void On_the_short_spring_day_the_hour_that_is_left_out_is_not_played()
    {
        TraceAnchor anchor = new(Ms("2013-11-05T00:00:00Z"), Ms("2026-03-29T00:00:00Z"));
        Assert.AreEqual("2013-11-05T00:59:59Z", Text(anchor.ToRecording(Ms("2026-03-29T00:59:59Z"))));
        Assert.AreEqual("2013-11-05T02:00:00Z", Text(anchor.ToRecording(Ms("2026-03-29T01:00:00Z"))));
    }

    [TestMethod]
    public void A_recording_of_the_short_spring_day_lends_the_missing_hour_from_the_next()
    {
        TraceAnchor anchor = new(Ms("2013-03-31T00:00:00Z"), Ms("2026-01-14T00:00:00Z"));
        Assert.AreEqual("2013-03-31T01:30:00Z", Text(anchor.ToRecording(Ms("2026-01-14T01:30:00Z"))), "01:30 was left out: 02:30 BST");
        Assert.AreEqual("2013-03-31T01:30:00Z", Text(anchor.ToRecording(Ms("2026-01-14T02:30:00Z"))), "02:30 BST");
    }

    [TestMethod]
    public void A_run_may_be_asked_about_in_any_order()
    {
        TraceAnchor anchor = new(Ms("2013-11-05T00:00:00Z"), Ms("2025-10-26T00:00:00+01:00"));
        long late = anchor.ToRecording(Ms("2025-10-26T12:00:00Z"));
        anchor.ToRecording(Ms("2025-10-26T00:30:00Z"));
        Assert.AreEqual(late, anchor.ToRecording(Ms("2025-10-26T12:00:00Z")));
    }

    private static long Ms(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant().ToUnixTimeMilliseconds();

    private static string Text(long unixMs) => InstantPattern.General.Format(Instant.FromUnixTimeMilliseconds(unixMs));
}
