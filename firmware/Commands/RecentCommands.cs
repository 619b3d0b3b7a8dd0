using System;
using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Commands;

/// <summary>
/// The last commands and what became of them: a command that the broker delivers twice, or an issuer sends again because
/// the acknowledgement was lost, gets the same answer and no second action.
/// </summary>
public sealed class RecentCommands
{
    /// <summary>How many commands are remembered.</summary>
    public const int MostCommands = 8;

    private readonly byte[] _ids;
    private readonly int _mostIdBytes;
    private readonly int[] _idLengths = new int[MostCommands];
    private int _next;

    /// <summary>Makes an empty memory.</summary>
    /// <param name="mostIdBytes">Longest id, bytes.</param>
    public RecentCommands(int mostIdBytes)
    {
        // One array for all: each array has a head of its own.
        _mostIdBytes = mostIdBytes;
        _ids = new byte[MostCommands * mostIdBytes];
    }

    /// <summary>What was decided on the command at each place.</summary>
    public readonly CommandReason[] Reasons = new CommandReason[MostCommands];

    /// <summary>Finds a command.</summary>
    /// <param name="source">Holds the id.</param>
    /// <param name="start">Index of its first byte.</param>
    /// <param name="length">Its length, bytes, 1 or more.</param>
    /// <returns>Its place, or -1 when it is not among the last.</returns>
    public int Find(byte[] source, int start, int length)
    {
        for (int place = 0; place < MostCommands; place++)
        {
            if (_idLengths[place] == length && Ascii.AreEqual(_ids, place * _mostIdBytes, source, start, length))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Remembers a command in the place of the oldest.</summary>
    /// <param name="source">Holds the id.</param>
    /// <param name="start">Index of its first byte.</param>
    /// <param name="length">Its length, bytes, 1 to what the constructor was told.</param>
    /// <param name="reason">What became of it.</param>
    public void Remember(byte[] source, int start, int length, CommandReason reason)
    {
        Array.Copy(source, start, _ids, _next * _mostIdBytes, length);
        _idLengths[_next] = length;
        Reasons[_next] = reason;
        _next = (_next + 1) % MostCommands;
    }
}
