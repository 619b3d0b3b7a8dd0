using System.Runtime.CompilerServices;

namespace NanoV2G.Firmware.Reporting;

/// <summary>The topics of one unit: <see cref="Root"/>, the identity of the unit, and what follows.</summary>
[ExcludeType]
public static class UnitTopics
{
    /// <summary>Begins every topic; the identity of the unit, letters, digits and dashes, comes next.</summary>
    public const string Root = "nanov2g/";

    /// <summary>Whether the unit is there; retained, and the last will.</summary>
    public const string Status = "/status";

    /// <summary>What the unit is doing; retained.</summary>
    public const string State = "/state";

    /// <summary>Half-hours of the asset meter.</summary>
    public const string HalfHour = "/metering/halfhour";

    /// <summary>Events.</summary>
    public const string Event = "/event";
}
