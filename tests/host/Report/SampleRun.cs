using NanoV2G.Firmware.Events;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tests.Report;

/// <summary>A made-up day that has everything a report can show.</summary>
public static class SampleRun
{
    public const long StartUnixMs = 1768348800000; // 2026-01-14 00:00 UTC
    public const long DayMs = 86_400_000;

    public static RunRecord Day(bool limiterOff = false)
    {
        RunCurves curves = new(StartUnixMs, DayMs);
        Random random = new(1);
        for (long second = 0; second < 86400; second++)
        {
            AddSecond(curves, second, random);
        }

        RunSetup setup = new(
            StartUnixMs,
            DayMs,
            16000,
            60000,
            "recording <house> & \"load\".csv, 1 gap",
            "recording solar.csv, peak 3 kW",
            "40 kWh, 70 % at the start, away 07:30 to 15:30",
            "discharge 7.4 kW from 16:00 to 19:00",
            "mqtt://127.0.0.1:1883 (embedded)");
        return new RunRecord(setup, Summary(limiterOff), curves, [.. HalfHours()], Events());
    }

    public static RunSummary Summary(bool limiterOff = false)
    {
        return new RunSummary
        {
            SimulatedS = 86400,
            Ticks = 432000,
            ExportLimitMa = 16000,
            SecondsAboveLimit = 3.42,
            LongestAboveLimitS = 1.1,
            CountedExcursions = 0,
            Lockouts = 0,
            ImportWh = 21400,
            ExportWh = 9830,
            RecoveredImportWh = 0,
            RecoveredExportWh = 0,
            RegisterImportDeltaWh = 21400,
            RegisterExportDeltaWh = 9830,
            PlantImportWh = 21388.4,
            PlantExportWh = 9834.2,
            DischargeRequestedWh = 22200,
            DischargeDeliveredWh = 9824,
            DischargeFeasibleWh = 10050,
            Utilisation = 0.9775,
            HalfHours = 47,
            MissingHalfHours = 1,
            MqttPublished = 48,
            MqttAcknowledged = 47,
            ContactorCycles = 3,
            LimiterOff = limiterOff,
            GapS = 300,
            Faults =
            [
                new FaultOutcome("meterSilent", StartUnixMs + (18 * 3600_000L), StartUnixMs + (18 * 3600_000L) + 300_000, 2150, 3870, "Opened the contactor: no reading from the meter at the supply terminals.", 31400),
                new FaultOutcome("brokerGone", StartUnixMs + (12 * 3600_000L), StartUnixMs + (14 * 3600_000L), 120, null, "Kept 4 half-hours in flash and sent them when the broker came back.", 48200),
            ],
            WallS = 7.1,
            Seed = 1,
            Version = "0.1.0",
        };
    }

    private static void AddSecond(RunCurves curves, long second, Random random)
    {
        int column = curves.ColumnAt(second * 1000);
        int hour = (int)(second / 3600);
        bool away = second is > 27000 and < 55800;
        bool discharging = hour is >= 16 and < 19;
        int house = 220 + random.Next(60) + (second % 5400 < 180 && hour is > 6 and < 22 ? 2800 : 0) + (second is > 25800 and < 26200 ? 8500 : 0);
        int solar = hour is > 8 and < 16 ? (int)(3000 * Math.Sin(Math.PI * (second - 32400) / 25200.0) * (0.4 + (0.6 * random.NextDouble()))) : 0;
        solar = Math.Max(0, solar);
        int inverter = discharging ? -Math.Min(7400, 3600 + house) : hour < 5 ? 7000 : 0;
        int grid = (int)((house - solar + inverter) * 1000L / 240);
        curves.HouseWatts.Add(column, house);
        curves.SolarWatts.Add(column, solar);
        curves.InverterWatts.Add(column, inverter);
        curves.RequestWatts.Add(column, discharging ? -7400 : hour < 5 ? 7000 : 0);
        curves.GridMilliamps.Add(column, grid);
        if (!away)
        {
            curves.ChargePermille.Add(column, hour < 5 ? 700 + (int)(second / 72) : discharging ? 950 - (int)((second - 57600) / 24) : 950);
        }

        HeldBack held = discharging ? HeldBack.ExportLimit : hour < 5 ? HeldBack.AsAsked : away ? HeldBack.NoVehicle : HeldBack.NothingAsked;
        held = second is > 64800 and < 65100 ? HeldBack.FailSafe : held;
        curves.HeldBackBy.Add(column, (byte)held);
        curves.Contactor.Add(column, (byte)(discharging || hour < 5 ? 1 : 2));
        curves.G100State.Add(column, (byte)(second is > 64800 and < 64900 ? 2 : 1));
        curves.Gap.Add(column, (byte)(second is > 36000 and < 36300 ? 2 : 1));
    }

    private static IEnumerable<HalfHourRow> HalfHours()
    {
        long import = 0;
        long export = 0;
        for (int i = 0; i < 48; i++)
        {
            long importWh = i < 10 ? 3500 - (i * 7) : 6;
            long exportWh = i is >= 32 and < 38 ? 1600 + (i * 11) : 0;
            yield return new HalfHourRow(
                "simulated-31415926-" + i, 31415926, StartUnixMs + (i * 1_800_000L), StartUnixMs + ((i + 1) * 1_800_000L), importWh, exportWh,
                import, import + importWh, export, export + exportWh, 1, i == 21 ? "missing" : "actual", i == 21, false, i != 47);
            import += importWh;
            export += exportWh;
        }
    }

    private static List<EventRow> Events()
    {
        long at = StartUnixMs;
        EventRow Row(EventCode code, int value1, int value2, string name) => new(at += 700_000, true, (int)code, name, value1, value2);
        return
        [
            Row(EventCode.Boot, 1, 0, "boot"),
            Row(EventCode.ClockSynchronised, 0, 2, "clockSynchronised"),
            Row(EventCode.MqttConnected, 0, 0, "mqttConnected"),
            Row(EventCode.ContactorClosed, 60, 0, "contactorClosed"),
            Row(EventCode.HalfHourStored, 982416, 3500, "halfHourStored"),
            Row(EventCode.VehicleDisconnected, 0, 0, "vehicleDisconnected"),
            Row(EventCode.ContactorOpened, 40, 0, "contactorOpened"),
            Row(EventCode.VehicleConnected, 812, 0, "vehicleConnected"),
            Row(EventCode.MeterStale, 2010, 0, "meterStale"),
            Row(EventCode.ExcursionStarted, 810, 0, "excursionStarted"),
            Row(EventCode.ExcursionEnded, 3100, 1310, "excursionEnded"),
            Row(EventCode.MeterBack, 300, 0, "meterBack"),
            new EventRow(at + 1, true, 9999, "<unknown>", 1, 2),
        ];
    }
}
