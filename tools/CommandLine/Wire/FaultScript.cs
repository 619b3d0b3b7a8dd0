using System.Globalization;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// Faults in a file, one a line: <c>HH:MM:SS name [duration]</c>, for example <c>00:01:30 meterSilent 30s</c>. The time
/// counts from the start of the site; without a duration a fault lasts as long as in a simulated run. Empty lines and
/// lines that begin with # are passed over.
/// </summary>
public sealed class FaultScript
{
    private readonly IReadOnlyList<ScriptedFault> _faults;
    private readonly bool[] _isBegun;
    private readonly bool[] _isEnded;

    private FaultScript(IReadOnlyList<ScriptedFault> faults)
    {
        _faults = faults;
        _isBegun = new bool[faults.Count];
        _isEnded = new bool[faults.Count];
    }

    /// <summary>No faults.</summary>
    public static FaultScript Empty => new([]);

    /// <summary>The faults, as in the file.</summary>
    public IReadOnlyList<ScriptedFault> Faults => _faults;

    /// <summary>The faults of a site file.</summary>
    /// <param name="faults">The faults as planned.</param>
    /// <returns>The script.</returns>
    /// <exception cref="UserInputException">One of them does not lie in the site.</exception>
    public static FaultScript Of(IReadOnlyList<FaultPlan> faults)
    {
        return faults.FirstOrDefault(fault => !SiteFaultSwitch.IsOfSite(fault.Fault)) is FaultPlan outside
            ? throw new UserInputException($"--site: the fault {SimulatedFaults.NameOf(outside.Fault)} does not lie in the site; expected one of {string.Join(", ", Names())}.")
            : new FaultScript([.. faults.Select(fault => new ScriptedFault(fault.Fault, fault.StartSiteMs - RunPlan.WarmUpMs, fault.EndSiteMs - fault.StartSiteMs))]);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The script.</returns>
    /// <exception cref="UserInputException">It cannot be used.</exception>
    public static FaultScript Read(string path)
    {
        try
        {
            return Parse(File.ReadAllLines(path), path);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new UserInputException($"--faults: {path} cannot be read; expected a file with lines such as 00:01:30 meterSilent 30s.");
        }
    }

    /// <summary>Reads the lines of a file.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="path">Its path, for what is wrong.</param>
    /// <returns>The script.</returns>
    /// <exception cref="UserInputException">A line cannot be used.</exception>
    public static FaultScript Parse(IReadOnlyList<string> lines, string path)
    {
        List<ScriptedFault> faults = [];
        for (int number = 0; number < lines.Count; number++)
        {
            string line = lines[number].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                faults.Add(ParseLine(line, $"{path}, line {number + 1}"));
            }
        }

        return new FaultScript(faults);
    }

    /// <summary>Begins and ends what is due.</summary>
    /// <param name="sinceStartMs">Time since the start, ms.</param>
    /// <param name="set">Makes or clears a fault.</param>
    public void Step(long sinceStartMs, Action<SimulatedFault, bool> set)
    {
        for (int index = 0; index < _faults.Count; index++)
        {
            ScriptedFault fault = _faults[index];
            if (!_isBegun[index] && sinceStartMs >= fault.AtMs)
            {
                _isBegun[index] = true;
                set(fault.Fault, true);
            }

            if (_isBegun[index] && !_isEnded[index] && sinceStartMs >= fault.AtMs + fault.DurationMs)
            {
                _isEnded[index] = true;
                set(fault.Fault, false);
            }
        }
    }

    private static ScriptedFault ParseLine(string line, string place)
    {
        string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > 3 || !TimeSpan.TryParseExact(parts[0], @"hh\:mm\:ss", CultureInfo.InvariantCulture, out TimeSpan at))
        {
            throw new UserInputException($"{place}: found \"{line}\", expected HH:MM:SS name [duration], for example 00:01:30 meterSilent 30s.");
        }

        int fault = SimulatedFaults.Find(parts[1]);
        if (fault < 0 || !SiteFaultSwitch.IsOfSite((SimulatedFault)fault))
        {
            throw new UserInputException($"{place}: found \"{parts[1]}\", expected a fault of the site: {string.Join(", ", Names())}.");
        }

        long durationMs = parts.Length == 3 ? RunOptionReader.Length(parts[2]) : SimulatedFaults.DefaultDurationMs((SimulatedFault)fault);
        return durationMs > 0
            ? new ScriptedFault((SimulatedFault)fault, (long)at.TotalMilliseconds, durationMs)
            : throw new UserInputException($"{place}: found \"{parts[2]}\", expected a duration such as 30s or 2m.");
    }

    private static IEnumerable<string> Names()
    {
        return Enumerable.Range(0, SimulatedFaults.Count).Select(number => (SimulatedFault)number).Where(SiteFaultSwitch.IsOfSite).Select(SimulatedFaults.NameOf);
    }
}

/// <summary>One fault of a script.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="AtMs">When it begins, ms since the start.</param>
/// <param name="DurationMs">How long it lasts, ms.</param>
public sealed record ScriptedFault(SimulatedFault Fault, long AtMs, long DurationMs);
