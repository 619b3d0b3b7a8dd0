using NanoV2G.Tests.Report;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;
using Spectre.Console;

namespace NanoV2G.Tests.Wire;

/// <summary>What the closing table of a wire run adds.</summary>
[TestClass]
public sealed class WireTableTest
{
    [TestMethod]
    public void Poll_rates_and_errors_of_every_device_and_bus_are_shown()
    {
        WireSummary wire = new(
            [new WireDeviceSummary("boundaryMeter", 1, 580, 578, 4.8)],
            [new WireBusSummary("boundary", 580, 5, 3, 0, 1)],
            275,
            211);
        RunRecord day = SampleRun.Day();
        StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        ClosingTable.Print(console, day with { Summary = day.Summary with { Wire = wire } }, "report.html");
        string[] words = ["boundaryMeter, address 1 │ 580      │ 578     │ 4.80", "boundary │ 580      │ 5         │ 3          │ 0       │ 1", "two ticks 275 ms", "211 ms behind"];
        foreach (string part in words)
        {
            StringAssert.Contains(text.ToString(), part);
        }
    }
}
