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

    private static readonly byte[] Version = Ascii.Key("v");
    private static readonly byte[] Utc = Ascii.Key("utc");
    private static readonly byte[] Clock = Ascii.Key("clock");
    private static readonly byte[] Posture = Ascii.Key("posture");
    private static readonly byte[] Mode = Ascii.Key("mode");
    private static readonly byte[] TargetW = Ascii.Key("targetW");
    private static readonly byte[] GridMa = Ascii.Key("gridMa");
    private static readonly byte[] InverterW = Ascii.Key("inverterW");
    private static readonly byte[] WindowExportMa = Ascii.Key("windowExportMa");
    private static readonly byte[] WindowExportReason = Ascii.Key("windowExportReason");
    private static readonly byte[] WindowImportMa = Ascii.Key("windowImportMa");
    private static readonly byte[] WindowImportReason = Ascii.Key("windowImportReason");
    private static readonly byte[] G100 = Ascii.Key("g100State");
    private static readonly byte[] Contactor = Ascii.Key("contactor");
    private static readonly byte[] Missing = Ascii.Key("missingPermissives");
    private static readonly byte[] SocPermille = Ascii.Key("socPermille");
    private static readonly byte[] ImportWh = Ascii.Key("importWh");
    private static readonly byte[] ExportWh = Ascii.Key("exportWh");
    private static readonly byte[] ExportLimitMa = Ascii.Key("exportLimitMa");
    private static readonly byte[] ImportLimitMa = Ascii.Key("importLimitMa");

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
        _writer.Number(Version, 1);
        WriteTime();
        _writer.Name(Posture, _state.PostureName);
        _writer.Name(Mode, _state.OperatingModeName);
        _writer.Number(TargetW, _state.TargetWatts);
        _writer.Number(GridMa, _state.GridMilliamps);
        _writer.Number(InverterW, _state.InverterWatts);
        _writer.Number(WindowExportMa, _state.WindowExportMilliamps);
        _writer.Name(WindowExportReason, _state.WindowExportReasonName);
        _writer.Number(WindowImportMa, _state.WindowImportMilliamps);
        _writer.Name(WindowImportReason, _state.WindowImportReasonName);
        _writer.Number(G100, _state.G100State);
        _writer.Name(Contactor, _state.ContactorStateName);
        WriteMissing();
        WriteKnown(SocPermille, _state.StateOfChargePermille);
        WriteKnown(ImportWh, _state.ImportWattHours);
        WriteKnown(ExportWh, _state.ExportWattHours);
        _writer.Number(ExportLimitMa, _state.ExportLimitMilliamps);
        _writer.Number(ImportLimitMa, _state.ImportLimitMilliamps);
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
            _writer.Null(Utc);
        }
        else
        {
            _writer.Utc(Utc, _clock.UtcUnixMs);
        }

        _writer.Name(Clock, ClockQualityNames.Of((int)_clock.Quality));
    }

    private void WriteMissing()
    {
        int missing = _state.MissingPermissives;
        _writer.BeginList(Missing);
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
