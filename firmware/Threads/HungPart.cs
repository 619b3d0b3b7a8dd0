namespace NanoV2G.Firmware.Threads;

/// <summary>What of the controller makes no more progress. The numbers are part of the record and never change.</summary>
public enum HungPart
{
    /// <summary>Nothing: it goes on again.</summary>
    None = 0,

    /// <summary>The record thread: half-hours, ledger and events are not written.</summary>
    RecordThread = 1,

    /// <summary>The report thread: nothing is sent, no command is read.</summary>
    ReportThread = 2,

    /// <summary>The monotonic clock.</summary>
    Clock = 3,
}
