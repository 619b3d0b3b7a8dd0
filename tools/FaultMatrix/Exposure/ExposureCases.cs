using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.FaultMatrix.Exposure;

/// <summary>What a boundary meter can say wrongly, in its strengths, each beside a house that stands and one that switches.</summary>
public static class ExposureCases
{
    private const int RecordedMs = 60000;

    /// <summary>All cases, the twins of each site first.</summary>
    public static readonly IReadOnlyList<ExposureCase> All =
    [
        .. Both(Twin()), .. Both(Discharging()),
        .. Both(Twin() with { IsCharging = true }), .. Both(Charging()),
        .. Both(Twin() with { Phases = ExposureSite.ThreePhases }), .. Both(ThreePhases()),
        .. Both(Twin() with { Phases = ExposureSite.InverterOfThree }), .. Both(InverterOfThree()),
    ];

    /// <summary>The cases with one of the names.</summary>
    /// <param name="names">What the meter does, the site, the service or the house; without any, all cases.</param>
    /// <returns>Those that match the names of each kind that is named.</returns>
    public static IReadOnlyList<ExposureCase> Filter(IReadOnlyCollection<string> names)
    {
        Func<ExposureCase, string>[] kinds = [one => one.Data, one => one.Site, one => one.Service, one => one.House];
        IEnumerable<ExposureCase> left = All;
        foreach (Func<ExposureCase, string> kind in kinds)
        {
            if (All.Any(one => names.Contains(kind(one))))
            {
                left = left.Where(one => names.Contains(kind(one)));
            }
        }

        return [.. left];
    }

    /// <summary>Every name that <see cref="Filter"/> knows.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(one => one.Data).Concat(All.Select(one => one.Site)).Concat(All.Select(one => one.Service)).Concat(All.Select(one => one.House)).Distinct()];

    private static IEnumerable<ExposureCase> Both(params IEnumerable<ExposureCase> cases)
    {
        return cases.SelectMany(one => new[] { one, one with { HouseSwitches = true } });
    }

    private static ExposureCase Twin() => Make(ExposureCase.None, _ => { });

    private static IEnumerable<ExposureCase> Discharging()
    {
        return
        [
            Make("frozen", meter => meter.IsFrozen = true),
            Distorted("currentStuck", one => one.CurrentIsStuck = true),
            .. Transformers(),
            Distorted("noisy0.5A", one => one.NoiseMilliamps = 500),
            Distorted("noisy5A", one => one.NoiseMilliamps = 5000),
            Distorted("clippedAt20A", one => one.ClipMilliamps = 20000),
            Distorted("clippedAt10A", one => one.ClipMilliamps = 10000),
            Distorted("clippedAtZeroExport", one => one.HidesExport = true),
            Dropped("dropped10%", 100),
            Dropped("dropped50%", 500),
            Dropped("dropped90%", 900),
            Make("delayed0.5s", meter => meter.DelayMs = 500),
            Make("delayed1s", meter => meter.DelayMs = 1000),
            Make("delayed2s", meter => meter.DelayMs = 2000),
            Make("delayed10s", meter => meter.DelayMs = 10000),
            Distorted("replayed", one => one.Replays = true) with { LeadMs = RecordedMs },
        ];
    }

    private static IEnumerable<ExposureCase> Charging()
    {
        return [.. Transformers().Append(Distorted("clippedAt10A", one => one.ClipMilliamps = 10000)).Select(one => one with { IsCharging = true })];
    }

    private static IEnumerable<ExposureCase> ThreePhases()
    {
        ExposureCase[] cases = [Distorted("phasesSwapped", one => one.SwapsPhases = true), Make("oneReversed", meter => meter.ReversedPhase = 1)];
        return cases.Select(one => one with { Phases = ExposureSite.ThreePhases });
    }

    private static IEnumerable<ExposureCase> InverterOfThree()
    {
        ExposureCase[] cases =
        [
            Distorted("phasesSwapped", one => one.SwapsPhases = true),
            Make("oneReversed", meter => meter.ReversedPhase = 1),
            Make("oneDead", meter => meter.DeadPhase = 1),
            Make("lightlyLoadedDead", meter => meter.DeadPhase = 3),
        ];
        return cases.Select(one => one with { Phases = ExposureSite.InverterOfThree });
    }

    /// <summary>A current transformer that is the wrong way round, off, or of another ratio.</summary>
    private static IEnumerable<ExposureCase> Transformers()
    {
        return
        [
            Make("reversed", meter => meter.IsReversed = true),
            Make("noCurrent", meter => meter.HasNoCurrent = true),
            Distorted("scaled0.5", one => one.GainPermille = 500),
            Distorted("scaled0.9", one => one.GainPermille = 900),
            Distorted("scaled1.1", one => one.GainPermille = 1100),
            Distorted("scaled2", one => one.GainPermille = 2000),
        ];
    }

    private static ExposureCase Make(string data, Action<SiteMeter> set)
    {
        return new ExposureCase { Data = data, Begin = unit => set(unit.Site.BoundaryMeter) };
    }

    private static ExposureCase Distorted(string data, Action<MeterDistortion> set) => Make(data, meter => set(meter.Distortion));

    private static ExposureCase Dropped(string data, int permille)
    {
        return new ExposureCase { Data = data, Begin = unit => unit.Run.Hardware.Field.BoundaryMeter.LostAnswersPermille = permille };
    }
}
