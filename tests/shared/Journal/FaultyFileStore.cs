using NanoV2G.Hal.Storage;

namespace NanoV2G.Tests.Journal;

/// <summary>Files in memory whose power can be cut at any byte of any write.</summary>
public sealed class FaultyFileStore : IFileStore
{
    private const int MostFiles = 112;

    private readonly string[] _names = new string[MostFiles];
    private readonly byte[][] _contents = new byte[MostFiles][];
    private readonly int[] _lengths = new int[MostFiles];
    private readonly int _mostFileBytes;

    public FaultyFileStore(int mostFileBytes)
    {
        _mostFileBytes = mostFileBytes;

        // On the device an element that nothing was stored into is no proper null.
        for (int file = 0; file < MostFiles; file++)
        {
            _names[file] = null;
        }
    }

    /// <summary>Writes and deletions so far.</summary>
    public int Operations { get; private set; }

    /// <summary>Writes so far.</summary>
    public int Appends { get; private set; }

    /// <summary>The operation within which power fails, counted from 1; 0 for none.</summary>
    public int CutAtOperation { get; set; }

    /// <summary>How many bytes of the cut write reach the flash; a cut deletion happens when this is above 0.</summary>
    public int KeptBytes { get; set; }

    /// <summary>Whether power is off: nothing works until <see cref="Restore"/>.</summary>
    public bool IsPowerOff { get; private set; }

    /// <summary>While true, writes keep <see cref="KeptBytes"/> bytes and report failure.</summary>
    public bool FailsWrites { get; set; }

    /// <summary>While true, reads give nothing.</summary>
    public bool FailsReads { get; set; }

    public void Restore()
    {
        IsPowerOff = false;
        CutAtOperation = 0;
    }

    public void Damage(string name, int offset, int bits)
    {
        int file = Find(name);
        _contents[file][offset] = (byte)(_contents[file][offset] ^ bits);
    }

    public int GetLength(string name)
    {
        int file = Find(name);
        return file < 0 || IsPowerOff ? -1 : _lengths[file];
    }

    public int Read(string name, int fileOffset, byte[] buffer, int bufferOffset, int count)
    {
        int file = Find(name);
        if (file < 0 || IsPowerOff || FailsReads)
        {
            return 0;
        }

        int taken = 0;
        while (taken < count && fileOffset + taken < _lengths[file])
        {
            buffer[bufferOffset + taken] = _contents[file][fileOffset + taken];
            taken++;
        }

        return taken;
    }

    public bool Append(string name, byte[] buffer, int offset, int count)
    {
        if (IsPowerOff)
        {
            return false;
        }

        Operations++;
        Appends++;
        bool isCut = Operations == CutAtOperation;
        int kept = (isCut || FailsWrites) && KeptBytes < count ? KeptBytes : count;
        int file = Find(name);
        if (file < 0 && kept > 0)
        {
            file = Make(name);
        }

        if (file >= 0 && _lengths[file] + kept > _mostFileBytes)
        {
            return false;
        }

        for (int index = 0; index < kept; index++)
        {
            _contents[file][_lengths[file]] = buffer[offset + index];
            _lengths[file]++;
        }

        IsPowerOff = isCut;
        return !isCut && !FailsWrites;
    }

    public bool Delete(string name)
    {
        if (IsPowerOff)
        {
            return false;
        }

        Operations++;
        bool isCut = Operations == CutAtOperation;
        int file = Find(name);
        if (file >= 0 && (!isCut || KeptBytes > 0))
        {
            _names[file] = null;
        }

        IsPowerOff = isCut;
        return !isCut;
    }

    private int Find(string name)
    {
        for (int file = 0; file < MostFiles; file++)
        {
            if (_names[file] != null && _names[file] == name)
            {
                return file;
            }
        }

        return -1;
    }

    private int Make(string name)
    {
        int file = 0;
        while (_names[file] != null)
        {
            file++;
        }

        _names[file] = name;
        if (_contents[file] == null)
        {
            _contents[file] = new byte[_mostFileBytes];
        }

        _lengths[file] = 0;
        return file;
    }
}
