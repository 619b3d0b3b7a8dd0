namespace NanoV2G.Firmware.Reporting;

/// <summary>The topics of one unit, made once.</summary>
public sealed class UnitTopics
{
    /// <summary>Topics under <c>nanov2g/&lt;unit&gt;/</c>.</summary>
    /// <param name="unitId">Identity of the unit, letters, digits and dashes.</param>
    public UnitTopics(string unitId)
    {
        string root = "nanov2g/" + unitId + "/";
        Status = root + "status";
        State = root + "state";
        HalfHour = root + "metering/halfhour";
        Event = root + "event";
    }

    /// <summary>Whether the unit is there; retained, and the last will.</summary>
    public readonly string Status;

    /// <summary>What the unit is doing; retained.</summary>
    public readonly string State;

    /// <summary>Half-hours of the asset meter.</summary>
    public readonly string HalfHour;

    /// <summary>Events.</summary>
    public readonly string Event;
}
