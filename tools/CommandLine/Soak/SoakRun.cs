using System.Text.Json;
using System.Text.Json.Nodes;
using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Sites;

namespace NanoV2G.Tools.Soak;

/// <summary>
/// Runs the weeks of a soak that are not yet written, several units at a time. A unit's weeks come one after the other, and
/// lines are written in the plan's order, so that the journal is the same however many run at once.
/// </summary>
public sealed class SoakRun
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private readonly SoakPlan _plan;
    private readonly SoakJournal _journal;
    private readonly Func<ChargepointProgram, IBoard, IBoardProgram> _wrap;
    private readonly Lock _gate = new();
    private readonly List<int> _waiting;
    private readonly HashSet<int> _busyUnits = [];
    private readonly Dictionary<int, SoakWeek> _finished = [];
    private readonly SemaphoreSlim _unitIsFree = new(0);
    private long _doneMs;

    /// <summary>Prepares the rest of a soak.</summary>
    /// <param name="plan">The soak.</param>
    /// <param name="journal">What there is of it.</param>
    /// <param name="wrap">Makes the program that runs out of the firmware.</param>
    public SoakRun(SoakPlan plan, SoakJournal journal, Func<ChargepointProgram, IBoard, IBoardProgram> wrap)
    {
        _plan = plan;
        _journal = journal;
        _wrap = wrap;
        _waiting = [.. Enumerable.Range(journal.Weeks.Count, plan.Weeks - journal.Weeks.Count)];
        _doneMs = journal.Weeks.Sum(week => week.SimulatedS) * 1000;
        for (int index = Math.Max(0, journal.Weeks.Count - plan.Units); index < journal.Weeks.Count; index++)
        {
            _finished[index] = journal.Weeks[index];
        }
    }

    /// <summary>Runs them.</summary>
    /// <param name="workers">How many weeks at a time, at least 1.</param>
    /// <param name="progress">Told the share of the whole soak that is done, 0 to 1; from several threads.</param>
    /// <param name="cancellation">Ends the soak with an <see cref="OperationCanceledException"/>; weeks under way are lost.</param>
    public void Run(int workers, Action<double> progress, CancellationToken cancellation)
    {
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] tasks = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => Work(progress, failed), CancellationToken.None))];
        try
        {
            Task.WaitAll(tasks, CancellationToken.None);
        }
        catch (AggregateException several)
        {
            // The first that is no consequence of another's failure.
            Exception[] causes = [.. several.Flatten().InnerExceptions];
            Exception cause = causes.FirstOrDefault(one => one is not OperationCanceledException) ?? causes[0];
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
        }
    }

    private void Work(Action<double> progress, CancellationTokenSource failed)
    {
        try
        {
            while (TryTake(out int index))
            {
                if (index < 0)
                {
                    _unitIsFree.Wait(failed.Token);
                    continue;
                }

                Finish(index, RunWeek(index, progress, failed.Token));
            }
        }
        catch
        {
            failed.Cancel();
            throw;
        }
    }

    /// <summary>Takes the first week whose unit is free.</summary>
    /// <param name="index">The week, or -1 while every unit that has one left is busy.</param>
    /// <returns>False when none is left.</returns>
    private bool TryTake(out int index)
    {
        lock (_gate)
        {
            int place = _waiting.FindIndex(one => !_busyUnits.Contains(one % _plan.Units));
            index = place < 0 ? -1 : _waiting[place];
            if (place >= 0)
            {
                _waiting.RemoveAt(place);
                _busyUnits.Add(index % _plan.Units);
            }

            return place >= 0 || _waiting.Count > 0;
        }
    }

    private SoakWeek RunWeek(int index, Action<double> progress, CancellationToken cancellation)
    {
        WeekKey key = _plan.At(index);
        SoakWeek? before;
        lock (_gate)
        {
            before = _finished.GetValueOrDefault(index - _plan.Units);
        }

        JsonObject file = SoakSite.Draw(_plan, key, before);
        SiteDescription description = SiteFile.Parse(file.ToJsonString(), key.SiteName);
        description.FlashFile = before is null ? null : _journal.PathOf(key.FlashName);
        RunPlan plan = RunPlanner.Make(new RunOptions(), description);
        SoakWeek week = new WeekRun(plan, _wrap).Run(key, _journal.PathOf(key.Next.FlashName), Report, cancellation);
        if (week.BrokenInvariants.Count > 0)
        {
            File.WriteAllText(_journal.PathOf(key.SiteName), file.ToJsonString(Indented) + "\n");
        }

        return week;

        void Report(long passedMs) => progress((double)Interlocked.Add(ref _doneMs, passedMs) / _plan.TotalMs);
    }

    private void Finish(int index, SoakWeek week)
    {
        lock (_gate)
        {
            _finished[index] = week;
            _busyUnits.Remove(index % _plan.Units);
            while (_journal.Weeks.Count < _plan.Weeks && _finished.TryGetValue(_journal.Weeks.Count, out SoakWeek? next))
            {
                _journal.Append(_plan, next);
            }
        }

        // One for each that may wait: who finds nothing waits again.
        _unitIsFree.Release(_plan.Units);
    }
}
