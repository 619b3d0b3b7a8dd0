namespace NanoV2G.Hal.Modbus;

/// <summary>
/// One RS-485 bus with its master: serves its devices one after the other by need. Whoever has waited longer than
/// <see cref="PatienceMs"/> goes next, then an urgent one, then the one that has been due longest. A device that comes
/// first goes before all but an urgent one whose turn it is. A device that does not answer costs the others its time-out, so
/// one that has been silent three times is asked only once a second, unless it comes first or is urgent; one that is urgent
/// holds itself back for a while after a failure, so that the others get their turns.
/// </summary>
public sealed class FieldBus
{
    /// <summary>How long a device may be passed over by one that is served again and again, ms: its own readings stay fresh.</summary>
    public const int PatienceMs = 600;

    /// <summary>Time-outs in a row after which a device waits.</summary>
    private const int SilencesToWait = 3;

    /// <summary>How long it waits, ms.</summary>
    private const int SilentWaitMs = 1000;

    private readonly BusDevice[] _devices;
    private readonly int[] _silences;
    private readonly long[] _askAgainMs;
    private int _count;
    private BusDevice _served;
    private BusDevice _servedLast;

    /// <summary>Makes a bus.</summary>
    /// <param name="line">The line; nobody else reads or writes it.</param>
    /// <param name="baud">Its speed, bit/s.</param>
    /// <param name="mostDevices">How many devices it can take, at least 1.</param>
    public FieldBus(ISerialLine line, int baud, int mostDevices)
    {
        Master = new ModbusRtuMaster(line, baud);
        _devices = new BusDevice[mostDevices];
        _silences = new int[mostDevices];
        _askAgainMs = new long[mostDevices];
    }

    /// <summary>The master, for its counters.</summary>
    public readonly ModbusRtuMaster Master;

    /// <summary>Adds a device. Of two that are due alike the one added first is served first.</summary>
    /// <param name="device">The device.</param>
    /// <returns>False when the bus is full.</returns>
    public bool Add(BusDevice device)
    {
        if (device == null || _count >= _devices.Length)
        {
            return false;
        }

        _devices[_count] = device;
        _count++;
        return true;
    }

    /// <summary>Moves the present transaction on, or begins the next. Returns at once.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Step(long nowMs)
    {
        ModbusRtuMaster master = Master;
        if (_served != null)
        {
            ModbusStatus status = master.Step(nowMs);
            if (status == ModbusStatus.Busy)
            {
                return;
            }

            BusDevice served = _served;
            _served = null;
            NoteSilence(served, status, nowMs);
            if (status == ModbusStatus.Completed)
            {
                served.Complete(master, nowMs);
            }
            else
            {
                served.Fail(master, nowMs);
            }
        }

        BusDevice next = Next(nowMs);
        if (next == null)
        {
            return;
        }

        next.Begin(master, nowMs);
        if (master.Status == ModbusStatus.Busy)
        {
            _served = next;
            _servedLast = next;
        }
    }

    private void NoteSilence(BusDevice device, ModbusStatus status, long nowMs)
    {
        if (device.ComesFirst)
        {
            return;
        }

        for (int index = 0; index < _count; index++)
        {
            if (_devices[index] == device)
            {
                bool isSilent = status == ModbusStatus.Failed && Master.Error == ModbusError.Timeout;
                _silences[index] = isSilent ? _silences[index] + 1 : 0;
                _askAgainMs[index] = nowMs + SilentWaitMs;
            }
        }
    }

    private BusDevice Next(long nowMs)
    {
        BusDevice first = null;
        BusDevice urgent = null;
        BusDevice longest = null;
        BusDevice passedOver = null;
        for (int index = 0; index < _count; index++)
        {
            BusDevice device = _devices[index];
            bool isUrgent = device.IsUrgent(nowMs);
            if (!isUrgent && _silences[index] >= SilencesToWait && nowMs < _askAgainMs[index])
            {
                continue;
            }

            urgent = urgent == null && isUrgent ? device : urgent;
            bool isDue = device.DueMs <= nowMs;
            first = isDue && device.ComesFirst && IsEarlier(device, first) ? device : first;
            longest = isDue && IsEarlier(device, longest) ? device : longest;
            bool isPassedOver = device != _servedLast && nowMs - device.DueMs > PatienceMs;
            passedOver = isPassedOver && IsEarlier(device, passedOver) ? device : passedOver;
        }

        if (passedOver != null)
        {
            return passedOver;
        }

        bool isFirstsTurn = first != null && (first != _servedLast || urgent == null);
        return isFirstsTurn ? first : urgent ?? longest;
    }

    private static bool IsEarlier(BusDevice device, BusDevice other)
    {
        return other == null || device.DueMs < other.DueMs;
    }
}
