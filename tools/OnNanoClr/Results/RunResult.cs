using NanoV2G.Tools.OnNanoClr.Launching;

namespace NanoV2G.Tools.OnNanoClr.Results;

/// <summary>Counts what the program on the interpreter reports, and trusts only a run that came to its last line.</summary>
public sealed class RunResult
{
    private readonly int _expected;
    private readonly List<string> _ends = [];

    /// <summary>Starts counting.</summary>
    /// <param name="expected">How many tests the program runs.</param>
    public RunResult(int expected)
    {
        _expected = expected;
    }

    /// <summary>Tests that passed.</summary>
    public int Passed { get; private set; }

    /// <summary>Tests that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Tests that said why they did not run.</summary>
    public int Skipped { get; private set; }

    /// <summary>Whether the program came to its end and everything was reported once.</summary>
    public bool Complete => _ends.Count == 1 && _ends[0] == $"{_expected}" && Passed + Failed + Skipped == _expected;

    /// <summary>Takes a line of output.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether it reports a test or the end.</returns>
    public bool Take(string line)
    {
        if (line.StartsWith(LauncherSource.Pass, StringComparison.Ordinal))
        {
            Passed++;
        }
        else if (line.StartsWith(LauncherSource.Fail, StringComparison.Ordinal))
        {
            Failed++;
        }
        else if (line.StartsWith(LauncherSource.Skip, StringComparison.Ordinal))
        {
            Skipped++;
        }
        else if (line.StartsWith(LauncherSource.End, StringComparison.Ordinal))
        {
            _ends.Add(line[LauncherSource.End.Length..].Trim());
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Why the run cannot be trusted.</summary>
    /// <param name="exitCode">The interpreter's exit code; null when its time was up.</param>
    /// <returns>One sentence, or null when it can.</returns>
    public string? Mistrust(int? exitCode)
    {
        if (exitCode is null)
        {
            return "the interpreter did not end in time and was stopped";
        }

        if (_ends.Count == 0)
        {
            return $"the interpreter ended with code {exitCode} and without the end marker, so tests are missing";
        }

        if (!Complete)
        {
            return $"{Passed + Failed + Skipped} of {_expected} tests were reported";
        }

        return exitCode == 0 ? null : $"the interpreter came to the end of the run and still ended with code {exitCode}";
    }
}
