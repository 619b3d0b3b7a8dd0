using System.Text.RegularExpressions;
using System.Xml.Linq;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tests.Report;

[TestClass]
public sealed partial class ReportPageTest
{
    private static readonly string Page = ReportPage.Write(SampleRun.Day());

    [TestMethod]
    public void It_needs_nothing_from_outside()
    {
        string withoutNamespace = Page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        foreach (string outside in (string[])["http:", "https:", "url(", "@import", "src=", "href=", "<link", "<iframe", "<script"])
        {
            Assert.IsFalse(withoutNamespace.Contains(outside, StringComparison.OrdinalIgnoreCase), outside);
        }
    }

    [TestMethod]
    public void It_is_well_formed_and_every_number_in_it_is_one()
    {
        XDocument page = XDocument.Parse(Page[Page.IndexOf("<body>", StringComparison.Ordinal)..Page.IndexOf("</html>", StringComparison.Ordinal)]);
        Assert.AreEqual(10, page.Descendants().Count(element => element.Name.LocalName == "svg"), "five charts, each for desk and telephone");
        foreach (string wrong in (string[])["NaN", "Infinity", "∞"])
        {
            Assert.IsFalse(Page.Contains(wrong, StringComparison.Ordinal), wrong);
        }
    }

    [TestMethod]
    public void It_shows_every_fault_with_its_milliseconds_and_a_mark_in_the_charts()
    {
        foreach (string part in (string[])["<b>Supply meter silent</b>", "at 18:00:00", "Opened the contactor", "2,150 ms", "3,870 ms", "31,400 ms", "<b>Message broker gone</b>", "at 12:00:00", "120 ms", "48,200 ms"])
        {
            StringAssert.Contains(Page, part);
        }

        Assert.AreEqual(2 * 2 * 2, Regex.Count(Page, "class=\"faultmark\""), "two faults in two charts, each in two widths");
    }

    [TestMethod]
    public void It_says_in_words_whether_the_limit_and_the_half_hours_held()
    {
        StringAssert.Contains(Page, "The export limit was kept");
        StringAssert.Contains(Page, "above the export limit of 16 A for 3.42 s in all, 1.1 s at a time at most");
        StringAssert.Contains(Page, "1 half-hours are missing, 47 were recorded");
        StringAssert.Contains(Page, "No compliance with any standard is claimed");
    }

    [TestMethod]
    public void A_run_without_the_limiter_is_marked_and_never_shown_as_good()
    {
        string page = ReportPage.Write(SampleRun.Day(limiterOff: true));
        StringAssert.Contains(page, "Limiter switched off");
        StringAssert.Contains(page, "class=\"warning\"");
        Assert.IsFalse(page.Contains("<h1 class=\"good\">", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Text_from_outside_is_escaped()
    {
        StringAssert.Contains(Page, "recording &lt;house&gt; &amp; &quot;load&quot;.csv");
        StringAssert.Contains(Page, "&lt;unknown&gt; (1, 2)");
    }

    [TestMethod]
    public void Events_stand_in_plain_words_and_everyday_ones_are_left_to_the_file()
    {
        StringAssert.Contains(Page, "The car was plugged in at 81 %");
        StringAssert.Contains(Page, "An excursion began: 0.81 A above the limit");
        StringAssert.Contains(Page, "1 more, of the everyday kind, are in events.ndjson");
    }

    [TestMethod]
    public void It_fits_a_telephone_and_both_colour_schemes_and_is_small()
    {
        StringAssert.Contains(Page, "width=device-width");
        StringAssert.Contains(Page, "prefers-color-scheme: dark");
        Assert.IsTrue(System.Text.Encoding.UTF8.GetByteCount(Page) < 1_500_000, "size");
    }

    [TestMethod]
    public void Every_class_in_the_page_has_a_style()
    {
        string style = Page[Page.IndexOf("<style>", StringComparison.Ordinal)..Page.IndexOf("</style>", StringComparison.Ordinal)];
        string body = Page[Page.IndexOf("<body>", StringComparison.Ordinal)..];
        IEnumerable<string> classes = ClassAttribute().Matches(body).SelectMany(match => match.Groups[1].Value.Split(' ')).Distinct();
        foreach (string name in classes)
        {
            StringAssert.Contains(style, "." + name, name);
        }
    }

    [GeneratedRegex("class=\"([^\"]*)\"")]
    private static partial Regex ClassAttribute();
}
