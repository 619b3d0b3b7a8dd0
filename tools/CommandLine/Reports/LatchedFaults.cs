using System.Globalization;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Reversion;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;

namespace NanoV2G.Tools.Reports;

/// <summary>Every latched fault of the firmware, in one table: the page of the contactor sequence is written from it.</summary>
public static class LatchedFaults
{
    private const int PerContactor = 10;
    private const string Open = "contactor released, set-point zero, posture fault";
    private const string OpenBoth = "AC and DC contactors released, set-point zero, posture fault";
    private const string Starved = Open + "; no pulse to the supervisor for 4 s";
    private const string Restart = "restart";
    private const string ProvedRestart = "restart that finds every contactor proved open";
    private const string LockedOut = "contactor released, power zero, State 3";
    private const string ByUser = "the user, within the counts of G100; the installer's number; no restart";

    private static readonly UnitSettings Default = new();

    /// <summary>All of them, by number.</summary>
    public static readonly IReadOnlyList<LatchedFault> All = [.. Contactor(), .. Lockout(), Reversion()];

    /// <summary>What a contactor fault is.</summary>
    /// <param name="number">Its number in the event.</param>
    /// <returns>A sentence without full stop.</returns>
    public static string WordsOf(int number)
    {
        return All.FirstOrDefault(one => one.Kind == typeof(ContactorFault) && one.Number == number)?.Words ?? $"The contactor has fault {number}";
    }

    /// <summary>The table as it stands on the page.</summary>
    /// <returns>Lines, the head first.</returns>
    public static IReadOnlyList<string> Page()
    {
        List<string> lines = ["| identifier | number | threshold | reaction | reset | test |", "| --- | --- | --- | --- | --- | --- |"];
        lines.AddRange(All.Select(one => $"| `{one.Identifier}` | {one.Number} | {one.Threshold} | {one.Reaction} | {one.Reset} | `{one.Test}` |"));
        return lines;
    }

    private static IEnumerable<LatchedFault> Contactor()
    {
        string attempts = Text($"in {ContactorSequencer.CloseAttempts} attempts in a row, {ContactorSequencer.CloseRetryMs / 1000} s apart");
        string test = "AContactorThatDoesNotCloseIsTriedThreeTimesAMinuteApart";
        List<LatchedFault> found =
        [
            .. OfEach(ContactorFault.FailedToClose, "does not close", Text($"driven, but still proved open after {ContactorSequencer.TravelMs} ms, {attempts}"), Open, Restart, test, "BothMustClose"),
            .. OfEach(ContactorFault.Welded, "does not open", Text($"released, and not proved open within {ContactorSequencer.TravelMs} ms and {ContactorSequencer.LeastLooks} looks"), Starved, ProvedRestart, "AWeldIsLatchedAndTold", "AWeldOfOneIsLatchedWhileTheOtherIsolates"),
            .. OfEach(ContactorFault.DoesNotHold, "bounces or does not hold", Text($"found open while driven within {ContactorSequencer.HoldMs / 1000} s of its closing, {attempts}; released at the first look that finds it open"), Open, Restart, "AContactorThatFallsOutSoonAfterEachClosingIsTriedThreeTimes", "OneThatFallsOutReleasesBoth"),
            Of(ContactorFault.MirrorOpen, "does not tell that it is open: a wire of the mirror contact is broken", Text($"as `welded`, and {ContactorSequencer.WithheldMs / 1000} s later the inverter answers with less than {ContactorSequencer.LiveMillivolts / 1000} V"), Open, ProvedRestart, "ADeadInverterTellsABrokenWireFromAWeld"),
            Of(ContactorFault.LiveBehind, "is told to be open and is not: its mirror contact or the wires are shorted", Text($"proved open, and for {ContactorSequencer.LiveMs / 1000} s the inverter shows {ContactorSequencer.LiveMillivolts / 1000} V or more, or is silent while own power is {ContactorSequencer.LowPowerWatts} W or more; no closing from the first such reading on"), Open + "; the mirror contact no longer proves anything", Restart + "; latches anew before the next closing if it is still so", "VoltageOrPowerBehindAnOpenContactorRefutesItsMirror"),
            .. OfEach(ContactorFault.CoilStuck, "is held by its driver, which does not let go", Text($"as `welded`, and proved open {ContactorSequencer.SuppliedMs / 1000.0:0.0} to {ContactorSequencer.WithheldMs / 1000} s after the last pulse to the supervisor"), Open + "; never again a pulse to the supervisor, which resets the chip every 30 to 60 s", "the installer's number (`flash --reset-lockout`); no restart", "OnlyTheInstallerEndsADriverThatDoesNotLetGo", "TheDriverThatDoesNotLetGoIsNamed"),
            .. Dc(),
            Of(ContactorFault.BothMirrorsOpen, "and the second one do not tell that they are open: wires of their mirror contacts are broken", "both as `mirrorOpen`", Open, ProvedRestart, "ADeadInverterSaysNothingAboutOneOfThem"),
        ];
        return found.OrderBy(one => one.Number);
    }

