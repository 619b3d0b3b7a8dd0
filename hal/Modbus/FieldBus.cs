namespace NanoV2G.Hal.Modbus;

/// <summary>
/// One RS-485 bus with its master: serves its devices one after the other, urgent ones first, then the one that has
/// been due longest. A device that does not answer costs the others its time-out; one that is urgent holds itself back
/// for a while after a failure, so that the others get their turns.
/// </summary>
public sealed class FieldBus
{
    private readonly BusDevice[] _devices;
    private int _deviceCount;
    private BusDevice _served;

    /// <summary>Makes a bus.</summary>
    /// <param name="line">The line; nobody else reads or writes it.</param>
    /// <param name="baud">Its speed, bit/s.</param>
    /// <param name="mostDevices">How many devices it can take, at least 1.</param>
    public FieldBus(ISerialLine line, int baud, int mostDevices)
    {
        Master = new ModbusRtuMaster(line, baud);
        _devices = new BusDevice[mostDevices];
    }

    /// <summary>The master, for its counters.</summary>
    public readonly ModbusRtuMaster Master;

    /// <summary>Adds a device. Of two that are due alike the one added first is served first.</summary>
    /// <param name="device">The device.</param>
    /// <returns>False when the bus is full.</returns>
    public bool Add(BusDevice device)
    {
        if (_deviceCount >= _devices.Length)
        {
            return false;
        }

        _devices[_deviceCount] = device;
        _deviceCount++;
        return true;
    }

    /// <summary>Moves the present transaction on, or begins the next. Returns at once.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Step(long nowMs)
    {
        if (_served != null)
        {
            ModbusStatus status = Master.Step(nowMs);
            if (status == ModbusStatus.Busy)
            {
                return;
            }

            Finish(status, nowMs);
        }

        BusDevice next = Next(nowMs);
        if (next == null)
        {
            return;
        }

        next.Begin(Master, nowMs);
        if (Master.Status == ModbusStatus.Busy)
        {
            _served = next;
        }
    }

    private void Finish(ModbusStatus status, long nowMs)
    {
        BusDevice device = _served;
        _served = null;
        if (status == ModbusStatus.Completed)
        {
            device.Complete(Master, nowMs);
        }
        else
        {
            device.Fail(Master, nowMs);
        }
    }

    private BusDevice Next(long nowMs)
    {
        BusDevice next = null;
        for (int index = 0; index < _deviceCount; index++)
        {
            BusDevice device = _devices[index];
            if (device.IsUrgent(nowMs))
            {
                return device;
            }

            if (device.DueMs <= nowMs && (next == null || device.DueMs < next.DueMs))
            {
                next = device;
            }
        }

        return next;
    }
}
