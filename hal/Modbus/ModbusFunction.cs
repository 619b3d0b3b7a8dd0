using System.Runtime.CompilerServices;

namespace NanoV2G.Hal.Modbus;

/// <summary>The function codes and limits in use (Modbus Application Protocol V1.1b3, chapter 6).</summary>
[ExcludeType]
public static class ModbusFunction
{
    /// <summary>Read holding registers.</summary>
    public const int ReadHolding = 0x03;

    /// <summary>Read input registers.</summary>
    public const int ReadInput = 0x04;

    /// <summary>Write multiple registers.</summary>
    public const int WriteMultiple = 0x10;

    /// <summary>Set in the function code of an exception reply.</summary>
    public const int ExceptionFlag = 0x80;

    /// <summary>Exception 1: the slave does not know the function.</summary>
    public const int IllegalFunction = 0x01;

    /// <summary>Exception 2: a register of the block does not exist.</summary>
    public const int IllegalAddress = 0x02;

    /// <summary>Exception 3: a count or value that the slave does not take.</summary>
    public const int IllegalValue = 0x03;

    /// <summary>Most registers that one request reads.</summary>
    public const int MostRead = 125;

    /// <summary>Most registers that one request writes.</summary>
    public const int MostWritten = 123;

    /// <summary>Longest frame with address and CRC, bytes.</summary>
    public const int LongestFrame = 256;
}
