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

    // In the order of the numbers above.
    private static readonly byte[][] Keys = Ascii.Keys(
        "v utc clock posture mode targetW gridMa inverterW windowExportMa windowExportReason windowImportMa"
        + " windowImportReason g100State contactor missingPermissives socPermille importWh exportWh"
        + " exportLimitMa importLimitMa");

    /// <summary>Longest message, bytes.</summary>
    public const int MostBytes = 896;

    private readonly IMessageLink _link;
    private readonly IClock _clock;
    private readonly string _topic;
    private readonly IStateSource _state;
    private readonly JsonWriter _writer;
    private byte[] _sentPosture;
    private byte[] _sentMode;
    private byte[] _sentExportReason;
    private byte[] _sentImportReason;
    private byte[] _sentContactor;
    private int _sentG100;
    private int _sentMissing;
    private long _sentMs = -HeartbeatMs;

    /// <summary>Reports this state.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="clock">The unit's clock.</param>
    /// <param name="topic">Topic of the state.</param>
    /// <param name="state">The state.</param>
    /// <param name="writer">Writes the messages, 768 bytes; nothing of theirs stays in it between two steps.</param>
    public StateReport(IMessageLink link, IClock clock, string topic, IStateSource state, JsonWriter writer)
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
        return _state.PostureName != _sentPosture || _state.OperatingModeName != _sentMode
            || _state.WindowExportReasonName != _sentExportReason || _state.WindowImportReasonName != _sentImportReason
            || _state.ContactorStateName != _sentContactor || _state.G100State != _sentG100
            || _state.MissingPermissives != _sentMissing;
    }

    private void Remember()
    {
        _sentMs = _clock.MonotonicMs;
        _sentPosture = _state.PostureName;
        _sentMode = _state.OperatingModeName;
        _sentExportReason = _state.WindowExportReasonName;
        _sentImportReason = _state.WindowImportReasonName;
        _sentContactor = _state.ContactorStateName;
        _sentG100 = _state.G100State;
        _sentMissing = _state.MissingPermissives;
    }

    private void Write()
    {
        _writer.BeginObject();
        _writer.Number(Keys[Version], 1);
        WriteTime();
        _writer.Name(Keys[Posture], _state.PostureName);
        _writer.Name(Keys[Mode], _state.OperatingModeName);
        _writer.Number(Keys[TargetW], _state.TargetWatts);
        _writer.Number(Keys[GridMa], _state.GridMilliamps);
        _writer.Number(Keys[InverterW], _state.InverterWatts);
        _writer.Number(Keys[WindowExportMa], _state.WindowExportMilliamps);
        _writer.Name(Keys[WindowExportReason], _state.WindowExportReasonName);
        _writer.Number(Keys[WindowImportMa], _state.WindowImportMilliamps);
        _writer.Name(Keys[WindowImportReason], _state.WindowImportReasonName);
        _writer.Number(Keys[G100], _state.G100State);
        _writer.Name(Keys[Contactor], _state.ContactorStateName);
        WriteMissing();
        WriteKnown(Keys[SocPermille], _state.StateOfChargePermille);
        WriteKnown(Keys[ImportWh], _state.ImportWattHours);
        WriteKnown(Keys[ExportWh], _state.ExportWattHours);
        _writer.Number(Keys[ExportLimitMa], _state.ExportLimitMilliamps);
        _writer.Number(Keys[ImportLimitMa], _state.ImportLimitMilliamps);
        _writer.EndObject();
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

    private void WriteTime()
    {
        if (_clock.Quality == ClockQuality.Unknown)
        {
            _writer.Null(Keys[Utc]);
        }
        else
        {
            _writer.Utc(Keys[Utc], _clock.UtcUnixMs);
        }

        _writer.Name(Keys[Clock], ClockQualityNames.Of((int)_clock.Quality));
    }

    private void WriteMissing()
    {
        int missing = _state.MissingPermissives;
        _writer.BeginList(Keys[Missing]);
        for (int bit = 0; bit < _state.PermissiveCount; bit++)
        {
            if ((missing & (1 << bit)) != 0)
            {
                _writer.ListName(_state.PermissiveName(bit));
            }
        }

        _writer.EndList();
    }
}
