using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rows;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>Compares what was seen of a case with what was expected.</summary>
public static class CaseVerdict
{
    /// <summary>The row of a case whose posture could not be brought about.</summary>
    /// <param name="faultCase">The case.</param>
    /// <returns>A row that has failed.</returns>
    public static FaultRow NotReached(FaultCase faultCase)
    {
        return new FaultRow
        {
            Fault = faultCase.Fault,
            Posture = UnitPostures.NameOf(faultCase.Posture),
            DetectedMs = null,
            SafeMs = 0,
            Contactor = "",
            Reason = "postureNotReached",
            RecoveryS = null,
            Pass = false,
            Failure = "the posture was not reached, so nothing was tried",
            Part = faultCase.Part,
        };
    }

    /// <summary>Judges a case.</summary>
    /// <param name="faultCase">The case.</param>
    /// <param name="result">What was seen of it.</param>
    /// <returns>The row.</returns>
    public static FaultRow Of(FaultCase faultCase, CaseResult result)
    {
        string[] wanted = faultCase.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (long AtMs, string Reason)? first = result.Reactions
            .Where(one => wanted.Length == 0 || wanted.Contains(one.Reason))
            .Select(one => ((long, string)?)one)
            .FirstOrDefault();
        first ??= result.Reactions.Select(one => ((long, string)?)one).FirstOrDefault();
        string failure = FailureOf(faultCase, result, first, wanted);
        return new FaultRow
        {
            Fault = faultCase.Fault,
            Posture = UnitPostures.NameOf(faultCase.Posture),
            DetectedMs = first?.AtMs,
            SafeMs = result.SafeMs,
            Contactor = result.Contactor,
            Reason = first?.Reason ?? "",
            RecoveryS = result.RecoveryS is double seconds ? Math.Round(seconds, 2) : null,
            Pass = failure.Length == 0,
            Failure = failure,
            Part = faultCase.Part,
        };
    }

    private static string FailureOf(FaultCase faultCase, CaseResult result, (long AtMs, string Reason)? first, string[] wanted)
    {
        bool hasLostLockout = faultCase.Posture == UnitPosture.Lockout && !result.IsLockedOutAtEnd;
        if (result.Offence.Length > 0 || result.Crashes > 0 || hasLostLockout)
        {
            return result.Crashes > 0 ? "the firmware crashed" : result.Offence.Length > 0 ? result.Offence : "the lockout was lost";
        }

        if (result.SafeMs > FaultCase.SafeWithinMs)
        {
            return $"safe after {result.SafeMs} ms only";
        }

        string reaction = faultCase.IsTwin && first is not null
            ? "reacted without a fault"
            : ReactionFailure(faultCase, result, first, wanted);
        return reaction.Length > 0 ? reaction : RecoveryFailure(faultCase, result);
    }

    private static string ReactionFailure(FaultCase faultCase, CaseResult result, (long AtMs, string Reason)? first, string[] wanted)
    {
        if (faultCase.Expected is ExpectedReaction.Safe)
        {
            return "";
        }

        bool isNoticed = first is not null && (wanted.Length == 0 || wanted.Contains(first.Value.Reason)) && first.Value.AtMs <= WithinMs(faultCase);
        if (faultCase.Expected != ExpectedReaction.GoesOn && !isNoticed)
        {
            return first is null ? "not noticed" : $"not noticed within {faultCase.WithinMs} ms for what it is";
        }

        return faultCase.Expected switch
        {
            ExpectedReaction.GoesOn or ExpectedReaction.Reports => IsOnCourse(faultCase.Posture, result) ? "" : "the contactor left its course",
            ExpectedReaction.Opens or ExpectedReaction.LocksOut when !IsOpened(faultCase, result) => "the contactor did not open in time and stay open",
            ExpectedReaction.LocksOut => result.IsLockedOutAtEnd ? "" : "no lockout",
            ExpectedReaction.LatchesOpen when !result.IsOpenAtEnd || !result.IsLatchedAtEnd || result.Contactor == "closedAgain" => "no fault latched with the contactor open",
            ExpectedReaction.Latches => result.IsLatchedAtEnd ? "" : "no contactor fault latched",
            _ => "",
        };
    }

    /// <summary>A charging unit has nothing to do before the house comes back.</summary>
    private static int WithinMs(FaultCase faultCase)
    {
        return faultCase.WithinMs + (faultCase.Posture == UnitPosture.Charging ? CaseRun.SurgeAfterMs : 0);
    }

    private static bool IsOnCourse(UnitPosture posture, CaseResult result)
    {
        return UnitPostures.IsServing(posture) ? result.Contactor == "closed" : result.Contactor is "open" or "opened";
    }

    private static bool IsOpened(FaultCase faultCase, CaseResult result)
    {
        bool isInTime = result.OpenMs >= 0 && result.OpenMs <= WithinMs(faultCase);
        return result.Contactor == "open" || (result.IsOpenAtEnd && isInTime);
    }

    private static string RecoveryFailure(FaultCase faultCase, CaseResult result)
    {
        if (faultCase.Expected is ExpectedReaction.Latches or ExpectedReaction.LatchesOpen or ExpectedReaction.LocksOut)
        {
            return result.RecoveryS is null ? "" : "what latches let go by itself";
        }

        return result.RecoveryS is not double seconds ? $"not back in service within {faultCase.BackWithinS + 10} s"
            : seconds > faultCase.BackWithinS ? $"back in service after {seconds:0.0} s, stated {faultCase.BackWithinS} s"
            : "";
    }
}
