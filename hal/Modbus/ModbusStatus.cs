namespace NanoV2G.Hal.Modbus;

/// <summary>Where a Modbus transaction stands.</summary>
public enum ModbusStatus
{
    /// <summary>No request has been made yet.</summary>
    Idle = 0,

    /// <summary>A request waits for the line or for its reply.</summary>
    Busy = 1,

    /// <summary>The reply has arrived; its registers stay readable until the next request.</summary>
    Completed = 2,

    /// <summary>The request has failed; see the error.</summary>
    Failed = 3,
}
