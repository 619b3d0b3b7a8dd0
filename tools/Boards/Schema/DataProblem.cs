namespace NanoV2G.Tools.Boards.Schema;

/// <summary>One thing wrong in a data file: where it stands, what was found and what is expected.</summary>
/// <param name="File">The file as the user knows it, for example <c>boards/wt32-eth01/board.json</c>.</param>
/// <param name="Key">The key inside the file, for example <c>pins.contactorDrive.gpio</c>.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What may stand there, and why.</param>
public sealed record DataProblem(string File, string Key, string Found, string Expected)
{
    /// <summary>The problem as one sentence.</summary>
    /// <returns>The sentence shown to the user.</returns>
    public override string ToString()
    {
        return $"{File}: {(Key.Length == 0 ? "the whole file" : Key)}: found {Found}, expected {Expected}.";
    }
}
