extern alias Device;

using Device::NanoV2G.Hal.Esp32.Storage;
using Device::NanoV2G.Tests.DeviceStandIns.Files;
using DeviceFile = Device::System.IO.File;
using DeviceStream = Device::System.IO.FileStream;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class FileStoreTest
{
    private readonly LittleFsFileStore _store = new();

    public FileStoreTest()
    {
        Flash.Erase();
    }

    [TestMethod]
    public void What_was_appended_is_read_back_in_parts()
    {
        Assert.AreEqual(-1, _store.GetLength("h0001.log"));
        Assert.IsTrue(_store.Append("h0001.log", [0, 1, 2, 3, 9], 1, 3));
        Assert.IsTrue(_store.Append("h0001.log", [4, 5], 0, 2));
        Assert.AreEqual(5, _store.GetLength("h0001.log"));
        byte[] buffer = new byte[8];
        Assert.AreEqual(3, _store.Read("h0001.log", 2, buffer, 4, 4));
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 0, 3, 4, 5, 0 }, buffer);
        Assert.AreEqual(0, _store.Read("h0001.log", 5, buffer, 0, 8), "past the end");
        Assert.AreEqual(0, _store.Read("other", 0, buffer, 0, 8), "no such file");
        Assert.AreEqual(0, _store.Failures);
    }

    [TestMethod]
    public void A_read_that_the_driver_cuts_into_pieces_is_put_together()
    {
        byte[] content = Enumerable.Range(0, 1000).Select(i => (byte)i).ToArray();
        _store.Append("a", content, 0, content.Length);
        byte[] buffer = new byte[2000];
        Assert.AreEqual(990, _store.Read("a", 10, buffer, 0, 2000));
        CollectionAssert.AreEqual(content[10..], buffer[..990]);
    }

    [TestMethod]
    public void What_was_appended_survives_a_power_cut_and_a_file_is_never_left_open()
    {
        _store.Append("a", [1, 2], 0, 2);
        Flash.CutPower();
        Assert.AreEqual(2, _store.GetLength("a"));
        Assert.IsFalse(Flash.IsOpen(LittleFsFileStore.Root + "a"));
    }

    [TestMethod]
    public void A_full_flash_and_a_failed_close_are_told()
    {
        Flash.WritesBeforeFull = 0;
        Assert.IsFalse(_store.Append("a", [1], 0, 1));
        Assert.IsFalse(Flash.IsOpen(LittleFsFileStore.Root + "a"));
        Flash.WritesBeforeFull = int.MaxValue;
        Flash.CloseFails = true;
        Assert.IsFalse(_store.Append("a", [1], 0, 1));
        Assert.AreEqual(2, _store.Failures);
        Flash.CloseFails = false;
        Assert.IsTrue(_store.Append("a", [1], 0, 1));
    }

    [TestMethod]
    public void A_removed_file_is_gone_a_missing_one_is_no_error_and_an_open_one_is()
    {
        _store.Append("a", [1], 0, 1);
        DeviceStream holder = new(LittleFsFileStore.Root + "a", FileMode.Open, FileAccess.Read);
        Assert.IsFalse(_store.Delete("a"));
        holder.Close();
        Assert.IsTrue(_store.Delete("a"));
        Assert.IsTrue(_store.Delete("a"));
        Assert.AreEqual(-1, _store.GetLength("a"));
    }

    [TestMethod]
    public void The_stand_in_commits_at_close_and_not_at_flush()
    {
        DeviceStream stream = new("I:\\a", FileMode.Append, FileAccess.Write);
        stream.Write([1, 2, 3], 0, 3);
        stream.Flush();
        Assert.IsNull(Flash.ContentOf("I:\\a"));
        Flash.CutPower();
        stream.Close();
        Assert.IsNull(Flash.ContentOf("I:\\a"), "the power was cut before the close");
    }

    [TestMethod]
    public void The_stand_in_throws_when_a_move_meets_a_file_and_leaves_both()
    {
        Flash.Commit("I:\\a", [1]);
        Flash.Commit("I:\\b", [2]);
        Assert.ThrowsExactly<IOException>(() => DeviceFile.Move("I:\\a", "I:\\b"));
        Assert.AreEqual(1, Flash.ContentOf("I:\\a")[0]);
        Assert.AreEqual(2, Flash.ContentOf("I:\\b")[0]);
        DeviceFile.Move("I:\\a", "I:\\c");
        Assert.IsFalse(DeviceFile.Exists("I:\\a"));
    }

    [TestMethod]
    public void The_stand_in_has_one_holder_of_a_file_and_one_drive()
    {
        DeviceStream first = new("I:\\a", FileMode.Append, FileAccess.Write);
        Assert.ThrowsExactly<IOException>(() => new DeviceStream("I:\\A", FileMode.Append, FileAccess.Write));
        first.Close();
        Assert.ThrowsExactly<IOException>(() => new DeviceStream("D:\\a", FileMode.Append, FileAccess.Write));
        Assert.ThrowsExactly<ArgumentException>(() => new DeviceStream("I:\\a", FileMode.Append, FileAccess.ReadWrite));
    }
}
