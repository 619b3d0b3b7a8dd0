using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.Commands;

/// <summary>
/// The last sequence number of each issuer of commands: a recorded command played back later, also after a restart, is
/// known by a number that does not rise.
/// </summary>
/// <remarks>
/// An issuer is kept as the CRC-32 of its name. Two names of one check value would share a row: then the lower numbers of
/// one are refused, which errs on the safe side. Rows are never given up, because a forgotten issuer could be replayed.
/// </remarks>
public sealed class IssuerTable
{
    /// <summary>Most issuers: what the stored slice holds.</summary>
    public const int MostIssuers = StateBlock.IssuersBytes / RowBytes;

    private const int RowBytes = 8;
    private const int SequenceOffset = 4;

    private readonly StateSlice _slice;
    private readonly byte[] _rows = new byte[StateBlock.IssuersBytes];

    /// <summary>Opens the table with the numbers stored last.</summary>
    /// <param name="slice">The slice at <see cref="StateBlock.IssuersOffset"/>.</param>
    public IssuerTable(StateSlice slice)
    {
        _slice = slice;
        slice.Read(_rows);
    }

    /// <summary>Takes a sequence number when it rises; it is used up then, whatever becomes of its command.</summary>
    /// <param name="issuer">CRC-32 of the issuer's name.</param>
    /// <param name="sequence">The number, 1 or more.</param>
    /// <param name="isUrgent">Whether it is stored at once, not together with later changes.</param>
    /// <returns>
    /// <see cref="CommandReason.None"/>, <see cref="CommandReason.SequenceNotRising"/> or
    /// <see cref="CommandReason.TooManyIssuers"/>.
    /// </returns>
    public CommandReason Take(int issuer, int sequence, bool isUrgent)
    {
        int row = Find(issuer);
        if (row < 0)
        {
            return CommandReason.TooManyIssuers;
        }

        if (sequence <= SequenceOf(row))
        {
            return CommandReason.SequenceNotRising;
        }

        LittleEndian.Write(_rows, row, SequenceOffset, issuer);
        LittleEndian.Write(_rows, row + SequenceOffset, RowBytes - SequenceOffset, sequence);
        _slice.Write(_rows, isUrgent);
        return CommandReason.None;
    }

    private int Find(int issuer)
    {
        for (int row = 0; row < _rows.Length; row += RowBytes)
        {
            // Sequence numbers begin at 1, so 0 marks a free row; rows fill in order, so none in use follows it.
            if (SequenceOf(row) == 0 || LittleEndian.ReadInt32(_rows, row) == issuer)
            {
                return row;
            }
        }

        return -1;
    }

    private int SequenceOf(int row)
    {
        return LittleEndian.ReadInt32(_rows, row + SequenceOffset);
    }
}
