using System;
using NanoV2G.Hal.Storage;

namespace NanoV2G.Hal.Simulated.Storage;

/// <summary>
/// A flash file system that survives boots. What a call has closed stays; a power cut can be placed in any single
/// change. Every file takes whole blocks of 4 KB, as littlefs does beyond its inlined files.
/// </summary>
/// <remarks>All memory is taken at the start: a simulated year of appends allocates nothing but the names of new files.</remarks>
public sealed class SimulatedFileStore : IFileStore
{
    /// <summary>Size of an erase block, bytes: that of the serial flash on every ESP32 board.</summary>
    public const int BlockBytes = 4096;

    /// <summary>Longest file name, characters.</summary>
    public const int MostNameLength = 16;

    /// <summary>Directory changes that fit into one metadata block before it has to be erased (derived: about 40 bytes each, kept twice).</summary>
    private const int ChangesPerMetadataErase = 50;

    private const int End = -1;

    private readonly byte[] _flash;
    private readonly int[] _nextBlock;
    private readonly bool[] _isTaken;
    private readonly string[] _names;
    private readonly int[] _lengths;
    private readonly int[] _firstBlocks;
    private int _changesSinceErase;
    private int _cutAfter = -1;
    private int _cutKeepsBytes;

    /// <summary>Makes an empty store.</summary>
    /// <param name="capacityBytes">Room for files, bytes; whole blocks of it are used, at least one.</param>
    /// <exception cref="ArgumentException">There is no room for one block.</exception>
    public SimulatedFileStore(int capacityBytes)
    {
        int blocks = capacityBytes / BlockBytes;
        if (blocks < 1)
        {
            throw new ArgumentException("a store needs at least " + BlockBytes.ToString() + " bytes");
        }

        _flash = new byte[blocks * BlockBytes];
        _nextBlock = new int[blocks];
        _isTaken = new bool[blocks];
        _names = new string[blocks];
        _lengths = new int[blocks];
        _firstBlocks = new int[blocks];
        FreeBlocks = blocks;

        // On the device an element that nothing was stored into is no proper null: comparing it with a string crashes.
        for (int file = 0; file < blocks; file++)
        {
            _names[file] = null;
        }
    }

    /// <summary>Blocks that no file has.</summary>
    public int FreeBlocks { get; private set; }

    /// <summary>Places for files; <see cref="NameAt"/> tells what is in one.</summary>
    public int Places => _names.Length;

    /// <summary>Appends that were carried out.</summary>
    public int Appends { get; private set; }

    /// <summary>Bytes appended.</summary>
    public long AppendedBytes { get; private set; }

    /// <summary>Files removed.</summary>
    public int Deletes { get; private set; }

    /// <summary>Changes asked for, appends and deletes, since the start; what <see cref="CutPowerAtOperation"/> counts from.</summary>
    public int Operations { get; private set; }

    /// <summary>
    /// Estimate of block erases: each append rewrites the block it continues into a fresh one and takes what it
    /// needs beyond; directory changes cost one erase in fifty.
    /// </summary>
    public int Erases { get; private set; }

    /// <summary>Whether the power is cut: every call throws until <see cref="Restore"/>.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether every change fails, as on worn-out flash, without a power cut.</summary>
    public bool IsFailing { get; set; }

    /// <summary>Whether no block is left for anything new: appends that stay within a file's last block still work.</summary>
    public bool IsFull { get; set; }

    /// <summary>Cuts the power during a change to come.</summary>
    /// <param name="operation">Which one, counted from now; 1 = the next append or delete.</param>
    /// <param name="keptBytes">
    /// How many bytes of that append are in the file afterwards (at most its length); 0 = none. For a delete, 0 = the file is
    /// still there, anything else = it has gone.
    /// </param>
    public void CutPowerAtOperation(int operation, int keptBytes)
    {
        _cutAfter = Operations + operation;
        _cutKeepsBytes = keptBytes;
    }

    /// <summary>Cuts the power now, between two changes.</summary>
    public void Cut()
    {
        IsCut = true;
    }

    /// <summary>The power is back: everything closed before the cut is there.</summary>
    public void Restore()
    {
        IsCut = false;
        _cutAfter = -1;
    }

    /// <summary>Removes every file without counting it: a new flash.</summary>
    public void Clear()
    {
        for (int file = 0; file < _names.Length; file++)
        {
            if (_names[file] != null)
            {
                Remove(file);
            }
        }
    }

    /// <summary>The file at a place: who goes through all of them can copy the flash.</summary>
    /// <param name="place">Place, 0 to <see cref="Places"/> - 1.</param>
    /// <returns>Its name, or null when the place is free.</returns>
    public string NameAt(int place)
    {
        return _names[place];
    }

    /// <inheritdoc/>
    /// <exception cref="SimulatedPowerCutException">The power is cut.</exception>
    public int GetLength(string name)
    {
        RequirePower();
        int file = Find(name);
        return file < 0 ? -1 : _lengths[file];
    }

