using NanoV2G.Firmware.Events;

namespace NanoV2G.Tests.Settings;

/// <summary>Keeps events in the order in which they were raised.</summary>
public sealed class NotedEvents : IEventSink
{
    public readonly int[] Codes = new int[64];
    public readonly int[] Values1 = new int[64];
    public readonly int[] Values2 = new int[64];

    public int Count { get; private set; }

    public void Raise(EventCode code, int value1, int value2)
    {
        Codes[Count] = (int)code;
        Values1[Count] = value1;
        Values2[Count] = value2;
        Count++;
    }
}
