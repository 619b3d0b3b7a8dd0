namespace NanoV2G.Tools.Records;

/// <summary>What a run over real serial lines adds to the summary.</summary>
/// <param name="Devices">The devices on the buses.</param>
/// <param name="Buses">The buses.</param>
/// <param name="LongestTickGapMs">Longest time between two control ticks, ms; the rhythm is 200 ms.</param>
/// <param name="SiteLongestLateMs">By how much the site's process was behind real time at most, ms.</param>
public sealed record WireSummary(IReadOnlyList<WireDeviceSummary> Devices, IReadOnlyList<WireBusSummary> Buses, long LongestTickGapMs, long SiteLongestLateMs);

/// <summary>One device on a bus, counted on the line.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Address">Its Modbus address.</param>
/// <param name="Requests">Requests sent to it.</param>
/// <param name="Answers">Requests after which something came back.</param>
/// <param name="AnswersPerSecond">Measured poll rate, answers per second.</param>
public sealed record WireDeviceSummary(string Name, int Address, int Requests, int Answers, double AnswersPerSecond);

/// <summary>One bus, counted by its master.</summary>
/// <param name="Name">What is on it.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Timeouts">Requests without an answer in time.</param>
/// <param name="CrcErrors">Answers with a wrong check sum.</param>
/// <param name="Exceptions">Requests that the slave refused.</param>
/// <param name="Unexpected">Frames that were not the answer.</param>
public sealed record WireBusSummary(string Name, int Requests, int Timeouts, int CrcErrors, int Exceptions, int Unexpected);
