namespace NanoV2G.Tools.Boards.Schema;

/// <summary>A data file cannot be used; the message is one sentence with file, key, what was found and what is expected.</summary>
public sealed class DataFileException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="sentence">The sentence shown to the user.</param>
    public DataFileException(string sentence)
        : base(sentence)
    {
    }
}