    /// <inheritdoc/>
    /// <exception cref="SimulatedPowerCutException">The power is cut.</exception>
    public int Read(string name, int fileOffset, byte[] buffer, int bufferOffset, int count)
    {
        RequirePower();
        int file = Find(name);
        if (file < 0 || fileOffset < 0 || fileOffset >= _lengths[file])
        {
            return 0;
        }

        int left = _lengths[file] - fileOffset;
        int total = count < left ? count : left;
        int block = _firstBlocks[file];
        for (int skipped = fileOffset / BlockBytes; skipped > 0; skipped--)
        {
            block = _nextBlock[block];
        }

        int inBlock = fileOffset % BlockBytes;
        int done = 0;
        while (done < total)
        {
            int part = BlockBytes - inBlock < total - done ? BlockBytes - inBlock : total - done;
            Array.Copy(_flash, block * BlockBytes + inBlock, buffer, bufferOffset + done, part);
            done += part;
            inBlock = 0;
            block = _nextBlock[block];
        }

        return total;
    }

    /// <inheritdoc/>
    /// <exception cref="SimulatedPowerCutException">The power is cut, or is cut by this very change.</exception>
    public bool Append(string name, byte[] buffer, int offset, int count)
    {
        RequirePower();
        if (IsFailing || name.Length == 0 || name.Length > MostNameLength)
        {
            return false;
        }

        Operations++;
        bool isCutNow = Operations == _cutAfter;
        int kept = isCutNow && _cutKeepsBytes < count ? _cutKeepsBytes : count;
        int file = Find(name);
        bool hasRoom = BlocksFor(file < 0 ? 0 : _lengths[file], count) <= (IsFull ? 0 : FreeBlocks);
        if (hasRoom && (kept > 0 || !isCutNow))
        {
            hasRoom = Write(file, name, buffer, offset, kept);
        }

        if (isCutNow)
        {
            IsCut = true;
            throw new SimulatedPowerCutException();
        }

        return hasRoom;
    }

    /// <inheritdoc/>
    /// <exception cref="SimulatedPowerCutException">The power is cut, or is cut by this very change.</exception>
    public bool Delete(string name)
    {
        RequirePower();
        if (IsFailing)
        {
            return false;
        }

        Operations++;
        bool isCutNow = Operations == _cutAfter;
        int file = Find(name);
        if (file >= 0 && (!isCutNow || _cutKeepsBytes > 0))
        {
            Remove(file);
            Deletes++;
            ChangeDirectory();
        }

        if (isCutNow)
        {
            IsCut = true;
            throw new SimulatedPowerCutException();
        }

        return true;
    }

    private static int BlocksFor(int length, int added)
    {
        int before = (length + BlockBytes - 1) / BlockBytes;
        int after = (length + added + BlockBytes - 1) / BlockBytes;
        return after - before;
    }

    private void RequirePower()
    {
        if (IsCut)
        {
            throw new SimulatedPowerCutException();
        }
    }

    private int Find(string name)
    {
        for (int file = 0; file < _names.Length; file++)
        {
            if (_names[file] == name)
            {
                return file;
            }
        }

        return -1;
    }

    private bool Write(int file, string name, byte[] buffer, int offset, int count)
    {
        int target = file < 0 ? Create(name) : file;
        if (target < 0)
        {
            return false;
        }

        int inBlock = _lengths[target] % BlockBytes;
        int block = LastBlock(target);
        if (inBlock > 0 && count > 0)
        {
            Erases++;
        }

        int done = 0;
        while (done < count)
        {
            if (inBlock == 0)
            {
                block = Extend(target, block);
            }

            int part = BlockBytes - inBlock < count - done ? BlockBytes - inBlock : count - done;
            Array.Copy(buffer, offset + done, _flash, block * BlockBytes + inBlock, part);
            done += part;
            inBlock = (inBlock + part) % BlockBytes;
        }

        _lengths[target] += count;
        Appends++;
        AppendedBytes += count;
        ChangeDirectory();
        return true;
    }

    private int Create(string name)
    {
        for (int file = 0; file < _names.Length; file++)
        {
            if (_names[file] == null)
            {
                _names[file] = name;
                _lengths[file] = 0;
                _firstBlocks[file] = End;
                return file;
            }
        }

        return -1;
    }

    private int LastBlock(int file)
    {
        int block = _firstBlocks[file];
        while (block != End && _nextBlock[block] != End)
        {
            block = _nextBlock[block];
        }

        return block;
    }

    private int Extend(int file, int lastBlock)
    {
        int block = 0;
        while (_isTaken[block])
        {
            block++;
        }

        _isTaken[block] = true;
        _nextBlock[block] = End;
        FreeBlocks--;
        Erases++;
        if (lastBlock == End)
        {
            _firstBlocks[file] = block;
        }
        else
        {
            _nextBlock[lastBlock] = block;
        }

        return block;
    }

    private void Remove(int file)
    {
        int block = _firstBlocks[file];
        while (block != End)
        {
            _isTaken[block] = false;
            FreeBlocks++;
            block = _nextBlock[block];
        }

        _names[file] = null;
    }

    private void ChangeDirectory()
    {
        _changesSinceErase++;
        if (_changesSinceErase == ChangesPerMetadataErase)
        {
            _changesSinceErase = 0;
            Erases++;
        }
    }
}