    private static IEnumerable<LatchedFault> Dc()
    {
        string near = Text($"{DcSequencer.NearMillivolts / 1000} V or 5 %");
        string live = Text($"{DcSequencer.DischargeMs / 1000} s after its opening, both AC contactors proved open, the link still has {DcSequencer.LiveMillivolts / 1000} V or more");
        LatchedFault[] found =
        [
            Of(ContactorFault.DcFailedToClose, "does not close", Text($"driven beside the pre-charge, but still proved open after {ContactorSequencer.TravelMs} ms, or found open later"), OpenBoth, Restart, "AMainContactorThatDoesNotCloseIsLatched"),
            Of(ContactorFault.DcWelded, "does not open", Text($"released, and not proved open within {ContactorSequencer.TravelMs} ms and {ContactorSequencer.LeastLooks} looks; or proved open, and {live} and is within {near} of the battery"), OpenBoth, ProvedRestart, "AWeldIsLatchedByItsMirror"),
            Of(ContactorFault.PreChargeFailed, "cannot be closed: the pre-charge fails", Text($"the link is not within {near} of the battery {DcSequencer.PreChargeMs / 1000} s after the pre-charge contactor was driven"), OpenBoth, Restart, "ALinkThatDoesNotChargeIsLatched"),
            Of(ContactorFault.DcLinkLive, "cannot be closed: the link behind it is live", Text($"{live}, and not that of the battery"), OpenBoth, Restart + "; latches anew if it is still so", "ALiveLinkIsNeverPreCharged"),
        ];
        return found.Select(one => one with { Words = one.Words.Replace("The contactor", "The DC contactor", StringComparison.Ordinal) });
    }

    private static IEnumerable<LatchedFault> Lockout()
    {
        yield return Of(LockoutCause.LongExcursion, Text($"one excursion of {Default.LockoutExcursionMs / 1000} s"), ByUser, "StatesFollowTheExcursion");
        yield return Of(LockoutCause.TwoWithinTenMinutes, Text($"two excursions of {Default.CountedExcursionMs / 1000} s within {Default.TwoExcursionsWindowMs / 60000} min"), ByUser, "TwoCountedWithinTenMinutesLockOut");
        yield return Of(LockoutCause.DailyCount, Text($"{Default.DailyExcursions} excursions of {Default.CountedExcursionMs / 1000} s within 24 h"), ByUser, "ThirdCountedWithinADayLocksOut");
        yield return Of(LockoutCause.LedgerMissing, "no ledger on the flash", "the installer's number", "ABoardWithoutALedgerIsLockedOut");
    }

    /// <summary>The one that is no posture: the unit goes on, with less.</summary>
    private static LatchedFault Reversion()
    {
        string threshold = Text($"left without a set-point, more than {DeliveryWatch.ToleranceWatts} W still flow after {ReversionProof.LandsWithinMs / 1000.0:0.0} s, in {ReversionProof.MostFailures} tries; or {DeliveryWatch.ToleranceWatts} W more than was asked for, once");
        return new LatchedFault(typeof(LimitReason), (int)LimitReason.ReversionUnproved, Name(nameof(LimitReason.ReversionUnproved)), "", threshold, "power within the open-loop cap, the contactor stays closed", Restart, "ThreeTriesWithoutALandingRefuteIt");
    }

    private static LatchedFault Of(LockoutCause cause, string threshold, string reset, string test)
    {
        return new LatchedFault(typeof(LockoutCause), (int)cause, Name(cause.ToString()), "", threshold, LockedOut, reset, test);
    }

    private static LatchedFault Of(ContactorFault fault, string words, string threshold, string reaction, string reset, string test)
    {
        return new LatchedFault(typeof(ContactorFault), (int)fault, Name(fault.ToString()), $"The contactor {words}: latched fault", threshold, reaction, reset, test);
    }

    /// <summary>The fault of the first or only contactor, of the second alone, and of both.</summary>
    private static IEnumerable<LatchedFault> OfEach(ContactorFault fault, string words, string threshold, string reaction, string reset, string test, string pairTest)
    {
        yield return Of(fault, words, threshold, reaction, reset, test);
        LatchedFault second = Of(fault + PerContactor, words, $"the same of the second of two in series; `{Name(fault.ToString())}` is the first then", reaction, reset, pairTest);
        yield return second with { Words = $"The second contactor {words}: latched fault" };
        LatchedFault both = Of(fault + (2 * PerContactor), words, "the same of both", reaction, reset, pairTest);
        yield return both with { Words = $"Of both contactors each {words}: latched fault" };
    }

    private static string Name(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
