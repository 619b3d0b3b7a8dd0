namespace NanoV2G.Hal.Modbus;

/// <summary>A device on a field bus: it says when it wants the bus and what it asks; the bus does the rest.</summary>
public abstract class BusDevice
{
    /// <summary>Monotonic time at which the device next wants the bus, ms.</summary>
    public long DueMs;

    /// <summary>
    /// Whether its readings come before those of the devices that do not say so: the limits live on the boundary meter,
    /// wherever it is connected.
    /// </summary>
    public bool ComesFirst;

    /// <summary>How often its main reading has been taken over.</summary>
    public int Readings;

    /// <summary>Whether something must be sent before any measurement, such as a set-point. Asked at every step while the bus is free.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>True to be served before devices that are merely due.</returns>
    public virtual bool IsUrgent(long nowMs)
    {
        return false;
    }

    /// <summary>
    /// Begins one transaction and sets <see cref="DueMs"/> for the next. A device that begins none, or whose request
    /// the master refuses, simply loses its turn.
    /// </summary>
    /// <param name="master">The free master.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public abstract void Begin(ModbusRtuMaster master, long nowMs);

    /// <summary>The transaction has completed: take the registers.</summary>
    /// <param name="master">The master that holds the reply.</param>
    /// <param name="nowMs">Monotonic time at which the reply was complete, ms.</param>
    public abstract void Complete(ModbusRtuMaster master, long nowMs);

    /// <summary>The transaction has failed. A device that just asks again when it is due does nothing.</summary>
    /// <param name="master">The master that holds the error.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public virtual void Fail(ModbusRtuMaster master, long nowMs)
    {
    }

    /// <summary>The earlier of two times.</summary>
    /// <param name="one">A time, ms.</param>
    /// <param name="other">Another, ms.</param>
    /// <returns>The smaller one.</returns>
    protected static long Earlier(long one, long other)
    {
        return one < other ? one : other;
    }
}
