using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Live;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tests.Live;

/// <summary>The sentence at the top of the live page: what happens now, and why.</summary>
[TestClass]
public sealed class NowWordsTest
{
    [TestMethod]
    [DataRow(HeldBack.AsAsked, 7000, RequestOrigin.ChargeNow, 6980, LimitReason.Rating, "good", "Charging at 7 kW", "As asked for by charge now.")]
    [DataRow(HeldBack.AsAsked, 7000, RequestOrigin.Schedule, 2140, LimitReason.Rating, "good", "Charging at 2.1 kW", "Rising to 7 kW, as asked for by the schedule.")]
    [DataRow(HeldBack.AsAsked, -5000, RequestOrigin.Dispatch, -5010, LimitReason.Rating, "good", "Discharging at 5 kW", "As asked for by a set-point.")]
    [DataRow(HeldBack.AsAsked, -5000, RequestOrigin.Dispatch, 800, LimitReason.Rating, "good", "Discharging at 0 kW", "Rising to 5 kW, as asked for by a set-point.")]
    [DataRow(HeldBack.NothingAsked, 0, RequestOrigin.Default, 0, LimitReason.Rating, "calm", "Resting: nobody asks for power", "The car is connected and ready.")]
    [DataRow(HeldBack.NoVehicle, 0, RequestOrigin.Default, 0, LimitReason.NoVehicle, "calm", "No car is connected", "Nothing is asked for either.")]
    [DataRow(HeldBack.NoVehicle, 7000, RequestOrigin.Schedule, 0, LimitReason.NoVehicle, "held", "Not charging because no car is connected", "7 kW of charge is asked for by the schedule.")]
    [DataRow(HeldBack.Battery, 7000, RequestOrigin.Schedule, 0, LimitReason.BatteryFull, "held", "Not charging because the battery is full", "7 kW of charge is asked for by the schedule.")]
    [DataRow(HeldBack.Battery, -7000, RequestOrigin.Schedule, 0, LimitReason.Reserve, "held", "Not discharging because the battery is at its reserve", "7 kW of discharge is asked for by the schedule.")]
    [DataRow(HeldBack.ExportLimit, -7000, RequestOrigin.Schedule, -3940, LimitReason.MaximumExportLimit, "held", "Discharging at 3.9 kW, held back by the export limit", "7 kW of discharge is asked for by the schedule.")]
    [DataRow(HeldBack.ImportLimit, 7000, RequestOrigin.ChargeNow, 20, LimitReason.MaximumImportLimit, "held", "Not charging because the import limit leaves no room", "7 kW of charge is asked for by charge now.")]
    [DataRow(HeldBack.LoadControl, -7000, RequestOrigin.Schedule, 0, LimitReason.LoadControl, "held", "Not discharging because the load control switch forbids it", "7 kW of discharge is asked for by the schedule.")]
    [DataRow(HeldBack.FailSafe, -7000, RequestOrigin.Schedule, 0, LimitReason.MeterStale, "bad", "Not discharging because the meter at the supply terminals is silent", "7 kW of discharge is asked for by the schedule.")]
    [DataRow(HeldBack.FailSafe, -7000, RequestOrigin.Schedule, -640, LimitReason.MeterStale, "bad", "Discharging at 0.6 kW only, because the meter at the supply terminals is silent", "7 kW of discharge is asked for by the schedule.")]
    [DataRow(HeldBack.FailSafe, 0, RequestOrigin.Default, 0, LimitReason.InverterStale, "bad", "Resting, and could not serve because the inverter is silent", "Nothing is asked for.")]
    public void It_says_what_happens_and_why(HeldBack heldBack, int request, RequestOrigin origin, int charger, LimitReason reason, string tone, string headline, string detail)
    {
        NowSentence now = NowWords.Of(new NowFacts { HeldBack = heldBack, RequestWatts = request, Origin = origin, ChargerWatts = charger, Reason = reason });
        Assert.AreEqual((tone, headline, detail), (now.Tone, now.Headline, now.Detail));
    }

    [TestMethod]
    public void Waiting_names_the_most_telling_permissive_that_is_missing()
    {
        NowFacts facts = new() { HeldBack = HeldBack.Waiting, RequestWatts = 7000, MissingPermissives = Permissive.RestedOpen | Permissive.SupplyHealthy | Permissive.PowerWanted };
        Assert.AreEqual("Not charging yet because the supply has not been healthy for long enough", NowWords.Of(facts).Headline);
    }

    [TestMethod]
    public void A_lockout_says_who_may_reset_it()
    {
        NowFacts facts = new() { HeldBack = HeldBack.Lockout, RequestWatts = -7000, Reason = LimitReason.Lockout };
        StringAssert.Contains(NowWords.Of(facts).Detail, "reset the lockout");
        StringAssert.Contains(NowWords.Of(facts with { UserMayReset = false }).Detail, "installer");
        StringAssert.Contains(NowWords.Of(facts with { Reason = LimitReason.ContactorFault }).Headline, "contactor");
    }

    [TestMethod]
    public void A_controller_that_does_not_run_is_told_apart()
    {
        string[] headlines = [.. new[] { ControllerLife.Off, ControllerLife.Booting, ControllerLife.Frozen }.Select(life => NowWords.Of(new NowFacts { HeldBack = HeldBack.NotRunning, Life = life }).Headline)];
        CollectionAssert.AreEqual(new[] { "The controller has no supply", "The controller is starting", "The controller hangs" }, headlines);
    }

    [TestMethod]
    public void Every_situation_and_every_reason_has_words_of_its_own()
    {
        foreach (HeldBack heldBack in Enum.GetValues<HeldBack>())
        {
            NowSentence now = NowWords.Of(new NowFacts { HeldBack = heldBack, RequestWatts = 7000, Reason = LimitReason.MeterStale });
            Assert.IsGreaterThan(3, now.Headline.Length, heldBack.ToString());
        }

        string[] clauses = [.. Enum.GetValues<LimitReason>().Select(BecauseWords.Of)];
        Assert.HasCount(clauses.Length, clauses.Distinct());
        Assert.IsFalse(clauses.Any(clause => clause.StartsWith("of reason", StringComparison.Ordinal)), string.Join("; ", clauses));
        Assert.HasCount(NameTables.Permissive.Length, BecauseWords.OfMissing((1 << NameTables.Permissive.Length) - 1));
    }
}
