using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoV2G.Hal.Host.Storage;

namespace NanoV2G.Tests.Host;

[TestClass]
public sealed class HostFileStoreTest
{
    [TestMethod]
    public void What_was_appended_is_read_back_in_parts()
    {
        using TemporaryDirectory directory = new();
        HostFileStore store = new(directory.Path);
        Assert.AreEqual(-1, store.GetLength("h0001.log"));
        Assert.IsTrue(store.Append("h0001.log", [0, 1, 2, 3, 9], 1, 3));
        Assert.IsTrue(store.Append("h0001.log", [4, 5], 0, 2));
        Assert.AreEqual(5, store.GetLength("h0001.log"));

        byte[] buffer = new byte[8];
        Assert.AreEqual(3, store.Read("h0001.log", 2, buffer, 4, 4));
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 0, 3, 4, 5, 0 }, buffer);
        Assert.AreEqual(0, store.Read("h0001.log", 5, buffer, 0, 8), "past the end");
        Assert.AreEqual(0, store.Read("other", 0, buffer, 0, 8), "no such file");
    }

    [TestMethod]
    public void A_removed_file_is_gone_and_a_missing_one_is_no_error()
    {
        using TemporaryDirectory directory = new();
        HostFileStore store = new(directory.Path);
        store.Append("a", [1], 0, 1);
        Assert.IsTrue(store.Delete("a"));
        Assert.IsTrue(store.Delete("a"));
        Assert.AreEqual(-1, store.GetLength("a"));
    }

    [TestMethod]
    public void Files_live_on_after_a_restart_and_a_write_that_a_power_cut_broke_off_never_was()
    {
        using TemporaryDirectory directory = new();
        new HostFileStore(directory.Path).Append("a", [1, 2], 0, 2);
        File.WriteAllBytes(Path.Combine(directory.Path, "a~"), [1, 2, 3]);
        HostFileStore restarted = new(directory.Path);
        Assert.AreEqual(2, restarted.GetLength("a"));
        Assert.AreEqual(1, Directory.GetFiles(directory.Path).Length);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("..")]
    [DataRow("a/b")]
    [DataRow("a~")]
    [DataRow("abcdefghijklm.log")]
    public void A_name_that_the_flash_would_refuse_is_refused(string name)
    {
        using TemporaryDirectory directory = new();
        HostFileStore store = new(directory.Path);
        Assert.ThrowsExactly<ArgumentException>(() => store.Append(name, [1], 0, 1));
    }

    [TestMethod]
    public void A_store_that_cannot_write_says_so()
    {
        using TemporaryDirectory directory = new();
        HostFileStore store = new(directory.Path);
        Directory.CreateDirectory(Path.Combine(directory.Path, "taken"));
        Assert.IsFalse(store.Append("taken", [1], 0, 1));
    }
}
