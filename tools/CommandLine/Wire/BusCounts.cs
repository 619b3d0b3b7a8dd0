using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tools.Wire;

/// <summary>What a bus master has counted.</summary>
/// <param name="Requests">Requests.</param>
/// <param name="Timeouts">Of them without an answer in time.</param>
/// <param name="CrcErrors">Of them answered with a wrong check sum.</param>
/// <param name="Exceptions">Of them refused by the slave.</param>
/// <param name="Unexpected">Of them met by another frame than the answer.</param>
public sealed record BusCounts(int Requests, int Timeouts, int CrcErrors, int Exceptions, int Unexpected)
{
    /// <summary>Nothing counted.</summary>
    public static BusCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The counts of a master.</summary>
    /// <param name="master">The master.</param>
    /// <returns>The counts.</returns>
    public static BusCounts Of(ModbusRtuMaster master)
    {
        int[] failures = master.FailureCounts;
        return new BusCounts(
            master.RequestCount,
            failures[(int)ModbusError.Timeout],
            failures[(int)ModbusError.BadCrc],
            failures[(int)ModbusError.Exception],
            failures[(int)ModbusError.UnexpectedReply]);
    }

    /// <summary>The sum of two.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The sum.</returns>
    public BusCounts Plus(BusCounts other)
    {
        return new BusCounts(
            Requests + other.Requests,
            Timeouts + other.Timeouts,
            CrcErrors + other.CrcErrors,
            Exceptions + other.Exceptions,
            Unexpected + other.Unexpected);
    }
}
