using System.Globalization;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Sites;
using NanoV2G.Tools.Traces;

namespace NanoV2G.Tools.Simulation;

/// <summary>Turns options, site file and recordings into a plan. Everything that can be wrong is found here, before anything is started.</summary>
public sealed class RunPlanner
{
    /// <summary>Start of a run without recording, ms since 1970: a Wednesday in January.</summary>
    public const long DefaultStartUnixMs = 1768348800000;

    private const int DefaultSeed = 1;
    private const int DefaultExportLimitMilliamps = 16000;
    private const int DefaultSolarPeakWatts = 3000;
    private const int DefaultPowerWatts = 7000;
    private const int WinterSunriseSecond = 8 * 3600;
    private const int WinterSunsetSecond = (16 * 3600) + 1200;
    private const int NominalVolts = 230;

    // A generated day begins with a night's charge; a recorded one looks at discharge, so there is something to give.
    private const int NightStartPermille = 350;
    private const int RecordedStartPermille = 900;

    private readonly RunOptions _options;
    private readonly SiteDescription _description;
    private readonly LoadTrace? _load;
    private readonly SolarTrace? _sun;
    private readonly long _startUnixMs;
    private readonly long _siteStartUnixMs;
    private readonly TraceAnchor? _anchor;
    private readonly LocalTimeline _clock;

    private readonly int _seed;

