using System.Text.RegularExpressions;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tests.Report;

/// <summary>One table of every latched fault: the firmware's, the page's, and the tests that show each.</summary>
[TestClass]
public sealed partial class LatchedFaultsTest
{
    private static readonly string PagePath = Path.Combine(Repository.Root, "firmware", "ContactorSequence", "README.md");

    [TestMethod]
    [DataRow(typeof(ContactorFault))]
    [DataRow(typeof(LockoutCause))]
    public void Every_latched_fault_of_the_firmware_has_one_row(Type kind)
    {
        string[] numbered = [.. Enum.GetValues(kind).Cast<object>().Select(one => $"{Convert.ToInt32(one)} {one}").Where(one => one != "0 None")];
        string[] told = [.. LatchedFaults.All.Where(one => one.Kind == kind).Select(one => $"{one.Number} {char.ToUpperInvariant(one.Identifier[0])}{one.Identifier[1..]}")];
        CollectionAssert.AreEquivalent(numbered, told);
    }

    [TestMethod]
    public void The_page_is_the_table()
    {
        string[] found = [.. File.ReadAllLines(PagePath).Where(line => line.StartsWith('|'))];
        string wanted = string.Join('\n', LatchedFaults.Page());
        Assert.AreEqual(wanted, string.Join('\n', found), $"Replace the table of firmware/ContactorSequence/README.md by:\n{wanted}\n");
    }

    [TestMethod]
    public void Each_row_names_a_test_that_there_is()
    {
        string tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "shared"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        HashSet<string> names = [.. Method().Matches(tests).Select(match => match.Groups[1].Value)];
        foreach (LatchedFault fault in LatchedFaults.All)
        {
            Assert.Contains(fault.Test, names, fault.Identifier);
            Assert.IsTrue(fault.Threshold.Length > 0 && fault.Reaction.Length > 0 && fault.Reset.Length > 0, fault.Identifier);
        }
    }

    [GeneratedRegex(@"public void (\w+)\(")]
    private static partial Regex Method();
}
