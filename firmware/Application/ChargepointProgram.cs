using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Discovery;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Application;

/// <summary>
/// The firmware of one unit on one board: builds every part once and hands each step to it. Nothing is built after
/// the constructor.
/// </summary>
public sealed class ChargepointProgram : IBoardProgram
{
    private const int FirstHalfHourToken = 2;
    private const int FirstEventToken = 3;

    private readonly ControllerState _state;

    /// <summary>Builds the firmware: reads the store, sets the last will, drives nothing.</summary>
    /// <param name="board">The board.</param>
    /// <param name="settings">The unit's settings.</param>
    public ChargepointProgram(IBoard board, UnitSettings settings)
    {
        Record = new ChargepointRecord(board);
        StateBlock state = Record.State;
        StateSlice contactor = state.AddSlice(StateBlock.ContactorOffset, ContactorSequencer.KeptBytes);
        Control = new ControlLoop(board, settings, Record.Ledger, Record.Events, contactor);
        _state = new ControllerState(Control, settings);
        IMessageLink link = board.Messages;
        IClock clock = board.Clock;
        string unitId = settings.UnitId;
        string unit = UnitTopics.Root + unitId;

        // One view and one writer for all: each record is taken over at once, and each message is written and handed over
        // within one step of the report thread.
        RecordView view = new RecordView();
        int discoveryBytes = DiscoveryMessage.MostBytes(unitId);
        JsonWriter writer = new JsonWriter(discoveryBytes > StateReport.MostBytes ? discoveryBytes : StateReport.MostBytes);
        HalfHourMessage message = new HalfHourMessage(unitId);
        StateSlice halfHourPosition = state.AddSlice(StateBlock.HalfHourPositionOffset, StateBlock.PositionBytes);
        StateSlice eventPosition = state.AddSlice(StateBlock.EventPositionOffset, StateBlock.PositionBytes);
        StateSlice issuers = state.AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes);
        string halfHourTopic = unit + UnitTopics.HalfHour;
        HalfHourSource halfHours = new HalfHourSource(Record.HalfHourRecords, message, halfHourTopic, view);
        HalfHourSource past = new HalfHourSource(Record.HalfHourRecords, message, halfHourTopic, view);
        EventSource events = new EventSource(Record.EventRecords, unit + UnitTopics.Event, view);
        HalfHourResend resend = new HalfHourResend(link, clock, past, writer);
        ControllerCommands commands = new ControllerCommands(Control, settings, board.Inverter.RatedWatts);
        Reporter = new Reporter(
            link,
            clock,
            Record.Events,
            new StatusReport(link, unit + UnitTopics.Status, unitId, Record.BootCount, _state.Shown, writer),
            new StateReport(link, clock, unit + UnitTopics.State, _state.Shown, writer),
            new DiscoveryReport(link, settings.DiscoveryPrefix, unitId, board.Inverter.RatedWatts, writer),
            new CommandReader(link, clock, unitId, commands, resend, issuers, Record.Events),
            new MessageOutbox(link, clock, halfHours, halfHourPosition, FirstHalfHourToken, writer),
            new MessageOutbox(link, clock, events, eventPosition, FirstEventToken, writer),
            resend);
    }

    /// <summary>The control loop, for simulations and tests to look at.</summary>
    public readonly ControlLoop Control;

    /// <summary>The record, for simulations and tests to look at.</summary>
    public readonly ChargepointRecord Record;

    /// <summary>The reporter, for simulations and tests to look at.</summary>
    public readonly Reporter Reporter;

    /// <inheritdoc/>
    public IParkedGate Parking => Control.Parking;

    /// <inheritdoc/>
    public void ControlTick()
    {
        Control.Tick();
        _state.Capture();
    }

    /// <inheritdoc/>
    public void RecordStep()
    {
        Record.Step();
        Control.Threads.RecordTicks = 0;
    }

    /// <inheritdoc/>
    public void ReportStep()
    {
        Reporter.Step();
        Control.Threads.ReportTicks = 0;
    }
}
