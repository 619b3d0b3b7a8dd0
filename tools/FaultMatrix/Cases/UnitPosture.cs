namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <summary>What the unit is doing when the fault comes.</summary>
public enum UnitPosture
{
    /// <summary>Ready, contactor open, nobody asks for power.</summary>
    Idle,

    /// <summary>The contactor is on its way closed, with a discharge asked for.</summary>
    Closing,

    /// <summary>Charging at the import limit.</summary>
    Charging,

    /// <summary>Discharging at the export limit.</summary>
    Discharging,

    /// <summary>The request has ended and the contactor is about to open.</summary>
    Opening,

    /// <summary>Parked out of a discharge: at the open-loop cap, contactor closed.</summary>
    Parked,

    /// <summary>State 3 with a discharge asked for.</summary>
    Lockout,
}

/// <summary>The names of the postures in rows and filters, and what they have in common.</summary>
public static class UnitPostures
{
    /// <summary>All of them, in the order of the rows.</summary>
    public static readonly IReadOnlyList<UnitPosture> All = Enum.GetValues<UnitPosture>();

    /// <summary>The name in a row.</summary>
    /// <param name="posture">The posture.</param>
    /// <returns>Lower camel case.</returns>
    public static string NameOf(UnitPosture posture) => posture.ToString().ToLowerInvariant();

    /// <summary>Whether the contactor is closed, or on its way, and power is wanted.</summary>
    /// <param name="posture">The posture.</param>
    /// <returns>False for idle, opening and lockout, whose contactor rests open.</returns>
    public static bool IsServing(UnitPosture posture) => posture is UnitPosture.Closing or UnitPosture.Charging or UnitPosture.Discharging or UnitPosture.Parked;
}
