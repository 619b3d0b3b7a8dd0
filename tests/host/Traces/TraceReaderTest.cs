using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Traces;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoV2G.Tests.Traces;

[TestClass]
public sealed class TraceReaderTest
{
    [TestMethod]
    [DataRow("", "line 1: found \"\", expected the header \"unix_s,load_w\"", DisplayName = "empty file")]
    [DataRow("1,2\n3,4\n", "line 1: found \"1,2\", expected the header", DisplayName = "no header")]
    [DataRow("time,power\n1,2\n", "line 1: found \"time,power\"", DisplayName = "other header")]
    [DataRow("unix_s,load_w\n", "line 1: found 0 row(s) of data, expected at least two", DisplayName = "no rows")]
    [DataRow("unix_s,load_w\n1,2\n", "found 1 row(s)", DisplayName = "one row")]
    [DataRow("unix_s,load_w\n1,2\n2,abc\n", "line 3: found \"abc\" as load_w, expected a power in W", DisplayName = "not a number")]
    [DataRow("unix_s,load_w\n1,2\n2,\n", "line 3: found \"\" as load_w", DisplayName = "nothing")]
    [DataRow("unix_s,load_w\n1,2\n2,NaN\n", "line 3: found \"NaN\" as load_w", DisplayName = "NaN")]
    [DataRow("unix_s,load_w\n1,2\n2,1e9\n", "line 3: found \"1e9\" as load_w", DisplayName = "too much")]
    [DataRow("unix_s,load_w\n1,2\n2,-5\n", "line 3: found \"-5\" as load_w", DisplayName = "negative")]
    [DataRow("unix_s,load_w\n1,2\n2,3,4\n", "line 3: found \"2,3,4\", expected two values", DisplayName = "three columns")]
    [DataRow("unix_s,load_w\n1,2\n2;3\n", "line 3: found \"2;3\", expected two values", DisplayName = "semicolon")]
    [DataRow("unix_s,load_w\n1.5,2\n2,3\n", "line 2: found \"1.5\" as unix_s, expected whole seconds", DisplayName = "fraction of a second")]
    [DataRow("unix_s,load_w\n5,2\n4,3\n", "line 3: found unix_s 4 after 5, expected times in rising order", DisplayName = "out of order")]
    [DataRow("unix_s,load_w\n5,2\n\n6,3\n", "line 3: found an empty line", DisplayName = "hole")]
    [DataRow("unix_s,load_w\n-5,2\n6,3\n", "line 2: found \"-5\" as unix_s", DisplayName = "before 1970")]
    public void A_wrong_load_recording_is_refused_with_file_line_found_and_expected(string content, string expected)
    {
        using TemporaryFile file = new("load.csv", content);
        UserInputException error = Assert.ThrowsExactly<UserInputException>(() => TraceReader.ReadLoad(file.Path));
        StringAssert.StartsWith(error.Message, file.Path + ", line ");
        StringAssert.Contains(error.Message, expected);
        Assert.IsFalse(error.Message.Contains('\n'), "one sentence");
    }

    [TestMethod]
    [DataRow("second,per_unit\n0,0.1\n43201,0\n", "line 3: found \"43201\" as second, expected whole seconds from 0 to 43200")]
    [DataRow("second,per_unit\n0,0.1\n1,2\n", "line 3: found \"2\" as per_unit, expected a share of the peak")]
    [DataRow("unix_s,load_w\n0,0.1\n1,2\n", "line 1: found \"unix_s,load_w\", expected the header \"second,per_unit\"")]
    public void A_wrong_solar_recording_is_refused(string content, string expected)
    {
        using TemporaryFile file = new("solar.csv", content);
        UserInputException error = Assert.ThrowsExactly<UserInputException>(() => TraceReader.ReadSolar(file.Path));
        StringAssert.Contains(error.Message, expected);
    }

