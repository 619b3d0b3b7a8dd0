using System;
using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// The control tick of a discharging unit, as a multiple of one bare loop iteration measured in the same run: seconds
/// tell nothing about an ESP32, ratios do.
/// </summary>
public sealed class TickBenchmark : IProgramFactory
{
    private const int Rounds = 9;
    private const int TicksPerRound = 100;
    private const int LoopIterations = 100000;

    private readonly UnitSettings _settings = new UnitSettings();
    private TimedProgram _program;

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        TickBenchmark benchmark = new TickBenchmark();
        benchmark.Measure();
    }

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        _program = new TimedProgram(new ChargepointProgram(board, _settings), TicksPerRound);
        return _program;
    }

    private static long LoopTicks()
    {
        long before = DateTime.UtcNow.Ticks;
        int sum = 0;
        for (int i = 0; i < LoopIterations; i++)
        {
            sum = i;
        }

        long after = DateTime.UtcNow.Ticks;
        return sum < 0 ? 0 : after - before;
    }

    private static int Iterations(long ticks, long loopTicks)
    {
        return (int)(ticks * LoopIterations / (loopTicks < 1 ? 1 : loopTicks));
    }

    private void Measure()
    {
        SiteParameters parameters = new SiteParameters();
        _settings.ExportLimitMilliamps = 16000;
        _settings.TryAddSchedule(0, 10080, -7400);
        SimulatedSite site = new SimulatedSite(parameters, new ConstantProfile(600), new ConstantProfile(0), 7);
        SimulatedRun run = new SimulatedRun(new SimulatedHardware(site), this, new SimulatedMessageLink(site));
        run.RunFor(90000);
        int[] medians = new int[Rounds];
        int worst = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long loopTicks = LoopTicks();
            _program.Clear();
            _program.IsTiming = true;
            run.RunFor(TicksPerRound * BoardTiming.TickMs);
            _program.IsTiming = false;
            medians[round] = Iterations(_program.Quantile(500), loopTicks);
            int most = Iterations(_program.Quantile(1000), loopTicks);
            worst = most > worst ? most : worst;
        }

        Console.WriteLine("control tick: median of " + Median(medians).ToString() + " loop iterations, maximum " + worst.ToString()
            + ", over " + (Rounds * TicksPerRound).ToString() + " ticks of a discharging unit, power " + site.InverterWatts.ToString() + " W");
    }

    private static int Median(int[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            int value = values[i];
            int at = i;
            while (at > 0 && values[at - 1] > value)
            {
                values[at] = values[at - 1];
                at--;
            }

            values[at] = value;
        }

        return values[values.Length / 2];
    }
}