    private RunPlanner(RunOptions options, SiteDescription description)
    {
        _options = options;
        _description = description;
        _seed = options.Seed ?? description.Seed ?? DefaultSeed;
        _load = options.LoadFile is null ? null : TraceReader.ReadLoad(options.LoadFile);
        _sun = options.SolarFile is null ? null : TraceReader.ReadSolar(options.SolarFile);
        _startUnixMs = options.StartUnixMs ?? _description.StartUnixMs ?? _load?.FirstUnixSecond * 1000 ?? DefaultStartUnixMs;
        _siteStartUnixMs = _startUnixMs - RunPlan.WarmUpMs;
        _anchor = _load is null ? null : new TraceAnchor(_load.FirstUnixSecond * 1000, _startUnixMs);
        _clock = new LocalTimeline(_siteStartUnixMs);
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="UserInputException">Something cannot be used.</exception>
    public static RunPlan Make(RunOptions options)
    {
        return Make(options, options.SiteFile is null ? new SiteDescription() : SiteFile.Read(options.SiteFile));
    }

    /// <summary>Makes the plan of a site that has been read already.</summary>
    /// <param name="options">The options; their site file is not read.</param>
    /// <param name="description">The site; the plan takes it over.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="UserInputException">Something cannot be used.</exception>
    public static RunPlan Make(RunOptions options, SiteDescription description)
    {
        return new RunPlanner(options, description).Make();
    }

    // Between start and reserve lie six tenths of the battery, and losses come on top.
    private const int BatteryForDischarge = 2;

    private const int MostBatteryWattHours = 500000;

    private const long MillisecondsPerHour = 3600000;
    private const long MinuteMs = 60000;

    private RunPlan Make()
    {
        long durationMs = Duration();
        int peakWatts = SolarPeak();
        SetLimits(peakWatts);
        string schedule = SetSchedule();
        SetVehicle(durationMs);
        _description.Site.StartUtcUnixMs = _siteStartUnixMs;
        return new RunPlan
        {
            Site = _description.Site,
            Field = _description.Field,
            Unit = _description.Unit,
            House = House(),
            Solar = Solar(peakWatts),
            StartUnixMs = _startUnixMs,
            DurationMs = durationMs,
            Seed = _seed,
            Faults = PlanFaults(durationMs),
            FlashFile = _description.FlashFile,
            ResetLockoutAfterMs = _description.ResetLockoutAfterMinutes * MinuteMs,
            Setup = new RunSetup(
                _startUnixMs,
                durationMs,
                _description.Unit.ExportLimitMilliamps,
                _description.Unit.ImportLimitMilliamps,
                HouseWords(),
                SolarWords(peakWatts),
                VehicleWords(),
                schedule,
                ""),
        };
    }

    private long Duration()
    {
        if ((_options.DurationMs ?? _description.DurationMs) is long given)
        {
            return given;
        }

        if (_load is null)
        {
            return LocalTimeline.DayMs;
        }

        // The rest of the recording from where the run begins in it.
        long restMs = (_load.LastUnixSecond * 1000) - _anchor!.ToRecording(_startUnixMs);
        return restMs > 0
            ? restMs
            : throw new UserInputException($"--start: the recording {_options.LoadFile} covers {Words.Seconds(_load.LastUnixSecond - _load.FirstUnixSecond)} and has ended by then; expected a start within its clock hours, or --duration.");
    }

    private bool HasDescribedHouse => _load is null && _description.House.Count > 0;

    private bool HasDescribedSun => _sun is null && _options.SolarPeakWatts is null && _description.Solar.Count > 0;

    private int SolarPeak()
    {
        if (HasDescribedSun)
        {
            return _description.Solar.Max(step => step.Watts);
        }

        bool hasSun = _sun is not null || _load is null;
        return _options.SolarPeakWatts ?? _description.SolarPeakWatts ?? (hasSun ? DefaultSolarPeakWatts : 0);
    }

    private void SetLimits(int peakWatts)
    {
        if (_options.ExportLimitMilliamps is int limit)
        {
            _description.Unit.ExportLimitMilliamps = limit;
        }
        else if (!_description.Keys.Contains("unit.exportLimitMilliamps"))
        {
            _description.Unit.ExportLimitMilliamps = DefaultExportLimitMilliamps;
        }

        // An installer declares the solar array; what it may give comes off what is safe without a meter.
        if (!_description.Keys.Contains("unit.otherGenerationMilliamps"))
        {
            _description.Unit.OtherGenerationMilliamps = peakWatts * 1000 / NominalVolts;
        }
    }

    private string SetSchedule()
    {
        int[] everyDay = [0, 1, 2, 3, 4, 5, 6];
        if (_options.DischargeWatts is int watts)
        {
            _description.Unit.ScheduleCount = 0;
            _description.Unit.TryAddSchedule(0, 7 * ClockTime.MinutesPerDay, -watts);
            return $"discharge {Words.Kilowatts(watts)} during the whole run";
        }

        if (_description.HasSchedule)
        {
            return $"the schedule of {_options.SiteFile}";
        }

        ScheduleReader.TryAdd(_description.Unit, everyDay, 30, 270, DefaultPowerWatts);
        ScheduleReader.TryAdd(_description.Unit, everyDay, 16 * 60, 19 * 60, -DefaultPowerWatts);
        return $"charge {Words.Kilowatts(DefaultPowerWatts)} from 00:30 to 04:30, discharge {Words.Kilowatts(DefaultPowerWatts)} from 16:00 to 19:00";
    }

    private void SetVehicle(long durationMs)
    {
        if (!_description.Keys.Contains("site.batteryStartPermille"))
        {
            bool isFullFromTheStart = _load is not null || HasDescribedHouse || _options.DischargeWatts is not null;
            _description.Site.BatteryStartPermille = isFullFromTheStart ? RecordedStartPermille : NightStartPermille;
        }

        // A discharge asked for all through the run is a test of the limit: the car must not be what ends it.
        if (_options.DischargeWatts is int watts && !_description.Keys.Contains("site.batteryCapacityWattHours"))
        {
            long lastingWattHours = BatteryForDischarge * watts * durationMs / MillisecondsPerHour;
            _description.Site.BatteryCapacityWattHours = (int)Math.Clamp(lastingWattHours, _description.Site.BatteryCapacityWattHours, MostBatteryWattHours);
        }

        if (!_description.HasPlugEvents && _load is null && !HasDescribedHouse)
        {
            _description.PlugEvents.Add(new PlugEvent((7 * 3600) + 1800, false));
            _description.PlugEvents.Add(new PlugEvent((15 * 3600) + 1800, true));
        }

        if (_description.PlugEvents.Count == 0)
        {
            return;
        }

        long endMs = RunPlan.WarmUpMs + durationMs + RunPlan.AfterwardsMs;
        List<(long SiteMs, bool Connects)> changes = [];
        foreach (PlugEvent plug in _description.PlugEvents)
        {
            for (long siteMs = _clock.Next(0, plug.SecondOfDay); siteMs <= endMs; siteMs = _clock.Next(siteMs + 1000, plug.SecondOfDay))
            {
                changes.Add((siteMs, plug.Connects));
            }
        }

        changes.Sort();

        // The first change to come tells how things stand now; without one, the last change of the day before does.
        _description.Site.VehicleConnectedAtStart = changes.Count > 0 ? !changes[0].Connects : _description.PlugEvents[^1].Connects;
        _description.Site.PlugChangesMs = [.. changes.Select(change => change.SiteMs)];
    }

    private ILoadProfile House()
    {
        if (HasDescribedHouse)
        {
            return Steps(_description.House);
        }

        return _load is null
            ? new ByLocalClock(new GeneratedHouse(_seed), _clock)
            : new AnchoredLoad(_load, _anchor!, _siteStartUnixMs);
    }

    private ILoadProfile Solar(int peakWatts)
    {
        if (HasDescribedSun)
        {
            return Steps(_description.Solar);
        }

        return _sun is null
            ? new ByLocalClock(new GeneratedSolar(_seed, peakWatts, 0, WinterSunriseSecond, WinterSunsetSecond), _clock)
            : new DailySolar(_sun, _clock, peakWatts);
    }

    /// <summary>The first power holds from the beginning of the site, so that the warm-up is like the start.</summary>
    private static StepProfile Steps(List<PowerStep> steps)
    {
        long[] offsetsMs = [.. steps.Select(step => step.AfterMs + RunPlan.WarmUpMs)];
        offsetsMs[0] = 0;
        return new StepProfile(offsetsMs, [.. steps.Select(step => step.Watts)]);
    }

    private List<FaultPlan> PlanFaults(long durationMs)
    {
        List<FaultPlan> plans = [.. _description.Faults.Select(fault => PlanOf(fault, durationMs))];
        foreach (FaultOption fault in _options.Faults)
        {
            long atMs = _clock.Next(RunPlan.WarmUpMs, fault.MinuteOfDay * 60);
            if (atMs >= RunPlan.WarmUpMs + durationMs)
            {
                string time = $"{fault.MinuteOfDay / 60:00}:{fault.MinuteOfDay % 60:00}";
                throw new UserInputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"--fault: {time} does not come within the run, which lasts from {Words.DateAndClock(_startUnixMs)} to {Words.DateAndClock(_startUnixMs + durationMs)} local time; expected a time in between."));
            }

            plans.Add(new FaultPlan(fault.Fault, atMs, atMs + SimulatedFaults.DefaultDurationMs(fault.Fault)));
        }

