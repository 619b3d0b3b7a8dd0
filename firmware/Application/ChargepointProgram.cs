using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Discovery;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;

namespace NanoV2G.Firmware.Application;

/// <summary>
/// The firmware of one unit on one board: builds every part once and hands each step to it. Nothing is built after
/// the constructor.
/// </summary>
public sealed class ChargepointProgram : IBoardProgram
{
    private const int FirstHalfHourToken = 2;
    private const int FirstEventToken = 3;

    private readonly ChargepointRecord _record;
    private readonly ControllerState _state;
    private readonly Reporter _reporter;
    private readonly ControlLoop _control;

    /// <summary>Builds the firmware: reads the store, sets the last will, drives nothing.</summary>
    /// <param name="board">The board.</param>
    /// <param name="settings">The unit's settings.</param>
    public ChargepointProgram(IBoard board, UnitSettings settings)
    {
        _record = new ChargepointRecord(board);
        _control = new ControlLoop(board, settings, _record.Ledger, _record.Events);
        _state = new ControllerState(_control, settings);
        _reporter = BuildReporter(board, settings);
    }

    /// <summary>The control loop, for simulations and tests to look at.</summary>
    public ControlLoop Control => _control;

    /// <summary>The record, for simulations and tests to look at.</summary>
    public ChargepointRecord Record => _record;

    /// <summary>The reporter, for simulations and tests to look at.</summary>
    public Reporter Reporter => _reporter;

    /// <inheritdoc/>
    public IParkedGate Parking => _control.Parking;

    /// <inheritdoc/>
    public void ControlTick()
    {
        _control.Tick();
        _state.Capture();
    }

    /// <inheritdoc/>
    public void RecordStep()
    {
        _record.Step();
    }

    /// <inheritdoc/>
    public void ReportStep()
    {
        _reporter.Step();
    }

    private Reporter BuildReporter(IBoard board, UnitSettings settings)
    {
        UnitTopics topics = new UnitTopics(settings.UnitId);

        // One view and one writer for all: each record is taken over at once, and each message is written and handed over
        // within one step of the report thread.
        RecordView view = new RecordView();
        int discoveryBytes = DiscoveryMessage.MostBytes(settings.UnitId);
        JsonWriter writer = new JsonWriter(discoveryBytes > StateReport.MostBytes ? discoveryBytes : StateReport.MostBytes);
        HalfHourMessage message = new HalfHourMessage(settings.UnitId);
        StateSlice halfHourPosition = _record.State.AddSlice(StateBlock.HalfHourPositionOffset, StateBlock.PositionBytes);
        StateSlice eventPosition = _record.State.AddSlice(StateBlock.EventPositionOffset, StateBlock.PositionBytes);
        StateSlice issuers = _record.State.AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes);
        HalfHourSource halfHours = new HalfHourSource(_record.HalfHourRecords, message, topics.HalfHour, view);
        HalfHourSource past = new HalfHourSource(_record.HalfHourRecords, message, topics.HalfHour, view);
        EventSource events = new EventSource(_record.EventRecords, topics.Event, view);
        HalfHourResend resend = new HalfHourResend(board.Messages, board.Clock, past, writer);
        ControllerCommands commands = new ControllerCommands(_control, settings, board.Inverter.RatedWatts);
        return new Reporter(
            board.Messages,
            board.Clock,
            _record.Events,
            new StatusReport(board.Messages, topics.Status, settings.UnitId, _record.BootCount, writer),
            new StateReport(board.Messages, board.Clock, topics.State, _state, writer),
            new DiscoveryReport(board.Messages, settings.DiscoveryPrefix, settings.UnitId, board.Inverter.RatedWatts, writer),
            new CommandReader(board.Messages, board.Clock, settings.UnitId, commands, resend, issuers, _record.Events),
            new MessageOutbox(board.Messages, board.Clock, halfHours, halfHourPosition, FirstHalfHourToken, writer),
            new MessageOutbox(board.Messages, board.Clock, events, eventPosition, FirstEventToken, writer),
            resend);
    }
}
