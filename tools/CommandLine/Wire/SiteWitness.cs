using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Rig;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// Measures a site in its own process, at every step of 10 ms: time above the limit, discharge against foresight, and
/// what the contactor did about each fault. Nothing of it is the unit's own opinion.
/// </summary>
public sealed class SiteWitness
{
    private readonly SimulatedSite _site;
    private readonly ClockSchedule _schedule;
    private readonly LimitScore _limit;
    private readonly ForesightScore _foresight;
    private readonly EnergyMarks _marks;
    private readonly List<SeenFault> _faults = [];
    private readonly int _limitMilliamps;
    private readonly int _closingsBefore;
    private int _leastMilliamps = int.MaxValue;
    private int _mostMilliamps = int.MinValue;

    /// <summary>Begins to measure.</summary>
    /// <param name="site">The site.</param>
    /// <param name="plan">The run.</param>
    public SiteWitness(SimulatedSite site, RunPlan plan)
    {
        _site = site;
        _limitMilliamps = plan.Unit.ExportLimitMilliamps;
        _schedule = new ClockSchedule(plan.Unit);
        _limit = new LimitScore(_limitMilliamps, SiteTiming.StepMs);
        _foresight = new ForesightScore(site, _limitMilliamps, plan.Unit.ReservePermille);
        _marks = new EnergyMarks(site);
        _closingsBefore = site.Contactor.Closings;
        _foresight.Begin();
    }

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        int milliamps = _site.GridMilliamps;
        _leastMilliamps = Math.Min(_leastMilliamps, milliamps);
        _mostMilliamps = Math.Max(_mostMilliamps, milliamps);
        _limit.Observe(milliamps);
        _foresight.Observe(_schedule.WattsAt(_site.UtcUnixMs));
        _marks.Observe();
        foreach (SeenFault fault in _faults)
        {
            fault.Observe(_site.UtcUnixMs, _site.Contactor.IsMainClosed, -milliamps > _limitMilliamps);
        }
    }

    /// <summary>A fault begins or ends.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="isPresent">Whether it begins.</param>
    public void Note(SimulatedFault fault, bool isPresent)
    {
        if (isPresent)
        {
            _faults.Add(new SeenFault(fault, _site.UtcUnixMs, _site.Contactor.IsMainClosed));
        }
        else
        {
            _faults.LastOrDefault(seen => seen.Fault == fault)?.End(_site.UtcUnixMs);
        }
    }

    /// <summary>The second that ends now.</summary>
    /// <returns>What was measured in it.</returns>
    public WireSecond TakeSecond()
    {
        WireSecond second = new(
            _site.UtcUnixMs,
            _site.HouseWatts,
            _site.SolarWatts,
            _site.InverterWatts,
            _site.GridMilliamps,
            _leastMilliamps,
            _mostMilliamps,
            _site.Contactor.IsMainClosed,
            _site.Battery.IsConnected ? _site.Battery.StateOfChargePermille : -1,
            _site.IsHouseGap || _site.IsSolarGap);
        _leastMilliamps = int.MaxValue;
        _mostMilliamps = int.MinValue;
        return second;
    }

    /// <summary>What it came to.</summary>
    /// <param name="ranMs">Time that the site has lived since the run began, ms.</param>
    /// <param name="longestLateMs">By how much its steps were behind real time at most, ms.</param>
    /// <returns>The figures.</returns>
    public WireFigures Figures(long ranMs, long longestLateMs)
    {
        return new WireFigures(
            ranMs,
            longestLateMs,
            _limit.AboveMs,
            _limit.LongestMs,
            Math.Round(_foresight.RequestedWattHours, 1),
            Math.Round(_foresight.DeliveredWattHours, 1),
            Math.Round(_foresight.FeasibleWattHours, 1),
            _site.Contactor.Closings - _closingsBefore,
            _marks.All,
            [.. _faults.Select(fault => fault.Finish())]);
    }

    private sealed class SeenFault(SimulatedFault fault, long atUnixMs, bool wasClosed)
    {
        private long _untilUnixMs = -1;
        private long _openedMs = -1;
        private long _closedAgainMs = -1;
        private long _aboveMs;
        private long _longestAboveMs;

        public SimulatedFault Fault => fault;

        public void Observe(long unixMs, bool isClosed, bool isAbove)
        {
            if (wasClosed && _openedMs < 0 && !isClosed)
            {
                _openedMs = unixMs - atUnixMs;
            }

            if (_untilUnixMs >= 0)
            {
                _closedAgainMs = _closedAgainMs < 0 && _openedMs >= 0 && isClosed ? unixMs - _untilUnixMs : _closedAgainMs;
                return;
            }

            _aboveMs = isAbove ? _aboveMs + SiteTiming.StepMs : 0;
            _longestAboveMs = Math.Max(_longestAboveMs, _aboveMs);
        }

        public void End(long unixMs) => _untilUnixMs = unixMs;

        public WireFault Finish()
        {
            static long? Known(long value) => value < 0 ? null : value;
            return new WireFault(SimulatedFaults.NameOf(fault), atUnixMs, Known(_untilUnixMs), Known(_openedMs), _longestAboveMs, Known(_closedAgainMs));
        }
    }
}
