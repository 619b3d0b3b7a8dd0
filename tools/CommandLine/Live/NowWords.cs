using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Requests;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Live;

/// <summary>What the unit does now and why, in one sentence that a householder understands.</summary>
public static class NowWords
{
    private const int NoticeableWatts = 100;
    private const int StillRisingWatts = 300;

    /// <summary>The sentence of a moment.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns>The sentence.</returns>
    public static NowSentence Of(NowFacts facts)
    {
        return facts.HeldBack switch
        {
            HeldBack.NotRunning => NotRunning(facts.Life),
            HeldBack.Lockout => LockedOut(facts),
            HeldBack.AsAsked => AsAsked(facts),
            HeldBack.NothingAsked => Calm("Resting: nobody asks for power", "The car is connected and ready."),
            HeldBack.NoVehicle when facts.RequestWatts == 0 => Calm("No car is connected", "Nothing is asked for either."),
            HeldBack.Waiting => Waiting(facts),
            HeldBack.Unknown => Calm("Starting", ""),
            _ => HeldBackBy(facts),
        };
    }

    /// <summary>Who asks for power, in words.</summary>
    /// <param name="origin">Who.</param>
    /// <returns>A few words.</returns>
    public static string AskedBy(RequestOrigin origin)
    {
        return origin switch
        {
            RequestOrigin.ChargeNow => "charge now",
            RequestOrigin.Dispatch => "a set-point",
            RequestOrigin.Schedule => "the schedule",
            RequestOrigin.FrequencyResponse => "the low frequency of the supply",
            _ => "nobody",
        };
    }

    private static NowSentence NotRunning(ControllerLife life)
    {
        return life switch
        {
            ControllerLife.Off => Bad("The controller has no supply", "Its contactor has fallen open."),
            ControllerLife.Booting => Bad("The controller is starting", "The contactor stays open until it has settled."),
            _ => Bad("The controller hangs", "Without its pulse the supervisor opens the contactor within 2.5 s, and resets the controller within a minute."),
        };
    }

    private static NowSentence LockedOut(NowFacts facts)
    {
        if (facts.Reason == LimitReason.ContactorFault)
        {
            return Bad("Stopped because the contactor has a latched fault", "Have the contactor looked at before anything else.");
        }

        return Bad(
            "Locked out because the limit was exceeded for too long",
            facts.UserMayReset ? "Find the cause, then reset the lockout: three resets in 30 days are yours." : "This reset is not yours: call the installer.");
    }

    private static NowSentence AsAsked(NowFacts facts)
    {
        int flowing = Math.Max(0, facts.ChargerWatts * Math.Sign(facts.RequestWatts));
        int asked = Math.Abs(facts.RequestWatts);
        string detail = flowing < asked - StillRisingWatts ? $"Rising to {Words.Kilowatts(asked)}, as asked for by {AskedBy(facts.Origin)}." : $"As asked for by {AskedBy(facts.Origin)}.";
        return new NowSentence("good", $"{Doing(facts.RequestWatts)} at {Words.Kilowatts(Rounded(flowing))}", detail, $"{Doing(facts.RequestWatts)} as asked for by {AskedBy(facts.Origin)}");
    }

    private static NowSentence Waiting(NowFacts facts)
    {
        string because = BecauseWords.OfMissing(facts.MissingPermissives).FirstOrDefault() ?? "the contactor is on its way";
        return facts.RequestWatts == 0
            ? Calm("Starting: nothing is asked for yet", $"Waiting because {because}.")
            : new NowSentence("held", $"Not {DoingLower(facts.RequestWatts)} yet because {because}", AskedFor(facts), $"Not {DoingLower(facts.RequestWatts)} yet because {because}");
    }

    private static NowSentence HeldBackBy(NowFacts facts)
    {
        bool isWrong = facts.HeldBack == HeldBack.FailSafe;
        string tone = isWrong ? "bad" : "held";
        string because = facts.Reason == LimitReason.Rating ? BecauseWords.OfMissing(facts.MissingPermissives).FirstOrDefault() ?? BecauseWords.Of(facts.Reason) : BecauseWords.Of(facts.Reason);
        if (facts.RequestWatts == 0)
        {
            return new NowSentence(tone, $"Resting, and could not serve because {because}", "Nothing is asked for.", $"Could not serve because {because}");
        }

        string doing = Doing(facts.RequestWatts);
        bool isDelivering = Math.Abs(facts.ChargerWatts) > NoticeableWatts && Math.Sign(facts.ChargerWatts) == Math.Sign(facts.RequestWatts);
        if (!isDelivering)
        {
            string sentence = $"Not {DoingLower(facts.RequestWatts)} because {because}";
            return new NowSentence(tone, sentence, AskedFor(facts), sentence);
        }

        string cause = isWrong ? $"only, because {because}" : $"held back by {ReasonWords.Of(facts.Reason)}";
        string matter = isWrong ? $"{doing} {cause}" : $"{doing}, {cause}";
        string flowing = Words.Kilowatts(Rounded(facts.ChargerWatts));
        return new NowSentence(tone, isWrong ? $"{doing} at {flowing} {cause}" : $"{doing} at {flowing}, {cause}", AskedFor(facts), matter);
    }

    private static string AskedFor(NowFacts facts)
    {
        return $"{Words.Kilowatts(Math.Abs(facts.RequestWatts))} of {(facts.RequestWatts < 0 ? "discharge" : "charge")} is asked for by {AskedBy(facts.Origin)}.";
    }

    private static string Doing(int watts) => watts < 0 ? "Discharging" : "Charging";

    private static string DoingLower(int watts) => watts < 0 ? "discharging" : "charging";

    // A figure that a reader can follow: tenths of a kilowatt.
    private static int Rounded(int watts) => (int)Math.Round(Math.Abs(watts) / 100.0) * 100;

    private static NowSentence Calm(string headline, string detail) => new("calm", headline, detail, headline);

    private static NowSentence Bad(string headline, string detail) => new("bad", headline, detail, headline);
}
