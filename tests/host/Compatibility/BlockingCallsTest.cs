using Mono.Cecil;
using NanoV2G.Tools.Compatibility;
using NanoV2G.Tools.Compatibility.Blocking;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tests.Compatibility;

/// <summary>The list of blocking calls against the code that makes them, the page that explains them, and itself.</summary>
[TestClass]
public sealed class BlockingCallsTest
{
    [TestMethod]
    public void Each_method_of_the_list_makes_its_call()
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "NanoV2G.Tests.DeviceStandIns.dll");
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
        HashSet<string> made = [.. module.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions
                .Select(one => one.Operand)
                .OfType<MethodReference>()
                .Select(called => $"{MemberNames.Of(method.DeclaringType)}::{method.Name} {MemberNames.Of(called).Split('(')[0]}"))];
        string[] idle = [.. BlockingCalls.BuiltIn().Entries
            .SelectMany(call => call.Methods.Select(method => $"{method} {call.Member}"))
            .Where(one => !made.Contains(one))];
        Assert.AreEqual(string.Empty, string.Join('\n', idle));
    }

    [TestMethod]
    public void The_page_of_the_real_board_has_the_list_as_its_table()
    {
        string[] rows = [.. File.ReadAllLines(Path.Combine(Repository.Root, "hal", "Esp32", "README.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        string[] expected = [.. BlockingCalls.BuiltIn().Entries.Select(call => $"| `{Short(call.Member)}` | {Worst(call)} | {call.Place.ToString().ToLowerInvariant()} |")];
        string[] starts = [.. rows.Select(row => string.Join('|', row.Split('|').Take(4)) + "|")];
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', starts));
    }

    [TestMethod]
    [DataRow("here 5 A.B : C::D", "list.txt:2: 'here 5 A.B : C::D' is not")]
    [DataRow("budget 5 A.B", "list.txt:2: 'budget 5 A.B' is not")]
    [DataRow("budget unbounded A.B : C::D", "list.txt:2: 'budget unbounded A.B : C::D' is not")]
    [DataRow("budget 900 A.B : C::D", "list.txt:2: 'budget 900 A.B : C::D' does not fit the budget of 800 ms")]
    [DataRow("parked 5 A.B : C::D\nboot 5 A.B : C::E", "list.txt:3: 'boot 5 A.B : C::E' names a member for the second time")]
    public void A_bad_line_is_named(string lines, string message)
    {
        CompatibilityException bad = Assert.ThrowsExactly<CompatibilityException>(() => BlockingCalls.Parse("budget 800\n" + lines, "list.txt"));
        StringAssert.StartsWith(bad.Message, message);
    }

    private static string Short(string member)
    {
        string[] parts = member.Replace("..ctor", ".new", StringComparison.Ordinal).Split('.');
        return $"{parts[^2]}.{parts[^1]}";
    }

    private static string Worst(BlockingCall call) => call.WorstMs is int worstMs ? $"{worstMs} ms" : "no limit";
}
