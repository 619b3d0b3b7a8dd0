using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Application;

/// <summary>
/// Everything that is kept on flash fits into the partition with a tenth to spare. Figures of the file system: littlefs 2
/// as the runtime configures it (blocks of 4096, cache of 512: read in the sources of the runtime and of its littlefs
/// component, primary; how littlefs lays out directories, secondary).
/// </summary>
[TestClass]
public class FlashSpaceTest
{
    private const int BlockBytes = 4096;

    // The partition "config" of a 4 MB board: 256 KB.
    private const int PartitionBlocks = 64;

    // Superblock pair, and two pairs of directory blocks: about 55 entries of 20 bytes and the inlined files are more
    // than the half of a block up to which one pair is kept.
    private const int DirectoryBlocks = 6;

    // A block of a file is written anew before the old one is given back, and so is a block of the directory.
    private const int CopyBlocks = 2;

    // Authority, unit and key, up to a block each. Beside them the attempt marks, the link's settings and the runtime's
    // own network configuration: each below 512 bytes, which littlefs keeps in the directory.
    private const int CertificateBlocks = 3;

    // Two copies. The third file, of new settings, is there only from flashing to the next start and lives from what is spare.
    private const int SettingsBlocks = 2;

    // Kept free for the log of sessions and excursion summaries: four segments of records of 22 bytes and one being reclaimed.
    private const int SummaryBlocks = 5;
    private const int SummaryBytes = 22;

    [TestMethod]
    public void EverythingFitsWithATenthToSpare()
    {
        int logs = Blocks(HalfHourRecorder.SegmentCount, HalfHourRecorder.SegmentBytes)
            + Blocks(EventLog.SegmentCount, EventLog.SegmentBytes)
            + Blocks(LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes)
            + Blocks(ChargepointRecord.StateSegments, ChargepointRecord.StateSegmentBytes);
        int used = logs + SettingsBlocks + SummaryBlocks + CertificateBlocks + DirectoryBlocks + CopyBlocks;
        Assert.IsTrue((PartitionBlocks - used) * 10 >= PartitionBlocks, "blocks used: " + used);
    }

    [TestMethod]
    public void SettingsTakeOneBlock()
    {
        Assert.AreEqual(1, Blocks(1, SettingsImage.MostBytes));
    }

    [TestMethod]
    public void TwoSessionsADayAndAnExcursionAMonthFitForAYear()
    {
        int records = (SummaryBlocks - 1) * (BlockBytes / SummaryBytes);
        Assert.IsTrue(records >= (365 * 2) + 12, "records: " + records);
    }

    // A file takes whole blocks, however short it is.
    private static int Blocks(int files, int bytes)
    {
        return files * ((bytes + BlockBytes - 1) / BlockBytes);
    }
}
