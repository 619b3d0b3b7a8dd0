using NanoV2G.Tools.Live;

namespace NanoV2G.Tests.Live;

/// <summary>What passes between the thread of the simulation and the pages.</summary>
[TestClass]
public sealed class LiveSessionTest
{
    private const long Noon = 1768392000000;

    [TestMethod]
    public void A_command_waits_for_the_simulation_and_hears_what_became_of_it()
    {
        LiveCommandQueue queue = new();
        Task<LiveOutcome> outcome = queue.TryAdd(new LiveCommand.Release())!;
        Assert.IsFalse(outcome.IsCompleted);
        queue.Drain(command => new LiveOutcome(command is LiveCommand.Release, "Done"));
        Assert.AreEqual(new LiveOutcome(true, "Done"), outcome.Result);
    }

    [TestMethod]
    public void A_flood_of_commands_is_refused()
    {
        LiveCommandQueue queue = new();
        for (int count = 0; count < LiveCommandQueue.MostWaiting; count++)
        {
            Assert.IsNotNull(queue.TryAdd(new LiveCommand.Release()));
        }

        Assert.IsNull(queue.TryAdd(new LiveCommand.Release()));
    }

    [TestMethod]
    public async Task A_page_gets_the_newest_state_and_the_end()
    {
        LiveFeed feed = new();
        Task<LiveUpdate?> waiting = feed.NextAsync(0, CancellationToken.None);
        Assert.IsFalse(waiting.IsCompleted);
        feed.Publish([1], isLast: false);
        feed.Publish([2], isLast: false);
        LiveUpdate? first = await waiting;
        LiveUpdate? newest = await feed.NextAsync(first!.Number == 2 ? 1 : first.Number, CancellationToken.None);
        CollectionAssert.AreEqual(new byte[] { 2 }, newest!.Json, "a slow page misses states");
        feed.Publish([3], isLast: true);
        CollectionAssert.AreEqual(new byte[] { 3 }, (await feed.NextAsync(2, CancellationToken.None))!.Json);
        Assert.IsNull(await feed.NextAsync(3, CancellationToken.None));
    }

    [TestMethod]
    public void A_situation_is_told_once_it_has_lasted_two_seconds_with_the_time_of_its_beginning()
    {
        LiveLog log = new();
        log.Observe(Noon, Situation("Discharging as asked"));
        log.Observe(Noon + 1000, Situation("held back"));
        log.Observe(Noon + 2000, Situation("Discharging as asked"));
        Assert.IsEmpty(log.Lines, "a limiter at work changes its reason from tick to tick");
        log.Observe(Noon + 4000, Situation("Discharging as asked"));
        log.Observe(Noon + 9000, Situation("Discharging as asked"));
        Assert.HasCount(1, log.Lines);
        Assert.AreEqual(("12:00:02", "Discharging as asked", "now"), (log.Lines[0].Clock, log.Lines[0].Text, log.Lines[0].Kind));
    }

    [TestMethod]
    public void The_log_keeps_the_newest_lines_first()
    {
        LiveLog log = new();
        for (int number = 1; number <= LiveLog.MostLines + 5; number++)
        {
            log.Add(Noon, $"line {number}", "unit");
        }

        Assert.HasCount(LiveLog.MostLines, log.Lines);
        Assert.AreEqual("line 45", log.Lines[0].Text);
        Assert.AreEqual(45, log.Lines[0].Number);
    }

    private static NowSentence Situation(string matter) => new("good", matter, "", matter);
}
