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

    // One array for all: each array has a head of its own.
    private readonly byte[] _ids = new byte[MostCommands * CommandReader.MostNameCharacters];
    private readonly int[] _idLengths = new int[MostCommands];
    private int _next;

    /// <summary>What was decided on the command at each place.</summary>
    public readonly CommandReason[] Reasons = new CommandReason[MostCommands];

    /// <summary>Finds a command.</summary>
    /// <param name="source">Begins with the id.</param>
    /// <param name="length">Its length, bytes, 1 or more.</param>
    /// <returns>Its place, or -1 when it is not among the last.</returns>
    public int Find(byte[] source, int length)
    {
        for (int place = 0; place < MostCommands; place++)
        {
            if (_idLengths[place] == length && Ascii.AreEqual(_ids, place * CommandReader.MostNameCharacters, source, 0, length))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Remembers a command in the place of the oldest.</summary>
    /// <param name="source">Begins with the id.</param>
    /// <param name="length">Its length, bytes, 1 to <see cref="CommandReader.MostNameCharacters"/>.</param>
    /// <param name="reason">What became of it.</param>
    public void Remember(byte[] source, int length, CommandReason reason)
    {
        Array.Copy(source, 0, _ids, _next * CommandReader.MostNameCharacters, length);
        _idLengths[_next] = length;
        Reasons[_next] = reason;
        _next = (_next + 1) % MostCommands;
    }
}
