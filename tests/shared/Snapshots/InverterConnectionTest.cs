using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Snapshots;

/// <summary>Where the inverter's power counts: on its phase, on all three, or on whichever is worst.</summary>
[TestClass]
public class InverterConnectionTest
{
    // Phases of supply and inverter, the phase that is set, then the share and which phases it feeds.
    [TestMethod]
    [DataRow(1, 1, 0, 1, true, true, true)]
    [DataRow(1, 1, 2, 1, true, true, true)]
    [DataRow(1, 3, 0, 1, true, true, true)]
    [DataRow(3, 1, 0, 1, true, true, true)]
    [DataRow(3, 1, 1, 1, true, false, false)]
    [DataRow(3, 1, 3, 1, false, false, true)]
    [DataRow(3, 1, 4, 1, true, true, true)]
    [DataRow(3, 1, -1, 1, true, true, true)]
    [DataRow(3, 3, 0, 3, true, true, true)]
    [DataRow(3, 3, 2, 3, true, true, true)]
    public void AnUnknownPhaseCountsAsEachOfThem(
        int supplyPhases, int inverterPhases, int setPhase, int share, bool first, bool second, bool third)
    {
        FakeBoard board = new FakeBoard();
        board.SupplyPhases = supplyPhases;
        board.InverterPhases = inverterPhases;
        UnitSettings settings = new UnitSettings();
        settings.InverterPhase = setPhase;
        Snapshot snapshot = new Snapshot();
        snapshot.Connect(board, settings);
        Assert.AreEqual(share, snapshot.InverterPhaseCount);
        Assert.AreEqual(first, snapshot.InverterFeeds[0]);
        Assert.AreEqual(second, snapshot.InverterFeeds[1]);
        Assert.AreEqual(third, snapshot.InverterFeeds[2]);
    }
}
