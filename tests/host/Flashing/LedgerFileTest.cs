using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Host.Storage;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Ledgers;

namespace NanoV2G.Tests.Flashing;

/// <summary>The ledger of an old board is found in the files of its flash, and what is none is refused in one sentence.</summary>
[TestClass]
public sealed class LedgerFileTest
{
    [TestMethod]
    public void TheNewestLedgerOfTheFilesIsExportedAndReadBack()
    {
        using TemporaryDirectory folder = new();
        WriteLedgers(folder.Path);
        LedgerFile ledger = LedgerFile.FromFlash(folder.Path);
        Assert.AreEqual("locked out, 1 lockouts within 30 days, 40 since the ledger was begun, 2 resets by the user", ledger.Words);
        Assert.IsTrue(File.Exists(Path.Combine(folder.Path, "lock01")), "more than one file was filled");

        using TemporaryDirectory other = new();
        string path = Path.Combine(other.Path, "old.ledger");
        File.WriteAllBytes(path, ledger.Image.Span);
        LedgerFile read = LedgerFile.Read(path);
        Assert.AreEqual(ledger.Words, read.Words);
        CollectionAssert.AreEqual(ledger.Image.ToArray(), read.Image.ToArray());
    }

    [TestMethod]
    public void AnyOneFileIsEnough()
    {
        using TemporaryDirectory folder = new();
        WriteLedgers(folder.Path);
        File.Delete(Path.Combine(folder.Path, "lock00"));
        File.Delete(Path.Combine(folder.Path, "lock02"));
        Assert.IsTrue(LedgerFile.FromFlash(folder.Path).State.TotalLockouts > 0);
    }

    [TestMethod]
    public void AFolderWithoutALedgerIsOneSentence()
    {
        using TemporaryDirectory folder = new();
        RequireSentence(() => LedgerFile.FromFlash(folder.Path), "found none of the files lock00, lock01 and lock02");
        File.WriteAllBytes(Path.Combine(folder.Path, "lock00"), new byte[500]);
        RequireSentence(() => LedgerFile.FromFlash(folder.Path), "found no whole ledger");
        File.WriteAllBytes(Path.Combine(folder.Path, "lock01"), new byte[70000]);
        RequireSentence(() => LedgerFile.FromFlash(folder.Path), "has 70000 bytes, expected at most 65536");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(170)]
    [DataRow(5000)]
    public void AFileThatIsNoLedgerIsOneSentence(int bytes)
    {
        using TemporaryDirectory folder = new();
        string path = Path.Combine(folder.Path, "old.ledger");
        RequireSentence(() => LedgerFile.Read(path), "cannot be read; expected a readable file");
        File.WriteAllBytes(path, new byte[bytes]);
        RequireSentence(() => LedgerFile.Read(path), "is no whole ledger; expected one that nanov2g ledger export has written");
    }

    private static void RequireSentence(Action act, string expected)
    {
        UserInputException error = Assert.ThrowsExactly<UserInputException>(act);
        StringAssert.Contains(error.Message, expected);
        Assert.IsFalse(error.Message.Contains('\n'), "one sentence");
    }

    private static void WriteLedgers(string folder)
    {
        RecordLog log = new(new HostFileStore(folder), LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes);
        LockoutLedger ledger = new(log);
        LockoutLedgerState state = new() { IsLockedOut = true, TotalUserResets = 2 };
        for (int version = 1; version <= 40; version++)
        {
            state.LedgerMs = version * ExcursionWatch.ThirtyDaysMs;
            state.LockoutMs[0] = state.LedgerMs;
            state.TotalLockouts = version;
            ledger.Offer(state, version);
            Assert.IsTrue(ledger.PersistStep());
        }
    }
}
