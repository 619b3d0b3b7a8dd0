using NanoV2G.Firmware.Snapshots;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Snapshots;

[TestClass]
public class SnapshotReaderTest
{
    // RMS × sign of active power; within the deadband the last sign stays.
    [TestMethod]
    [DataRow(1000, 1000, 5000, 5000)]
    [DataRow(1000, -1000, 5000, -5000)]
    [DataRow(1000, 16, 5000, 5000)]
    [DataRow(1000, -15, 5000, 5000)]
    [DataRow(1000, -16, 5000, -5000)]
    [DataRow(-1000, 15, 5000, -5000)]
    [DataRow(-1000, 16, 5000, 5000)]
    [DataRow(0, 0, 300, 300)]
    public void TheCurrentTakesTheSignOfThePower(int wattsBefore, int watts, int milliamps, int expected)
    {
        FakeBoard board = new FakeBoard();
        SnapshotReader reader = new SnapshotReader(board);
        Snapshot snapshot = new Snapshot();
        Read(board, reader, snapshot, wattsBefore, milliamps);
        Read(board, reader, snapshot, watts, milliamps);

        Assert.AreEqual(expected, snapshot.GridMilliamps[0]);
    }

    // A 100 A meter. An implausible reading is not taken over: the last good one ages.
    [TestMethod]
    [DataRow(230000, 20000, 4600, true)]
    [DataRow(184000, 100000, 18000, true)]
    [DataRow(0, 20000, 4600, false)]
    [DataRow(-230000, 20000, 4600, false)]
    [DataRow(49999, 20000, 900, false)]
    [DataRow(400001, 20000, 4600, false)]
    [DataRow(2147483647, 20000, 4600, false)]
    [DataRow(230000, -1, 0, false)]
    [DataRow(230000, 400001, 4600, false)]
    [DataRow(230000, 2147483647, 4600, false)]
    [DataRow(230000, 20000, 2147483647, false)]
    [DataRow(230000, 20000, -2147483648, false)]
    public void AnImplausibleReadingIsNotTakenOver(int millivolts, int milliamps, int watts, bool isTaken)
    {
        FakeBoard board = new FakeBoard();
        SnapshotReader reader = new SnapshotReader(board);
        Snapshot snapshot = new Snapshot();
        Read(board, reader, snapshot, 1000, 5000);
        board.Boundary.Millivolts[0] = millivolts;
        Read(board, reader, snapshot, watts, milliamps);

        Assert.AreEqual(isTaken, snapshot.BoundaryIsNew);
        Assert.AreEqual(isTaken ? 400 : 200, snapshot.Boundary.SampleMs);
        Assert.AreEqual(isTaken ? milliamps : 5000, snapshot.GridMilliamps[0]);
    }

    [TestMethod]
    [DataRow(2500, true)]
    [DataRow(2501, false)]
    public void ReadingsOfMeterAndInverterAgeOut(int ageMs, bool isFresh)
    {
        FakeBoard board = new FakeBoard();
        SnapshotReader reader = new SnapshotReader(board);
        Snapshot snapshot = new Snapshot();
        reader.Read(snapshot);
        Assert.IsFalse(snapshot.AssetIsFresh || snapshot.InverterIsFresh || snapshot.BoundaryIsNew, "nothing has been read at boot");
        board.Advance(200);
        reader.Read(snapshot);
        Assert.IsTrue(snapshot.InverterIsNew);
        board.MonotonicMs += ageMs;
        reader.Read(snapshot);

        Assert.IsFalse(snapshot.InverterIsNew);
        Assert.AreEqual(isFresh, snapshot.AssetIsFresh);
        Assert.AreEqual(isFresh, snapshot.InverterIsFresh);
    }

    private static void Read(FakeBoard board, SnapshotReader reader, Snapshot snapshot, int watts, int milliamps)
    {
        board.MonotonicMs += 200;
        board.Boundary.SampleMs = board.MonotonicMs;
        board.Boundary.ActiveWatts[0] = watts;
        board.Boundary.RmsMilliamps[0] = milliamps;
        reader.Read(snapshot);
    }
}
