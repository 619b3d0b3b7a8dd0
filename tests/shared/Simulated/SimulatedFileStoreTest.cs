using System;
using NanoV2G.Hal.Simulated.Storage;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Flash that keeps what was closed, fills up, and loses its power at any change.</summary>
[TestClass]
public class SimulatedFileStoreTest
{
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(100, 57)]
    [DataRow(4096, 1)]
    [DataRow(4095, 3)]
    [DataRow(9000, 2)]
    public void WhatIsAppendedIsRead(int chunkBytes, int chunks)
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        byte[] chunk = new byte[chunkBytes + 3];
        for (int index = 0; index < chunks; index++)
        {
            Fill(chunk, index * chunkBytes - 3);
            Assert.IsTrue(store.Append("log", chunk, 3, chunkBytes));
        }

        Assert.AreEqual(chunkBytes * chunks, store.GetLength("log"));
        byte[] all = new byte[chunkBytes * chunks + 5];
        Assert.AreEqual(chunkBytes * chunks, store.Read("log", 0, all, 2, all.Length - 2));
        int wrong = 0;
        for (int index = 0; index < chunkBytes * chunks; index++)
        {
            wrong += all[index + 2] == (byte)(index * 7) ? 0 : 1;
        }

        Assert.AreEqual(0, wrong);
        Assert.AreEqual(1, store.Read("log", chunkBytes * chunks - 1, all, 0, 100), "one byte before the end");
        Assert.AreEqual(0, store.Read("log", chunkBytes * chunks, all, 0, 100), "at the end");
    }

    [TestMethod]
    public void FilesAreApartAndDeletedOnesGiveTheirBlocksBack()
    {
        SimulatedFileStore store = new SimulatedFileStore(3 * 4096);
        byte[] bytes = new byte[8192];
        Fill(bytes, 0);
        Assert.IsTrue(store.Append("a", bytes, 0, 5000));
        Assert.IsTrue(store.Append("b", bytes, 1, 10));
        Assert.AreEqual(0, store.FreeBlocks);
        Assert.IsTrue(store.Delete("a"));
        Assert.AreEqual(-1, store.GetLength("a"));
        Assert.AreEqual(10, store.GetLength("b"));
        Assert.AreEqual(2, store.FreeBlocks);
        Assert.IsTrue(store.Delete("a"), "a missing file is no error");
        Assert.IsTrue(store.Append("c", bytes, 0, 8192));
        byte[] read = new byte[1];
        Assert.AreEqual(1, store.Read("c", 8191, read, 0, 1));
        Assert.AreEqual((int)bytes[8191], (int)read[0], "across blocks that are not neighbours");
    }

    [TestMethod]
    public void AFullStoreRefusesAndKeepsWhatItHas()
    {
        SimulatedFileStore store = new SimulatedFileStore(2 * 4096);
        byte[] bytes = new byte[8000];
        Assert.IsTrue(store.Append("a", bytes, 0, 8000));
        Assert.IsFalse(store.Append("a", bytes, 0, 200));
        Assert.IsFalse(store.Append("b", bytes, 0, 1));
        Assert.AreEqual(8000, store.GetLength("a"));
        Assert.AreEqual(-1, store.GetLength("b"));
        Assert.IsTrue(store.Append("a", bytes, 0, 192), "the rest of the last block");
    }

    [TestMethod]
    public void NamesOverSixteenCharactersAreRefused()
    {
        SimulatedFileStore store = new SimulatedFileStore(8192);
        Assert.IsFalse(store.Append("12345678901234567", new byte[1], 0, 1));
        Assert.IsTrue(store.Append("1234567890123456", new byte[1], 0, 1));
    }

    [TestMethod]
    public void AFailingStoreSaysSo()
    {
        SimulatedFileStore store = new SimulatedFileStore(8192);
        store.IsFailing = true;
        Assert.IsFalse(store.Append("a", new byte[1], 0, 1));
        Assert.IsFalse(store.Delete("a"));
        store.IsFailing = false;
        Assert.IsTrue(store.Append("a", new byte[1], 0, 1));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(49)]
    [DataRow(50)]
    [DataRow(99)]
    public void PowerCutAtEveryOperationKeepsExactlyWhatItShould(int keptBytes)
    {
        byte[] bytes = new byte[50];
        for (int operation = 1; operation <= 6; operation++)
        {
            SimulatedFileStore store = new SimulatedFileStore(65536);
            store.CutPowerAtOperation(operation, keptBytes);
            bool isCut = Script(store, bytes);
            Assert.IsTrue(isCut, "operation " + operation.ToString());
            Assert.ThrowsException(typeof(SimulatedPowerCutException), () => store.GetLength("a"));
            Assert.ThrowsException(typeof(SimulatedPowerCutException), () => store.Append("a", bytes, 0, 1));
            store.Restore();
            int kept = keptBytes < 50 ? keptBytes : 50;
            Assert.AreEqual(LengthAfter(operation, kept, true), store.GetLength("a"), "file a, operation " + operation.ToString());
            Assert.AreEqual(LengthAfter(operation, kept, false), store.GetLength("b"), "file b, operation " + operation.ToString());
            Assert.IsTrue(store.Append("a", bytes, 0, 1), "it works again");
        }
    }

    [TestMethod]
    public void StatisticsCountAppendsBytesAndErases()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        byte[] bytes = new byte[4096];
        store.Append("a", bytes, 0, 100);
        Assert.AreEqual(1, store.Erases, "a fresh block");
        store.Append("a", bytes, 0, 100);
        Assert.AreEqual(2, store.Erases, "the block is copied on");
        store.Append("a", bytes, 0, 4096);
        Assert.AreEqual(4, store.Erases, "copied on, and one more");
        Assert.AreEqual(3, store.Appends);
        Assert.AreEqual(4296L, store.AppendedBytes);
    }

    /// <summary>a: append, append, delete, append; b: two appends in between.</summary>
    private static bool Script(SimulatedFileStore store, byte[] bytes)
    {
        try
        {
            store.Append("a", bytes, 0, 50);
            store.Append("b", bytes, 0, 50);
            store.Append("a", bytes, 0, 50);
            store.Delete("a");
            store.Append("b", bytes, 0, 50);
            store.Append("a", bytes, 0, 50);
            return false;
        }
        catch (SimulatedPowerCutException)
        {
            return true;
        }
    }

    private static int LengthAfter(int cutOperation, int kept, bool isA)
    {
        int partial = kept == 0 ? -1 : kept;
        switch (cutOperation)
        {
            case 1:
                return isA ? partial : -1;
            case 2:
                return isA ? 50 : partial;
            case 3:
                return isA ? 50 + kept : 50;
            case 4:
                return isA ? (kept == 0 ? 100 : -1) : 50;
            case 5:
                return isA ? -1 : 50 + kept;
            default:
                return isA ? partial : 100;
        }
    }

    private static void Fill(byte[] bytes, int from)
    {
        for (int index = 0; index < bytes.Length; index++)
        {
            bytes[index] = (byte)((from + index) * 7);
        }
    }
}
