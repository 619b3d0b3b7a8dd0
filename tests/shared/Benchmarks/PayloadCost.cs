using System;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Journal;
using NanoV2G.Tests.Reporting;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>What one message costs to write, the longest ones among them.</summary>
public static class PayloadCost
{
    private const int Repetitions = 25;
    private const int Messages = 24;
    private const int MostFlags = HalfHourFlags.Recovered | HalfHourFlags.ClockStepped | HalfHourFlags.ReverseRunning
        | HalfHourFlags.RegisterRollback | HalfHourFlags.Tamper;
    private const long MidnightUtcUnixMs = 1768348800000L;

    /// <summary>Measures the state message: decided, written and handed to a link that costs nothing.</summary>
    /// <returns>The costs.</returns>
    public static CostMeter OfState()
    {
        CostMeter meter = new CostMeter(Messages, Repetitions);
        FakeClock clock = new FakeClock();
        clock.Quality = ClockQuality.Synchronised;
        clock.UtcUnixMs = MidnightUtcUnixMs;
        long[] state = ShownState.Make();
        SilentLink link = new SilentLink();
        StateReport report = new StateReport(link, clock, "nanov2g/unit-0/state", state, new JsonWriter(MessageOutbox.MostPayloadBytes));
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            meter.BeginRepetition();
            for (int message = 0; message < Messages; message++)
            {
                clock.MonotonicMs += 3600000;
                Show(state, message);
                meter.BeforePiece();
                long before = CostMeter.Now();
                report.Step();
                meter.Take(CostMeter.Now() - before);
            }

            meter.EndRepetition();
        }

        Require(link.Count == Messages * Repetitions && link.LastLength > 300, "state messages");
        return meter;
    }

    /// <summary>Measures the message of a half-hour or recovered amount.</summary>
    /// <returns>The costs.</returns>
    public static CostMeter OfHalfHour()
    {
        CostMeter meter = new CostMeter(Messages, Repetitions);
        HalfHourMessage message = new HalfHourMessage("unit-0");
        JsonWriter writer = new JsonWriter(1024);
        HalfHour halfHour = new HalfHour();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            meter.BeginRepetition();
            for (int number = 0; number < Messages; number++)
            {
                Fill(halfHour, number);
                meter.BeforePiece();
                long before = CostMeter.Now();
                message.Write(writer, halfHour);
                meter.Take(CostMeter.Now() - before);
            }

            meter.EndRepetition();
        }

        Require(!writer.HasOverflowed && writer.Length > 300, "half-hour messages");
        return meter;
    }

    private static void Show(long[] state, int message)
    {
        long[] values = state;
        values[UnitState.Posture] = message % 7;
        values[UnitState.Mode] = message % 4;
        values[UnitState.WindowExportReason] = message % 12;
        values[UnitState.WindowImportReason] = (message + 5) % 12;
        values[UnitState.Contactor] = message % 4;
        values[UnitState.MissingPermissives] = message % 3 == 0 ? 0 : ((1 << NameTables.Permissive.Length) - 1) >> (message % 3 == 1 ? 0 : 4);
        values[UnitState.TargetWatts] = -7400 + (message * 617);
        values[UnitState.GridMilliamps] = -31234 + (message * 1111);
        values[UnitState.InverterWatts] = -7412 + (message * 617);
        values[UnitState.StateOfChargePermille] = message == 0 ? -1 : message * 40;
    }

    private static void Fill(HalfHour halfHour, int number)
    {
        halfHour.Kind = number % 4 == 3 ? HalfHour.RecoveredKind : number % 4 == 2 ? HalfHour.MissingKind : HalfHour.WholeKind;
        halfHour.StartIndex = HalfHour.IndexOf(MidnightUtcUnixMs) + number;
        halfHour.PeriodCount = 1;
        halfHour.MeterSerial = 21038765;
        halfHour.RegisterImportStartWattHours = 123456789 + (number * 1000);
        halfHour.RegisterExportStartWattHours = 98765432 + (number * 1000);
        halfHour.ImportWattHours = 3500 + number;
        halfHour.ExportWattHours = number * 100;
        halfHour.Flags = number == Messages - 1 ? MostFlags : HalfHourFlags.Actual;
    }

    private static void Require(bool isSo, string what)
    {
        if (!isSo)
        {
            throw new InvalidOperationException("the " + what + " were not what was to be measured");
        }
    }
}
