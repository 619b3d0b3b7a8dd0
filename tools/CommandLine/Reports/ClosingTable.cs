using System.Globalization;
using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Records;
using Spectre.Console;

namespace NanoV2G.Tools.Reports;

/// <summary>The table that closes a run on the terminal.</summary>
public static class ClosingTable
{
    private const int RedirectedWidth = 110;

    /// <summary>Prints it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void Print(RunRecord run, string reportPath)
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        Print(console, run, reportPath);
    }

    /// <summary>Prints it on a console.</summary>
    /// <param name="console">The console.</param>
    /// <param name="run">The run.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void Print(IAnsiConsole console, RunRecord run, string reportPath)
    {
        RunSummary summary = run.Summary;
        bool isGood = Verdict.LimitKept(summary) && !summary.LimiterOff;
        console.WriteLine();
        console.Write(new Text(Verdict.Headline(summary) + Environment.NewLine, new Style(isGood ? Color.Green : Color.Red, decoration: Decoration.Bold)));
        console.Write(Numbers(summary));
        if (summary.Wire is WireSummary wire)
        {
            console.Write(Devices(wire));
            console.Write(Buses(wire));
            console.WriteLine($"Longest time between two ticks {wire.LongestTickGapMs} ms; the site was at most {wire.SiteLongestLateMs} ms behind real time.");
        }

        foreach (BrokenInvariant broken in summary.BrokenInvariants)
        {
            console.Write(new Text($"Invariant {broken.Number} broken {Words.Seconds(broken.AfterMs / 1000.0)} after the start: {broken.What}{Environment.NewLine}", new Style(Color.Red)));
        }

        if (summary.Faults.Count > 0)
        {
            console.Write(Faults(summary));
        }

        console.WriteLine();
        console.Write(new Text($"{Words.Seconds(summary.SimulatedS)} simulated in {Words.Seconds(summary.WallS)}. Report: {reportPath}{Environment.NewLine}"));
    }

    private static Table Numbers(RunSummary summary)
    {
        Table table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("").AddColumn("");
        void Row(string name, string value) => table.AddRow(new Text(name), new Text(value));

        Row("Export limit", Words.Amps(summary.ExportLimitMa) + (summary.LimiterOff ? ", LIMITER SWITCHED OFF" : ""));
        Row("Above the limit", $"{Words.Seconds(summary.SecondsAboveLimit)} in all, {Words.Seconds(summary.LongestAboveLimitS)} at a time at most");
        Row("Excursions of 15 s, lockouts", $"{summary.CountedExcursions}, {summary.Lockouts}");
        Row("Discharge", $"{Words.KilowattHours(summary.DischargeDeliveredWh)} of {Words.KilowattHours(summary.DischargeRequestedWh)} asked for"
            + (summary.Utilisation is double share ? $", {Words.Percent(share)} of what perfect foresight could give" : ""));
        Row("Half-hours", $"{summary.HalfHours} of {summary.HalfHours + summary.MissingHalfHours}: import {summary.ImportWh} Wh, export {summary.ExportWh} Wh");
        Row("Register of the asset meter", $"import {summary.RegisterImportDeltaWh} Wh, export {summary.RegisterExportDeltaWh} Wh");
        Row("True energy", string.Create(CultureInfo.InvariantCulture, $"import {summary.PlantImportWh:0.0} Wh, export {summary.PlantExportWh:0.0} Wh"));
        Row("Half-hours by MQTT", $"{summary.MqttPublished} published, {summary.MqttAcknowledged} confirmed");
        Row("Contactor", summary.ContactorCycles == 1 ? "closed once" : $"closed {summary.ContactorCycles} times");
        if (summary.LiveActions > 0)
        {
            Row("By hand on the live page", summary.LiveActions == 1 ? "1 action" : $"{summary.LiveActions} actions");
        }

        if (summary.GapS > 0)
        {
            Row("Gaps in the recordings", $"{Words.Seconds(summary.GapS)}; the last value was held");
        }

        return table;
    }

    private static Table Devices(WireSummary wire)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("Device on the wire", "Requests", "Answers", "Answers a second");
        foreach (WireDeviceSummary device in wire.Devices)
        {
            table.AddRow(new Text($"{device.Name}, address {device.Address}"), Count(device.Requests), Count(device.Answers), new Text(device.AnswersPerSecond.ToString("0.00", CultureInfo.InvariantCulture)));
        }

        return table;
    }

    private static Table Buses(WireSummary wire)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("Bus", "Requests", "Time-outs", "CRC errors", "Refused", "Unexpected");
        foreach (WireBusSummary bus in wire.Buses)
        {
            table.AddRow(new Text(bus.Name), Count(bus.Requests), Count(bus.Timeouts), Count(bus.CrcErrors), Count(bus.Exceptions), Count(bus.Unexpected));
        }

        return table;
    }

    private static Text Count(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    private static Table Faults(RunSummary summary)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("Fault", "What the unit did", "Detected", "Safe", "Back");
        foreach (FaultOutcome fault in summary.Faults)
        {
            table.AddRow(
                new Text($"{fault.Name} at {Words.Clock(fault.AtUnixMs)}"),
                new Text(fault.Reaction),
                Milliseconds(fault.DetectedMs),
                Milliseconds(fault.SafeMs),
                Milliseconds(fault.RecoveredMs));
        }

        return table;
    }

    private static Text Milliseconds(long? value)
    {
        return new Text(value is null ? "-" : value.Value.ToString(CultureInfo.InvariantCulture) + " ms");
    }
}
