using System.Collections.Generic;

namespace NanoV2G.Tests.DeviceStandIns.Files;

/// <summary>
/// The littlefs partition behind the stand-ins of File and FileStream: what a file holds after a power cut, which is
/// what it held when it was last closed.
/// </summary>
public static class Flash
{
    private static readonly Dictionary<string, byte[]> Committed = new Dictionary<string, byte[]>();
    private static readonly HashSet<string> Opened = new HashSet<string>();
    private static int _writesBeforeFull = int.MaxValue;

    /// <summary>How many writes go through before the flash is full.</summary>
    public static int WritesBeforeFull
    {
        get => _writesBeforeFull;
        set => _writesBeforeFull = value;
    }

    /// <summary>Whether committing at Close fails.</summary>
    public static bool CloseFails { get; set; }

    /// <summary>Empties the partition and heals its faults.</summary>
    public static void Erase()
    {
        Committed.Clear();
        Opened.Clear();
        WritesBeforeFull = int.MaxValue;
        CloseFails = false;
    }

    /// <summary>The power is cut: open files are gone with what was written since they were opened.</summary>
    public static void CutPower()
    {
        Opened.Clear();
    }

    /// <summary>Content of a file as a power cut would leave it.</summary>
    /// <returns>The bytes, or null when there is no such file.</returns>
    public static byte[] ContentOf(string path)
    {
        return Committed.TryGetValue(path.ToUpperInvariant(), out byte[] content) ? content : null;
    }

    /// <summary>Writes a whole file.</summary>
    public static void Commit(string path, byte[] content)
    {
        Committed[path.ToUpperInvariant()] = content;
    }

    /// <summary>Removes a file, when there is one.</summary>
    public static void Remove(string path)
    {
        Committed.Remove(path.ToUpperInvariant());
    }

    /// <summary>Opens a file for one holder.</summary>
    public static void Open(string path)
    {
        if (!path.StartsWith("I:\\", System.StringComparison.Ordinal) || !Opened.Add(path.ToUpperInvariant()))
        {
            throw new System.IO.IOException();
        }
    }

    /// <summary>Whether somebody holds a file open.</summary>
    public static bool IsOpen(string path)
    {
        return Opened.Contains(path.ToUpperInvariant());
    }

    /// <summary>Closes a file.</summary>
    public static void Close(string path)
    {
        Opened.Remove(path.ToUpperInvariant());
    }
}
