using NanoV2G.Hal.Simulated.Messages;

namespace NanoV2G.Tests.Simulation;

/// <summary>
/// A 64-bit FNV-1a hash over every half-hour and event that a run publishes, in order: topic, payload and time. Two
/// runs with the same hash recorded the same, to the byte and the millisecond.
/// </summary>
public sealed class MessageHash : IPublishedMessageSink
{
    private const long OffsetBasis = -3750763034362895579;
    private const long Prime = 1099511628211;

    private long _hash = OffsetBasis;

    /// <summary>The hash so far.</summary>
    public long Value => _hash;

    /// <summary>Half-hours published.</summary>
    public int HalfHours { get; private set; }

    /// <summary>Events published.</summary>
    public int Events { get; private set; }

    /// <inheritdoc/>
    public void OnPublished(long siteMs, string topic, byte[] payload, int length, bool retain, int token)
    {
        bool isHalfHour = topic.EndsWith("/metering/halfhour");
        bool isEvent = topic.EndsWith("/event");
        if (!isHalfHour && !isEvent)
        {
            return;
        }

        HalfHours += isHalfHour ? 1 : 0;
        Events += isEvent ? 1 : 0;
        AddNumber(siteMs);
        for (int i = 0; i < length; i++)
        {
            Add(payload[i]);
        }
    }

    private void AddNumber(long value)
    {
        for (int shift = 0; shift < 64; shift += 8)
        {
            Add((byte)((value >> shift) & 0xFF));
        }
    }

    private void Add(byte value)
    {
        _hash = (_hash ^ value) * Prime;
    }
}
