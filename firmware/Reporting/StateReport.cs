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
    private const int Posture = 3;
    private const int Mode = 4;
    private const int TargetW = 5;
    private const int GridMa = 6;
    private const int InverterW = 7;
    private const int WindowExportMa = 8;
    private const int WindowExportReason = 9;
    private const int WindowImportMa = 10;
    private const int WindowImportReason = 11;
    private const int G100 = 12;
    private const int Contactor = 13;
    private const int Missing = 14;
    private const int SocPermille = 15;
    private const int ImportWh = 16;
    private const int ExportWh = 17;
    private const int ExportLimitMa = 18;
    private const int ImportLimitMa = 19;
    private const int ProtectionSetting = 20;

    // In the order of the numbers above.
    private static readonly byte[][] Keys = Ascii.Keys(
        "v utc clock posture mode targetW gridMa inverterW windowExportMa windowExportReason windowImportMa"
        + " windowImportReason g100State contactor missingPermissives socPermille importWh exportWh"
        + " exportLimitMa importLimitMa protectionSetting");

    /// <summary>Longest message, bytes.</summary>
    public const int MostBytes = 896;

    private readonly IMessageLink _link;
    private readonly IClock _clock;
    private readonly string _topic;
    private readonly UnitState _state;
    private readonly JsonWriter _writer;
    private readonly UnitState _sent = new UnitState();
    private long _sentMs = -HeartbeatMs;

    /// <summary>Reports this state.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="clock">The unit's clock.</param>
    /// <param name="topic">Topic of the state.</param>
    /// <param name="state">The state.</param>
    /// <param name="writer">Writes the messages, 768 bytes; nothing of theirs stays in it between two steps.</param>
    public StateReport(IMessageLink link, IClock clock, string topic, UnitState state, JsonWriter writer)
    {
        _link = link;
        _clock = clock;
        _topic = topic;
        _state = state;
        _writer = writer;
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
            Remember();
        }
    }

    private bool HasChanged()
    {
        UnitState state = _state;
        UnitState sent = _sent;
        return state.PostureName != sent.PostureName || state.OperatingModeName != sent.OperatingModeName
            || state.WindowExportReasonName != sent.WindowExportReasonName || state.WindowImportReasonName != sent.WindowImportReasonName
            || state.ContactorStateName != sent.ContactorStateName || state.G100State != sent.G100State
            || state.MissingPermissives != sent.MissingPermissives;
    }

    private void Remember()
    {
        UnitState state = _state;
        UnitState sent = _sent;
        _sentMs = _clock.MonotonicMs;
        sent.PostureName = state.PostureName;
        sent.OperatingModeName = state.OperatingModeName;
        sent.WindowExportReasonName = state.WindowExportReasonName;
        sent.WindowImportReasonName = state.WindowImportReasonName;
        sent.ContactorStateName = state.ContactorStateName;
        sent.G100State = state.G100State;
        sent.MissingPermissives = state.MissingPermissives;
    }

    private void Write()
    {
        UnitState state = _state;
        JsonWriter writer = _writer;
        byte[][] keys = Keys;
        writer.BeginObject();
        writer.Number(keys[Version], 1);
        ClockQualityNames.Write(writer, keys[Utc], _clock.UtcUnixMs, keys[Clock], (int)_clock.Quality);
        writer.Name(keys[Posture], state.PostureName);
        writer.Name(keys[Mode], state.OperatingModeName);
        writer.Number(keys[TargetW], state.TargetWatts);
        writer.Number(keys[GridMa], state.GridMilliamps);
        writer.Number(keys[InverterW], state.InverterWatts);
        writer.Number(keys[WindowExportMa], state.WindowExportMilliamps);
        writer.Name(keys[WindowExportReason], state.WindowExportReasonName);
        writer.Number(keys[WindowImportMa], state.WindowImportMilliamps);
        writer.Name(keys[WindowImportReason], state.WindowImportReasonName);
        writer.Number(keys[G100], state.G100State);
        writer.Name(keys[Contactor], state.ContactorStateName);
        writer.Names(keys[Missing], state.PermissiveNames, state.MissingPermissives);
        WriteKnown(keys[SocPermille], state.StateOfChargePermille);
        WriteKnown(keys[ImportWh], state.ImportWattHours);
        WriteKnown(keys[ExportWh], state.ExportWattHours);
        writer.Number(keys[ExportLimitMa], state.ExportLimitMilliamps);
        writer.Number(keys[ImportLimitMa], state.ImportLimitMilliamps);
        writer.Number(keys[ProtectionSetting], state.ProtectionSetting);
        writer.EndObject();
    }

    private void WriteKnown(byte[] key, long value)
    {
        if (value < 0)
        {
            _writer.Null(key);
        }
        else
        {
            _writer.Number(key, value);
        }
    }
}
