namespace NanoV2G.Tools.Records;

/// <summary>One event of the unit's event log.</summary>
/// <param name="UnixMs">UTC, ms since 1970; when the unit did not know the time, that of the simulation.</param>
/// <param name="ClockKnown">Whether the unit knew the time.</param>
/// <param name="Code">Number of the event.</param>
/// <param name="Name">Name of the event in messages.</param>
/// <param name="Value1">First value; its meaning stands at the code.</param>
/// <param name="Value2">Second value.</param>
public sealed record EventRow(long UnixMs, bool ClockKnown, int Code, string Name, int Value1, int Value2);
