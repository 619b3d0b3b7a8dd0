namespace System.Device.I2c;

/// <summary>Speed of the bus.</summary>
public enum I2cBusSpeed
{
    StandardMode,
    FastMode,
    FastModePlus,
}

/// <summary>How a transfer ended.</summary>
public enum I2cTransferStatus
{
    UnknownError,
    FullTransfer,
    ClockStretchTimeout,
    PartialTransfer,
    SlaveAddressNotAcknowledged,
}

/// <summary>Result of a transfer.</summary>
public struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status, uint bytes)
    {
        Status = status;
        BytesTransferred = bytes;
    }

    public uint BytesTransferred { get; }

    public I2cTransferStatus Status { get; }
}

/// <summary>Place of a chip.</summary>
public sealed class I2cConnectionSettings
{
    public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
    {
        BusId = busId;
        DeviceAddress = deviceAddress;
        BusSpeed = busSpeed;
    }

    public int BusId { get; }

    public int DeviceAddress { get; }

    public I2cBusSpeed BusSpeed { get; }
}

/// <summary>
/// Stand-in for a chip on the I²C bus (nanoFramework.System.Device.I2c): registers behind a pointer that moves on by
/// itself. A stuck bus does not throw: it costs a second of everything and says so in the status.
/// </summary>
public class I2cDevice : IDisposable
{
    private static int _pointer;

    public I2cDevice(I2cConnectionSettings settings)
    {
        ConnectionSettings = settings;
    }

    /// <summary>The chip's registers, for tests.</summary>
    public static byte[] Registers { get; } = new byte[32];

    /// <summary>What transfers end with, for tests.</summary>
    public static I2cTransferStatus Ending { get; set; } = I2cTransferStatus.FullTransfer;

    /// <summary>How long the interpreter would have stood still so far, ms, for tests.</summary>
    public static int StalledMs { get; set; }

    public I2cConnectionSettings ConnectionSettings { get; }

    public I2cTransferResult Write(SpanByte buffer)
    {
        return WriteRead(buffer, new SpanByte(null));
    }

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
    {
        if (Ending != I2cTransferStatus.FullTransfer)
        {
            StalledMs += Ending == I2cTransferStatus.ClockStretchTimeout ? 1000 : 0;
            return new I2cTransferResult(Ending, 0);
        }

        _pointer = writeBuffer.Length > 0 ? writeBuffer[0] : _pointer;
        for (int index = 1; index < writeBuffer.Length; index++)
        {
            Registers[_pointer++] = writeBuffer[index];
        }

        for (int index = 0; index < readBuffer.Length; index++)
        {
            readBuffer[index] = Registers[_pointer++];
        }

        return new I2cTransferResult(I2cTransferStatus.FullTransfer, (uint)(writeBuffer.Length + readBuffer.Length));
    }

    public void Dispose()
    {
    }
}
