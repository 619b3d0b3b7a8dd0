using System;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// Measures what has a budget and prints one line for each: MEASURED, name, median, maximum. The budgets, and the table
/// that compares, are in <c>tools/OnNanoClr</c>.
/// </summary>
public static class BudgetBenchmark
{
    private const int Repetitions = 9;

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        Print("half-hour message", PayloadCost.OfHalfHour());
        Print("state message", PayloadCost.OfState());
        Print("Modbus round trip", RoundTripCost.Measure());
        Print("control tick", MeasureTick());
    }

    private static CostMeter MeasureTick()
    {
        CostMeter meter = new CostMeter(TickStretch.MostTicks, Repetitions);
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            TickStretch stretch = new TickStretch(meter);
            meter.BeginRepetition();
            stretch.RunThrough();
            meter.EndRepetition();
        }

        return meter;
    }

    private static void Print(string name, CostMeter meter)
    {
        Console.WriteLine("MEASURED " + name + "|" + meter.Median.ToString() + "|" + meter.Maximum.ToString() + "|dearest piece "
            + meter.DearestPiece.ToString());
    }
}