        return plans.Count <= FaultSchedule.MostFaults
            ? [.. plans.OrderBy(plan => plan.StartSiteMs)]
            : throw new UserInputException($"--fault: found {plans.Count} faults, expected at most {FaultSchedule.MostFaults}, those of the site file included.");
    }

    private FaultPlan PlanOf(SiteFault fault, long durationMs)
    {
        return fault.AfterMs < durationMs
            ? new FaultPlan(fault.Fault, RunPlan.WarmUpMs + fault.AfterMs, RunPlan.WarmUpMs + fault.AfterMs + fault.ForMs)
            : throw new UserInputException($"--site: the fault {SimulatedFaults.NameOf(fault.Fault)} comes {Words.Seconds(fault.AfterMs / 1000.0)} after the start, but the run lasts {Words.Seconds(durationMs / 1000.0)}; expected a longer run or an earlier fault.");
    }

    private string HouseWords()
    {
        if (HasDescribedHouse)
        {
            return $"{_description.House.Count} step(s) of {_options.SiteFile}";
        }

        if (_load is null)
        {
            return "a generated house";
        }

        string moved = _anchor!.Days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", moved by {_anchor.Days} days");
        string gaps = _load.GapCount == 0 ? "without gaps" : $"{_load.GapCount} gap(s), {Words.Seconds(_load.GapTotalSeconds)} in all";
        return $"recording {Path.GetFileName(_options.LoadFile)}{moved}, {gaps}";
    }

    private string SolarWords(int peakWatts)
    {
        string source = HasDescribedSun ? $"{_description.Solar.Count} step(s) of {_options.SiteFile}"
            : _sun is null ? "a generated winter's day" : $"recording {Path.GetFileName(_options.SolarFile)} from 06:00 to 18:00, {_sun.GapCount} gap(s)";
        return peakWatts == 0 ? "none" : $"{source}, peak {Words.Kilowatts(peakWatts)}";
    }

    private string VehicleWords()
    {
        SiteParameters site = _description.Site;
        string battery = string.Create(CultureInfo.InvariantCulture, $"{site.BatteryCapacityWattHours / 1000.0:0.#} kWh, {site.BatteryStartPermille / 10} % at the start");
        string plugs = string.Join(", ", _description.PlugEvents.Select(plug => $"{(plug.Connects ? "back" : "away")} at {plug.SecondOfDay / 3600:00}:{plug.SecondOfDay / 60 % 60:00}"));
        return plugs.Length == 0 ? $"{battery}, connected throughout" : $"{battery}, {plugs}";
    }
}
