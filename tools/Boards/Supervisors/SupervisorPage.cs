using System.Globalization;
using NanoV2G.Tools.Boards.Drawing;

namespace NanoV2G.Tools.Boards.Supervisors;

/// <summary>The tables of the supervisor's page, written from its data.</summary>
public static class SupervisorPage
{
    private const string FileName = "boards/supervisor/README.md";

    /// <summary>Writes the tables anew.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="circuit">The circuit.</param>
    /// <returns>The page's new text.</returns>
    public static string Update(string page, Circuit circuit)
    {
        page = Page.Replace(page, "timing", Timing(circuit), FileName);
        return Page.Replace(page, "parts", Parts(circuit), FileName);
    }

    private static string Timing(Circuit circuit)
    {
        SupervisorTiming timing = SupervisorTiming.Of(circuit);
        return Page.Table(
            ["Time", "Least", "Most", "Must be"],
            [
                ["last edge to contactor supply dropped", Seconds(timing.DropLeastS), Seconds(timing.DropMostS), "2.0 to 2.5 s"],
                ["last edge to reset of the chip", Seconds(timing.ResetLeastS), Seconds(timing.ResetMostS), "30 to 60 s"],
                ["reset held, then released for as long", Seconds(timing.ResetHeldS), Seconds(timing.ResetHeldS), "longer than the chip's reset needs; released longer than a boot takes to the first tick"],
                ["clock stopped to contactor supply dropped", "0", Seconds(timing.ClockStopMostS), "well below 2 s"],
                ["reset input held up by one edge", Seconds(timing.EdgeLeastS), "", "above the 74HC4020's least reset pulse (below 1 µs)"],
                ["gate of Q1 while the pump runs", FormattableString.Invariant($"{timing.PumpLeastVolts:0.00} V"), "", "above the transistor's highest threshold (1.5 V) with margin"],
            ]);
    }

    private static string Parts(Circuit circuit)
    {
        return Page.Table(
            ["Part", "Value", "Tolerance", "Grade", "What it does"],
            circuit.Parts.Select(pair => (IReadOnlyList<string>)
            [
                pair.Key, pair.Value.Value, Tolerance(pair.Value), pair.Value.Grade ?? string.Empty, pair.Value.What,
            ]));
    }

    private static string Tolerance(CircuitPart part)
    {
        return part.TolerancePercent > 0 ? string.Create(CultureInfo.InvariantCulture, $"± {part.TolerancePercent:0.###} %") : string.Empty;
    }

    private static string Seconds(double seconds)
    {
        return seconds switch
        {
            < 0.001 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0} µs"),
            < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.0} ms"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s"),
        };
    }
}
