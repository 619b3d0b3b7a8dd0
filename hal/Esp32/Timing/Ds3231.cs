using System;
using System.Device.I2c;

namespace NanoV2G.Hal.Esp32.Timing;

/// <summary>
/// The clock chip on the I²C bus. An access to a stuck chip stops the interpreter for 1 s, so it is used at boot and
/// parked only; a chip that has failed once is left alone until the next boot.
/// </summary>
public sealed class Ds3231
{
    private readonly byte[] _registers = new byte[Ds3231Registers.Count];
    private readonly byte[] _start = new byte[1];
    private readonly byte[] _status = new byte[2];
    private readonly byte[] _setting = new byte[Ds3231Registers.SetCount];
    private I2cDevice _device;
    private bool _hasFailed;

    /// <summary>Whether the chip did not answer; it is not asked again.</summary>
    public bool HasFailed => _hasFailed;

    /// <summary>Reads the time. Blocks for up to 1 s.</summary>
    /// <returns>UTC, Unix ms, or -1 when the chip is silent, was never set or has lost its battery.</returns>
    public long Read()
    {
        if (_hasFailed)
        {
            return -1;
        }

        try
        {
            I2cTransferResult result = Device().WriteRead(_start, _registers);
            _hasFailed = result.Status != I2cTransferStatus.FullTransfer;
        }
        catch (Exception)
        {
            _hasFailed = true;
        }

        return _hasFailed ? -1 : Ds3231Registers.Decode(_registers);
    }

    /// <summary>Sets the time and clears the mark that the oscillator had stopped. Blocks for up to 2 s.</summary>
    /// <param name="unixMs">UTC, Unix ms.</param>
    /// <returns>Whether the chip took it.</returns>
    public bool TrySet(long unixMs)
    {
        if (_hasFailed)
        {
            return false;
        }

        try
        {
            Ds3231Registers.Encode(unixMs, _setting);
            _status[0] = Ds3231Registers.Status;
            _status[1] = 0;
            _hasFailed = Device().Write(_setting).Status != I2cTransferStatus.FullTransfer
                || Device().Write(_status).Status != I2cTransferStatus.FullTransfer;
        }
        catch (Exception)
        {
            _hasFailed = true;
        }

        return !_hasFailed;
    }

    private I2cDevice Device()
    {
        if (_device == null)
        {
            _device = new I2cDevice(new I2cConnectionSettings(1, Ds3231Registers.Address, I2cBusSpeed.StandardMode));
        }

        return _device;
    }
}
