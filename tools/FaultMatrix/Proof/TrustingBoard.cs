using NanoV2G.Hal.Board;
using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Storage;
using NanoV2G.Hal.Supervisor;
using NanoV2G.Hal.Timing;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Tools.FaultMatrix.Proof;

/// <summary>A board as it is, but for the mirror contact, which it does not look at.</summary>
public sealed class TrustingBoard : IBoard
{
    private readonly IBoard _board;

    /// <summary>Covers the mirror contact of a board.</summary>
    /// <param name="board">The board.</param>
    public TrustingBoard(IBoard board)
    {
        _board = board;
        Contactor = new TrustedContactor(board.Contactor);
    }

    /// <inheritdoc/>
    public IClock Clock => _board.Clock;

    /// <inheritdoc/>
    public IBoundaryMeter BoundaryMeter => _board.BoundaryMeter;

    /// <inheritdoc/>
    public IAssetMeter AssetMeter => _board.AssetMeter;

    /// <inheritdoc/>
    public IInverter Inverter => _board.Inverter;

    /// <inheritdoc/>
    public IContactor Contactor { get; }

    /// <inheritdoc/>
    public IDcContactors DcContactors => _board.DcContactors;

    /// <inheritdoc/>
    public ISupervisorPulse Supervisor => _board.Supervisor;

    /// <inheritdoc/>
    public IContactInput LoadControlSwitch => _board.LoadControlSwitch;

    /// <inheritdoc/>
    public IContactInput LogicInterface => _board.LogicInterface;

    /// <inheritdoc/>
    public IContactInput EmergencyStop => _board.EmergencyStop;

    /// <inheritdoc/>
    public IVehicleLink Vehicle => _board.Vehicle;

    /// <inheritdoc/>
    public IVehicleMessages VehicleMessages => _board.VehicleMessages;

    /// <inheritdoc/>
    public IFileStore Store => _board.Store;

    /// <inheritdoc/>
    public IMessageLink Messages => _board.Messages;
}
