namespace NanoV2G.Firmware.Events;

/// <summary>Where any part of the firmware says that something happened.</summary>
public interface IEventSink
{
    /// <summary>
    /// Notes an event with the time of the call. Callable from every thread, the control tick included: it never
    /// waits, never allocates, and drops the event (counted, and reported later) when the queue is full.
    /// </summary>
    /// <param name="code">What happened.</param>
    /// <param name="value1">First value; its meaning and unit stand at the code.</param>
    /// <param name="value2">Second value; its meaning and unit stand at the code.</param>
    void Raise(EventCode code, int value1, int value2);
}
