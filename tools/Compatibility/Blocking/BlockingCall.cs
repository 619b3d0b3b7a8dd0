namespace NanoV2G.Tools.Compatibility.Blocking;

/// <summary>One entry of the list.</summary>
/// <param name="Place">Where the methods run.</param>
/// <param name="WorstMs">Longest stall, ms; null when there is no limit to it.</param>
/// <param name="Member">The library's member without its parameters, as <see cref="Code.MemberNames"/> writes it.</param>
/// <param name="Methods">Who may call it, as <c>Namespace.Type::Method</c>.</param>
public sealed record BlockingCall(BlockingPlace Place, int? WorstMs, string Member, IReadOnlyList<string> Methods)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without comment.</param>
    /// <returns>The entry, or null when it cannot be read.</returns>
    public static BlockingCall? Read(string line)
    {
        string[] sides = line.Split(" : ");
        string[] words = sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (sides.Length != 2 || words.Length != 3)
        {
            return null;
        }

        BlockingPlace? place = words[0] switch
        {
            "parked" => BlockingPlace.Parked,
            "boot" => BlockingPlace.Boot,
            "budget" => BlockingPlace.Budget,
            "supervised" => BlockingPlace.Supervised,
            _ => null,
        };
        bool mayBeUnbounded = place is BlockingPlace.Parked or BlockingPlace.Supervised;
        bool isNumber = int.TryParse(words[1], out int worstMs) && worstMs > 0;
        string[] methods = sides[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return place is BlockingPlace at && (isNumber || (mayBeUnbounded && words[1] == "unbounded")) && methods.Length > 0
            ? new BlockingCall(at, isNumber ? worstMs : null, words[2], methods)
            : null;
    }
}
