using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Meters;

namespace NanoV2G.Firmware.Snapshots;

/// <summary>
/// Which phases of the supply the inverter feeds: where its power counts, and where a limit can be kept by it. An
/// inverter whose phase nobody has set is taken to feed whichever phase is worst.
/// </summary>
public static class InverterConnection
{
    /// <summary>Notes the connection in a snapshot. Called once, before the first tick.</summary>
    /// <param name="snapshot">Receives it.</param>
    /// <param name="board">Knows the phases of meter and inverter.</param>
    /// <param name="settings">Know the phase of a one-phase inverter.</param>
    public static void Mark(Snapshot snapshot, IBoard board, UnitSettings settings)
    {
        int supplyPhases = board.BoundaryMeter.PhaseCount;

        // Three phases that all end in one: the whole current counts on it.
        bool sharesPhases = supplyPhases == BoundarySample.MostPhases && board.Inverter.PhaseCount == BoundarySample.MostPhases;
        snapshot.InverterPhaseCount = sharesPhases ? BoundarySample.MostPhases : 1;
        bool isKnown = !sharesPhases && settings.InverterPhase >= 1 && settings.InverterPhase <= supplyPhases;
        for (int phase = 0; phase < BoundarySample.MostPhases; phase++)
        {
            snapshot.InverterFeeds[phase] = !isKnown || settings.InverterPhase == phase + 1;
        }
    }
}
