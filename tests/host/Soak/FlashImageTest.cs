using NanoV2G.Hal.Simulated.Storage;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tests.Soak;

/// <summary>A flash can be carried off and put into another board.</summary>
[TestClass]
public sealed class FlashImageTest
{
    [TestMethod]
    public void What_is_saved_is_there_again_and_equal_flash_gives_equal_images()
    {
        using TemporaryDirectory folder = new();
        SimulatedFileStore store = new(65536);
        byte[] content = [.. Enumerable.Range(0, 9000).Select(index => (byte)(index * 7))];
        store.Append("long", content, 0, content.Length);
        store.Append("gone", content, 0, 10);
        store.Append("short", content, 0, 3);
        store.Delete("gone");
        string path = Path.Combine(folder.Path, "one.zip");
        FlashImage.Save(store, path);

        SimulatedFileStore copy = new(65536);
        FlashImage.Load(path, copy);
        Assert.AreEqual(-1, copy.GetLength("gone"));
        Assert.AreEqual(3, copy.GetLength("short"));
        byte[] read = new byte[9000];
        Assert.AreEqual(9000, copy.Read("long", 0, read, 0, read.Length));
        CollectionAssert.AreEqual(content, read);
        Assert.AreEqual(store.FreeBlocks, copy.FreeBlocks);

        FlashImage.Save(store, Path.Combine(folder.Path, "two.zip"));
        CollectionAssert.AreEqual(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(folder.Path, "two.zip")));
    }

    [TestMethod]
    public void An_image_that_cannot_be_used_is_told()
    {
        using TemporaryDirectory folder = new();
        string path = Path.Combine(folder.Path, "none.zip");
        StringAssert.Contains(Assert.ThrowsExactly<UserInputException>(() => FlashImage.Load(path, new SimulatedFileStore(65536))).Message, "cannot be read");
        File.WriteAllText(path, "no archive");
        StringAssert.Contains(Assert.ThrowsExactly<UserInputException>(() => FlashImage.Load(path, new SimulatedFileStore(65536))).Message, "cannot be read");

        SimulatedFileStore store = new(65536);
        store.Append("long", new byte[20000], 0, 20000);
        FlashImage.Save(store, path);
        StringAssert.Contains(Assert.ThrowsExactly<UserInputException>(() => FlashImage.Load(path, new SimulatedFileStore(8192))).Message, "does not fit");
    }
}
