using System;
using NanoV2G.Firmware.Json;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Reporting;

/// <summary>
/// The retained state: sent when posture, mode, reasons, G100 state, contactor or missing permissives change, and once
/// a minute for the figures.
/// </summary>
public sealed class StateReport
{
    /// <summary>Longest time between two states, ms.</summary>
    public const int HeartbeatMs = 60000;

    /// <summary>Least time between two states, ms: a reason that flickers must not flood the broker.</summary>
    public const int LeastIntervalMs = 2000;

    private const int Version = 0;
    private const int Utc = 1;
    private const int Clock = 2;

    // In the order of the numbers above and of those of UnitState.
    private static readonly byte[][] Keys = Ascii.Keys(
        "v utc clock posture mode targetW gridMa inverterW windowExportMa windowExportReason windowImportMa"
        + " windowImportReason g100State contactor missingPermissives socPermille importWh exportWh"
        + " exportLimitMa importLimitMa protectionSetting");

    /// <summary>Longest message, bytes.</summary>
    public const int MostBytes = 896;

    private readonly IMessageLink _link;
    private readonly IClock _clock;
    private readonly string _topic;
    private readonly long[] _values;
    private readonly JsonWriter _writer;
    private readonly long[] _sent;
    private long _sentMs = -HeartbeatMs;

    /// <summary>Reports this state.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="clock">The unit's clock.</param>
    /// <param name="topic">Topic of the state.</param>
    /// <param name="state">The state, each value where <see cref="UnitState"/> says.</param>
    /// <param name="writer">Writes the messages, 768 bytes; nothing of theirs stays in it between two steps.</param>
    public StateReport(IMessageLink link, IClock clock, string topic, long[] state, JsonWriter writer)
    {
        _link = link;
        _clock = clock;
        _topic = topic;
        _values = state;
        _writer = writer;
        _sent = new long[_values.Length];
    }

    /// <summary>A new connection: the next step sends.</summary>
    public void Restart()
    {
        _sentMs = _clock.MonotonicMs - HeartbeatMs;
    }

    /// <summary>Sends when due.</summary>
    public void Step()
    {
        long sinceMs = _clock.MonotonicMs - _sentMs;
        if (sinceMs < LeastIntervalMs || (sinceMs < HeartbeatMs && !HasChanged()))
        {
            return;
        }

        Write();
        if (_link.TryPublish(_topic, _writer.Buffer, _writer.Length, retain: true, token: 0))
        {
            _sentMs = _clock.MonotonicMs;
            Array.Copy(_values, _sent, _sent.Length);
        }
    }

    private bool HasChanged()
    {
        for (int member = UnitState.Posture; member <= UnitState.MissingPermissives; member++)
        {
            if (_values[member] != _sent[member] && (member == UnitState.G100State || NamesOf(member) != null))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the numbers of this member are called; null for a figure.</summary>
    private static byte[][] NamesOf(int member)
    {
        switch (member)
        {
            case UnitState.Posture:
                return NameTables.Posture;
            case UnitState.Mode:
                return NameTables.Mode;
            case UnitState.WindowExportReason:
            case UnitState.WindowImportReason:
                return NameTables.LimitReason;
            case UnitState.Contactor:
                return NameTables.Contactor;
            case UnitState.MissingPermissives:
                return NameTables.Permissive;
            default:
                return null;
        }
    }

    private void Write()
    {
        JsonWriter writer = _writer;
        byte[][] keys = Keys;
        writer.BeginObject();
        writer.Number(keys[Version], 1);
        ClockQualityNames.Write(writer, keys[Utc], _clock.UtcUnixMs, keys[Clock], (int)_clock.Quality);
        for (int member = UnitState.Posture; member < keys.Length; member++)
        {
            byte[][] names = NamesOf(member);
            long value = _values[member];
            if (member == UnitState.MissingPermissives)
            {
                writer.Names(keys[member], names, (int)value);
            }
            else if (names != null)
            {
                writer.Name(keys[member], names[(int)value]);
            }
            else if (value < 0 && member >= UnitState.StateOfChargePermille && member <= UnitState.ExportWattHours)
            {
                writer.Null(keys[member]);
            }
            else
            {
                writer.Number(keys[member], value);
            }
        }

        writer.EndObject();
    }
}
