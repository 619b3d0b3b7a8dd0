using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Storage;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Ledgers;

/// <summary>The lockout ledger of a board in the form in which another board takes it over.</summary>
/// <param name="State">What it says.</param>
/// <param name="Image">Content of the file that the firmware looks for.</param>
public sealed record LedgerFile(LockoutLedgerState State, ReadOnlyMemory<byte> Image)
{
    // Segments are of 2 KB; whatever is much longer is none.
    private const int MostFileBytes = 65536;
    private const int StoreBytes = 4 * MostFileBytes;

    /// <summary>The ledger in words.</summary>
    public string Words => $"{(State.IsLockedOut ? "locked out" : "not locked out")}, {State.CountWithin(State.LockoutMs, ExcursionWatch.ThirtyDaysMs)} lockouts within 30 days, "
        + $"{State.TotalLockouts} since the ledger was begun, {State.TotalUserResets} resets by the user";

    /// <summary>Finds the newest ledger in the files copied from a board's flash.</summary>
    /// <param name="folder">Folder with the files lock00, lock01 and lock02, or those of them that there are.</param>
    /// <returns>The ledger.</returns>
    /// <exception cref="UserInputException">There is none.</exception>
    public static LedgerFile FromFlash(string folder)
    {
        SimulatedFileStore store = new(StoreBytes);
        int found = 0;
        for (int slot = 0; slot < LockoutLedger.SegmentCount; slot++)
        {
            string name = $"{LockoutLedger.FilePrefix}{slot:00}";
            string path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                byte[] bytes = ReadFile(path, "ledger export");
                store.Append(name, bytes, 0, bytes.Length);
                found++;
            }
        }

        if (found == 0)
        {
            throw new UserInputException($"ledger export: found none of the files lock00, lock01 and lock02 in \"{folder}\", expected them as copied from the old board's flash.");
        }

        RecordLog log = new(store, LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes);
        LockoutLedgerState state = new LockoutLedger(log).Restore();
        return state.IsMissing
            ? throw new UserInputException($"ledger export: found no whole ledger in the files of \"{folder}\"; copy them again, or begin a new ledger on the new board with flash --new-ledger.")
            : new LedgerFile(state, ImageOf(state));
    }

    /// <summary>Reads a file that <c>ledger export</c> has written.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The ledger.</returns>
    /// <exception cref="UserInputException">It is none.</exception>
    public static LedgerFile Read(string path)
    {
        byte[] bytes = ReadFile(path, "--ledger");
        LockoutLedgerState state = new();
        return bytes.Length <= RecordView.MostPayloadBytes + LockoutLedger.CheckBytes && LockoutLedger.TryRead(bytes, bytes.Length, state)
            ? new LedgerFile(state, bytes)
            : throw new UserInputException($"--ledger: the file \"{path}\" is no whole ledger; expected one that nanov2g ledger export has written, unchanged.");
    }

    private static byte[] ImageOf(LockoutLedgerState state)
    {
        byte[] image = new byte[LockoutLedger.PayloadBytes + LockoutLedger.CheckBytes];
        LockoutLedger.Encode(state, image);
        LittleEndian.Write(image, LockoutLedger.PayloadBytes, LockoutLedger.CheckBytes, Crc32.Of(image, 0, LockoutLedger.PayloadBytes));
        return image;
    }

    private static byte[] ReadFile(string path, string option)
    {
        try
        {
            FileInfo file = new(path);
            return file.Length <= MostFileBytes
                ? File.ReadAllBytes(path)
                : throw new UserInputException($"{option}: the file \"{path}\" has {file.Length} bytes, expected at most {MostFileBytes}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserInputException($"{option}: the file \"{path}\" cannot be read; expected a readable file.");
        }
    }
}
