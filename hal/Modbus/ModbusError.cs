namespace NanoV2G.Hal.Modbus;

/// <summary>Why a Modbus transaction failed.</summary>
public enum ModbusError
{
    /// <summary>It has not.</summary>
    None = 0,

    /// <summary>Nothing, or less than a whole reply, came within the time-out.</summary>
    Timeout = 1,

    /// <summary>Enough bytes for a reply came, but no CRC among them holds.</summary>
    BadCrc = 2,

    /// <summary>The slave refused the request with an exception code.</summary>
    Exception = 3,

    /// <summary>A whole frame came, but from another slave, of another function or of another length.</summary>
    UnexpectedReply = 4,
}
