using NanoV2G.Firmware.Json;
using NanoV2G.Hal.Messages;

namespace NanoV2G.Firmware.Reporting;

/// <summary>Says that the unit is there, and leaves with the broker what to say when it is not.</summary>
public sealed class StatusReport
{
    private const int Version = 0;
    private const int Unit = 1;
    private const int Online = 2;
    private const int Boot = 3;
    private const int Closings = 4;

    // In the order of the numbers above.
    private static readonly byte[][] Keys = Ascii.Keys("v unit online boot contactorClosings");

    private readonly IMessageLink _link;
    private readonly string _topic;
    private readonly byte[] _unit;
    private readonly int _bootCount;
    private readonly long[] _state;
    private readonly JsonWriter _writer;

    /// <summary>Sets the last will; comes before the first connection.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="topic">Topic of the status.</param>
    /// <param name="unitId">Identity of the unit.</param>
    /// <param name="bootCount">Which boot of the unit this is.</param>
    /// <param name="state">The state, each value where <see cref="UnitState"/> says. Knows how often the contactor has closed.</param>
    /// <param name="writer">Writes the messages, 128 bytes; nothing of theirs stays in it between two steps.</param>
    public StatusReport(IMessageLink link, string topic, string unitId, int bootCount, long[] state, JsonWriter writer)
    {
        _link = link;
        _topic = topic;
        _writer = writer;
        _unit = Ascii.Bytes(unitId);
        _bootCount = bootCount;
        _state = state;
        Write(isOnline: false);
        link.SetLastWill(topic, _writer.Buffer, _writer.Length);
    }

    /// <summary>Says that the unit is online.</summary>
    /// <returns>False when the link did not take it.</returns>
    public bool TryPublishOnline()
    {
        Write(isOnline: true);
        return _link.TryPublish(_topic, _writer.Buffer, _writer.Length, retain: true, token: 1);
    }

    private void Write(bool isOnline)
    {
        JsonWriter writer = _writer;
        writer.BeginObject();
        writer.Number(Keys[Version], 1);
        writer.Text(Keys[Unit], _unit);
        writer.Truth(Keys[Online], isOnline);
        writer.Number(Keys[Boot], _bootCount);
        writer.Number(Keys[Closings], _state[UnitState.ContactorClosings]);
        writer.EndObject();
    }
}
