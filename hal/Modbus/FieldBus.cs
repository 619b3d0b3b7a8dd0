namespace NanoV2G.Hal.Modbus;

/// <summary>
/// One RS-485 bus with its master: serves its devices one after the other by need. Urgent ones go first, then those that
/// come first, then the one that has been due longest; but nobody is served twice in a row while another has waited
/// longer than <see cref="PatienceMs"/>. A device that does not answer costs the others its time-out; one that is urgent
/// holds itself back for a while after a failure, so that the others get their turns.
/// </summary>
public sealed class FieldBus
{
    /// <summary>How long a device may be passed over by one that is served again and again, ms: its own readings stay fresh.</summary>
    public const int PatienceMs = 600;

    private readonly ModbusRtuMaster _master;
    private readonly BusDevice[] _devices;
    private int _deviceCount;
    private BusDevice _served;
    private BusDevice _servedLast;

    /// <summary>Makes a bus.</summary>
    /// <param name="line">The line; nobody else reads or writes it.</param>
    /// <param name="baud">Its speed, bit/s.</param>
    /// <param name="mostDevices">How many devices it can take, at least 1.</param>
    public FieldBus(ISerialLine line, int baud, int mostDevices)
    {
        _master = new ModbusRtuMaster(line, baud);
        _devices = new BusDevice[mostDevices];
    }

    /// <summary>The master, for its counters.</summary>
    public ModbusRtuMaster Master => _master;

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
            ModbusStatus status = _master.Step(nowMs);
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

        next.Begin(_master, nowMs);
        if (_master.Status == ModbusStatus.Busy)
        {
            _served = next;
            _servedLast = next;
        }
    }

    private void Finish(ModbusStatus status, long nowMs)
    {
        BusDevice device = _served;
        _served = null;
        if (status == ModbusStatus.Completed)
        {
            device.Complete(_master, nowMs);
        }
        else
        {
            device.Fail(_master, nowMs);
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
                next = device;
                break;
            }

            if (device.DueMs <= nowMs && (next == null || GoesBefore(device, next)))
            {
                next = device;
            }
        }

        BusDevice passedOver = next != null && next == _servedLast ? LongestPassedOver(nowMs) : null;
        return passedOver ?? next;
    }

    private static bool GoesBefore(BusDevice device, BusDevice other)
    {
        return device.ComesFirst == other.ComesFirst ? device.DueMs < other.DueMs : device.ComesFirst;
    }

    private BusDevice LongestPassedOver(long nowMs)
    {
        BusDevice longest = null;
        for (int index = 0; index < _deviceCount; index++)
        {
            BusDevice device = _devices[index];
            if (device != _servedLast && nowMs - device.DueMs > PatienceMs && (longest == null || device.DueMs < longest.DueMs))
            {
                longest = device;
            }
        }

        return longest;
    }
}