    [TestMethod]
    public void A_missing_file_is_named_with_its_option()
    {
        UserInputException error = Assert.ThrowsExactly<UserInputException>(() => TraceReader.ReadLoad("/nowhere/at/all.csv"));
        Assert.AreEqual("--load: the file \"/nowhere/at/all.csv\" does not exist; expected a readable CSV file.", error.Message);
    }

    [TestMethod]
    [DataRow("unix_s,load_w\n100,5\n110,7\n", DisplayName = "LF")]
    [DataRow("unix_s,load_w\r\n100,5\r\n110,7\r\n", DisplayName = "CR LF")]
    [DataRow("\uFEFFunix_s,load_w\n100,5\n110,7", DisplayName = "byte order mark, no last line end")]
    [DataRow("UNIX_S,LOAD_W \n 100 , 5.4\n110, 7.0\n\n\n", DisplayName = "spaces, fractions, empty lines at the end")]
    public void Line_ends_and_marks_of_every_system_are_read(string content)
    {
        using TemporaryFile file = new("load.csv", content);
        LoadTrace trace = TraceReader.ReadLoad(file.Path);
        Assert.AreEqual(2, trace.Count);
        Assert.AreEqual(100, trace.FirstUnixSecond);
        Assert.AreEqual(5, trace.WattsOf(trace.IndexAt(109)));
        Assert.AreEqual(7, trace.WattsOf(trace.IndexAt(110)));
    }

    [TestMethod]
    public void A_pause_of_more_than_a_minute_is_a_gap_that_is_held_marked_and_counted()
    {
        LoadTrace trace = new([0, 60, 121, 130], [10, 20, 30, 40]);
        Assert.AreEqual(1, trace.GapCount);
        Assert.AreEqual(61, trace.GapTotalSeconds);
        Assert.AreEqual(20, trace.WattsOf(trace.IndexAt(100)), "held, not interpolated");
        Assert.IsFalse(trace.IsGap(60));
        Assert.IsTrue(trace.IsGap(61));
        Assert.IsFalse(trace.IsGap(121));
        Assert.IsTrue(trace.IsGap(131), "after the end");
        Assert.IsTrue(trace.IsGap(-1), "before the start");
    }

    [TestMethod]
    public void Two_rows_of_the_same_second_count_once_and_the_later_wins()
    {
        using TemporaryFile file = new("load.csv", "unix_s,load_w\n100,5\n100,6\n110,7\n");
        LoadTrace trace = TraceReader.ReadLoad(file.Path);
        Assert.AreEqual(2, trace.Count);
        Assert.AreEqual(6, trace.WattsOf(0));
    }

    [TestMethod]
    public void Solar_begins_at_six_holds_through_gaps_and_is_dark_after_its_last_sample()
    {
        SolarTrace trace = new([0, 1, 100], [100, 200, 300]);
        Assert.AreEqual(0, trace.ShareAt((6 * 3600) - 1));
        Assert.AreEqual(100, trace.ShareAt(6 * 3600));
        Assert.AreEqual(200, trace.ShareAt((6 * 3600) + 99));
        Assert.AreEqual(300, trace.ShareAt((6 * 3600) + 100));
        Assert.AreEqual(0, trace.ShareAt((6 * 3600) + 101));
        Assert.AreEqual(1, trace.GapCount);
        Assert.IsTrue(trace.IsGapAt((6 * 3600) + 50));
        Assert.IsFalse(trace.IsGapAt((6 * 3600) + 100));
        Assert.AreEqual(0, trace.ShareAt((18 * 3600) + 1));
    }

    [TestMethod]
    public void A_small_negative_share_is_an_inverter_at_night_and_counts_as_zero()
    {
        using TemporaryFile file = new("solar.csv", "second,per_unit\n0,-0.01\n1,0.5\n");
        SolarTrace trace = TraceReader.ReadSolar(file.Path);
        Assert.AreEqual(0, trace.ShareAt(6 * 3600));
        Assert.AreEqual(500_000, trace.ShareAt((6 * 3600) + 1));
    }
}
